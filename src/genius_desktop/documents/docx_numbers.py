"""The numbers that Word computes: § 1, (1), a), 1.2.3, as numbering.xml says."""

import re
from dataclasses import dataclass, field

from genius_desktop.documents.docx_styles import Styles
from genius_desktop.documents.ooxml import Element, attribute, is_on, local, number

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 32767
_PATTERN_CHARS = 100


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int = -1
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


def in_letters(value: int) -> str:
    """Write a number as Word counts in letters: z is followed by aa and bb."""
    return chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 100)


def in_roman(value: int) -> str:
    """Write a number in small Roman numerals."""
    text = ""
    for size, letters in (*_ROMAN, *_ROMAN_ONES):
        text += letters * (value // size)
        value %= size
    return text


def written(value: int, form: str) -> str:
    """Write a number in the form a level asks for."""
    if not 0 < value <= _LARGEST:
        return str(value)
    match form:
        case "lowerLetter":
            return in_letters(value)
        case "upperLetter":
            return in_letters(value).upper()
        case "lowerRoman":
            return in_roman(value)
        case "upperRoman":
            return in_roman(value).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            return f"{value}."
        case "none":
            return ""
        case _:
            return str(value)


class Numbering:
    """Counts the paragraphs of every list."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstracts = {attribute(entry, "abstractNumId"): entry for entry in root.findall("{*}abstractNum")}
        targets = {attribute(n, "numId"): attribute(n.find("{*}abstractNumId"), "val") for n in root.findall("{*}num")}
        for entry in root.findall("{*}num"):
            key = attribute(entry, "numId")
            abstract = self._resolved(targets[key], abstracts, targets)
            if abstract in abstracts:
                self._lists[key] = _list(entry, abstract, abstracts[abstract])

    def _resolved(self, abstract: str, abstracts: dict[str, Element], targets: dict[str, str]) -> str:
        """Follow a list that is defined by a style."""
        for _ in range(_LEVELS):
            link = abstracts[abstract].find("{*}numStyleLink") if abstract in abstracts else None
            if link is None:
                break
            styles = self._styles.chain(attribute(link, "val"))
            ids = (attribute(style.find("{*}pPr/{*}numPr/{*}numId"), "val") for style in styles)
            abstract = targets.get(next((key for key in ids if key), ""), "")
        return abstract

    def label(self, paragraph: Element) -> str:
        """Count a paragraph and give what stands before its text."""
        key, depth = self._place(paragraph)
        numbered = self._lists.get(key)
        if numbered is None or depth not in numbered.levels:
            return ""
        level = numbered.levels[depth]
        if level.form == "bullet":
            return "–" if level.pattern in {"-", "–", "—"} else "•"
        counters = self._counters.setdefault(numbered.abstract, {})
        self._count(numbered, counters, depth)

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = numbered.levels.get(at, _Level())
            return written(counters.get(at, other.start), "decimal" if level.legal else other.form)

        return _PLACE.sub(place, level.pattern).strip()

    def _count(self, numbered: _List, counters: dict[int, int], depth: int) -> None:
        if not numbered.begun:
            numbered.begun = True
            for at in numbered.starts:
                counters.pop(at, None)
        start = numbered.starts.get(depth, numbered.levels[depth].start)
        counters[depth] = counters[depth] + 1 if depth in counters else start
        for below in [at for at in counters if at > depth]:
            restart = numbered.levels.get(below, _Level()).restart
            if restart < 0 or depth < restart:
                del counters[below]

    def _place(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find("{*}pPr/{*}numPr")
        key = attribute(own.find("{*}numId"), "val") if own is not None else ""
        depth = attribute(own.find("{*}ilvl"), "val") if own is not None else ""
        chain = self._styles.chain(self._styles.of(paragraph)) if not key or not depth else []
        for style in chain:
            numbers = style.find("{*}pPr/{*}numPr")
            if numbers is None:
                continue
            found = attribute(numbers.find("{*}numId"), "val")
            key = key or found
            if not depth and found == key:
                linked = self._linked(key, attribute(style, "styleId"))
                depth = linked or attribute(numbers.find("{*}ilvl"), "val")
        return key, number(depth)

    def _linked(self, key: str, style: str) -> str:
        levels = self._lists[key].levels if key in self._lists else {}
        return next((str(at) for at, level in levels.items() if level.style == style), "")


def _list(entry: Element, abstract: str, base: Element) -> _List:
    levels = {number(attribute(level, "ilvl")): _level(level) for level in base.findall("{*}lvl")}
    made = _List(abstract, levels)
    for override in entry.findall("{*}lvlOverride"):
        at = number(attribute(override, "ilvl"))
        replaced = override.find("{*}lvl")
        if replaced is not None:
            made.levels[at] = _level(replaced)
        start = override.find("{*}startOverride")
        if start is not None:
            made.starts[at] = number(attribute(start, "val"), 1)
    return made


def _level(element: Element) -> _Level:
    level = _Level()
    for entry in element:
        value = attribute(entry, "val")
        match local(entry):
            case "start":
                level.start = number(value, 1)
            case "numFmt":
                level.form = value
            case "lvlText":
                level.pattern = value[:_PATTERN_CHARS]
            case "lvlRestart":
                level.restart = number(value, -1)
            case "isLgl":
                level.legal = is_on(entry)
            case "pStyle":
                level.style = value
    return level
