"""What a draft may say: figures, names and decisions that someone has given; anything else becomes a gap."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from genius_desktop import stems, writing_words
from genius_desktop.documents.matching import squeeze
from genius_desktop.jobs.checks import names
from genius_desktop.jobs.figures import figures, same
from genius_desktop.pseudonyms.recognise import recognise
from genius_desktop.sentences import split

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,60})\]|<([A-ZÄÖÜ][^<>\n]{1,40})>")
_BLANKS = re.compile(r"\b(?:XX+|TT)\.(?:XX+|MM)\.(?:XX+|JJ+)\b|_{3,}|\.{5,}|\bXX+\b")
_DAYS = re.compile(
    r"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|"
    r"August|September|Oktober|November|Dezember|Frühjahr|Herbst)s?\b"
)
_SAMPLES = re.compile(
    r"\b(?:Muster(?:stadt|dorf|hausen|gemeinde|mann|frau|straße|weg)|Max\s+Muster\w*|Erika\s+Muster\w*)\b"
)
_WEB = re.compile(r"\b(?:https?://|www\.)[^\s,;)]*[^\s,;).]", re.IGNORECASE)
_STREET = re.compile(r"\b[A-ZÄÖÜ][\w-]*(?:straße|gasse|allee)\b")
# Who says one of these settles something, or says that it was settled.
_DECISIONS = (
    "genehmig", "bewillig", "abgelehn", "ablehn", "stattgegeb", "zugestimm", "beschloss", "beschließ", "zugesag",
    "zusage", "zurückgewies", "erstatte", "garantier", "verpflichte", "einstimmig", "mehrheit", "kostenlos",
    "kostenfrei", "umgehend",
)  # fmt: skip
_UNCOUNTED = re.compile(r"^beiden?$", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}$")
_GAP = re.compile(r"\[[^\[\]]+ einsetzen\]")
_COMMON = frozenset(
    stems.stem(word)
    for word in "bitte möchte möchten haben werden wurde können könnte sollen müssen diese dieser dieses warum wann "
    "wie lange welche welcher unsere unser meine mein ihre ihrer bereits noch auch nicht einen einer eine gibt gerne "
    "wäre wären sind sein wird kann beantrage frage fragen antwort gemeinde geehrte damen herren mitteilen".split()
)
_LEAST_CHARS = 4


@dataclass(frozen=True, slots=True)
class _Stranger:
    """What no one has given, from `start` to `end`."""

    kind: str
    start: int
    end: int


class Ground:
    """Everything that was given for a text."""

    def __init__(self, texts: Iterable[str]) -> None:
        told = list(texts)
        self._text = "\n".join(told)
        self._squeezed = squeeze(self._text)
        self._figures = [figure for text in told for figure in figures(text)]
        self._names = names(self._text)

    def holds(self, text: str) -> bool:
        """Tell whether a text has nothing but what was given."""
        return not any(True for _ in self._strangers(_normal(text))) and not self._settles(text)

    def mended(self, text: str) -> str:
        """Give a paragraph with gaps in the place of what no one has given."""
        kept: list[str] = []
        for sentence in split(_normal(text)):
            told = writing_words.gap_of("decision") if self._settles(sentence) else self._filled(sentence)
            if told not in kept:
                kept.append(told)
        return " ".join(kept)

    def _settles(self, text: str) -> bool:
        """Tell whether a text decides or promises what no one has decided."""
        plain = text.casefold()
        return any(word in plain and squeeze(word) not in self._squeezed for word in _DECISIONS)

    def _filled(self, text: str) -> str:
        parts: list[str] = []
        done = 0
        for stranger in self._strangers(text):
            if stranger.start >= done:
                parts += [text[done : stranger.start], writing_words.gap_of(stranger.kind)]
                done = stranger.end
        whole = "".join([*parts, text[done:]])
        # Two gaps of a kind side by side ask for one thing.
        return re.sub(r"(\[[^\[\]]+ einsetzen\])(?:[\s.,–-]*\1)+", r"\1", whole)

    def _strangers(self, text: str) -> Iterator[_Stranger]:
        gaps = [match.span() for match in _GAP.finditer(text)]
        found = sorted(self._found(text), key=lambda stranger: (stranger.start, -stranger.end))
        yield from (one for one in found if not any(start <= one.start < end for start, end in gaps))

    def _found(self, text: str) -> Iterator[_Stranger]:
        counted = list(figures(text))
        for figure in counted:
            if _UNCOUNTED.match(figure.shown) or (figure.start == 0 and _LIST_NUMBER.match(figure.shown)):
                continue
            if not any(same(figure, known) for known in self._figures):
                start = text.index(figure.shown, figure.start)
                yield _Stranger(figure.kind, start, start + len(figure.shown))
        for one in recognise(text):
            if not self._knows(text[one.start : one.end]):
                yield _Stranger(one.kind, one.start, one.end)
        for kind, pattern in (("time", _DAYS), ("name", _SAMPLES), ("web", _WEB), ("street", _STREET)):
            for match in pattern.finditer(text):
                dated = any(figure.start <= match.start() < figure.end for figure in counted)
                if not dated and not self._knows(match.group()):
                    yield _Stranger(kind, match.start(), match.end())

    def _knows(self, words: str) -> bool:
        if squeeze(words) in self._squeezed:
            return True
        parts = [squeeze(word).removesuffix("s") for word in words.split() if word[:1].isupper() or word[:1].isdigit()]
        return bool(parts) and all(part in self._squeezed for part in parts)


def _normal(text: str) -> str:
    """Give a text with every blank that a model has left written as a gap."""
    told = _BRACKETS.sub(lambda match: _bracket(match[1] or match[2]), text)
    return _BLANKS.sub(lambda match: writing_words.gap_of("date" if "." in match.group() else "text"), told)


def _bracket(words: str) -> str:
    if words.isdigit():
        return ""
    return writing_words.gap(
        re.sub(r"^(?:Ihr|Ihre|der|die|das|Bitte)\s+|\s+(?:einsetzen|einfügen|eintragen)$", "", words).strip()
    )


def gaps(text: str) -> list[str]:
    """Give the gaps of a text."""
    return _GAP.findall(text)


def about_the_same(one: str, other: str) -> bool:
    """Tell whether two texts share a word that says what they are about."""
    known = _subjects(other)
    return any(word in known or any(word in long or long in word for long in known) for word in _subjects(one))


def _subjects(text: str) -> set[str]:
    return {word for word in stems.stems(text) if len(word) >= _LEAST_CHARS and word not in _COMMON}
