"""How the next result shall be: form, length, mode and what matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import wording
from genius_desktop.problems import SetupProblem
from genius_desktop.ui.building import button, label, scaled
from genius_desktop.ui.flow import FlowLayout

# Not at run time: the start page does without them.
if TYPE_CHECKING:
    from genius_desktop.domain import LengthName, Mode
    from genius_desktop.forms import Form

_LENGTH_HINTS: dict[str, str] = {
    "short": "Das Wichtigste in wenigen Sätzen",
    "medium": "Alle wesentlichen Punkte",
    "long": "Auch Einzelheiten und Zahlen",
}
_MODE_HINTS: dict[str, str] = {
    "full": "Jeder Abschnitt wird vollständig ausgewertet",
    "fast": "Lange Dokumente werden vorab gekürzt; überflogene Seiten werden genannt",
}
_FOCUS_EXAMPLE = "zum Beispiel: Kosten, Fristen für Anlieger"
_FOCUS_HINT = "Themen, durch Komma getrennt. Sie stehen im Ergebnis vorn; auch, wenn der Text nichts dazu sagt."
_FOCUS_CHARS = 500
_PURPOSE_PX, _CONTENT_PX = 180, 260
LAID_DOWN = "von Ihrer Verwaltung festgelegt"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen."""

    length: LengthName = "medium"
    mode: Mode = "full"
    form: str = ""
    focus: tuple[str, ...] = ()


