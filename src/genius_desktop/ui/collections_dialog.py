"""The collections: which folders and files are in them, what became of each, and what can be done with them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from genius_desktop import search_words
from genius_desktop.libraries import Collection, PapersTold
from genius_desktop.library_words import STATES
from genius_desktop.ui import dialogs
from genius_desktop.ui.building import button, label, open_as, scaled, scrolling
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.papers_view import PapersView
from genius_desktop.ui.reading_line import ReadingLine

_SIZE_PX, _LIST_PX = (760, 620), 110
_HINT = (
    "Eine Sammlung sind Ordner und Dateien, in denen Sie suchen wollen. Die Dateien bleiben, wo sie sind; gespeichert "
    "wird nur ihr Text, nur auf diesem PC. Neues und Geändertes wird von selbst gelesen."
)


class CollectionsDialog(QDialog):
    """Shows the collections and the files of the one that is chosen.

    Signals:
        added: Folders and files as bytes, and the collection they shall join; empty for a new one.
        updated: The collection that shall be brought up to date; unreadable files are tried once more.
        removed: The collection that shall be erased; the user has confirmed it.
        asked: A collection, the states of files in it, and the number of the first one to be shown.
    """

    added = Signal(object, str)
    updated = Signal(str)
    removed = Signal(str)
    asked = Signal(str, object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sammlungen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        self._collections: tuple[Collection, ...] = ()
        self._watched: AbstractSet[str] = frozenset()
        self.list = QListWidget()
        self.list.setAccessibleName("Sammlungen")
        self.list.setFixedHeight(scaled(_LIST_PX))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.new = button("Neue Sammlung …", "primary", "Einen Ordner als neue Sammlung lesen")
        self.add_folder = button("Ordner hinzufügen …")
        self.add_files = button("Dateien hinzufügen …")
        self.update_button = button("Aktualisieren", tip="Neues und Geändertes lesen, auch was zuletzt nicht ging")
        self.remove = button("Entfernen …")
        self.places = label("", "muted")
        self.checked = label("", "muted")
        self.reading = ReadingLine()
        self.papers = PapersView()
        self._connect()
        self._build()
        self.show_collections(())

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.new.clicked.connect(lambda: self._ask_folder(""))
        self.add_folder.clicked.connect(lambda: self._ask_folder(self.chosen))
        self.add_files.clicked.connect(self._ask_files)
        self.update_button.clicked.connect(lambda: self.updated.emit(self.chosen))
        self.remove.clicked.connect(self._ask_to_remove)
        self.papers.asked.connect(lambda states, first: self.asked.emit(self.chosen, states, first))

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        buttons = FlowLayout(8)
        for built in (self.new, self.add_folder, self.add_files, self.update_button, self.remove):
            buttons.addWidget(built)
        column.addWidget(label(_HINT, "muted"))
        column.addWidget(self.list)
        column.addWidget(self.places)
        column.addWidget(self.checked)
        column.addLayout(buttons)
        column.addWidget(self.reading)
        column.addWidget(self.papers, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        around = QVBoxLayout(self)
        around.addWidget(scrolling(inside, "Sammlungen"), 1)
        around.addWidget(close)

    @property
    def chosen(self) -> str:
        """The collection that is chosen; empty for none."""
        return str(self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def show_collections(self, collections: Sequence[Collection], watched: AbstractSet[str] = frozenset()) -> None:
        """Show these, some of them watched for changes; the one that was chosen stays so."""
        self._watched = watched
        before = self.chosen
        self._collections = tuple(collections)
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for one in collections:
            item = QListWidgetItem(f"{one.name}: {_told(one)}")
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setToolTip(item.text())
            self.list.addItem(item)
        numbers = [one.id for one in collections]
        self.list.setCurrentRow(numbers.index(before) if before in numbers else len(numbers) - 1)
        blocker.unblock()
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = next((one for one in self._collections if one.id == self.chosen), None)
        for built in (self.add_folder, self.add_files, self.update_button, self.remove):
            built.setEnabled(one is not None)
        roots = one.roots if one is not None else ()
        told = [f"{os.fsdecode(root.path)}{' (zurzeit nicht erreichbar)' if root.lost else ''}" for root in roots]
        self.places.setText(", ".join(text.encode("utf-8", "replace").decode() for text in told))
        self.places.setVisible(bool(told))
        self.checked.setText(search_words.checked(one, watched=one.id in self._watched) if one is not None else "")
        self.checked.setVisible(one is not None)
        self.papers.begin(one)

    def show_papers(self, told: PapersTold) -> None:
        """Show files of the chosen collection."""
        self.papers.show_papers(told)

    def _ask_folder(self, collection: str) -> None:
        dialog = QFileDialog(self, "Ordner wählen")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, collection)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, "Dateien wählen")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, self.chosen)

    def _open(self, dialog: QFileDialog, collection: str) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.add(dialog.selectedFiles(), collection))
        dialog.open()

    def add(self, paths: Sequence[str], collection: str = "") -> None:
        """Let folders and files join a collection, or become a new one."""
        if paths:
            self.added.emit(tuple(os.fsencode(path) for path in paths), collection)

    def _ask_to_remove(self) -> None:
        one = next((one for one in self._collections if one.id == self.chosen), None)
        if one is not None:
            dialogs.ask(
                self,
                f"Sammlung „{one.name}“ entfernen?",
                "Alles, was von ihr gespeichert ist, wird endgültig gelöscht. Ihre Dateien bleiben, wo sie sind.",
                yes="Entfernen",
                then=lambda: self.removed.emit(one.id),
            )


def _told(collection: Collection) -> str:
    states = collection.states or {}
    told = [f"{search_words.number(states[state])} {STATES[state]}" for state in STATES if states.get(state)]
    return ", ".join(told) or "noch nichts gelesen"
