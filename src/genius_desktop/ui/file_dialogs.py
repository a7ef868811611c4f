"""The system's dialogs for files: which documents to take, where to save a result."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QWidget

from genius_desktop.domain import ExportFormat
from genius_desktop.outcomes import Outcome
from genius_desktop.ui import dropping, saving
from genius_desktop.ui.building import open_as
from genius_desktop.ui.dropping import Catch

_SIZE_PX, _PLACES_PX = (880, 560), 190
_DOCUMENTS = (
    "Dokumente (*.pdf *.docx *.odt *.rtf *.txt *.md *.html *.htm *.xlsx *.ods *.csv *.pptx *.odp *.eml *.msg "
    "*.png *.jpg *.jpeg *.tif *.tiff)"
)


def ask_for_documents(parent: QWidget, folder: str, *, then: Callable[[Catch], object]) -> None:
    """Let the user choose documents."""
    dialog = QFileDialog(parent, "Dokumente wählen", folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([_DOCUMENTS, "Alle Dateien (*)"])
    _widen(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # `urlsSelected` is silent in the dialog Qt draws itself.
    dialog.accepted.connect(lambda: then(dropping.catch_urls(dialog.selectedUrls())))
    dialog.open()


def ask_for_folder(parent: QWidget, folder: str, *, then: Callable[[Catch], object]) -> None:
    """Let the user choose a folder, for the documents in it."""
    dialog = QFileDialog(parent, "Ordner wählen", folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _widen(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then(dropping.catch_urls(dialog.selectedUrls())))
    dialog.open()


def ask_where_to_save(
    parent: QWidget,
    folder: str,
    title: str,
    *,
    kind: Outcome = "summary",
    then: Callable[[Path, ExportFormat], object],
) -> None:
    """Let the user choose file and format for a result."""
    dialog = QFileDialog(parent, "Ergebnis speichern", folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(saving.FORMATS.values()))
    dialog.setDefaultSuffix(next(iter(saving.FORMATS)))
    endings = {name: form for form, name in saving.FORMATS.items()}
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(endings[name]))
    dialog.selectFile(saving.propose(title, kind))
    _widen(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def save() -> None:
        path = Path(dialog.selectedFiles()[0])
        form = saving.format_of(dialog.selectedNameFilter(), path)
        then(saving.confirmed(path, form), form)

    dialog.accepted.connect(save)
    dialog.open()


def _widen(dialog: QFileDialog) -> None:
    """Give the dialog that Qt draws itself, where the system has none, the room to show its columns whole."""
    open_as(dialog, *_SIZE_PX)
    for header in dialog.findChildren(QHeaderView):
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for columns in dialog.findChildren(QSplitter):
        columns.setSizes([_PLACES_PX, _SIZE_PX[0] - _PLACES_PX])
