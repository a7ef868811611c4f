"""How easy a text is to read before and after it was put in other words, and what is still hard in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import plainness_words
from genius_desktop.plainness.measure import measure
from genius_desktop.ui import theme
from genius_desktop.ui.building import button, label, open_as, scaled, scrolling
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.plain_view import MOST_CHARS, MarkedText, PlainView

_WIDTH_PX, _HEIGHT_PX, _TEXT_PX = 720, 640, 160
_CUT = "Gemessen ist von beiden Texten nur der Anfang."


class PlainDialog(QDialog):
    """Compares the figures of two texts, and marks in the new one what is hard, with what helps."""

    def __init__(self, parent: QWidget, before: str, after: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Einfache Sprache: vorher und nachher")
        rows = plainness_words.compared(measure(before[:MOST_CHARS]), measure(after[:MOST_CHARS]))
        self.table = _table(rows)
        self.text = MarkedText()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Neuer Text")
        self.text.setMinimumHeight(scaled(_TEXT_PX))
        self.plain = PlainView(self.text)
        self.text.setPlainText(after)
        self.plain.measure()
        self.plain.dress(theme.current())
        self.leave = button("Schließen", "primary")
        self.leave.clicked.connect(self.accept)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.table)
        if max(len(before), len(after)) > MOST_CHARS:
            column.addWidget(label(_CUT, "warn"))
        column.addWidget(label("Der neue Text, mit den Stellen, die noch schwer zu lesen sind", "strong"))
        column.addWidget(self.text)
        column.addWidget(self.plain)
        buttons = FlowLayout(8)
        buttons.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "Vorher und nachher"), 1)
        layout.addLayout(buttons)
        open_as(self, _WIDTH_PX, _HEIGHT_PX)


def _table(rows: list[tuple[str, str, str]]) -> QTableWidget:
    built = QTableWidget(len(rows), 3)
    built.setAccessibleName("Kennzahlen vorher und nachher")
    built.setHorizontalHeaderLabels(["Kennzahl", "vorher", "nachher"])
    built.verticalHeader().hide()
    built.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    built.setTabKeyNavigation(False)
    built.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    built.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    built.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    built.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for number, told in enumerate(rows):
        for column, words in enumerate(told):
            built.setItem(number, column, QTableWidgetItem(words))
    built.resizeRowsToContents()
    height = sum(built.rowHeight(row) for row in range(len(rows))) + built.horizontalHeader().sizeHint().height()
    built.setFixedHeight(height + 2 * built.frameWidth())
    return built
