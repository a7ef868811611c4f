"""A layout that breaks its lines, as text does."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets side by side, centred on their line, and begins a new line where there is no room.

    What is added by `add_wide` takes what its line has left, and all of its height.
    """

    def __init__(self, gap_px: int) -> None:
        super().__init__()
        self._gap_px = gap_px
        self._items: list[QLayoutItem] = []
        self._least: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add_wide(self, widget: QWidget, least_px: int) -> None:
        """Add a widget that shares its line with others as long as it is at least so wide."""
        self._least[len(self._items)] = least_px
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Tell how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Give an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Take an item out."""
        if not 0 <= index < len(self._items):
            return None
        self._least = {at - (at > index): least for at, least in self._least.items() if at != index}
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Tell the height at a width."""
        around = self.contentsMargins()
        inner = width - around.left() - around.right()
        return self._arrange(QRect(0, 0, inner, 0), move=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for one line of everything."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self._gap_px * max(len(shown) - 1, 0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for the widest item."""
        size = QSize()
        for place, item in enumerate(self._items):
            if not item.isEmpty():
                gives_way = place in self._least or item.hasHeightForWidth()
                size = size.expandedTo(item.minimumSize() if gives_way else item.sizeHint())
        return size.grownBy(self.contentsMargins())

    def _wanted_px(self, place: int) -> int:
        """Give the width that an item wants on a line."""
        item = self._items[place]
        if place in self._least:
            return max(min(self._least[place], item.sizeHint().width()), item.minimumSize().width())
        return item.sizeHint().width()

    def _lines(self, width: int) -> list[list[int]]:
        """Share the items that are shown out among lines."""
        lines: list[list[int]] = []
        used = 0
        for place, item in enumerate(self._items):
            if item.isEmpty():
                continue
            wanted = self._wanted_px(place)
            if lines and used + self._gap_px + wanted <= width:
                lines[-1].append(place)
                used += self._gap_px + wanted
            else:
                lines.append([place])
                used = wanted
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            sizes = self._sizes(line, rect.width())
            height = max(size.height() for size in sizes)
            left = rect.x()
            for place, size in zip(line, sizes, strict=True):
                if move:
                    down = height if place in self._least else size.height()
                    self._items[place].setGeometry(QRect(left, top + (height - down) // 2, size.width(), down))
                left += size.width() + self._gap_px
            top += height + self._gap_px
        return max(top - self._gap_px - rect.y(), 0)

    def _sizes(self, line: list[int], width: int) -> list[QSize]:
        """Give what each item of a line gets; those that share take what is left in equal parts."""
        wide = [place for place in line if place in self._least]
        used = sum(self._wanted_px(place) for place in line) + self._gap_px * (len(line) - 1)
        more = max(width - used, 0) // max(len(wide), 1)
        sizes = []
        for place in line:
            item = self._items[place]
            across = min(self._wanted_px(place) + (more if place in self._least else 0), width)
            down = item.heightForWidth(across) if item.hasHeightForWidth() else item.sizeHint().height()
            sizes.append(QSize(across, down))
        return sizes
