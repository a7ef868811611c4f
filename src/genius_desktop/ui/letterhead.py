"""The dialog for the letterhead of the office."""

from collections.abc import Callable, Collection
from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from genius_desktop.letterhead import Letterhead
from genius_desktop.ui.building import button, label, open_as, scrolling
from genius_desktop.ui.choices import LAID_DOWN

_HINT = (
    "Kopf, Fuß, Papier und Überschriften der Vorlage gelten für gespeicherte Ergebnisse. "
    "Text in der Vorlage und Makros werden nicht übernommen."
)
_FILES = {
    "word": ("Vorlage für Word", "Word-Vorlagen (*.docx *.dotx)"),
    "opendocument": ("Vorlage für OpenDocument", "OpenDocument-Vorlagen (*.odt *.ott)"),
    "logo": ("Wappen oder Logo für PDF", "Bilder (*.png *.svg)"),
}
_SIZE_PX, _ADDRESS_LINES = (580, 430), 4


class LetterheadDialog(QDialog):
    """Lets the user choose templates and logo and write name and address; `then` is told once all is confirmed."""

    def __init__(
        self,
        parent: QWidget,
        given: Letterhead,
        then: Callable[[Letterhead], object],
        *,
        fixed: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Briefkopf")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._then = then
        self._choosers: dict[str, tuple[QWidget, ...]] = {}
        self.lines = {field.name: QLineEdit(getattr(given, field.name)) for field in fields(given)}
        self.address = QPlainTextEdit(given.address)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(self.address.fontMetrics().lineSpacing() * _ADDRESS_LINES + 16)
        form = self._form()
        self._fix(fixed)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(_HINT, "muted"))
        column.addLayout(form)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(scrolling(inside, "Briefkopf"))
        layout.addWidget(self._buttons())
        open_as(self, *_SIZE_PX)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for name in ("word", "opendocument"):
            form.addRow(*self._file(name))
        form.addRow("Name für PDF:", self._named(self.lines["office"], "Name für PDF"))
        self.address.setAccessibleName("Anschrift für PDF")
        self.address.setProperty("role", "editor")
        form.addRow("Anschrift für PDF:", self.address)
        form.addRow(*self._file("logo"))
        return form

    def _fix(self, names: Collection[str]) -> None:
        """Show what the house has laid down, and let it not be changed."""
        controls: dict[str, QWidget] = {**self.lines, "address": self.address}
        for name in names:
            controls[name].setObjectName(f"letter_{name}")
            for control in (controls[name], *self._choosers.get(name, ())):
                control.setEnabled(False)
                control.setToolTip(LAID_DOWN)
                control.setAccessibleDescription(LAID_DOWN)

    def _named(self, line: QLineEdit, name: str) -> QLineEdit:
        line.setAccessibleName(name)
        line.setProperty("role", "field")
        return line

    def _file(self, name: str) -> tuple[QLabel, QHBoxLayout]:
        caption, kinds = _FILES[name]
        line = self._named(self.lines[name], caption)
        line.setPlaceholderText("keine")
        line.setClearButtonEnabled(True)
        choose = button("Wählen …")
        choose.setAccessibleName(f"{caption} wählen")
        choose.setAutoDefault(False)
        choose.clicked.connect(lambda: self._ask(line, caption, kinds))
        self._choosers[name] = (choose,)
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(choose)
        told = QLabel(f"{caption}:")
        told.setBuddy(line)
        return told, row

    def _ask(self, line: QLineEdit, caption: str, kinds: str) -> None:
        dialog = QFileDialog(self, caption, line.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: line.setText(dialog.selectedFiles()[0]))
        dialog.open()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        for text, role in (
            ("Übernehmen", QDialogButtonBox.ButtonRole.AcceptRole),
            ("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(text, role).setAccessibleName(text)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _accept(self) -> None:
        said = {name: line.text().strip() for name, line in self.lines.items()}
        self._then(Letterhead(**said | {"address": self.address.toPlainText().strip()}))
        self.accept()
