"""The language models: which there are, what suits this PC, what is here, and what can be done with each."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import calibration_words, weights_words
from genius_desktop.ui import dialogs
from genius_desktop.ui.building import button, label, open_as, scaled, scrolling
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.loading_line import LoadingLine
from genius_desktop.weights import Offer

_SIZE_PX, _LIST_PX = (780, 640), 170
_HINT = (
    "Ein größeres Modell schreibt besser und braucht mehr Zeit und Arbeitsspeicher. Alle rechnen auf diesem PC; "
    "auch beim Laden verlassen Ihre Dokumente ihn nicht."
)
_ACCEPT = (
    "Seine Prüfsumme steht in keinem Katalog; niemand bürgt dafür, dass es unverändert ist. Ergebnisse nennen es "
    "„nicht aus dem Katalog“. Erlauben Sie es nur, wenn Sie der Quelle vertrauen."
)


class ModelsDialog(QDialog):
    """Shows the language models and what is known of the one that is chosen.

    Signals:
        used: The name of the model that shall be used from now on.
        fetched, accepted, verified, removed: The name of the model; the user has confirmed what needs it.
        brought: The path of a file or folder to take a model from.
        stopped: What is being done shall end; what has come is kept.
        compared: The name of the model that shall be compared with another one.
        measured: The name of the model of which shall be found out how it runs best here.
    """

    used = Signal(str)
    fetched = Signal(str)
    accepted_one = Signal(str)
    verified = Signal(str)
    removed = Signal(str)
    brought = Signal(str)
    stopped = Signal()
    compared = Signal(str)
    measured = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sprachmodelle")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        self._offers: tuple[Offer, ...] = ()
        self._current = ""
        self._may_change = self._may_fetch = True
        self._busy = False
        self.list = QListWidget()
        self.list.setAccessibleName("Sprachmodelle")
        self.list.setFixedHeight(scaled(_LIST_PX))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.about = label("")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.catalog = label("", "muted")
        self.use = button("Benutzen", "primary")
        self.fetch = button("Laden")
        self.accept_button = button("Erlauben …")
        self.verify = button("Prüfen", tip="Die Prüfsumme nachrechnen")
        self.remove = button("Entfernen …")
        self.compare = button("Vergleichen …", tip="Mit einem anderen Modell, an einem Ihrer Dokumente")
        self.measure = button(calibration_words.BUTTON, tip=calibration_words.TIP)
        self.bring_file = button("Aus Datei …", tip="Eine GGUF-Datei von Stick oder Freigabe übernehmen")
        self.bring_folder = button(
            "Aus Ordner …", tip="Ein Ordner mit einer GGUF-Datei oder allen Teilen eines Modells"
        )
        self.loading = LoadingLine()
        self._connect()
        self._build()
        self.show_offers((), current="")

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        for built, signal in (
            (self.use, self.used),
            (self.fetch, self.fetched),
            (self.verify, self.verified),
            (self.measure, self.measured),
            (self.compare, self.compared),
        ):
            built.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.chosen))
        self.accept_button.clicked.connect(self._ask_to_accept)
        self.remove.clicked.connect(self._ask_to_remove)
        self.bring_file.clicked.connect(self._ask_file)
        self.bring_folder.clicked.connect(self._ask_folder)
        self.loading.stopped.connect(self.stopped)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        doing, bringing = FlowLayout(8), FlowLayout(8)
        all_of_one = (self.use, self.fetch, self.accept_button, self.verify, self.measure, self.compare, self.remove)
        for built in all_of_one:
            doing.addWidget(built)
        for built in (self.bring_file, self.bring_folder):
            bringing.addWidget(built)
        column.addWidget(label(_HINT, "muted"))
        column.addWidget(self.list)
        column.addWidget(self.about)
        column.addLayout(doing)
        column.addWidget(self.loading)
        column.addWidget(label("Ein Modell von Stick oder Freigabe übernehmen:", "muted"))
        column.addLayout(bringing)
        column.addWidget(self.catalog)
        column.addStretch(1)
        close = QDialogButtonBox()
        built_close: QPushButton = close.addButton("Schließen", QDialogButtonBox.ButtonRole.RejectRole)
        built_close.setAccessibleName("Schließen")
        close.rejected.connect(self.reject)
        around = QVBoxLayout(self)
        around.addWidget(scrolling(inside, "Sprachmodelle und was mit ihnen geht"), 1)
        around.addWidget(close)

    @property
    def chosen(self) -> str:
        """The name of the model that is chosen in the list; empty for none."""
        return str(self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def _offer(self) -> Offer | None:
        return next((offer for offer in self._offers if offer.name == self.chosen), None)

    def fix(self, *, may_change: bool, may_fetch: bool) -> None:
        """Say what the house leaves to the user."""
        self._may_change, self._may_fetch = may_change, may_fetch
        self._show_chosen()

    def show_offers(self, offers: Sequence[Offer], *, current: str, catalog: str = "") -> None:
        """Show these; the one in use is marked, the one that was chosen stays so."""
        before = self.chosen or current
        self._offers, self._current = tuple(offers), current
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for offer in offers:
            mark = " · in Gebrauch" if offer.name == current else ""
            item = QListWidgetItem(weights_words.offer_line(offer) + mark)
            item.setData(Qt.ItemDataRole.UserRole, offer.name)
            item.setToolTip(item.text())
            self.list.addItem(item)
        names = [offer.name for offer in offers]
        self.list.setCurrentRow(names.index(before) if before in names else 0)
        blocker.unblock()
        self.catalog.setText(catalog)
        self.catalog.setVisible(bool(catalog))
        self._show_chosen()

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing else be begun while something is done."""
        self._busy = busy
        self._show_chosen()

    def _show_chosen(self) -> None:
        offer = self._offer()
        about = weights_words.offer_lines(offer) if offer else []
        about += calibration_words.lines(offer, calibration_words.UNMEASURED) if offer else []
        self.about.setText("\n".join(about))
        here = offer is not None and offer.path is not None
        state = offer.state if offer else ""
        # Those for searching write nothing.
        ready = state == "ready" and not self._busy and offer is not None and offer.tier != "search"
        self.use.setEnabled(ready and self._may_change and self.chosen != self._current)
        self.fetch.setText("Weiterladen" if state == "partial" else "Neu laden" if state == "damaged" else "Laden")
        self.fetch.setAccessibleName(self.fetch.text())
        fetchable = offer is not None and offer.can_fetch and state in {"missing", "partial", "damaged"}
        self.fetch.setEnabled(fetchable and self._may_fetch and not self._busy)
        self.accept_button.setEnabled(state == "unaccepted" and not self._busy)
        self.verify.setEnabled(here and not self._busy)
        others = sum(one.state == "ready" and one.tier != "search" for one in self._offers)
        self.measure.setEnabled(ready)
        self.compare.setEnabled(ready and others > 1)
        self.remove.setEnabled((here or state == "partial") and not self._busy)
        for built in (self.bring_file, self.bring_folder):
            built.setEnabled(not self._busy)

    def _ask_to_accept(self) -> None:
        name = self.chosen
        dialogs.ask(self, f"„{name}“ erlauben?", _ACCEPT, yes="Erlauben", then=lambda: self.accepted_one.emit(name))

    def _ask_to_remove(self) -> None:
        offer = self._offer()
        if offer is not None:
            dialogs.ask(
                self,
                f"„{offer.title}“ von diesem PC löschen?",
                f"{weights_words.gigabytes(offer.part_bytes or offer.bytes)} werden frei. Ergebnisse, die damit "
                "entstanden sind, bleiben.",
                yes="Löschen",
                then=lambda: self.removed.emit(offer.name),
            )

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Sprachmodell wählen")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Sprachmodelle (*.gguf)")
        self._open(dialog)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Ordner mit einem Sprachmodell wählen")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.brought.emit(os.fspath(dialog.selectedFiles()[0])))
        dialog.open()
