"""A list of folders that a user adds to and takes from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QVBoxLayout, QWidget

from genius_desktop.ui.building import button, label, row
from genius_desktop.ui.choices import LAID_DOWN

_LIST_PX = 84


class FolderList(QWidget):
    """Shows folders; those that the house has laid down stay.

    Signals:
        changed: The folders as the user wants them.
    """

    changed = Signal(object)

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._laid_down: Sequence[str] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(caption)
        self.list.setFixedHeight(_LIST_PX)
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        title = label(caption)
        title.setBuddy(self.list)
        self._add, self.drop = button("Ordner hinzufügen …"), button("Entfernen")
        self._add.clicked.connect(self._ask)
        self.drop.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (title, self.list, row(self._add, self.drop)):
            column.addWidget(widget)
        self._allow()

    def folders(self) -> tuple[str, ...]:
        """Give the folders."""
        return tuple(str(self.list.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self.list.count()))

    def show_folders(self, folders: Sequence[str], *, laid_down: Sequence[str]) -> None:
        """Show folders, some of which cannot be taken out."""
        self._laid_down = laid_down
        if self.folders() != tuple(folders):
            self.list.clear()
            for folder in folders:
                self.list.addItem(f"{folder} ({LAID_DOWN})" if folder in laid_down else folder)
                self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, folder)
        self._allow()

    def add(self, *folders: str) -> None:
        """Add folders."""
        self.changed.emit(tuple(dict.fromkeys((*self.folders(), *folders))))

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Ordner wählen")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.add(*dialog.selectedFiles()))
        dialog.open()

    def _remove(self) -> None:
        chosen = self.list.currentRow()
        self.changed.emit(tuple(folder for place, folder in enumerate(self.folders()) if place != chosen))

    def _allow(self) -> None:
        chosen = self.list.currentRow()
        self.drop.setEnabled(chosen >= 0 and self.folders()[chosen] not in self._laid_down)
