"""What a text says in words of its writer's own: verbs and nouns that no one gave, who acts, what must be."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_CHARS, _ENDING_CHARS, _PART_CHARS = 4, 2, 5
_LINKED = re.compile(r"^(ab|an|auf|aus|bei|dar|ein|fest|her|hin|mit|nach|vor|weg|zu|zurück|zusammen)(?:ge|zu)(?=\w{3})")
_PARTICIPLE = re.compile(r"^(?:be|ge|zu)(?=\w{4})")
# They hold a sentence together and say nothing of their own.
_LINKS = frozenset(
    "aber alle allem allen aller alles also anderen auch außerdem bereits beim daher dabei dadurch dafür damit danach "
    "dann daran darauf darin darüber darum dass davon dazu dein demnach denen denn deren derer derzeit deshalb dessen "
    "deswegen dies diese diesem diesen dieser dieses doch dort durch eben eine einem einen einer eines einschließlich "
    "etwa euch falls ferner folgende folgenden folgender für gegen gegenüber gemäß genau haben habe hatte hatten "
    "heute hier höhe hierbei hierfür hiermit hierzu ihnen ihre ihrem ihren ihrer ihres immer indem innerhalb "
    "insgesamt jede jedem jeden jeder jedes jedoch jenem jetzt jeweils jeweilige jeweiligen kann können könnte "
    "könnten künftig mehr muss müssen nach nachdem nämlich neben noch oder ohne schon sehr sein seine seinem seinen "
    "seiner seines seit seitdem sich sind sobald sodass solche solchen soll sollen sollte sollten somit sondern sowie "
    "sowohl über unsere unserem unseren unserer unter viel viele vielen vielmehr vom wann war waren warum wegen weil "
    "weiter weitere weiteren weiterhin welche welchem welchen welcher welches wenn wer werde werden wie wieder wird "
    "wobei wodurch wofür woran worden worin wurde wurden während zudem zum zur zusätzlich zwischen darf dürfen hat "
    "ist erfolgt erfolgen beträgt betragen gibt sofern solange soweit zugleich ebenfalls ebenso anschließend zunächst "
    "zuvor".split()
)
# What politeness adds to a letter and to no fact of it.
_POLITE = frozenset(
    "bitte bitten gern gerne danke dank danken vielen herzlich herzlichen freundlich freundlichen geehrte geehrter "
    "damen herren leider bedauern teilen mitteilen mitgeteilt informieren hinweisen hinweis beachten möchten möchte "
    "würden wäre".split()
)
_ACTORS = {
    "ich": re.compile(r"\b(?:ich|mir|mich|mein\w*)\b", re.IGNORECASE),
    "wir": re.compile(r"\b(?:wir|uns|unser\w*)\b", re.IGNORECASE),
    "Sie": re.compile(r"(?<=[^.!?:] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|^Ihnen\b"),
}
_NO_ONE = re.compile(r"\b(?:ist|sind|wird|werden|man|jeder|jedermann)\b", re.IGNORECASE)
_POLITE_WE = re.compile(
    r"\b(?:(?:bitten|teilen|weisen|informieren) wir (?:Sie|Ihnen)?|"
    r"wir (?:bitten|teilen|weisen|informieren) (?:Sie|Ihnen)?)",
    re.IGNORECASE,
)
_BEGS = re.compile(r"\bbitten?\b", re.IGNORECASE)
_MUST = (
    re.compile(
        r"\b(?:muss|müss\w+|verpflicht\w*|(?:ist|sind|hat|haben)\b.{1,120}(?:\bzu|\w+zu\w+en))\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:darf|dürf\w*)\b", re.IGNORECASE),
    re.compile(r"\b(?:kann|können|möglich\w*|berechtigt\w*|erlaubt\w*)\b", re.IGNORECASE),
    re.compile(r"\bsoll\w*", re.IGNORECASE),
)
# One of these more or less is another rule.
_LIMITS = re.compile(
    r"\b(?:nur|erst|nicht|ohne|mindestens|höchstens|spätestens|frühestens|bis|ab|oder|ausschließlich|maximal|untersagt|verboten|unzulässig)\b"
    r"|\b(?:kein|jede)(?=\w*)",
    re.IGNORECASE,
)
_CALLS = frozenset(
    "wenden warten wartet melden meldet rufen ruft geben gebt bringen bringt stellen stellt reichen reicht füllen "
    "füllt zahlen zahlt prüfen prüft beachten beachtet lesen lest schicken schickt senden sendet kommen kommt gehen "
    "geht nehmen nehmt machen macht schreiben schreibt achten achtet halten haltet legen legt holen holt lassen lasst "
    "sprechen sprecht fragen fragt informieren informiert sorgen sorgt teilen teilt".split()
)
_SENTENCE = re.compile(r"(?:^|[.!?]\s+)([A-ZÄÖÜ][a-zäöüß]+)((?:\s+\w+)?)")


def strange(text: str, source: str, *, polite: bool = False) -> list[str]:
    """Give the words of a text that say something and have nothing like them in its source."""
    known = {form for word in _words(source) for form in _forms(word)}
    neutral = _LINKS | _POLITE if polite else _LINKS
    told = (word for word in _words(text) if len(word) >= _FEWEST_CHARS and word not in neutral)
    return [word for word in dict.fromkeys(told) if not _is_known(word, known)]


def share(text: str, source: str) -> float:
    """Give the share of the words of a text that are its writer's own, from 0 to 1; politeness counts for nothing."""
    told = {word for word in _words(text) if len(word) >= _FEWEST_CHARS and word not in _LINKS | _POLITE}
    return len(strange(text, source, polite=True)) / len(told) if told else 0.0


