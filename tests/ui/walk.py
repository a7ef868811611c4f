"""What a person without mouse, without sight or with large letters would stumble over in a view."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QWidget,
)

from tests.ui.views import LAPTOP_AT_200_PERCENT, VIEWS, opened

SMALLEST_TARGET_PX = 24
_MOST_STEPS = 160
_NEAR_PX = 60
_LEAST_LINES = 4
# Boxes of Qt's own whose contents are not laid out by us.
_FOREIGN = ("QFileDialog", "QPrintPreviewDialog")


def told(widget: QWidget) -> str:
    """Give kind and name of a widget."""
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return f"{type(widget).__name__} „{name[:50]}“"


def shown(root: QWidget) -> list[QWidget]:
    """Give everything that is shown of a window, but for the innards of Qt's own widgets."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible() and one.window() is root and not isinstance(one, QScrollBar | QSizeGrip | QSplitterHandle)
    ]


def controls(root: QWidget) -> list[QWidget]:
    """Give what a person can reach by Tab."""
    return [
        one
        for one in shown(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
        and not isinstance(one, QScrollArea)
    ]


def unnamed(root: QWidget) -> list[str]:
    """Find controls that a screen reader could not name, on Linux with a caption where it takes no other name."""
    found = [told(one) for one in controls(root) if told(one).endswith("„“")]
    boxes = [box for box in root.findChildren(QComboBox) if box.isVisible()]
    return found + [f"{told(box)} has no caption" for box in boxes if not _captioned(box)]


def _captioned(box: QComboBox) -> bool:
    relations = QAccessible.queryAccessibleInterface(box).relations()
    return any(relation[1] == QAccessible.RelationFlag.Label for relation in relations)


def small(root: QWidget) -> list[str]:
    """Find what is too small to hit."""
    buttons = [one for one in shown(root) if isinstance(one, QAbstractButton) and one.window() is root]
    return [
        f"{told(one)} {one.width()}×{one.height()}"
        for one in {*controls(root), *buttons}
        if min(one.width(), one.height()) < SMALLEST_TARGET_PX and not _inside_field(one)
    ]


def _inside_field(widget: QWidget) -> bool:
    # The cross that empties a field is as high as the field, and its key is Delete.
    return isinstance(widget.parentWidget(), QLineEdit)


def unreached(root: QWidget) -> list[str]:
    """Walk by Tab until it comes back; find what it has passed by."""
    wanted = controls(root)
    if not wanted:
        return ["nothing can be reached"]
    wanted[0].setFocus()
    reached: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        here = QApplication.focusWidget()
        if here is None or (len(reached) > 1 and here is reached[0]):
            break
        # Within a page of links, Tab goes from one to the next.
        if here not in reached:
            reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    if not reached or QApplication.focusWidget() is not reached[0]:
        return ["Tab does not come back"]
    # Within a group of which one holds, the arrows lead from one to the next.
    groups = [one.group() for one in reached if isinstance(one, QAbstractButton) and one.group() is not None]
    grouped = {one for one in wanted if isinstance(one, QAbstractButton) and one.group() in groups}
    return [told(one) for one in wanted if one not in reached and one not in grouped]


def unlit(root: QWidget) -> list[str]:
    """Find controls that look the same with the focus."""
    found = []
    for one in controls(root):
        root.setFocus()
        one.clearFocus()
        plain = one.grab().toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if one.hasFocus() and one.grab().toImage() == plain:
            found.append(told(one))
    return found


def cut_off(root: QWidget) -> list[str]:
    """Find text that has less room than it needs, and anything that lies where no one can get at it."""
    found = [f"{told(one)} {line}" for one in shown(root) if not _foreign(one) for line in _cuts(one)]
    found += [f"{told(one)} leaves {line}" for one in shown(root) if not _foreign(one) for line in _leaves(one)]
    found += [f"{told(one)} shows too little at once" for one in shown(root) if _slit(one)]
    return found + list(_overlaps(root))


def _foreign(widget: QWidget) -> bool:
    # What Qt lays out by itself is measured as a whole.
    return any(widget.window().inherits(name) for name in _FOREIGN) or isinstance(widget.parentWidget(), QLineEdit)


def _cuts(one: QWidget) -> Iterator[str]:
    room = (one.width(), one.height())
    needed = _needed(one)
    if needed is not None and (needed[0] > room[0] or needed[1] > room[1]):
        yield f"has {room}, needs {needed}"
    if isinstance(one, QLineEdit) and not one.text() and not one.toolTip():
        wanted = one.fontMetrics().horizontalAdvance(one.placeholderText())
        if wanted > one.width():
            yield f"has {one.width()} for „{one.placeholderText()}“, which needs {wanted}"


def _needed(one: QWidget) -> tuple[int, int] | None:
    """Give the width and height that the text of a widget needs; None where it has none."""
    if isinstance(one, QLabel):
        if not one.text():
            return None
        if one.wordWrap():
            return one.minimumSizeHint().width(), one.heightForWidth(one.width())
        return one.sizeHint().width(), one.sizeHint().height()
    if isinstance(one, QAbstractButton | QComboBox):
        if one.hasHeightForWidth():
            return one.minimumSizeHint().width(), one.heightForWidth(one.width())
        return one.sizeHint().width(), one.sizeHint().height()
    if isinstance(one, QLineEdit):
        return one.minimumSizeHint().width(), one.sizeHint().height()
    return None


def _leaves(one: QWidget) -> Iterator[str]:
    """Tell whether a widget lies partly outside the one that holds it, without a bar to scroll it there."""
    holder = one.parentWidget()
    if holder is None or holder.rect().contains(one.geometry()):
        return
    area = holder.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
        across = one.width() <= holder.width() or _scrolls(area.horizontalScrollBar(), area.horizontalScrollBarPolicy())
        down = one.height() <= holder.height() or _scrolls(area.verticalScrollBar(), area.verticalScrollBarPolicy())
        if across and down:
            return
    yield f"{told(holder)} {one.geometry()} of {holder.rect()}".replace("PySide6.QtCore.", "")


def _overlaps(root: QWidget) -> Iterator[str]:
    """Find neighbours of which one lies over the other."""
    kinds = QLabel | QAbstractButton | QComboBox | QLineEdit | QAbstractScrollArea
    held: dict[QWidget, list[QWidget]] = {}
    for one in shown(root):
        holder = one.parentWidget()
        if isinstance(one, kinds) and holder is not None and not _foreign(one):
            held.setdefault(holder, []).append(one)
    for together in held.values():
        for place, one in enumerate(together):
            for other in together[:place]:
                if one.geometry().intersects(other.geometry()) and not one.visibleRegion().isEmpty():
                    yield f"{told(one)} lies over {told(other)}"


def _scrolls(bar: QScrollBar, policy: Qt.ScrollBarPolicy) -> bool:
    return bar.maximum() > bar.minimum() and policy != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _slit(one: QWidget) -> bool:
    """Tell whether a part that scrolls shows less than a few lines at once."""
    if not isinstance(one, QScrollArea) or not one.verticalScrollBar().maximum():
        return False
    return one.viewport().height() < _LEAST_LINES * one.fontMetrics().lineSpacing()


def uneven(root: QWidget) -> list[str]:
    """Find controls side by side that are not of the same height."""
    kinds = QAbstractButton | QComboBox | QLineEdit
    placed = [
        (QRect(one.mapTo(root, QPoint(0, 0)), one.size()), one)
        for one in shown(root)
        if isinstance(one, kinds) and not _foreign(one) and not isinstance(one.parentWidget(), QComboBox)
    ]
    placed.sort(key=lambda pair: (pair[0].center().y() // 8, pair[0].left()))
    found = []
    for (left, one), (right, other) in pairwise(placed):
        beside = right.left() > left.left() and right.left() - left.right() < _NEAR_PX
        overlap = min(left.bottom(), right.bottom()) - max(left.top(), right.top())
        if beside and overlap > min(left.height(), right.height()) // 2 and left.height() != right.height():
            found.append(f"{told(one)} {left.height()} beside {told(other)} {right.height()}")
    return found


def pale(root: QWidget, enough: Callable[[str, str], bool]) -> list[str]:
    """Find text that hardly differs from its ground, as it is drawn; what cannot be used may be pale."""
    picture = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    found = []
    for one in shown(root):
        text = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
        if isinstance(one, QLineEdit):
            text = text or one.placeholderText()
        seen = one.visibleRegion().boundingRect().translated(one.mapTo(root, QPoint(0, 0)))
        if not text or not one.isEnabled() or _foreign(one) or seen.height() < one.height():
            continue
        area = QRect(seen.topLeft() * ratio, seen.size() * ratio)
        # Its pixels are only there as long as it is.
        piece = picture.copy(area)
        counts = Counter(memoryview(piece.constBits()).cast("I"))
        ground = _colour(counts.most_common(1)[0][0])
        if not any(enough(_colour(ink), ground) for ink in counts):
            found.append(f"{told(one)} on {ground}")
    return found


def _colour(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"


def too_large(root: QWidget, size: tuple[int, int]) -> list[str]:
    """Tell whether a window does not fit on the screen."""
    if root.width() <= size[0] and root.height() <= size[1]:
        return []
    return [f"{told(root)} has {root.width()}×{root.height()} where there is {size[0]}×{size[1]}"]


Check = Callable[[QWidget], list[str]]
LAYOUT: dict[str, Check] = {"cut off": cut_off, "uneven": uneven, "small": small}
KEYS: dict[str, Check] = {"unnamed": unnamed, "unreached": unreached, "unlit": unlit}


def look(name: str, size: tuple[int, int], checks: dict[str, Check]) -> dict[str, list[str]]:
    """Open a view and give what each check finds."""
    with opened(name, size) as seen:
        told_ = {check: find(seen.view) for check, find in checks.items()}
        return told_ | {"too large": too_large(seen.view, size)}


def main() -> int:
    """Look at every view on a laptop at 200 %, in a process whose environment says so."""
    application = QApplication([])
    sys.stdout.write(f"scale {application.primaryScreen().devicePixelRatio()} {LAPTOP_AT_200_PERCENT}\n")
    for name in VIEWS:
        for check, found in look(name, LAPTOP_AT_200_PERCENT, LAYOUT).items():
            for line in found:
                sys.stdout.write(f"{name}: {check}: {line}\n")
    sys.stdout.write(f"{len(VIEWS)} views\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
