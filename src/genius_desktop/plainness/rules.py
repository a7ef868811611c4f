"""What makes a sentence hard to read, each rule for itself."""

import re
from collections.abc import Iterator

from genius_desktop.plainness.cutting import Sentence, Word
from genius_desktop.plainness.hits import Hit
from genius_desktop.plainness.lists import Entry, lists, meaning

LONG_SENTENCE_WORDS = 20
_LONG_WORD_SYLLABLES, _LONG_WORD_CHARS = 6, 16
_NESTED, _NOMINAL = 3, 3
_PASSIVE_WORDS = 14
_BECOME = frozenset("wird werden wurde wurden worden würde würden wirst werdet".split())
_IS = frozenset("ist sind war waren sei seien wäre wären".split())
_STRONG = (
    r"beschlossen|erhoben|vergeben|übergeben|gegeben|entschieden|verwiesen|betrieben|erlassen|beraten|übernommen|"
    r"genommen|verboten|unterschrieben|beschrieben|vorgeschrieben|geschrieben|erteilt|betroffen|getroffen|verschoben|"
    r"bewiesen|nachgewiesen|hingewiesen|überwiesen|abgewiesen|zugewiesen|ausgewiesen|einbezogen|bezogen|entzogen|"
    r"vollzogen|unterbrochen|verloren|verschlossen|geschlossen|ausgeschlossen|angeschlossen|abgeschlossen|empfohlen|"
    r"befohlen|gehalten|enthalten|einbehalten|vorbehalten|erhalten|aufgehoben|angehoben|untersagt|widerrufen|berufen"
)
_PARTICIPLE = re.compile(
    rf"(?:(?:\w{{2,8}})?ge\w{{2,}}(?:t|en)|(?:\w{{2,5}})?(?:be|ent|er|ver|zer|miss|über|unter|wider|hinter)\w{{2,}}t"
    rf"|\w{{2,}}iert|{_STRONG})"
)
_INFINITIVE = re.compile(r"\w{2,}(?:en|ern|eln)|tun")
_NOMINAL_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:ung|ungen|heit|heiten|keit|keiten|nahme|nahmen|ierung|ismus)s?")
# These are no deeds but offices, papers and places.
_THINGS = (
    "verwaltung satzung sitzung wohnung zeitung rechnung ordnung versammlung abteilung regierung bevölkerung "
    "einrichtung leistung quittung umgebung übung lösung siedlung abrechnung verfassung vereinigung stiftung dichtung "
    "krankheit freiheit mehrheit minderheit einheit gesundheit gelegenheit"
).split()
_LEADING = re.compile(
    r"\b(?:zur|bei|nach|durch|unter|mit|wegen|aufgrund|mangels|infolge|vor|zwecks)\s+(?:(?:der|die|einer|dieser|"
    r"erfolgter|vorheriger|ordnungsgemäßer|nicht\s+\w+er)\s+)?([A-ZÄÖÜ][a-zäöüß]{3,}(?:ung|nahme|heit|keit))\b"
)
_CLAUSE = re.compile(
    r",\s+(?:(?:in|an|auf|bei|mit|von|zu|für|durch|über|unter|nach|aus)\s+)?(?:dass|ob|weil|da|wenn|falls|sofern|soweit|"
    r"obwohl|obgleich|damit|bevor|nachdem|während|indem|sodass|wobei|wodurch|womit|wonach|welche[rsmn]?|der|die|das|"
    r"dem|den|deren|dessen|denen|um)\s|\([^)]{25,}\)|\s[–-]\s[^–-]{15,80}\s[–-]\s"
)
_UN = r"un(?!d\b|s\b|ter|i|ser|gefähr|fall|mittelbar|bedingt|verzüglich|terlagen)\w{4,}"
_NEGATIONS = re.compile(
    rf"\b(?:nicht|kein\w*|nie|niemals)\s+(?:\w+\s+)?(?:{_UN}|ohne|auszuschließen|ausgeschlossen|verkannt|umhin|selten)\b"
    r"|\b(?:nicht|kein\w*)\b[^.,;:!?]{1,60}\b(?:nicht|kein\w*|niemand\w*|weder)\b",
    re.IGNORECASE,
)
_HARD_FIGURE = re.compile(
    r"\b\d{1,3}(?:\.\d{3})*,00(?=\s*(?:€|Euro|EUR))|(?<![\d.,/-])(?!(?:19|20)\d\d\b)\d{5,}(?![\d/.-]|\s?[A-ZÄÖÜ][a-z])"
    r"|(?<=§ )\d+\w?(?:\s+Abs\.\s*\d+)?(?:\s+(?:Satz|S\.)\s*\d+)?(?:\s+(?:Nr\.|Nummer)\s*\d+)"
    r"(?:\s+(?:Buchst\.|lit\.)\s*\w\)?)?"
    r"|\b(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)?(?:hundert|tausend)(?:und)?(?:ein|zwei|drei|vier|fünf|"
    r"sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zig|\w+zehn|hundert|tausend)+\b|\b(?:drei|vier|fünf|sech|sieb|acht|neun)zehn\b",
)


def long_sentence(sentence: Sentence) -> Iterator[Hit]:
    """Name a sentence with more words than most readers keep in mind."""
    count = len(sentence.words)
    if count > LONG_SENTENCE_WORDS:
        yield Hit("long-sentence", 0, len(sentence.text), sentence.text, count=count)


def nested(sentence: Sentence) -> Iterator[Hit]:
    """Name a sentence with several clauses or insertions in it."""
    count = len(_CLAUSE.findall(sentence.text))
    if count >= _NESTED:
        yield Hit("nested", 0, len(sentence.text), sentence.text, count=count)


