"""What of an HTML page no one sees: removed before it is read, and counted."""

import re

from lxml import etree

_SKIPPED = {"script", "style", "head", "template", "noscript", "iframe", "object", "applet", "datalist", "canvas"}
_DRAWN_SKIPPED = {"defs", "metadata", "symbol"}
_REMOTE = re.compile(r"\s*(?:https?:|ftp:|//|file:|\\\\)", re.IGNORECASE)
_REMOTE_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"]?)\s*(?:https?:|//)", re.IGNORECASE)
_LOADING = ("src", "background", "poster", "data", "srcset")
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|!|$)"
    r"|mso-hide\s*:\s*all|font-size\s*:\s*(?:0(?:\.\d+)?|1(?:\.0)?px|1(?:\.0)?pt)\s*(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{4,}px"
    r"|clip\s*:\s*rect\(\s*0[^1-9]*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%)",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(r"(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)", re.IGNORECASE)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_VISIBLE_AGAIN = re.compile(r"visibility\s*:\s*visible", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND_PICTURE = re.compile(r"background(?:-image)?\s*:[^;]*(?:url\(|gradient\()", re.IGNORECASE)
_WHITE = re.compile(
    r"(?:white|snow|#f[c-f]f[c-f]f[c-f]|#fff|rgba?\(\s*25[2-5]\s*[, ]\s*25[2-5]\s*[, ]\s*25[2-5].*)$", re.IGNORECASE
)
_CLEAR = re.compile(r"(?:transparent|none|inherit|initial|rgba\([^)]*,\s*0(?:\.0+)?\s*\))", re.IGNORECASE)
_SEE_THROUGH = re.compile(r"(?:transparent|rgba\([^)]*[,/]\s*0(?:\.0+)?\s*\))\s*$", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,20000})\}")
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?[.#][\w-]+$", re.IGNORECASE)
_MEDIA = re.compile(r"@(?:media|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_CHARS = 1_000_000

Styles = dict[str, str]


def clean(root: etree._Element) -> tuple[int, int]:
    """Remove what is not seen; give the number of hidden characters and of contents that would be loaded."""
    styles, remote = _styles(root)
    hidden = 0
    # White letters are hidden only where nothing coloured lies behind them.
    seen: dict[etree._Element, tuple[bool, bool]] = {}
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        kind = element.tag
        remote += kind != "script" and _loads(element)
        parent = element.getparent()
        if parent is None and element is not root:
            continue
        white, coloured = seen.get(parent, (False, False)) if parent is not None else (False, False)
        if parent is not None and parent not in seen:
            # Something above it is gone already.
            continue
        style = _style_of(element, styles)
        white, coloured = _paint(element, style, (white, coloured))
        if kind in _SKIPPED or (kind in _DRAWN_SKIPPED):
            _remove(element)
        elif _is_hidden(element, style):
            hidden += _length("".join(map(str, element.itertext()))) + _length(element.get("value", ""))
            _remove(element)
        else:
            seen[element] = (white, coloured)
            hidden += _without_white(element, seen[element], seen.get(parent) if parent is not None else None)
            _show_values(element)
    return hidden, remote


def _remove(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _length(text: str) -> int:
    return len("".join(text.split()))


def _without_white(element: etree._Element, own: tuple[bool, bool], above: tuple[bool, bool] | None) -> int:
    """Remove white letters on white: those of the element, and those after it that are its parent's."""
    count = 0
    if own == (True, False) and element.text:
        count += _length(element.text)
        element.text = None
    if above == (True, False) and element.tail:
        count += _length(element.tail)
        element.tail = None
    return count


def _styles(root: etree._Element) -> tuple[Styles, int]:
    """Give what the page says of classes and identifiers, as far as it is simple, and what its styles would load."""
    styles: Styles = {}
    remote = 0
    for element in root.iter("style"):
        text = _CSS_COMMENT.sub("", (element.text or "")[:_STYLE_CHARS])
        remote += len(_REMOTE_STYLE.findall(text))
        # What holds only for some screens hides nothing on the others.
        for selectors, body in _RULE.findall(_MEDIA.sub("", text)):
            for selector in selectors.split(","):
                if _SIMPLE.match(selector.strip()):
                    key = selector.strip().lower()
                    styles[key] = styles.get(key, "") + ";" + body
    return styles, remote


def _style_of(element: etree._Element, styles: Styles) -> str:
    own = element.get("style", "")
    if not styles:
        return own
    names = [f".{name.lower()}" for name in element.get("class", "").split()]
    if element.get("id"):
        names.append(f"#{element.get('id', '').lower()}")
    found = [styles[key] for name in names for key in (name, f"{element.tag}{name}") if key in styles]
    return ";".join([*found, own])


def _loads(element: etree._Element) -> int:
    count = sum(bool(_REMOTE.match(element.get(name, ""))) for name in _LOADING)
    if element.tag == "link" and "stylesheet" in element.get("rel", "").lower():
        count += bool(_REMOTE.match(element.get("href", "")))
    return count + len(_REMOTE_STYLE.findall(element.get("style", "")))


def _is_hidden(element: etree._Element, style: str) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.tag == "input" and element.get("type", "").lower() == "hidden":
        return True
    if not style:
        return False
    # The last word counts where a page hides and shows the same thing.
    last = style.lower().rpartition("display")[2].lstrip(" :")
    shown = "display" in style.lower() and not last.startswith("none")
    found = _HIDDEN_STYLE.search(style)
    if found and not (shown and "display" in found[0].lower()) and not _VISIBLE_AGAIN.search(style):
        return True
    return bool(_NO_SIZE.search(style) and _CUT_OFF.search(style))


def _paint(element: etree._Element, style: str, above: tuple[bool, bool]) -> tuple[bool, bool]:
    """Tell whether letters are white here, and whether something coloured lies behind them."""
    white, coloured = above
    colour = _COLOUR.findall(style) or ([element.get("color", "")] if element.get("color") else [])
    if colour:
        white = bool(_WHITE.match(colour[-1].strip()) or _SEE_THROUGH.match(colour[-1].strip()))
    ground = _BACKGROUND.findall(style) or ([element.get("bgcolor", "")] if element.get("bgcolor") else [])
    if _BACKGROUND_PICTURE.search(style) or element.get("background"):
        coloured = True
    elif ground and not _CLEAR.match(ground[-1].strip()):
        coloured = not _WHITE.match(ground[-1].strip())
    return white, coloured


def _show_values(element: etree._Element) -> None:
    """Put into the text what a form shows in its fields."""
    if element.tag == "input":
        kind = element.get("type", "text").lower()
        if kind in {"checkbox", "radio"}:
            element.text = "☒ " if element.get("checked") is not None else "☐ "
        elif kind not in {"image", "file", "password"}:
            element.text = element.get("value", "")
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        for option in options:
            if option not in chosen:
                option.text = None
