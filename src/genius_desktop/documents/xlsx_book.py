"""What all sheets of a workbook share: strings, formats, and which cells cannot be seen."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from genius_desktop.documents.ooxml import Element, Package, attribute, local, number
from genius_desktop.documents.xlsx_formats import BUILT_IN, general, shown
from genius_desktop.problems import InputProblem

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRINGS_LIMIT = 2_000_000
_ERRORS = {"#REF!": "#BEZUG!", "#VALUE!": "#WERT!", "#N/A": "#NV", "#NUM!": "#ZAHL!", "#DIV/0!": "#DIV/0!"}
_WHITE = re.compile(r"(?:[0-9a-f]{2})?ffffff", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows its number, and whether its letters stand white on white."""

    code: str = "General"
    bold: bool = False
    white: bool = False


def stream_elements(package: Package, part: str, *names: str) -> Iterator[Element]:
    """Give the elements of those names one by one and forget each, so that large parts need little memory.

    Raises `InputProblem`.
    """
    with package.stream(part) as stream:
        found = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        checked = False
        for _, element in found:
            if not checked and element.getroottree().docinfo.internalDTD is not None:
                raise InputProblem("damaged-document", part)
            checked = True
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]
        if found.root is None or found.root.getroottree().docinfo.internalDTD is not None:
            raise InputProblem("damaged-document", part)


def rich_text(element: Element) -> str:
    """Give the text of a string without the readings that stand above it."""
    parts = [
        entry.text or ""
        for entry in element.iter("{*}t")
        if (parent := entry.getparent()) is None or local(parent) != "rPh"
    ]
    return plain("".join(parts))


def plain(text: str) -> str:
    """Undo the escapes that Excel uses for characters that XML forbids."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class Book:
    """The strings and styles of a workbook."""

    def __init__(self, package: Package, root: Element) -> None:
        self.package = package
        properties = root.find("{*}workbookPr")
        self.from_1904 = attribute(properties, "date1904") in {"1", "true", "on"}
        self.strings: list[str] = []
        for part in package.related(package.main, "sharedStrings")[:1]:
            for entry in stream_elements(package, part, "si"):
                self.strings.append(rich_text(entry))
                if len(self.strings) > _STRINGS_LIMIT:
                    raise InputProblem("too-costly", part)
        self._styles: list[Style] = []
        root_of_styles = package.optional(package.main, "styles", "xl/styles.xml")
        if root_of_styles is not None:
            self._styles = list(_styles(root_of_styles))

    def style(self, index: str) -> Style:
        """Give a style by its number."""
        at = number(index)
        return self._styles[at] if 0 <= at < len(self._styles) else Style()

    def value(self, kind: str, raw: str, style: Style) -> str:
        """Give what a cell with that stored value shows."""
        if kind == "s":
            at = number(raw, -1)
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if kind == "b":
            return "WAHR" if raw.strip() in {"1", "true"} else "FALSCH"
        if kind == "e":
            return _ERRORS.get(raw, raw)
        if kind in {"str", "inlineStr"}:
            return plain(raw)
        if kind == "d":
            return _iso(raw)
        try:
            parsed = float(raw)
        except ValueError:
            return raw
        if not math.isfinite(parsed):
            return raw
        # Behind a text format every digit counts as written.
        return general(parsed) if style.code == "@" else shown(parsed, style.code, from_1904=self.from_1904)


def _iso(raw: str) -> str:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?", raw)
    if not found:
        return raw
    day = f"{found[3]}.{found[2]}.{found[1]}"
    return day if found[4] in {None, "00:00"} else f"{day} {found[4]}"


def _styles(root: Element) -> Iterator[Style]:
    codes = dict(BUILT_IN)
    for entry in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[number(attribute(entry, "numFmtId"))] = attribute(entry, "formatCode")
    fonts = [(_is_bold(font), _is_white(font.find("{*}color"))) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_is_filled(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    for entry in root.iterfind("{*}cellXfs/{*}xf"):
        font, fill = number(attribute(entry, "fontId")), number(attribute(entry, "fillId"))
        bold, white = fonts[font] if 0 <= font < len(fonts) else (False, False)
        filled = 0 <= fill < len(fills) and fills[fill]
        yield Style(codes.get(number(attribute(entry, "numFmtId")), "General"), bold, white and not filled)


def _is_bold(font: Element) -> bool:
    bold = font.find("{*}b")
    return bold is not None and attribute(bold, "val") not in {"0", "false"}


def _is_white(color: Element | None) -> bool:
    if color is None:
        return False
    # The first color of a theme is its background; a tint makes it darker.
    return bool(_WHITE.fullmatch(attribute(color, "rgb"))) or (
        attribute(color, "theme") == "0" and attribute(color, "tint") in {"", "0"}
    )


def _is_filled(fill: Element) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return True
    if attribute(pattern, "patternType") in {"", "none"}:
        return False
    return not _is_white(pattern.find("{*}fgColor"))