def passive(sentence: Sentence) -> Iterator[Hit]:
    """Name what is done without anyone who does it, and what „is to be done“."""
    words = sentence.words
    for place, word in enumerate(words):
        small = word.text.casefold()
        if small in _BECOME:
            other = _participle(sentence, place)
            if other is not None:
                yield _between(sentence, word, other, kind="passive")
        elif small in _IS:
            infinitive = _to_do(sentence, place)
            if infinitive is not None:
                yield _between(sentence, word, infinitive, kind="must")


def _participle(sentence: Sentence, place: int) -> Word | None:
    """Find the participle of a passive: before it at the end of a clause, else the nearest one behind it."""
    words = sentence.words
    if place and _is_participle(words[place - 1]):
        return words[place - 1]
    for later in words[place + 1 : place + 1 + _PASSIVE_WORDS]:
        between = sentence.between(words[place], later)
        if ";" in between or ":" in between:
            return None
        if _is_participle(later):
            return later
    return None


def _is_participle(word: Word) -> bool:
    return word.text[0].islower() and _PARTICIPLE.fullmatch(word.text) is not None


def _to_do(sentence: Sentence, place: int) -> Word | None:
    """Find the infinitive of „ist … zu zahlen“ or „ist vorzulegen“ within the clause."""
    words = sentence.words
    for later in range(place + 1, min(place + 1 + _PASSIVE_WORDS, len(words))):
        between = sentence.between(words[place], words[later])
        if "," in between or ";" in between:
            return None
        text = words[later].text
        if words[later - 1].text == "zu" and text[0].islower() and _INFINITIVE.fullmatch(text):
            return words[later]
        if text[0].islower() and re.fullmatch(r"\w{2,6}zu\w{2,}en", text):
            return words[later]
    return None


def _between(sentence: Sentence, one: Word, other: Word, *, kind: str) -> Hit:
    start, end = min(one.start, other.start), max(one.end, other.end)
    return Hit(kind, start, end, sentence.text[start:end])


def nominal(sentence: Sentence) -> Iterator[Hit]:
    """Name nouns that stand in the place of verbs: after a preposition, and where a sentence has several."""
    found = {m.start(1): m.end(1) for m in _LEADING.finditer(sentence.text) if not _is_thing(m[1])}
    nouns = [word for word in sentence.words if _NOMINAL_WORD.fullmatch(word.text) and not _is_thing(word.text)]
    if len(nouns) >= _NOMINAL:
        found |= {word.start: word.end for word in nouns}
    for start, end in sorted(found.items()):
        yield Hit("nominal", start, end, sentence.text[start:end])


def _is_thing(noun: str) -> bool:
    small = noun.casefold().removesuffix("en")
    return any(small.endswith(thing) for thing in _THINGS)


def phrases(sentence: Sentence) -> Iterator[Hit]:
    """Name nouns with a pale verb that say what one verb can say."""
    known = lists()
    if known.nouns.search(sentence.text) is None:
        return
    for phrase in known.phrases:
        noun = phrase.noun.search(sentence.text)
        if noun and phrase.verbs.search(sentence.text):
            yield Hit("phrase", *noun.span(), noun.group(), phrase.plain)


def listed(sentence: Sentence) -> Iterator[Hit]:
    """Name words of the lists, the longest of those that begin at a place."""
    known = lists()
    small = [word.text.casefold() for word in sentence.words]
    last = -1
    for place, word in enumerate(sentence.words):
        if place <= last:
            continue
        fitting = [entry for entry in known.starting_with(small[place]) if _fits(entry, small, place)]
        if fitting:
            best = max(fitting, key=lambda entry: (len(entry.words), len(entry.words[0])))
            last = place + len(best.words) - 1
            end = sentence.words[last].end
            yield Hit(best.kind, word.start, end, sentence.text[word.start : end], best.plain)


def _fits(entry: Entry, words: list[str], place: int) -> bool:
    here = words[place : place + len(entry.words)]
    if len(here) < len(entry.words) or tuple(here[:-1]) != entry.words[:-1]:
        return False
    return here[-1].startswith(entry.words[-1]) if entry.open else here[-1] == entry.words[-1]


def abbreviations(sentence: Sentence) -> Iterator[Hit]:
    """Name abbreviations that can be written in full."""
    known = lists()
    for match in known.abbreviations.finditer(sentence.text):
        yield Hit("abbreviation", *match.span(), match.group(), meaning(match.group(), known))


def long_words(sentence: Sentence) -> Iterator[Hit]:
    """Name words of many syllables."""
    for word in sentence.words:
        if len(word.text) >= _LONG_WORD_CHARS and "-" not in word.text and word.syllables >= _LONG_WORD_SYLLABLES:
            yield Hit("long-word", word.start, word.end, word.text, count=word.syllables)


def negations(sentence: Sentence) -> Iterator[Hit]:
    """Name negations of negations."""
    yield from _matches(_NEGATIONS, "negation", sentence)


def hard_figures(sentence: Sentence) -> Iterator[Hit]:
    """Name figures that can be written in an easier way."""
    yield from _matches(_HARD_FIGURE, "figure", sentence)


def _matches(pattern: re.Pattern[str], kind: str, sentence: Sentence) -> Iterator[Hit]:
    for match in pattern.finditer(sentence.text):
        yield Hit(kind, *match.span(), match.group())


ALL = (
    long_sentence,
    nested,
    passive,
    nominal,
    phrases,
    listed,
    abbreviations,
    long_words,
    negations,
    hard_figures,
)
