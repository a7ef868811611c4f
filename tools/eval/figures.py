"""Numbers, dates, amounts, percentages, paragraphs and times of a text, each in one form whatever way it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tools.eval.german import cleaned
from tools.eval.numerals import as_digits

Value = tuple[str, ...]
_MONTHS = ("januar februar märz april mai juni juli august september oktober november dezember").split()
_SHORT_MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez".split()
_MONTH = "(?:" + "|".join([*_MONTHS, "jänner", *(f"{name}[.]" for name in _SHORT_MONTHS), "sept[.]"]) + ")"
_N = r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?|\d{1,3}(?:\ \d{3})+(?:,\d+)?(?![\d.])|\d+(?:,\d+)?"
_SCALES = {"t": 3, "tsd": 3, "tausend": 3, "mio": 6, "million": 6, "millionen": 6, "mrd": 9, "milliarde": 9}
_SCALE = r"(?:Tsd\.?|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden?)"
_CURRENCY = r"(?:€|Euro|EUR\b)"
_PATTERN = re.compile(
    rf"(?P<date>(?<![\d.])\d{{1,2}}\.\ ?(?:\d{{1,2}}\.(?:\ ?(?:\d{{4}}|\d{{2}})(?!\d|\.\d))?|{_MONTH}(?:\ \d{{4}})?)"
    rf"|\b\d{{4}}-\d\d-\d\d\b|\b{_MONTH}\ \d{{4}}\b)"
    rf"|(?P<time>\b\d{{1,2}}[:.]\d\d(?:\ ?Uhr\b)|\b\d{{1,2}}:\d\d(?!\d)|\b\d{{1,2}}\ Uhr\b)"
    rf"|(?P<paragraph>(?:§§?|\bArt(?:ikel|\.))\ ?\d+(?:\ ?[a-z]\b)?(?:\ ?(?:,|und|bis|–|-|u\.)\ ?\d+[a-z]?\b(?!\.\d))*)"
    rf"|(?P<reference>\b\d+(?:/\d+)+\b|(?!\d{{1,3}}(?:\.\d{{3}})+(?!\d|\.\d))\b\d+(?:\.\d+){{2,}}\b(?!,))"
    rf"|(?P<percentage>(?<![\d.,])(?:{_N}|\d+\.\d+)\ ?(?:%|Prozent|v\.\ ?H\.|vom\ Hundert))"
    rf"|(?P<amount>(?<![\d.,])(?:{_N}|\d+\.\d{{1,2}})(?:,(?:--?|–))?\ ?(?:(?:{_SCALE}\ ?)?{_CURRENCY}|T€|TEUR\b|Cent\b)"
    rf"|(?:T?€|\bT?EUR)\ ?(?:{_N}))"
    rf"|(?P<number>(?<![\d,])(?:\d+\.\d+(?![\d.])|{_N})(?:\ ?{_SCALE}(?!\w))?)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FIRST_DAYS = re.compile(rf"(\d{{1,2}})\.\ ?(?:-|–|/|bis|und)\ ?\d{{1,2}}\.\ ?(\d{{1,2}}|{_MONTH})", re.IGNORECASE)
_LONGEST_RANGE = 60
_DAYS, _MONTH_NUMBERS, _HOURS, _MINUTES = range(1, 32), range(1, 13), range(25), range(60)
_LAST_CENTURY_FROM = 70
_SHORT_MONTH_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its kind, its values in one form (several for a range of paragraphs), and where it stands."""

    kind: str
    values: tuple[Value, ...]
    text: str
    start: int
    end: int


def readable(text: str) -> str:
    """Give a text as `figures` reads it: cleaned, with number words in digits."""
    return as_digits(cleaned(text))


def figures(text: str) -> list[Figure]:
    """Give the figures of a readable text, in order."""
    return list(_found(text))


def _found(text: str) -> Iterator[Figure]:
    for match in _PATTERN.finditer(text):
        kind, whole = str(match.lastgroup), match.group()
        values = _values(kind, whole)
        if kind in {"date", "time"} and not values:
            kind, values = "number", tuple(_plain(part) for part in _DIGITS.findall(whole))
        if values:
            yield Figure(kind, values, whole, match.start(), match.end())


def _values(kind: str, text: str) -> tuple[Value, ...]:
    match kind:
        case "date":
            return tuple(_dates(text))
        case "time":
            hour, minute = [*map(int, _DIGITS.findall(text)), 0][:2]
            return ((str(hour), str(minute)),) if hour in _HOURS and minute in _MINUTES else ()
        case "paragraph":
            return tuple(_paragraphs(text))
        case "reference":
            return ((text,),)
        case _:
            return (_plain(text),)


def _dates(text: str) -> Iterator[Value]:
    named = month_number(text)
    if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month, day = iso.groups()
    elif named:
        head, tail = re.match(r"\d*", text), re.search(r"\d{4}$", text)
        day, month, year = head[0] if head else "", str(named), tail[0] if tail else ""
    else:
        day, month, year = [*_DIGITS.findall(text), ""][:3]
    if (not day or int(day) in _DAYS) and int(month) in _MONTH_NUMBERS:
        yield (str(int(day)) if day else "", str(int(month)), _whole_year(year))


def _whole_year(year: str) -> str:
    if len(year) != len("26"):
        return year
    return f"20{year}" if int(year) < _LAST_CENTURY_FROM else f"19{year}"


def month_number(text: str) -> int:
    """Give the number of the month named in a text; 0 for none."""
    for word in re.findall(r"[a-zäöü]+", text.casefold()):
        if word == "jänner":
            return 1
        for number, name in enumerate(_SHORT_MONTHS, start=1):
            if word.startswith(name) and (word in _MONTHS or len(word) <= _SHORT_MONTH_LETTERS):
                return number
    return 0


def _paragraphs(text: str) -> Iterator[Value]:
    parts = re.findall(r"\d+ ?[a-z]?(?![a-z])|bis|–|-", text.partition("rtikel")[2] or text)
    numbers = [part.replace(" ", "") for part in parts if part[0].isdigit()]
    yield from ((number,) for number in numbers)
    match [int(number) for number in numbers if number.isdigit()]:
        case [first, last] if len(parts) != len(numbers):
            yield from ((str(number),) for number in range(first + 1, min(last, first + _LONGEST_RANGE)))


def _plain(text: str) -> Value:
    """Give the value of a number with its scale, without the zeros that change nothing."""
    found = re.search(rf"(?:{_N}|\d+\.\d+)", re.sub(r"[’']", ".", text))
    digits = found.group().replace(" ", "") if found else "0"
    if re.fullmatch(r"\d+\.\d{1,2}|\d{4,}\.\d+", text_head := _decimal_point(text)):
        digits = text_head.replace(".", ",")
    number = Decimal(digits.replace(".", "").replace(",", "."))
    low = text.casefold()
    scale = next((size for word in re.findall(r"[a-zäöü]+", low) if (size := _SCALES.get(word.rstrip(".")))), 0)
    if "teur" in low or "t€" in low:
        scale = 3
    if "milliarden" in low:
        scale = 9
    return (f"{(number * 10**scale).normalize():f}",)


def _decimal_point(text: str) -> str:
    found = re.search(r"\d[\d.]*\d", text)
    return found.group() if found and "," not in text else ""


def first_days(text: str) -> Iterator[Value]:
    """Give the first day of each pair such as „10. bis 12. Mai“, without a year."""
    for day, month in _FIRST_DAYS.findall(text):
        number = int(month) if month.isdigit() else month_number(month)
        yield (str(int(day)), str(number), "")
