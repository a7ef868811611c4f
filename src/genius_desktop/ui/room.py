"""Who gives way where a page is low, or its letters are large, and what is scrolled to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

_LEAST_LINES = 16


class FollowingArea(QScrollArea):
    """Scrolls to what inside it gets the focus, also where a screen reader gives it to what is not seen yet."""

    def __init__(self) -> None:
        super().__init__()
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


def share(page: QWidget, layouts: tuple[QVBoxLayout, QVBoxLayout], *, above: Sequence[QWidget], below: QWidget) -> None:
    """Let what stands above and below the part that scrolls scroll with it where it would leave it too little room.

    The first layout is that of the page, the second that of the part that scrolls; what stands below gives way first.
    """
    outer, inner = layouts
    margins = outer.contentsMargins()
    width = page.width() - margins.left() - margins.right()
    room = page.height() - margins.top() - margins.bottom()
    low = _height(below, width, outer.spacing())
    high = sum(_height(part, width, outer.spacing()) for part in above)
    least = _LEAST_LINES * page.fontMetrics().lineSpacing()
    for place, part in enumerate(above):
        _put(part, outer if room - high >= least else inner, place)
    _put(below, outer if room - high - low >= least else inner, -1)


def _height(part: QWidget, width: int, gap: int) -> int:
    return 0 if part.isHidden() else part.heightForWidth(width) + gap


def _put(part: QWidget, layout: QVBoxLayout, place: int) -> None:
    if layout.indexOf(part) < 0:
        layout.insertWidget(place, part)
