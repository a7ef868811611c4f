"""The figures of a German text in one form each: amounts, percentages, dates, §§, references, numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan jänner", "februar feb", "märz mrz mär", "april apr", "mai", "juni jun", "juli jul",
            "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WORDS = {
    word: str(number)
    for number, words in {
        2: "zwei beide beiden", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun",
        10: "zehn", 11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn", 15: "fünfzehn", 20: "zwanzig",
        30: "dreißig", 40: "vierzig", 50: "fünfzig", 60: "sechzig", 100: "hundert einhundert", 1000: "tausend",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {"t": 10**3, "tsd": 10**3, "tausend": 10**3, "mio": 10**6, "million": 10**6, "millionen": 10**6,
           "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[. \u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<date>\b\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}|\d{{2}})?(?!\d)"
    rf"|\b\d{{1,2}}\.\s*(?:{_MONTH})\b\.?(?:\s*\d{{4}})?)"
    rf"|(?P<paragraph>(?:§§?|\bArt(?:ikel|\.))\s*\d+\s?[a-z]?\b)"
    rf"|(?P<reference>\b\d{{1,5}}/\d{{1,4}}(?:-\d+)?\b)"
    rf"|(?P<percentage>(?:{_NUMBER})\s*(?:%|Prozent\b|v\.\s?H\.))"
    rf"|(?P<amount>(?:{_NUMBER})\s*(?:(?:Tsd|Mio|Mrd)\.?|Tausend|Millionen?|Milliarden?|T(?=€|Euro|EUR))?\s*"
    rf"(?:€|Euro\b|EUR\b)|(?:€|EUR)\s*(?:{_NUMBER}))"
    rf"|(?P<number>(?<![\w/])(?:{_NUMBER})(?:\s*(?:Mio|Mrd|Tsd)\b\.?|\s*(?:Millionen?|Milliarden?)\b)?)"
    rf"|(?P<word>\b(?:{'|'.join(_WORDS)})\b)",
    re.IGNORECASE,
)
_DATE_PARTS = re.compile(rf"(\d{{1,2}})\.\s*(?:(\d{{1,2}})\.|({_MONTH})\b\.?)\s*(\d{{2,4}})?", re.IGNORECASE)
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stands (`shown`, from `start` to `end`) and in one form (`key`), whoever wrote it how."""

    kind: str
    key: tuple[str, ...]
    shown: str
    start: int
    end: int


def figures(text: str) -> Iterator[Figure]:
    """Find the figures of a text, in their order."""
    for match in _FIGURE.finditer(text):
        kind = match.lastgroup or "number"
        shown = match.group().strip()
        try:
            key = _key(kind, shown)
        except (InvalidOperation, KeyError):
            # A long s or a Kelvin sign is taken for a letter; such a word is no figure.
            continue
        yield Figure("number" if kind == "word" else kind, key, shown, match.start(), match.end())


def _key(kind: str, shown: str) -> tuple[str, ...]:
    if kind == "date":
        return _date(shown)
    if kind == "paragraph":
        return ("§", re.sub(r"\D*(\d+)\s?([a-z]?).*", r"\1\2", shown, flags=re.IGNORECASE).casefold())
    if kind == "reference":
        return ("/", shown)
    if kind == "word":
        return ("#", _WORDS[shown.lower()])
    return ("#", _value(shown))


def _date(shown: str) -> tuple[str, ...]:
    parts = _DATE_PARTS.match(shown)
    if parts is None:
        return ("d", shown)
    month = int(parts[2]) if parts[2] else _MONTHS[parts[3].lower()]
    year = int(parts[4]) if parts[4] else 0
    return ("d", str(int(parts[1])), str(month), str(year + 2000 if 0 < year < _CENTURY else year))


def _value(shown: str) -> str:
    number = re.search(_NUMBER, shown)
    if number is None:
        raise InvalidOperation
    value = Decimal(re.sub(r"[. \u202f]", "", number.group()).replace(",", "."))
    scale = re.search(r"\d\s*([A-Za-z]+)", shown)
    word = scale[1].casefold() if scale else ""
    if word in {"t€", "teuro", "teur"} or word.startswith("teu"):
        word = "t"
    value *= _SCALES.get(word, 1)
    return format(value.normalize(), "f")


def same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures say the same; a date without a year fits every year."""
    if one.key[0] == other.key[0] == "d" and len(one.key) == len(other.key) == 4:  # noqa: PLR2004 (day, month, year)
        return one.key[1:3] == other.key[1:3] and ("0" in (one.key[3], other.key[3]) or one.key[3] == other.key[3])
    return one.key == other.key
