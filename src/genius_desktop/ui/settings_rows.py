"""One setting in a form: its name, its control, what it means, and whether the house has laid it down."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from genius_desktop.ui.building import label, scaled
from genius_desktop.ui.choices import LAID_DOWN

_LOWEST_PX = 32
Tell = Callable[[Any], object]


class SettingsPage(QWidget):
    """A column of settings; what is laid down is shown, named and cannot be changed."""

    def __init__(self, title: str, fixed: Iterable[str]) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self._fixed = frozenset(fixed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 18, 18, 18)
        self.column.setSpacing(6)

    def choice(
        self,
        name: str,
        caption: str,
        options: Iterable[tuple[str, Any]],
        *,
        now: Any,  # noqa: ANN401 (each setting has its own type)
        tell: Tell,
        hint: str = "",
    ) -> QComboBox:
        """Add a setting with several values; a value that is not among them is added as it is."""
        box = QComboBox()
        for text, value in options:
            box.addItem(text, value)
        if box.findData(now) < 0:
            box.addItem(str(now), now)
        box.setCurrentIndex(box.findData(now))
        box.setMinimumHeight(_LOWEST_PX)
        box.currentIndexChanged.connect(lambda _place: tell(box.currentData()))
        self._with_title(box, name, caption, hint=hint)
        return box

    def switch(self, name: str, caption: str, *, now: bool, tell: Tell, hint: str = "") -> QCheckBox:
        """Add a setting that is on or off."""
        box = QCheckBox(caption)
        box.setMinimumHeight(_LOWEST_PX)
        box.setChecked(now)
        box.toggled.connect(tell)
        self._add(box, name, caption, hint=hint)
        return box

    def line(self, name: str, caption: str, *, now: str, tell: Tell, hint: str = "") -> QLineEdit:
        """Add a setting that is a line of text; it is told once it is whole."""
        field = QLineEdit(now)
        field.setProperty("role", "field")
        field.setMinimumHeight(scaled(_LOWEST_PX))
        field.editingFinished.connect(lambda: tell(field.text().strip()))
        self._with_title(field, name, caption, hint=hint)
        return field

    def number(self, name: str, caption: str, *, now: int, bounds: tuple[int, int], tell: Tell, hint: str = "") -> None:
        """Add a setting that is a whole number within bounds."""
        field = QSpinBox()
        field.setRange(*bounds)
        field.setGroupSeparatorShown(True)
        field.setValue(now)
        field.lineEdit().setAccessibleName(caption)
        field.setMinimumHeight(scaled(_LOWEST_PX))
        field.editingFinished.connect(lambda: tell(field.value()))
        self._with_title(field, name, caption, hint=hint)

    def _with_title(self, control: QWidget, name: str, caption: str, *, hint: str) -> None:
        title = label(caption)
        title.setBuddy(control)
        self.column.addWidget(title)
        self._add(control, name, caption, hint=hint)

    def _add(self, control: QWidget, name: str, caption: str, *, hint: str) -> None:
        laid_down = name in self._fixed
        control.setObjectName(name)
        control.setAccessibleName(caption)
        control.setEnabled(not laid_down)
        said = " · ".join(part for part in (hint, LAID_DOWN if laid_down else "") if part)
        control.setAccessibleDescription(said)
        self.column.addWidget(control)
        if said:
            self.column.addWidget(label(said, "muted"))
        self.column.addSpacing(8)

    def end(self) -> None:
        """Leave the rest empty."""
        self.column.addStretch(1)
