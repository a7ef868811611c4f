"""What other words may not change: figures and their order, names, addresses, votes, denials, duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from genius_desktop.jobs.checks import names as titled_names
from genius_desktop.jobs.figures import Figure, figures, same
from genius_desktop.jobs.roles import fits, turns_around
from genius_desktop.pseudonyms.people import people

# lost: it stood there and does no more; new: it did not; moved: it stands elsewhere among its like.
How = Literal["lost", "new", "moved", "sense"]

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:https?://|www\.)[^\s,;)]+[^\s,;).]"
    r"|(?<![\w.,/])\+?\(?0\d{1,5}\)?(?:[\s/-]{0,3}\d{2,}){1,5}"
)
# „DS 83/2023“, „Az. 10.2-133/24“, „A4“, „12a“, „2026-03-17“: as they stand, or they are others.
_REFERENCE = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w+\b|\b\d+(?:[-/:]\d+)+\b|\b\d+(?:\.\d+){2,}\b(?![.\d])")
_ABBREVIATION = re.compile(r"\b(?=\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ])[^\W\d_]{2,}\b")
_PLACE = re.compile(
    r"\b(?:Gemeinde|Samtgemeinde|Stadt|Landkreis(?:es)?|Kreis(?:es)?|Ortsteils?|Ortschaft|Kita|Grundschule|Sparkasse|"
    r"Amtsgericht|Familie|Vorsitzenden?r?|Landr[aä]t(?:in)?s?|Ortsbrandmeister(?:in)?s?)\s+"
    r"([A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)"
)
_FIRM = re.compile(r"\b([A-ZÄÖÜ][\w-]+)(?:\s*&\s*([A-ZÄÖÜ][\w-]+))?\s+(?:GmbH|AG|KG|e\.\s?V\.|eG|mbH|OHG|UG)\b")
_PAIR = re.compile(r"(?<=[a-zäöüß,] )([A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*) ([A-ZÄÖÜ][a-zäöüß]+)\b(?! [A-ZÄÖÜ])")
_STEM_CHARS = 5
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Written in capitals, but no name; each may be written in full.
_FREE = frozenset("EUR TEUR GMBH AG KG UG OHG EG MBH II III IV VI VII VIII IX".split())
_UNITS = frozenset(
    "euro prozent cent uhr meter kilometer liter hektar tonnen jahr jahre jahren monat monate monaten tag tage tagen "
    "woche wochen stunde stunden minuten million millionen milliarden nummer seite absatz satz artikel anlage herr "
    "herrn frau januar februar märz april mai juni juli august september oktober november dezember montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag ende anfang mitte".split()
)
_DENIAL = re.compile(
    r"\b(?:nicht|nichts|kein\w*|nie(?:mals|mand\w*)?|ohne|weder|abgelehnt|lehnt\w*|verbot\w*|untersag\w*|unzulässig\w*|"
    r"entf[aä]ll\w*|ausgeschlossen\w*|statt|un(?:möglich|berührt|befugt|verzichtbar)\w*)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"schl[aä]g|vorgeschl|empf(?:eh|ieh|oh|ah)l|beantrag|\bsoll|\bAntrag", re.IGNORECASE)
# A small model lets the municipality do what its administration does, or lets no one do it.
_ACTOR = re.compile(r"verwaltung|ausschu(?:ss|ß)|bürgermeister|landkreis|rat(?=(?:e?s)?\b)", re.IGNORECASE)
# What someone must do is not what someone may do.
_DUTIES = (
    re.compile(
        r"\b(?:muss|musst\w*|müss\w+|verpflicht\w*|hat\b.{1,120}\bzu\b|haben\b.{1,120}\bzu\b|sind\b.{1,120}\bzu\b|"
        r"ist\b.{1,120}\bzu\b|Pflicht\w*|soll\w*|erforderlich\w*|notwendig\w*|nötig\w*|bedarf|bedürfen|\w+pflichtig\w*|"
        r"brauch\w+|bitte\w*|obliegt|unverzüglich|d[aü]rf\w*)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:kann|könn\w+|darf|dürf\w*|berechtigt\w*|befugt\w*|möglich\w*|zulässig\w*|erlaubt\w*|Möglichkeit\w*|"
        r"gestattet\w*|Recht|Anspruch)\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something protected that a text has no more, or has anew."""

    how: How
    kind: str
    shown: str


