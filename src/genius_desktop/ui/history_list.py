"""The history: what was worked on, the newest first."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from genius_desktop.ui import words
from genius_desktop.ui.building import plain_tip, scaled
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.theme import LIGHT, Colours

_PADDING_PX, _ICON_PX, _GAP_PX = 12, 16, 8
_ROW_PX = 30
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One job as the history shows it; `found` are the words a search has found in it."""

    job: str
    title: str
    when: str
    state: str
    pinned: bool = False
    found: str = ""

    @property
    def line(self) -> str:
        """The line below the title."""
        return self.found or f"{words.STATES[self.state]} · {self.when}"

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        said = f"{self.title}, {words.STATES[self.state]} · {self.when}"
        return said + (", angeheftet" if self.pinned else "") + (f", gefunden: {self.found}" if self.found else "")


class HistoryTable(QAbstractListModel):
    """The rows as Qt's views want them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Tell how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the texts of a row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Qt.ItemDataRole.ToolTipRole: plain_tip(f"{row.title}\n{row.line}"),
            Qt.ItemDataRole.UserRole: row,
        }.get(Qt.ItemDataRole(role))

    def replace(self, rows: list[Row]) -> None:
        """Show other rows."""
        if [row.job for row in rows] == [row.job for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class RowPainter(QStyledItemDelegate):
    """Draws a title, and below it an icon with the state in words and the time."""

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Ask for two lines."""
        return QSize(120, 2 * option.fontMetrics.height() + _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(6, 3, -6, -3)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.accent_back if chosen else self.colours.window))
            painter.drawRoundedRect(box, 6, 6)
        # Where there are only two colours, nothing but a frame shows what is chosen.
        unshaded = chosen and self.colours.accent_back == self.colours.surface
        if unshaded or option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        self._texts(painter, row, box=box, font=option.font)
        painter.restore()

    def _texts(self, painter: QPainter, row: Row, *, box: QRect, font: QFont) -> None:
        inner = box.adjusted(_PADDING_PX, 8, -_PADDING_PX, -8)
        height, icon_px = QFontMetrics(font).height(), scaled(_ICON_PX)
        title = QRect(inner.left(), inner.top(), inner.width(), height)
        painter.setPen(QColor(self.colours.text))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        if row.pinned:
            painter.drawPixmap(inner.right() - icon_px, inner.top(), pixmap("pinned", self.colours.accent, icon_px))
            title.setRight(title.right() - icon_px - _GAP_PX)
        metrics = QFontMetrics(bold)
        elided = metrics.elidedText(row.title, Qt.TextElideMode.ElideMiddle, title.width())
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(title, left, elided)
        warn = row.state == "failed"
        colour = self.colours.warn if warn else self.colours.muted
        sign = self.colours.calm if row.state == "finished" else colour
        top = inner.bottom() - height + 1
        painter.drawPixmap(inner.left(), top + (height - icon_px) // 2, pixmap(row.state, sign, icon_px))
        line = QRect(inner.left() + icon_px + _GAP_PX, top, inner.width() - icon_px - _GAP_PX, height)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(line, left, QFontMetrics(font).elidedText(row.line, Qt.TextElideMode.ElideRight, line.width()))


class HistoryList(QListView):
    """Shows the history.

    Signals:
        chosen: The number of the job the user wants to see.
        pin_wished: What is marked shall be pinned, or no longer.
        erase_wished: What is marked shall be deleted.
        marks_changed: Other rows are marked.
    """

    chosen = Signal(str)
    pin_wished = Signal()
    erase_wished = Signal()
    marks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "history")
        self.setAccessibleName("Verlauf")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.table = HistoryTable()
        self._painter = RowPainter()
        self.setModel(self.table)
        self.setItemDelegate(self._painter)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.marks_changed.emit())
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)

    def marked(self) -> list[Row]:
        """Give the chosen rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.rows[place] for place in places]

    def show_rows(self, rows: list[Row], shown: str) -> None:
        """Show the history with one job chosen, if it is in it; what the user has chosen of several stays so."""
        several = {row.job for row in self.marked()}
        if rows != self.table.rows:
            self.table.replace(rows)
        if len(several) > 1:
            if not self.selectionModel().hasSelection():
                self._mark(several)
            return
        place = next((number for number, row in enumerate(rows) if row.job == shown), -1)
        if place < 0:
            self.selectionModel().clearSelection()
        elif place != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.table.index(place))

    def _mark(self, jobs: set[str]) -> None:
        for place, row in enumerate(self.table.rows):
            if row.job in jobs:
                self.selectionModel().select(self.table.index(place), QItemSelectionModel.SelectionFlag.Select)

    def _tell(self, index: QModelIndex) -> None:
        # Who chooses several wants to do something with them, not to see the last one.
        if len(self.marked()) <= 1:
            self.chosen.emit(self.table.rows[index.row()].job)

    def dress(self, colours: Colours) -> None:
        """Draw in today's colours."""
        self._painter.colours = colours
        self.viewport().update()
