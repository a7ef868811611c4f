"""All pages of a result in one row: what was read, and what was not."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from genius_desktop.domain import DocumentReport, Unit
from genius_desktop.ui.building import label
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.page_states import STATES, Cell, PageState, cells, present
from genius_desktop.ui.theme import LIGHT, Colours

_HEIGHT_PX, _NARROWEST_PX, _WIDEST_PX = 26, 7, 30
_GAP_PX, _SIGN_PX = 2, 16
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class _Cells(QAbstractListModel):
    """The cells, with their words for eyes and ears."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[Cell] = []

    def put(self, told: list[Cell]) -> None:
        """Show other cells."""
        self.beginResetModel()
        self.cells = told
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name)
        """Tell how many there are."""
        return len(self.cells)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt's signature)
        """Give the words of a cell; what is drawn is no text."""
        if not index.isValid():
            return None
        if role in {_Role.AccessibleTextRole, _Role.ToolTipRole, _Role.DisplayRole}:
            return self.cells[index.row()].said
        return None


class _Sign(QStyledItemDelegate):
    """Draws a cell: each state has its own shape beside its colour."""

    def __init__(self, strip: "CoverageStrip") -> None:
        super().__init__(strip)
        self.colours = LIGHT
        self.size = QSize(_WIDEST_PX, _HEIGHT_PX)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 (Qt's name)
        """Give each cell the same room."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell, with a frame where the focus or the shown page is."""
        model = index.model()
        if not isinstance(model, _Cells):
            return
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        draw_state(
            painter, area.adjusted(_GAP_PX, 4, -_GAP_PX, -4), model.cells[index.row()].state, colours=self.colours
        )
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused or state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self.colours.text if focused else self.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))


def draw_state(painter: QPainter, area: QRect, state: PageState, *, colours: Colours) -> None:
    """Draw the sign of a state: full, full with a point, half, a dash in a frame, an empty frame, a cross."""
    ink = QColor(
        colours.warn if state == "failed" else colours.calm if state in {"read", "recognised"} else colours.muted
    )
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink if state in {"read", "recognised"} else Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0, 0, -1, -1))
    centre = area.center()
    match state:
        case "recognised":
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(centre, 2, 2)
        case "skimmed":
            painter.fillRect(QRect(area.left(), centre.y(), area.width(), area.bottom() - centre.y()), ink)
        case "skipped":
            painter.setPen(QPen(ink, 2))
            painter.drawLine(area.left() + 2, centre.y(), area.right() - 2, centre.y())
        case "failed":
            painter.setPen(QPen(ink, 2))
            reach = min(area.width(), area.height()) // 2 - 2
            for way in (1, -1):
                painter.drawLine(centre + QPoint(-reach, -way * reach), centre + QPoint(reach, way * reach))


class CoverageStrip(QWidget):
    """Shows what became of each page; one tab stop, arrow keys within.

    Signals:
        chosen: The document and page the user wants to see.
    """

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._reports: tuple[tuple[str, Unit, Any], ...] = ()
        self.table = _Cells()
        self._sign = _Sign(self)
        self.row = QListView()
        self.row.setModel(self.table)
        self.row.setItemDelegate(self._sign)
        self.row.setFlow(QListView.Flow.LeftToRight)
        self.row.setWrapping(False)
        self.row.setUniformItemSizes(True)
        self.row.setFrameShape(QFrame.Shape.NoFrame)
        self.row.setProperty("role", "strip")
        self.row.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.row.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.row.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row.setFixedHeight(_HEIGHT_PX)
        self.row.setAccessibleName("Seiten des Dokuments, gelesen und nicht gelesen")
        self.row.setAccessibleDescription("Pfeiltasten wählen eine Seite, Enter zeigt sie.")
        self.row.clicked.connect(self._choose)
        self.row.activated.connect(self._choose)
        self.row.selectionModel().selectionChanged.connect(lambda: QTimer.singleShot(0, self, self._follow))
        self.legend = QWidget()
        self._flow = FlowLayout(12)
        self.legend.setLayout(self._flow)
        self._keys: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.row)
        layout.addWidget(self.legend)

    def show_reports(self, reports: Sequence[DocumentReport]) -> None:
        """Show the pages of documents."""
        told = tuple((report.name, report.unit, report.coverage) for report in reports)
        if told == self._reports:
            return
        self._reports = told
        for key in self._keys:
            self._flow.removeWidget(key)
            key.hide()
            key.deleteLater()
        found = present([report.coverage for report in reports])
        # One sign alone needs no key: the line below says it.
        self._keys = [_Key(state, self._sign.colours) for state in found] if found != ["read"] else []
        self.legend.setVisible(bool(self._keys))
        for key in self._keys:
            self._flow.addWidget(key)
        self._arrange()

    def _arrange(self) -> None:
        """Make as many cells as there is room for."""
        room = max(self.row.viewport().width(), 100)
        told = cells(self._reports, max(room // _NARROWEST_PX, 1))
        width = min(room // max(len(told), 1), _WIDEST_PX)
        self._sign.size = QSize(max(width, 1), _HEIGHT_PX)
        if told != self.table.cells:
            self.table.put(told)
        self.row.doItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        cell = self.table.cells[index.row()]
        self.chosen.emit(cell.document, cell.page)

    def _follow(self) -> None:
        """Show the page that a screen reader has chosen, which selects a cell without going to it."""
        chosen = self.row.selectionModel().selectedIndexes()
        if chosen and chosen[0] != self.row.currentIndex():
            self._choose(chosen[0])

    def mark(self, document: int, page: int) -> None:
        """Show which page is seen now."""
        row = next(
            (
                n
                for n, cell in enumerate(self.table.cells)
                if cell.document == document and cell.first <= page <= cell.last
            ),
            -1,
        )
        self.row.setCurrentIndex(self.table.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.row.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Make other cells for another width."""
        super().resizeEvent(event)
        self._arrange()

    def dress(self, colours: Colours) -> None:
        """Draw the signs in today's colours."""
        self._sign.colours = colours
        for key in self._keys:
            if isinstance(key, _Key):
                key.dress(colours)
        self.row.viewport().update()


class _Key(QWidget):
    """A sign and what it means."""

    def __init__(self, state: PageState, colours: Colours) -> None:
        super().__init__()
        self._state: PageState = state
        self._colours = colours
        said = label(STATES[state], "muted")
        said.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIGN_PX + 4, 0, 0, 0)
        row.addWidget(said)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the sign beside the words."""
        painter = QPainter(self)
        top = (self.height() - _SIGN_PX) // 2
        draw_state(painter, QRect(1, top, _SIGN_PX - 2, _SIGN_PX), self._state, colours=self._colours)
        painter.end()

    def dress(self, colours: Colours) -> None:
        """Draw the sign in today's colours."""
        self._colours = colours
        self.update()
