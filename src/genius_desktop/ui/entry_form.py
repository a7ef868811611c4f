"""A form built from the fields of an assistant."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from genius_desktop.assignments import Entry, FormField
from genius_desktop.ui.building import label

_LINES, _EXTRA_PX = 4, 16
_HINTS = {"date": "TT.MM.JJJJ", "amount": "in Euro"}
_YES_NO = ("ja", "nein")
_NOTHING_CHOSEN = "keine Angabe"


def text_line() -> QLineEdit:
    """Build a field of one line."""
    built = QLineEdit()
    built.setProperty("role", "field")
    return built


class TextField(QPlainTextEdit):
    """Several lines of text; Tab leaves it, and documents dropped on it go to the window."""

    def __init__(self, name: str, *, lines: int = _LINES) -> None:
        super().__init__()
        self.setProperty("role", "editor")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setMinimumHeight(QFontMetrics(self.font()).lineSpacing() * lines + _EXTRA_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Be as high as its lines."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class EntryForm(QWidget):
    """Asks for what an assistant needs.

    Signals:
        changed: Something was entered.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[FormField]) -> None:
        super().__init__()
        self.setAccessibleName("Angaben")
        self._fields: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in fields:
            caption = QLabel(f"{field.label} *" if field.required else field.label)
            caption.setWordWrap(True)
            built = self._build(field)
            caption.setBuddy(built)
            column.addWidget(caption)
            column.addWidget(built)
            if field.hint:
                column.addWidget(label(field.hint, "muted"))
            column.addSpacing(6)
            self._fields[field.id] = built

    def _build(self, field: FormField) -> "QLineEdit | QPlainTextEdit | QComboBox":
        if field.kind == "text":
            text = TextField(field.label)
            text.textChanged.connect(self.changed)
            return text
        if field.kind in {"choice", "yes-no"}:
            box = QComboBox()
            box.setAccessibleName(field.label)
            if not field.required:
                box.addItem(_NOTHING_CHOSEN, "")
            for choice in field.choices or _YES_NO:
                box.addItem(choice, choice)
            box.currentIndexChanged.connect(self.changed)
            return box
        line = text_line()
        line.setAccessibleName(field.label)
        line.setPlaceholderText(_HINTS.get(field.kind, ""))
        line.textChanged.connect(self.changed)
        return line

    def entries(self) -> tuple[Entry, ...]:
        """Give what was entered, without what is empty."""
        told = ((name, _text(built)) for name, built in self._fields.items())
        return tuple(Entry(name, text) for name, text in told if text.strip())

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show what was entered before."""
        for entry in entries:
            match self._fields.get(entry.field):
                case QPlainTextEdit() as text:
                    text.setPlainText(entry.text)
                case QComboBox() as box:
                    box.setCurrentIndex(max(0, box.findData(entry.text)))
                case QLineEdit() as line:
                    line.setText(entry.text)

    def point_to(self, name: str) -> None:
        """Give the keyboard to a field."""
        if name in self._fields:
            self._fields[name].setFocus()


def _text(built: "QLineEdit | QPlainTextEdit | QComboBox") -> str:
    match built:
        case QPlainTextEdit():
            return built.toPlainText()
        case QComboBox():
            return str(built.currentData() or "")
    return built.text()
