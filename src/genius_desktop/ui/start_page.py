"""The first page: where work begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from genius_desktop.ui.building import label, scaled
from genius_desktop.ui.drop_area import DropArea
from genius_desktop.ui.room import FollowingArea
from genius_desktop.ui.theme import LIGHT, Colours

# Not at run time: what is built behind the first picture is loaded behind it.
if TYPE_CHECKING:
    from collections.abc import Iterable

    from genius_desktop.domain import EngineKind
    from genius_desktop.ui.beginnings import FirstSteps, Recent
    from genius_desktop.ui.choices import Choices
    from genius_desktop.ui.engine_line import EngineLine
    from genius_desktop.ui.errands import Errand, Errands
    from genius_desktop.ui.history_list import Row
    from genius_desktop.ui.known_result import KnownResult

# What is furnished takes about so much: the drop area does not jump when it comes.
_LATER_PX = 452
_BEGINNING_PX = 260


class StartPage(QWidget):
    """Holds the drop area, the choices for the next result and the state of the language model."""

    # Built by `furnish`.
    known: KnownResult
    errands: Errands
    choices: Choices
    recent: Recent
    first_steps: FirstSteps
    engine_line: EngineLine

    def __init__(self, engine: EngineKind) -> None:
        """Build what documents can be dropped on; `furnish` adds the rest."""
        super().__init__()
        self.setAccessibleName("Startseite")
        self.drop_area = DropArea()
        self.message = label("", "warn")
        self.message.hide()
        self._colours = LIGHT
        self._engine: EngineKind = engine
        self._furnished = False
        self._later = QSpacerItem(0, scaled(_LATER_PX), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(32, 20, 32, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self.drop_area, 1)
        self._column.addWidget(self.message)
        self._column.addItem(self._later)
        # On a small screen, or in large letters, what is below the tasks is scrolled to.
        self.area = FollowingArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.area)

    def furnish(self) -> None:
        """Add the tasks, the choices, what was worked on and the state of the language model; once is enough."""
        if self._furnished:
            return
        from genius_desktop.ui.beginnings import FirstSteps, Recent
        from genius_desktop.ui.choices import Choice, Choices
        from genius_desktop.ui.engine_line import EngineLine
        from genius_desktop.ui.errands import Errands
        from genius_desktop.ui.flow import FlowLayout
        from genius_desktop.ui.known_result import KnownResult

        self._furnished = True
        self.known, self.errands, self.choices = KnownResult(), Errands(), Choices(Choice(), ())
        self.recent, self.first_steps, self.engine_line = Recent(), FirstSteps(), EngineLine(self._engine)
        beginnings = FlowLayout(12)
        for beginning in (self.recent, self.first_steps):
            beginnings.add_wide(beginning, scaled(_BEGINNING_PX))
        self._column.removeItem(self._later)
        for part in (self.known, self.errands, self.choices):
            self._column.addWidget(part)
        self._column.addLayout(beginnings)
        self._column.addWidget(self.engine_line)
        self.errands.chosen.connect(self._choose)
        self.choices.changed.connect(self.errands.follow)
        self.errands.follow(self.choices.choice)
        self.dress(self._colours)

    def fix(self, names: Iterable[str]) -> None:
        """Let what the house has laid down be seen and not be changed, by whatever way."""
        fixed = frozenset(names)
        self.choices.fix(fixed)
        if "form" in fixed:
            self.errands.keep_to(self.choices.choice.form)

    def _choose(self, errand: Errand) -> None:
        from genius_desktop.ui.errands import with_errand

        self.choices.choose(with_errand(self.choices.choice, errand))

    def show_recent(self, rows: list[Row]) -> None:
        """Show the last jobs; who has finished one needs no first steps."""
        self.recent.show_rows(rows, self._colours)
        self.first_steps.suit(experienced=any(row.state == "finished" for row in rows), colours=self._colours)

    def say(self, text: str) -> None:
        """Show a sentence below the drop area; an empty one takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        self.drop_area.dress(colours)
        if self._furnished:
            for part in (self.errands, self.recent, self.first_steps, self.engine_line):
                part.dress(colours)