def covered(text: str, point: str) -> float:
    """Give the share of the words of a point that a text takes up, from 0 to 1."""
    told = {word for word in _words(point) if len(word) >= _FEWEST_CHARS and word not in _LINKS | _POLITE}
    return 1 - len(set(strange(point, text, polite=True)) & told) / len(told) if told else 1.0


def other_actors(text: str, source: str, *, polite: bool = False) -> list[str]:
    """Name who acts in a text and not in its source; a polite „wir bitten Sie“ and „Sie“ may be added to notes."""
    plain = _POLITE_WE.sub(" ", text) if polite else text
    new = [who for who, pattern in _ACTORS.items() if pattern.search(plain) and not pattern.search(source)]
    return [who for who in new if not (polite and who == "Sie")]


def leaves_open_who_acts(text: str) -> bool:
    """Tell whether something is to be done, or done, by no one who is named: „ist zu bezahlen“, „wird gestellt“."""
    return bool(_NO_ONE.search(text))


def lost_actors(text: str, source: str) -> list[str]:
    """Name whom a source speaks of as „ich“, „wir“ or „Sie“ and a text no more."""
    return [who for who, pattern in _ACTORS.items() if pattern.search(source) and not pattern.search(text)]


def other_rules(text: str, source: str) -> list[str]:
    """Name what makes a text another rule than its source: „nur“, „erst“, „bis“ more or less, a duty come new."""
    limits = [{word.casefold() for word in _LIMITS.findall(one)} for one in (text, source)]
    new = [match.group() for rule in _MUST if (match := rule.search(text)) and not rule.search(source)]
    begged = ["bitte"] if _BEGS.search(source) and not _BEGS.search(text) else []
    return [*sorted(limits[0] ^ limits[1]), *new, *begged]


def rules(text: str) -> frozenset[str]:
    """Name what of a text makes it a rule: its limits and denials, and whether someone must, may, can or should."""
    limits = {word.casefold() for word in _LIMITS.findall(text)}
    return frozenset(limits | {str(number) for number, rule in enumerate(_MUST) if rule.search(text)})


def calls(text: str, source: str) -> list[str]:
    """Give the imperatives that sentences of a text begin with and those of its source do not; it may have asked so."""
    if _BEGS.search(source):
        return []
    known = {word.casefold() for word, _ in _beginnings(source)}
    return [word for word, rest in _beginnings(text) if word.casefold() not in known and _is_call(word, rest)]


def _is_call(word: str, rest: str) -> bool:
    plain = word.casefold()
    return plain in _CALLS or (plain.endswith("en") and rest.strip() == "Sie" and plain not in _LINKS)


def _beginnings(text: str) -> Iterator[tuple[str, str]]:
    yield from _SENTENCE.findall(text)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _forms(word: str) -> Iterator[str]:
    """Give a word and what stands in it: „nachzureichen“ is „nachreichen“, „gezahlt“ has „zahlt“ in it."""
    plain = word.translate(_UMLAUTS)
    yield plain
    linked = _LINKED.sub(r"\1", plain)
    if linked != plain:
        yield linked
    elif (bare := _PARTICIPLE.sub("", plain)) != plain:
        yield bare


# „Anträge“ and „Antrag“ are one word.
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})


def _is_known(word: str, known: set[str]) -> bool:
    return any(_alike(form, other) for form in _forms(word) for other in known)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words differ by their endings only, or one stands whole in the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST_CHARS:
        return False
    if len(short) >= _PART_CHARS and (long.endswith(short) or short in long):
        return True
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= max(_FEWEST_CHARS, len(short) - _ENDING_CHARS) and len(long) - shared <= len(short)
