"""The numbers and bullets of OpenDocument lists and headings, which the file leaves to be counted."""

import re
from dataclasses import dataclass, field

from genius_desktop.documents.list_labels import bullet, written
from genius_desktop.documents.odf import Element, Odf, attribute, count_of, local

_LEVELS = 10
_PLACE = re.compile(r"%(\d+)%")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    pattern: str = ""
    shown: int = 1
    start: int = 1
    sign: str = ""


@dataclass(slots=True)
class _List:
    style: str
    counts: list[int | None] = field(default_factory=lambda: [None] * (_LEVELS + 1))


class Numbers:
    """Counts the items of every list and the headings."""

    def __init__(self, odf: Odf) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        for part in (odf.styles_part, odf.content):
            if part is None:
                continue
            for style in part.iter("{*}list-style"):
                self._styles[attribute(style, "name")] = _levels(style)
            for style in part.iter("{*}outline-style"):
                self._outline = _levels(style)
        self._headings = _List("")
        self._by_id: dict[str, _List] = {}
        self._last: dict[str, _List] = {}
        self._open: list[_List] = []

    def enter(self, element: Element) -> None:
        """Enter a list, or a list in a list."""
        style = attribute(element, "style-name")
        if self._open:
            outer = self._open[-1]
            self._open.append(_List(style, outer.counts) if style and style != outer.style else outer)
            return
        before = self._by_id.get(attribute(element, "continue-list") or "none")
        if before is None and attribute(element, "continue-numbering") == "true":
            before = self._last.get(style)
        found = _List(style, before.counts if before else [None] * (_LEVELS + 1))
        self._by_id[attribute(element, "id") or "unnamed"] = found
        self._last[style] = found
        self._open.append(found)

    def leave(self) -> None:
        """Leave the list entered last."""
        self._open.pop()
        level = len(self._open)
        if level:
            # A list within a list begins anew below the next item.
            self._open[-1].counts[level + 1 :] = [None] * (_LEVELS - level)

    def label(self, item: Element) -> str:
        """Count an item and give its label with a blank behind it."""
        level = min(len(self._open), _LEVELS)
        current = self._open[-1]
        return self._next(current, self._styles.get(current.style, {}), (level, _start(item)))

    def heading(self, element: Element, level: int) -> str:
        """Count a heading that stands in no list and give its number with a blank behind it."""
        if attribute(element, "is-list-header") == "true" or not self._outline:
            return ""
        start = _start(element) if attribute(element, "restart-numbering") == "true" else None
        label = self._next(self._headings, self._outline, (level, start))
        self._headings.counts[level + 1 :] = [None] * (_LEVELS - level)
        return label

    @property
    def in_list(self) -> bool:
        """Whether a list is open."""
        return bool(self._open)

    def _next(self, current: _List, levels: dict[int, _Level], place: tuple[int, int | None]) -> str:
        level, start = place
        look = levels.get(level, _Level(sign="•" if not levels and current is not self._headings else ""))
        before = current.counts[level]
        number = start if start is not None else (look.start if before is None else before + 1)
        current.counts[level] = number
        if look.sign:
            return bullet(look.sign) + " "
        numbers = {
            n: _form(levels[n].form, current.counts[n], levels[n].start) for n in range(1, level + 1) if n in levels
        }
        if look.pattern:
            text = _PLACE.sub(lambda found: numbers.get(int(found[1]), ""), look.pattern)
            return f"{text} " if look.form and text.strip() else ""
        if not look.form:
            return f"{look.prefix}{look.suffix} ".lstrip()
        shown = [numbers[n] for n in range(max(1, level - look.shown + 1), level + 1) if numbers.get(n)]
        return f"{look.prefix}{'.'.join(shown)}{look.suffix} "


def _form(form: str, number: int | None, start: int) -> str:
    return written(start if number is None else number, form) if form else ""


def _start(element: Element) -> int | None:
    return count_of(element, "start-value") if attribute(element, "start-value") else None


def _levels(style: Element) -> dict[int, _Level]:
    return {
        count_of(part, "level"): _Level(
            attribute(part, "num-format")[:1],
            attribute(part, "num-prefix"),
            attribute(part, "num-suffix"),
            attribute(part, "num-list-format"),
            count_of(part, "display-levels"),
            count_of(part, "start-value"),
            "•" if local(part).endswith("image") else attribute(part, "bullet-char"),
        )
        for part in style
        if local(part).startswith(("list-level-style", "outline-level-style"))
    }
