"""OpenDocument files, packed and flat: their parts, their styles and what they would load or run."""

import re
from dataclasses import dataclass, field

from lxml import etree

from genius_desktop.documents.containers import open_container, parse_xml, read_xml
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

Element = etree._Element  # noqa: SLF001 (the only name of the type)

_LINK = re.compile(r"\s*(?:https?:|ftp:|file:|smb:|//|\\\\|\.\./)", re.IGNORECASE)
_MACROS = re.compile(r"(?:Basic/[^/]+/(?!script-l[bc]\.xml$)|Scripts/.*[^/]$)")
_PARENTS = 20
_WHITE = re.compile(r"#f[c-f]f[c-f]f[c-f]$", re.IGNORECASE)
_TINY_POINTS = 1.5
_NO_GROUND = {"", "transparent", "none"}


def local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """Give an attribute whatever its namespace."""
    end = "}" + name
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(end) or key == name), default)


def count_of(element: Element, name: str, default: int = 1) -> int:
    """Read a number of a file that may lie; nothing is repeated more than a million times."""
    value = attribute(element, name)
    return min(int(value), 1_048_576) if value.isascii() and value.isdigit() and len(value) < 12 else default  # noqa: PLR2004 (more figures than any count)


@dataclass(slots=True)
class Style:
    """What a style says of text, as far as it decides what is read."""

    parent: str = ""
    hidden: bool | None = None
    colour: str = ""
    ground: str = ""
    tiny: bool | None = None
    level: int = 0
    shown: bool = True
    master: str = ""


@dataclass(slots=True)
class Tally:
    """What has been left out or only counted."""

    hidden: int = 0
    pictures: int = 0
    formulas: int = 0


@dataclass(slots=True)
class Odf:
    """The parts of a file that hold text, and its styles by family and name."""

    content: Element
    styles_part: Element | None
    members: dict[str, Element] = field(default_factory=dict)
    styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def body(self, kind: str) -> Element | None:
        """Give the text, spreadsheet or presentation."""
        return self.content.find(f"{{*}}body/{{*}}{kind}")

    def masters(self) -> list[Element]:
        """Give the master pages, which hold what repeats on each page."""
        root = self.styles_part if self.styles_part is not None else self.content
        return root.findall("{*}master-styles/{*}master-page")

    def style(self, family: str, name: str) -> Style:
        """Give a style with what it takes from the styles above it."""
        found = Style()
        for _ in range(_PARENTS):
            own = self.styles.get((family, name))
            if own is None:
                break
            found.hidden = own.hidden if found.hidden is None else found.hidden
            found.tiny = own.tiny if found.tiny is None else found.tiny
            found.colour = found.colour or own.colour
            found.ground = found.ground or own.ground
            found.level = found.level or own.level
            found.shown = found.shown and own.shown
            found.master = found.master or own.master
            name = own.parent
        return found

    def all_doubts(self, body: Element | None) -> list[Doubt]:
        """Give what could not be sure, once everything is read."""
        changes = 0 if body is None else sum(len(tracked) for tracked in body.iter("{*}tracked-changes"))
        counts = {
            "tracked-changes": changes,
            "hidden-words": self.tally.hidden,
            "formulas-without-value": self.tally.formulas,
            "pictures-unread": self.tally.pictures,
        }
        return [*self.doubts, *(Doubt(code, count=count) for code, count in counts.items() if count)]


def open_odf(data: bytes, name: str) -> Odf:
    """Open a packed or a flat file.

    Raises `InputProblem`.
    """
    if not data.startswith(b"PK"):
        root = parse_xml(data, name)
        if root.find("{*}body") is None:
            raise InputProblem("damaged-document", name)
        # Programs write an empty library into every flat file.
        modules = any(True for part in root.findall("{*}scripts") for _ in part.iter("{*}module", "{*}source-code"))
        return _filled(Odf(root, None), has_macros=modules)
    with open_container(data, name) as container:
        names = container.namelist()
        content = read_xml(container, "content.xml", name)
        styles = read_xml(container, "styles.xml", name) if "styles.xml" in names else None
        objects = [member for member in names if re.fullmatch(r"(?:\./)?[^/]+/content\.xml", member)][:100]
        found = Odf(
            content, styles, {member.rpartition("/")[0]: read_xml(container, member, name) for member in objects}
        )
    found = _filled(found, has_macros=any(_MACROS.match(member) for member in names))
    if "META-INF/documentsignatures.xml" in names:
        found.doubts.append(Doubt("signed"))
    return found


def _filled(odf: Odf, *, has_macros: bool) -> Odf:
    parts = [odf.content] if odf.styles_part is None else [odf.styles_part, odf.content]
    links = 0
    for part in parts:
        for style in part.iter("{*}style"):
            odf.styles[attribute(style, "family"), attribute(style, "name")] = _style(style)
        for element in part.iter("{*}event-listener", "{*}script"):
            has_macros = has_macros or bool(attribute(element, "href") or (element.text or "").strip())
        links += sum(map(_is_loaded, part.iter()))
    if has_macros:
        odf.doubts.append(Doubt("macros"))
    if links:
        odf.doubts.append(Doubt("external-links", count=links))
    return odf


def _is_loaded(element: Element) -> bool:
    kind = local(element)
    if kind == "dde-source":
        return True
    # A link that a person follows is part of the text; everything else would be loaded while opening.
    return kind not in {"", "a", "event-listener", "template"} and bool(_LINK.match(attribute(element, "href")))


def _style(element: Element) -> Style:
    style = Style(attribute(element, "parent-style-name"), master=attribute(element, "master-page-name"))
    level = attribute(element, "default-outline-level")
    style.level = int(level) if level.isdigit() and len(level) == 1 else 0
    for part in element:
        kind = local(part)
        if kind in {"text-properties", "paragraph-properties", "table-cell-properties", "graphic-properties"}:
            style.ground = style.ground or attribute(part, "background-color") or attribute(part, "fill-color")
        if kind == "text-properties":
            display = attribute(part, "display")
            style.hidden = display == "none" if display else None
            style.colour = attribute(part, "color")
            size = attribute(part, "font-size")
            if size.endswith("pt") and size[:-2].replace(".", "", 1).isdigit():
                style.tiny = float(size[:-2]) < _TINY_POINTS
        style.shown = (
            style.shown and attribute(part, "display") != "false" and attribute(part, "visibility") != "hidden"
        )
    return style


def is_white(style: Style) -> bool:
    """Tell whether a style writes white letters on nothing."""
    return bool(_WHITE.match(style.colour)) and style.ground in _NO_GROUND