def losses(text: str, before: str) -> list[Loss]:
    """Name what of a text's protected facts and sense another wording has changed; nothing where it is faithful."""
    found = [*_figures(text, before), *_names(text, before), *_contacts(text, before), *_references(text, before)]
    found += _abbreviations(text, before)
    return found or [*_sense(text, before)]


def staying(text: str, before: str) -> float:
    """Give the share of the nouns and other long words of a text that other words still hold, by their beginnings."""
    words = {word.casefold()[:_STEM_CHARS] for word in _WORD.findall(before) if len(word) > _STEM_CHARS}
    small = text.casefold()
    return sum(word in small for word in words) / len(words) if words else 1.0


def translated_losses(text: str, before: str) -> list[Loss]:
    """Name what of the facts a translation has changed: digits, addresses and names stay, words and months do not."""
    found = [*_digits(text, before), *_contacts(text, before), *_references(text, before)]
    return found + [Loss("lost", "name", name) for name in _persons(before) - _words(text)]


def figures_of(text: str) -> list[Figure]:
    """Give the figures that are facts: „beide“ is none, and a telephone number is compared as a whole."""
    plain = _CONTACT.sub(lambda contact: " " * len(contact.group()), text)
    return [figure for figure in figures(plain) if not figure.shown.casefold().startswith("beide")]


def _figures(text: str, before: str) -> Iterator[Loss]:
    new, old = figures_of(text), figures_of(before)
    lost = [figure for figure in old if not any(same(figure, other) for other in new)]
    yield from (Loss("lost", figure.kind, figure.shown) for figure in _once(lost))
    added = [figure for figure in new if not any(same(figure, other) for other in old)]
    yield from (Loss("new", figure.kind, figure.shown) for figure in _once(added))
    if not lost and not added:
        yield from _moved(new, old)
        yield from (Loss("moved", "role", figure.shown) for figure in new if not fits(figure, text, before))


def _moved(new: list[Figure], old: list[Figure]) -> Iterator[Loss]:
    """Tell whether figures of a kind have changed places: then one may be said of what the other was said of."""
    for kind in dict.fromkeys(figure.kind for figure in old):
        rows = [list(dict.fromkeys(f.key for f in side if f.kind == kind)) for side in (old, new)]
        if sorted(rows[0]) == sorted(rows[1]) and rows[0] != rows[1]:
            moved = next(figure for figure in new if figure.kind == kind and figure.key != rows[0][0])
            yield Loss("moved", kind, moved.shown)


def _once(found: list[Figure]) -> list[Figure]:
    return list({(figure.kind, figure.key): figure for figure in found}.values())


def _names(text: str, before: str) -> Iterator[Loss]:
    there, had = _words(text), _words(before)
    yield from (Loss("lost", "name", name) for name in sorted(_proper(before)) if not _stands(name, there))
    yield from (Loss("new", "name", name) for name in sorted(_told(text)) if not _stands(name, had))
    streets = titled_names(before) - {name.casefold() for name in _proper(before)}
    squeezed_new = "".join(text.split()).casefold()
    yield from (Loss("lost", "name", name) for name in sorted(streets) if name not in squeezed_new)
    known = {name.casefold() for name in _told(text)}
    squeezed = " ".join(had).casefold()
    for word in sorted(titled_names(text) - titled_names(before) - known):
        if word not in squeezed:
            yield Loss("new", "name", word)


def _proper(text: str) -> set[str]:
    return _told(text) | set(_pairs(text))


