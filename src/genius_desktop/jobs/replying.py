"""From the places found and what the model said to the sentences of an answer, each with its source."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from genius_desktop.domain import Statement
from genius_desktop.jobs import salience
from genius_desktop.jobs.answer_kinds import answers
from genius_desktop.jobs.asking import Sought
from genius_desktop.jobs.choosing import Place, alike
from genius_desktop.jobs.evidence import Sentence, best_sentence, cite
from genius_desktop.jobs.searching import Index, Match, announces, is_chapter
from genius_desktop.jobs.sounding import is_sound, quoted, tidied
from genius_desktop.sentences import split

# Less of the question than this in one place, and the documents do not speak of it (docs/evaluation.md).
DOCUMENT_SHARES = (0.44, 0.6)
# A model that finds nothing is believed unless a place holds so much of the question.
_PLAINLY_HELD = 0.6
# A place the model chose must weigh so much of the best one; another one that weighs as much is told as well.
_NEARLY, _CHOSEN, _AS_GOOD = 0.6, 0.75, 0.8
_FEW = 3
_MOST_PLACES, _MOST_SENTENCES = 10, 5
_MOST_WORDS, _MOST_ENTRIES, _ENTRIES_WITHIN = 60, 8, 16
_ENTRY = re.compile(r"^\s*(?:[-•*–▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\))\s+")
_STANDING_FOR = re.compile(r"(?:Dies|Diese[rsmn]?|Dieser|Er|Sie|Letzter\w+|Solche\w*|Hierzu|Dazu|Dafür)\b")
_WHICH = re.compile(r"^\s*(?:welche|was|wer)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:als|mehr|weniger|höher\w*|niedriger\w*|statt|rund|etwa|circa|ca|ungefähr|knapp|über|unter|mindestens|höchstens|"
    r"maximal|insgesamt|jährlich|monatlich|täglich|pro|je)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^(?:Ja|Nein)\s*[,.;:–-]\s*", re.IGNORECASE)
_NOTHING = re.compile(r"^\W*(?:keine? angaben?|nicht (?:im text )?angegeben|nicht bekannt|unbekannt)\b", re.IGNORECASE)
_NOT_IN_TEXT = re.compile(
    r"\b(?:nicht|keine?)\b.{0,60}\b(?:im text|angegeben|erwähnt|genannt|enthalten|hervor)|\bkeine angaben?\b",
    re.IGNORECASE,
)


def is_held(
    matches: Sequence[Match], known: Index, wanted: Sought, *, shares: tuple[float, float] = DOCUMENT_SHARES
) -> bool:
    """Tell whether the documents speak of what is asked for at all; of the wrong kind, a place must hold more of it."""
    if not matches:
        return False
    best = matches[0]
    # Hardly a sentence of an office names no one.
    fits = not wanted.kind or (wanted.kind != "person" and answers(_text(best, known), wanted.kind) > 0)
    return best.share >= shares[0 if fits else 1]


def finds_nothing(said: str) -> bool:
    """Tell whether the model says that the text holds no answer."""
    return bool(_NOTHING.match(said) or _NOT_IN_TEXT.search(said))


def reply(said: str, matches: Sequence[Match], known: Index, *, wanted: Sought, question: str) -> list[Statement]:
    """Give the sentences of an answer; none where neither the model nor the best place answers the question.

    The best place is told first: in the words of the model where it carries them, else in its own. Another one follows
    that the model has chosen, or that weighs as much and holds the kind of figure that is asked for.
    """
    if not is_held(matches, known, wanted):
        return []
    if wanted.kind in {"", "person"} and _WHICH.match(question):
        matches = [_whole_list(matches[0], known), *matches[1:]]
    best = matches[0]
    if finds_nothing(said):
        if best.share < _PLAINLY_HELD or (wanted.kind and not answers(_text(best, known), wanted.kind)):
            return []
        said = ""
    near = [match for match in matches[:_MOST_PLACES] if match.score >= _NEARLY * best.score]
    told = [(best, "")]
    for match, text in _of_model(said, near, known, wanted=wanted, question=question):
        if match is best or (_says_same(match, best) and text):
            # Whatever the model chose for it, the words are of this place.
            told[0] = (match, text)
        elif match.score >= _CHOSEN * best.score and not _is_told(match, best, known):
            told.append((match, text))
    for match in near[1:]:
        fits = not wanted.stems or answers(match.spot.sentence.text, wanted.kind) == 1.0
        enough = fits and (match.score >= _AS_GOOD * best.score or not wanted.stems)
        if len(told) < _FEW and enough and not any(_is_told(match, other, known) for other, _ in told):
            told.append((match, ""))
    statements = [statement_of(match, known, text) for match, text in told[:_MOST_SENTENCES]]
    return list({statement.text: statement for statement in statements}.values())


def statement_of(match: Match, known: Index, text: str = "") -> Statement:
    """Make a place a statement, in words that were found sound or in its own."""
    place = _place(match, known)
    cited = [cite(sentence, match.spot.document) for sentence in place.source[: 1 + _MOST_ENTRIES]]
    if text:
        return Statement(text, tuple(cite(s, match.spot.document) for s in place.source if s is place.sentence))
    if place.after and _leads(known, match.spot.place):
        listed = "; ".join(_ENTRY.sub("", sentence.text).rstrip(" ,;.") for sentence in place.after)
        lead = _ENTRY.sub("", place.sentence.text).rstrip(" ,:")
        return Statement(f"{lead}: {listed}.", tuple(cited))
    return Statement(quoted(place, _MOST_WORDS).rstrip(" ,;"), tuple(cited))


def _of_model(
    said: str, near: Sequence[Match], known: Index, *, wanted: Sought, question: str
) -> list[tuple[Match, str]]:
    """Tie each sentence of the model to the place that carries it; empty words where those of the place are better."""
    told: list[tuple[Match, str]] = []
    if not said or not near:
        return told
    source = [match.spot.sentence for match in near]
    for raw in split(" ".join(said.split()))[:2]:
        text = tidied(_YES_NO.sub("", raw))
        number = best_sentence(text, source)
        if number is None or any(match is near[number] for match, _ in told):
            continue
        match = near[number]
        if wanted.kind and near[0] is not match and not answers(_text(match, known), wanted.kind):
            continue
        place = replace(_place(match, known), topic=f"{match.spot.heading} {question}")
        fits = (
            is_sound(text, place)
            and _measures_alike(text, place)
            and answers(text, wanted.kind) >= answers(match.spot.sentence.text, wanted.kind)
        )
        told.append((match, text if fits else ""))
    return told


def _measures_alike(text: str, place: Place) -> bool:
    """Tell whether a sentence compares and estimates only where its source does: „mehr als“, „rund“, „höchstens“."""
    source = " ".join(sentence.text for sentence in place.source).casefold()
    return all(match.group().casefold() in source for match in _MEASURED.finditer(text))


def _whole_list(match: Match, known: Index) -> Match:
    """Give the sentence that announces a list for an entry of it."""
    at = match.spot.place
    before = (place for place in range(at - 1, max(-1, at - 1 - _ENTRIES_WITHIN), -1) if _leads(known, place))
    for place in before if _shape(match.spot.sentence.text) else ():
        if any(entry is match.spot.sentence for entry in _entries(known, place)):
            return replace(match, spot=known.spots[place])
    return match


def _says_same(one: Match, other: Match) -> bool:
    return alike(one.spot.sentence, other.spot.sentence)


def _is_told(match: Match, other: Match, known: Index) -> bool:
    """Tell whether a place is told with another one: it says the same, or is quoted with it."""
    return _says_same(match, other) or any(s is match.spot.sentence for s in _place(other, known).source)


def _text(match: Match, known: Index) -> str:
    return " ".join(sentence.text for sentence in _place(match, known).source)


def _place(match: Match, known: Index) -> Place:
    """Give a sentence with what it cannot be understood without: what leads in, what it announces, its vote."""
    spot = match.spot
    at = spot.place
    before = _before(known, at)
    place = Place(
        spot.document, spot.passage, spot.number, spot.sentence, match.score, topic=spot.heading, before=before
    )
    place.after = _entries(known, at) or _vote(known, at)
    return place


def _before(known: Index, at: int) -> list[Sentence]:
    sentence = known.spots[at].sentence
    previous = _same_document(known, at, range(at - 1, at - 1 - _ENTRIES_WITHIN, -1))
    if _STANDING_FOR.match(sentence.text.strip()):
        return [other for other in previous[:1] if not is_chapter(other.text.strip())]
    entry = _ENTRY.match(sentence.text)
    if not entry:
        return []
    whole = salience.has_verb(sentence.text) and sentence.text.rstrip()[-1:] not in ",;"
    if whole and not sentence.text[entry.end() :][:1].islower():
        return []
    return next(([other] for place, other in enumerate(previous, 1) if _leads(known, at - place)), [])


def _entries(known: Index, at: int) -> list[Sentence]:
    """Give the list that a sentence announces: what follows it and is numbered alike."""
    if not _leads(known, at):
        return []
    following = _same_document(known, at, range(at + 1, at + 1 + _MOST_ENTRIES))
    shape = _shape(following[0].text) if following else ""
    if not _ends_open(known, at):
        # Entries of a sentence that breaks off may be sentences themselves, with others between them.
        following = list(takewhile(lambda sentence: not is_chapter(sentence.text.strip()), following))
        return [sentence for sentence in following if _shape(sentence.text) == shape]
    return [*following[:1], *takewhile(lambda sentence: shape and _shape(sentence.text) == shape, following[1:])]


def _leads(known: Index, at: int) -> bool:
    return _ends_open(known, at) or announces(known, at)


def _ends_open(known: Index, at: int) -> bool:
    return known.spots[at].sentence.text.rstrip().endswith(":")


def _shape(text: str) -> str:
    """Give how a line is numbered, whatever its number: „(0)“, „0.0“, „a)“."""
    entry = _ENTRY.match(text)
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "0", entry.group().strip())) if entry else ""


def _vote(known: Index, at: int) -> list[Sentence]:
    if not salience.is_decision(known.spots[at].sentence.text) or salience.is_vote(known.spots[at].sentence.text):
        return []
    following = _same_document(known, at, range(at + 1, at + 5))
    return next(([sentence] for sentence in following if salience.is_vote(sentence.text)), [])


def _same_document(known: Index, at: int, places: range) -> list[Sentence]:
    document = known.spots[at].document
    return [
        known.spots[place].sentence
        for place in places
        if 0 <= place < len(known.spots) and known.spots[place].document == document
    ]
