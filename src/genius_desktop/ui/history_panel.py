"""The left column: search, order, the history itself, and how long it is kept."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from genius_desktop.ui.building import label, name_choice
from genius_desktop.ui.history_list import HistoryList, Row
from genius_desktop.ui.history_order import ORDERS, Order, sort

_PAUSE_MS = 150
_QUERY_CHARS = 200


class HistoryPanel(QWidget):
    """Shows the rows in the order the user wants.

    Signals:
        searched: What the user looks for; empty for everything.
    """

    searched = Signal(str)

    def __init__(self, listed: HistoryList) -> None:
        super().__init__()
        self.listed = listed
        self._rows: list[Row] = []
        self._shown = ""
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setPlaceholderText("Verlauf durchsuchen")
        self.field.setAccessibleName("Verlauf durchsuchen")
        self.field.setAccessibleDescription("Sucht in Titeln, Aussagen und Überblicken, in jeder Wortform")
        self.field.setToolTip("Sucht in Titeln, Aussagen und Überblicken, in jeder Wortform (Strg+Umschalt+F)")
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(_QUERY_CHARS)
        self.order = QComboBox()
        name_choice(self.order, "Reihenfolge im Verlauf", self)
        for name, text in ORDERS.items():
            self.order.addItem(text, name)
        self.message = label("", "muted")
        self.message.hide()
        self.stay = label("", "muted")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._wait)
        self.field.returnPressed.connect(self._search_now)
        self.order.currentIndexChanged.connect(self._arrange)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.order)
        column.addWidget(self.message)
        column.addWidget(self.listed, 1)
        column.addWidget(self.stay)

    @property
    def query(self) -> str:
        """What the user looks for."""
        return self.field.text().strip()

    def _wait(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.searched.emit(self.query)

    def _search_now(self) -> None:
        self._pause.stop()
        self._search()
        if self._rows:
            self.listed.setFocus()
            self.listed.setCurrentIndex(self.listed.table.index(0))

    def show_rows(self, rows: list[Row], shown: str) -> None:
        """Show what there is, or what was found, with one job chosen."""
        self._rows, self._shown = rows, shown
        self._arrange()
        if self.query:
            found = {0: "Nichts gefunden.", 1: "1 Auftrag gefunden"}.get(len(rows), f"{len(rows)} Aufträge gefunden")
            self.message.setText(found)
        self.message.setVisible(bool(self.query))

    def _arrange(self) -> None:
        wanted: Order = self.order.currentData()
        self.listed.show_rows(sort(self._rows, wanted), self._shown)

    def tell_stay(self, days: int) -> None:
        """Say how long jobs stay."""
        self.stay.setText(
            f"Wird nach {days} Tagen gelöscht; Angeheftetes bleibt." if days else "Bleibt, bis Sie etwas löschen."
        )
