"""What the styles of a Word document say: headings, numbers, and what no one can see."""

import re
from collections.abc import Iterable, Mapping

from genius_desktop.documents.ooxml import Element, attribute, is_on, local, number

_HEADING = re.compile(r"(?:heading|berschrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_BODY_LEVEL = 9
_LIGHT = 0xF0
# Thousandths of a percent.
_CLEAR = 100_000
_CHAIN_LIMIT = 50
# In half-points: one point is no letter any more.
_TINY = 2
_PLAIN_FILLS = {"", "auto", "ffffff", "none", "white", "#ffffff", "clear"}

Traits = Mapping[str, str]


def has_fill(fill: str) -> bool:
    """Tell whether a fill is one on which white letters can be read."""
    return fill.lower() not in _PLAIN_FILLS


def traits(properties: Element | None) -> dict[str, str]:
    """Give what properties of a run say about being seen."""
    found: dict[str, str] = {}
    for entry in properties if properties is not None else ():
        match local(entry):
            case "vanish" | "b" as name:
                found[name] = "1" if is_on(entry) else "0"
            case "color":
                theme = attribute(entry, "themeColor").lower()
                found["color"] = "ffffff" if theme in {"background1", "light1"} else attribute(entry, "val").lower()
            case "sz":
                found["sz"] = attribute(entry, "val")
            case "shd":
                found["shd"] = attribute(entry, "fill").lower()
            case "highlight":
                found["highlight"] = attribute(entry, "val").lower()
            case "vertAlign":
                found["vertAlign"] = attribute(entry, "val")
            case "textFill":
                found |= _filling(entry)
    return found


def is_invisible(look: Traits, *, filled: bool) -> bool:
    """Tell whether letters cannot be seen: marked as hidden, white on white, or a point high."""
    tiny = look.get("sz", "").isdigit() and number(look["sz"], _TINY + 1) <= _TINY
    grounded = filled or has_fill(look.get("shd", "")) or has_fill(look.get("highlight", ""))
    return look.get("vanish") == "1" or tiny or (not grounded and _is_white(look.get("color", "")))


def _filling(fill: Element) -> dict[str, str]:
    """Read the newer way to color letters, in which they can be clear as glass."""
    color = fill.find("{*}solidFill/{*}srgbClr")
    clear = color is not None and number(attribute(color.find("{*}alpha"), "val")) >= _CLEAR
    found = {"color": attribute(color, "val").lower()} if color is not None else {}
    return found | ({"vanish": "1"} if clear else {})


def _is_white(color: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-f]{6}", color)) and all(int(color[i : i + 2], 16) >= _LIGHT for i in (0, 2, 4))


class Styles:
    """The styles of a document, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        entries: Iterable[Element] = root.findall("{*}style") if root is not None else ()
        self._entries = {attribute(entry, "styleId"): entry for entry in entries}
        self._defaults = traits(root.find("{*}docDefaults/{*}rPrDefault/{*}rPr") if root is not None else None)
        self._usual = next(
            (
                key
                for key, entry in self._entries.items()
                if attribute(entry, "type") == "paragraph" and attribute(entry, "default") in {"1", "true", "on"}
            ),
            "",
        )
        self._chains: dict[str, list[Element]] = {}
        self._looks: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, paragraph: Element) -> str:
        """Give the style of a paragraph."""
        return attribute(paragraph.find("{*}pPr/{*}pStyle"), "val") or self._usual

    def chain(self, style: str) -> list[Element]:
        """Give a style and those it is based on, the nearest first."""
        if style not in self._chains:
            chain: list[Element] = []
            key = style
            while key in self._entries and self._entries[key] not in chain and len(chain) < _CHAIN_LIMIT:
                chain.append(self._entries[key])
                key = attribute(chain[-1].find("{*}basedOn"), "val")
            self._chains[style] = chain
        return self._chains[style]

    def level(self, paragraph: Element) -> int:
        """Give how deep a heading is, 0 for text."""
        own = paragraph.find("{*}pPr/{*}outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self.chain(self.of(paragraph)):
            outline = style.find("{*}pPr/{*}outlineLvl")
            if outline is not None:
                return _outline(outline)
            label = attribute(style.find("{*}name"), "val")
            if found := _HEADING.search(label):
                return min(int(found[1]), _BODY_LEVEL)
            if _TITLE.match(label):
                return 1
        return 0

    def look(self, run: Element, paragraph_style: str) -> dict[str, str]:
        """Give the traits of a run: its own, then its style's, then its paragraph's."""
        properties = run.find("{*}rPr")
        own = traits(properties)
        style = attribute(properties.find("{*}rStyle"), "val") if properties is not None else ""
        key = (paragraph_style, style)
        if key not in self._looks:
            below, above = self._merged(paragraph_style), self._merged(style)
            merged = {**self._defaults, **below, **above}
            # Two styles that both hide show again: hiding is a switch (ECMA-376, 17.7.3).
            if below.get("vanish") == above.get("vanish") == "1":
                merged["vanish"] = "0"
            self._looks[key] = merged
        return {**self._looks[key], **own}

    def is_filled(self, paragraph: Element, style: str) -> bool:
        """Tell whether a paragraph stands on a colour."""
        shades = [paragraph.find("{*}pPr/{*}shd"), *(entry.find("{*}pPr/{*}shd") for entry in self.chain(style))]
        return any(shade is not None and has_fill(attribute(shade, "fill")) for shade in shades)

    def fills_table(self, style: str) -> bool:
        """Tell whether a table of that style stands on a colour anywhere."""
        return any(has_fill(attribute(shade, "fill")) for entry in self.chain(style) for shade in entry.iter("{*}shd"))

    def _merged(self, style: str) -> dict[str, str]:
        merged: dict[str, str] = {}
        for entry in reversed(self.chain(style)):
            merged |= traits(entry.find("{*}rPr"))
        return merged


def _outline(element: Element) -> int:
    level = number(attribute(element, "val"), _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0