def _told(text: str) -> set[str]:
    """Give the names that stand beside a word which says so."""
    return _persons(text) | {part for pattern in (_PLACE, _FIRM) for match in pattern.finditer(text)
                             for part in match.groups() if part}  # fmt: skip


def _persons(text: str) -> set[str]:
    found = (text[one.start : one.end] for one in people(text))
    return {word for name in found for word in _WORD.findall(name) if word[0].isupper() and len(word) > 1}


def _pairs(text: str) -> Iterator[str]:
    """Give capital words beside each other, which in German mostly are names."""
    for match in _PAIR.finditer(text):
        if not {part.casefold() for part in match.groups()} & _UNITS:
            yield from match.groups()


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text)) | {part for word in _WORD.findall(text) for part in word.split("-")}


def _stands(name: str, words: set[str]) -> bool:
    return bool({name, f"{name}s", name.removesuffix("s"), f"{name}es", f"{name}n"} & words)


def _contacts(text: str, before: str) -> Iterator[Loss]:
    yield from _verbatim("contact", _matches(_CONTACT, text), _matches(_CONTACT, before))


def _references(text: str, before: str) -> Iterator[Loss]:
    there, had = (_matches(_REFERENCE, _without_figures(_CONTACT.sub(" ", one))) for one in (text, before))
    yield from _verbatim("reference", there, had)


def _verbatim(kind: str, there: dict[str, str], had: dict[str, str]) -> Iterator[Loss]:
    yield from (Loss("lost", kind, shown) for plain, shown in had.items() if plain not in there)
    yield from (Loss("new", kind, shown) for plain, shown in there.items() if plain not in had)


def _abbreviations(text: str, before: str) -> Iterator[Loss]:
    if before.isupper():
        return
    for how, one, other in (("lost", before, text), ("new", text, before)):
        words = _words(other)
        for word in dict.fromkeys(_ABBREVIATION.findall(one)):
            if word.upper() not in _FREE and not _stands(word, words):
                yield Loss("lost" if how == "lost" else "new", "name", word)


def _without_figures(text: str) -> str:
    """Blank what may be written in several ways and is compared by what it says: „1.7.2026“, „1.250.000 Euro“."""
    for figure in figures(text):
        if figure.kind in {"date", "amount", "percentage"} or (figure.kind == "number" and "." in figure.shown):
            text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _matches(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    return {re.sub(r"[\s()/]+", "", match.group()).casefold(): match.group() for match in pattern.finditer(text)}


def _digits(text: str, before: str) -> Iterator[Loss]:
    there, had = _runs(text), _runs(before)
    yield from (Loss("lost", "number", run) for run in dict.fromkeys(had) if run not in there)
    yield from (Loss("new", "number", run) for run in dict.fromkeys(there) if run not in had)


def _runs(text: str) -> list[str]:
    """Give the numbers of a text in one form for all languages: without points, commas and zeros in front."""
    joined = re.sub(r"(?<=\d)[.,\u202f](?=\d)", "", text)
    return [run.lstrip("0") or "0" for run in re.findall(r"\d+", joined)]


def _sense(text: str, before: str) -> Iterator[Loss]:
    if bool(_DENIAL.search(text)) != bool(_DENIAL.search(before)):
        denial = _DENIAL.search(before) or _DENIAL.search(text)
        yield Loss("sense", "denial", denial.group() if denial else "")
    actors, had = ({actor.casefold() for actor in _ACTOR.findall(one)} for one in (text, before))
    if actors != had:
        yield Loss("sense", "actor", min(actors ^ had))
    if _PROPOSAL.search(before) and not _PROPOSAL.search(text):
        yield Loss("sense", "proposal", "")
    if turns_around(text, before):
        yield Loss("sense", "vote", "")
    duty, permission = _DUTIES
    allowed, was_allowed = (bool(permission.search(one)) for one in (text, before))
    bound = bool(duty.search(before)) and not duty.search(text)
    if (was_allowed and not allowed) or (bound and allowed and not was_allowed):
        yield Loss("sense", "duty", "")