class Choices(QFrame):
    """Lets the user choose.

    Signals:
        changed: The `Choice` as it is now.
    """

    changed = Signal(object)

    def __init__(self, choice: Choice, forms: tuple[Form, ...]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Art des Ergebnisses")
        self.choice = choice
        self.forms = QComboBox()
        self.forms.setAccessibleName("Form")
        self.forms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._purposes: dict[str, str] = {}
        self._purpose = label("", "muted")
        self.lengths = self._group("Länge", wording.LENGTHS, _LENGTH_HINTS, chosen=choice.length)
        self.modes = self._group("Gründlichkeit", wording.MODES, _MODE_HINTS, chosen=choice.mode)
        self.focus = QLineEdit(", ".join(choice.focus))
        self.focus.setAccessibleName("Worauf kommt es an?")
        self.focus.setAccessibleDescription(_FOCUS_HINT)
        self.focus.setPlaceholderText(_FOCUS_EXAMPLE)
        self.focus.setToolTip(_FOCUS_HINT)
        self.focus.setProperty("role", "field")
        self.focus.setMaxLength(_FOCUS_CHARS)
        self._lay_out()
        self.forms.currentIndexChanged.connect(self._tell)
        self.focus.textChanged.connect(self._tell)
        self.offer(choice, forms)

    def offer(self, choice: Choice, forms: tuple[Form, ...]) -> None:
        """Offer these forms, and choose what is given; a form there is none of gives way to the first."""
        # Not before there is something to offer: its icon takes Qt a while.
        self.focus.setClearButtonEnabled(bool(forms))
        with QSignalBlocker(self.forms):
            self.forms.clear()
            for form in forms:
                self.forms.addItem(form.title, form.id)
                self.forms.setItemData(self.forms.count() - 1, form.purpose, Qt.ItemDataRole.ToolTipRole)
        self._purposes = {form.id: form.purpose for form in forms}
        self.choose(choice)

    def fix(self, names: Iterable[str]) -> None:
        """Let what the house has laid down be seen and not be changed."""
        controls: dict[str, list[QWidget]] = {
            "form": [self.forms],
            "length": [*self.lengths.buttons()],
            "mode": [*self.modes.buttons()],
        }
        for control in (each for name in names for each in controls.get(name, [])):
            control.setEnabled(False)
            control.setToolTip(LAID_DOWN)
            control.setAccessibleDescription(LAID_DOWN)

    def choose(self, choice: Choice) -> None:
        """Choose all of it at once."""
        groups = ((self.lengths, choice.length), (self.modes, choice.mode))
        with (
            QSignalBlocker(self.forms),
            QSignalBlocker(self.focus),
            QSignalBlocker(self.lengths),
            QSignalBlocker(self.modes),
        ):
            self.forms.setCurrentIndex(max(0, self.forms.findData(choice.form)))
            self.focus.setText(", ".join(choice.focus))
            for group, name in groups:
                for built in group.buttons():
                    built.setChecked(built.property("choice") == name)
        self._tell()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        captions = [_caption(text) for text in ("Form:", "Länge:", "Worauf kommt es an?")]
        # A screen reader on Linux takes the name of a choice from its caption only.
        captions[0].setBuddy(self.forms)
        captions[2].setBuddy(self.focus)
        form_row, groups = FlowLayout(12), FlowLayout(8)
        form_row.addWidget(self.forms)
        form_row.add_wide(self._purpose, scaled(_PURPOSE_PX))
        groups.addWidget(_together(*self.lengths.buttons()))
        groups.addWidget(_together(_caption("Gründlichkeit:"), *self.modes.buttons()))
        widest = max(caption.sizeHint().width() for caption in captions)
        contents: tuple[FlowLayout | QLineEdit, ...] = (form_row, groups, self.focus)
        for caption, content in zip(captions, contents, strict=True):
            caption.setMinimumWidth(widest)
            # Where there is little room, what belongs to a caption stands below it.
            row = FlowLayout(12)
            row.addWidget(caption)
            row.add_wide(content if isinstance(content, QLineEdit) else _holding(content), scaled(_CONTENT_PX))
            column.addLayout(row)

    def _group(self, caption: str, names: Mapping[Any, str], hints: Mapping[str, str], *, chosen: str) -> QButtonGroup:
        group = QButtonGroup(self)
        for name, text in names.items():
            built = button(text, tip=hints[name])
            built.setCheckable(True)
            built.setChecked(name == chosen)
            built.setProperty("choice", name)
            built.setAccessibleName(f"{caption} {text}")
            built.setAccessibleDescription(hints[name])
            group.addButton(built)
        group.buttonToggled.connect(lambda _button, on: self._tell() if on else None)
        return group

    def _tell(self) -> None:
        form = str(self.forms.currentData() or "")
        self._purpose.setText(self._purposes.get(form, ""))
        if self.forms.isEnabled():
            self.forms.setAccessibleDescription(self._purposes.get(form, ""))
        self.choice = replace(
            self.choice,
            length=next(name for name in wording.LENGTHS if name == _chosen(self.lengths)),
            mode=next(name for name in wording.MODES if name == _chosen(self.modes)),
            form=form,
            focus=_topics(self.focus.text()),
        )
        self.changed.emit(self.choice)

    def options(self) -> list[QPushButton]:
        """Give the buttons that choose."""
        return [
            built for group in (self.lengths, self.modes) for built in group.buttons() if isinstance(built, QPushButton)
        ]


def _chosen(group: QButtonGroup) -> str:
    return next((str(built.property("choice")) for built in group.buttons() if built.isChecked()), "")


def _topics(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    # Loaded with the tasks, which the start page does without.
    from genius_desktop.tasks import topics

    return topics([text])


def _holding(content: FlowLayout) -> QWidget:
    built = QWidget()
    built.setLayout(content)
    return built


def _together(*widgets: QWidget) -> QWidget:
    row = FlowLayout(6)
    row.setContentsMargins(0, 0, 20, 0)
    for widget in widgets:
        row.addWidget(widget)
    return _holding(row)


def _caption(text: str) -> QLabel:
    built = label(text)
    built.setWordWrap(False)
    return built


def shipped_forms() -> tuple[Form, ...]:
    """Give the forms to choose from; broken ones are told once a job wants one."""
    import logging

    from genius_desktop.assistants import forms as form_files

    try:
        return form_files.every()
    except SetupProblem as fault:
        logging.getLogger(__name__).warning("the forms cannot be read: %s", fault)
        return ()
