"""Numbers as a German Excel shows them, from the value and its format code (ECMA-376, 18.8.30)."""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from genius_desktop.documents.xlsx_moments import moment, with_minutes

_EURO = '#,##0.00\\ "€"'
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '#,##0\\ "€"',
    6: '#,##0\\ "€"',
    7: _EURO,
    8: _EURO,
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd/mm/yyyy",
    15: "dd/mm/yyyy",
    16: "dd/mm/yyyy",
    17: "mmm yyyy",
    18: "hh:mm",
    19: "hh:mm:ss",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    **dict.fromkeys(range(27, 37), "dd/mm/yyyy"),
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: '#,##0\\ "€"',
    43: "#,##0.00",
    44: _EURO,
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    **dict.fromkeys(range(50, 59), "dd/mm/yyyy"),
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<wide>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>general|standard)|(?P<apm>am/pm|a/p)|(?P<exponent>e[+-](?=[0#?]))|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<digits>[0#?]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CURRENCIES = re.compile(r"^(€|EUR|\$|US\$|USD|CHF|£)\s*$")
_CODE_LIMIT = 1000
_LARGE = Decimal("1e21")
_SMALL = Decimal("1e-9")
_MOST_DECIMALS = 15


@dataclass(slots=True)
class _Section:
    """What one part of a format code asks for."""

    before: str = ""
    after: str = ""
    whole: str = ""
    decimals: str = ""
    dates: list[str] = field(default_factory=list)
    condition: tuple[str, float] | None = None
    grouped: bool = False
    thousands: int = 0
    percent: bool = False
    exponent: bool = False
    general: bool = False
    broken: bool = False
    empty: bool = False


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Give what a cell shows; an empty text is a format that shows nothing."""
    sections = _compiled(code[:_CODE_LIMIT])
    section, sign = _chosen(sections, value)
    if section.empty:
        return ""
    if section.dates and (text := moment(value, section.dates, from_1904=from_1904)):
        return text
    if section.general or section.broken or section.dates:
        return general(value)
    try:
        text = _number(abs(value), section)
    except (InvalidOperation, OverflowError):
        return general(value)
    return sign + _framed(section.before, text, section.after)


def general(value: float) -> str:
    """Write a number without a format, all its digits and a comma."""
    exact = Decimal(f"{value:.15g}")
    if exact and not _SMALL <= abs(exact) < _LARGE:
        return f"{value:.15g}".replace(".", ",")
    text = f"{exact:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _chosen(sections: tuple[_Section, ...], value: float) -> tuple[_Section, str]:
    """Choose the part for a value and the sign that it needs before it."""
    minus = "-" if value < 0 else ""
    for section in sections:
        if section.condition and _holds(section.condition, value):
            return section, minus
    if any(section.condition for section in sections):
        return sections[-1], minus
    if value < 0 and len(sections) > 1:
        # Red alone is no minus on paper.
        signed = any(mark in sections[1].before + sections[1].after for mark in ("-", "–", "(", "−"))
        return sections[1], "" if signed else minus
    if value == 0 and len(sections) > 2:  # noqa: PLR2004 (positive; negative; zero)
        return sections[2], ""
    return sections[0], minus


def _holds(condition: tuple[str, float], value: float) -> bool:
    mark, limit = condition
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[mark]


def _number(value: float, section: _Section) -> str:
    if not section.whole and not section.decimals:
        return ""
    exact = Decimal(repr(value)) * (100 if section.percent else 1) / Decimal(1000) ** section.thousands
    if section.exponent:
        return f"{value:.{len(section.decimals)}E}".replace(".", ",")
    most = min(len(section.decimals), _MOST_DECIMALS)
    least = section.decimals.count("0")
    text = f"{exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):{',' if section.grouped else ''}f}"
    whole, _, rest = text.partition(".")
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    digits = section.whole.count("0")
    whole = whole.replace(",", ".")
    whole = "" if whole == "0" and not digits else whole.rjust(digits, "0")
    return f"{whole},{rest}" if rest else whole


def _framed(before: str, text: str, after: str) -> str:
    before, after = before.lstrip(), after.rstrip()
    if _CURRENCIES.match(before) and not after.strip():
        before, after = "", f" {before.strip()}"
    if after.startswith("%"):
        after = f" {after}"
    return " ".join(f"{before}{text}{after}".split())


@lru_cache(maxsize=4096)
def _compiled(code: str) -> tuple[_Section, ...]:
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code or "General"):
        if token["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(_section(tokens) for tokens in sections)


def _section(tokens: list[re.Match[str]]) -> _Section:
    section = _Section(empty=not tokens)
    state = _Reading()
    for token in tokens:
        kind = token.lastgroup or "other"
        text = token[kind]
        if kind == "digits":
            _digits(section, state, text)
        elif kind == "date":
            section.dates.append(text.lower())
        elif kind == "bracket":
            _bracket(section, state, text)
        elif kind in {"quoted", "escaped", "wide"}:
            _literal(section, state, " " if kind == "wide" else text)
        elif kind in {"exponent", "general"}:
            section.exponent = section.exponent or kind == "exponent"
            section.general = section.general or kind == "general"
        elif kind == "other":
            _other(section, state, text)
    section.thousands += state.commas
    section.dates = with_minutes(section.dates)
    if not state.begun and not section.dates and not section.empty:
        # A part without a place for digits shows its words only; one with @ is for text.
        section.general = section.general or not (section.before or section.after).strip()
    return section


@dataclass(slots=True)
class _Reading:
    begun: bool = False
    after_point: bool = False
    commas: int = 0
    ended: bool = False


def _digits(section: _Section, state: _Reading, text: str) -> None:
    if section.exponent:
        return
    # Words between digits, as in telephone numbers: no way to write that as a number.
    section.broken = section.broken or state.ended
    state.begun = True
    section.grouped = section.grouped or state.commas > 0
    state.commas = 0
    if state.after_point:
        section.decimals += text
    else:
        section.whole += text


def _literal(section: _Section, state: _Reading, text: str) -> None:
    if state.begun:
        state.ended = state.ended or bool(text.strip())
        section.after += text
    else:
        section.before += text


def _bracket(section: _Section, state: _Reading, text: str) -> None:
    if text.startswith("$"):
        _literal(section, state, text[1:].partition("-")[0])
    elif _ELAPSED.fullmatch(text):
        section.dates.append(f"[{text.lower()}]")
    elif found := _CONDITION.fullmatch(text):
        section.condition = (found[1], float(found[2]))


def _other(section: _Section, state: _Reading, text: str) -> None:
    if text == "." and not section.dates:
        state.after_point = True
        section.thousands, state.commas = section.thousands + state.commas, 0
    elif text == "," and state.begun:
        # Between digits it groups, behind them it divides by a thousand.
        state.commas += 1
    elif text == "%":
        section.percent = True
        _literal(section, state, "%")
    elif text == "/" and state.begun:
        section.broken = True
    elif text == "@":
        section.general = True
    else:
        _literal(section, state, text)
