"""The first page: where work begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import machine_words, wording
from genius_desktop.ui.beginnings import FirstSteps, Recent
from genius_desktop.ui.building import button, draw, frame, label, scaled
from genius_desktop.ui.choices import Choice, Choices
from genius_desktop.ui.drop_area import DropArea
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.errands import Errand, Errands, with_errand
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.known_result import KnownResult
from genius_desktop.ui.room import FollowingArea
from genius_desktop.ui.theme import LIGHT, Colours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from genius_desktop.domain import EngineKind
    from genius_desktop.forms import Form
    from genius_desktop.ui.history_list import Row

_PERCENT = 100
_ICON_PX = 18
_BEGINNING_PX, _ENGINE_PX = 260, 220


class StartPage(QWidget):
    """Holds the drop area, the choices for the next result and the state of the language model.

    Signals:
        fetch_wished: The user wants the language model to be fetched.
        fetch_unwished: The user wants to end that.
    """

    fetch_wished = Signal()
    fetch_unwished = Signal()

    def __init__(self, choice: Choice, forms: tuple[Form, ...], engine: EngineKind) -> None:
        super().__init__()
        self.setAccessibleName("Startseite")
        self.drop_area = DropArea()
        self.message = label("", "warn")
        self.message.hide()
        self.known = KnownResult()
        self.errands = Errands()
        self.choices = Choices(choice, forms)
        self.recent = Recent()
        self.first_steps = FirstSteps()
        self._colours = LIGHT
        self._engine_line = label("", "muted")
        self._engine_icon = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Fortschritt beim Laden des Sprachmodells")
        self._fetch = button("Sprachmodell laden", "primary")
        self._fetch.clicked.connect(self.fetch_wished)
        self._stop = button("Laden abbrechen")
        self._stop.clicked.connect(self.fetch_unwished)
        badge = label(wording.PLACE[engine], "badge")
        badge.setWordWrap(False)
        self._lay_out(self._engine_frame(badge))
        self.errands.chosen.connect(self._choose)
        self.choices.changed.connect(self.errands.follow)
        self.errands.follow(self.choices.choice)
        self.show_engine(EngineState("unknown"))

    def _lay_out(self, engine_line: QFrame) -> None:
        beginnings = FlowLayout(12)
        for beginning in (self.recent, self.first_steps):
            beginnings.add_wide(beginning, scaled(_BEGINNING_PX))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(32, 20, 32, 16)
        layout.setSpacing(12)
        layout.addWidget(self.drop_area, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.known)
        layout.addWidget(self.errands)
        layout.addWidget(self.choices)
        layout.addLayout(beginnings)
        layout.addWidget(engine_line)
        # On a small screen, or in large letters, what is below the tasks is scrolled to.
        area = FollowingArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        self.area = area

    def fix(self, names: Iterable[str]) -> None:
        """Let what the house has laid down be seen and not be changed, by whatever way."""
        fixed = frozenset(names)
        self.choices.fix(fixed)
        if "form" in fixed:
            self.errands.keep_to(self.choices.choice.form)

    def _choose(self, errand: Errand) -> None:
        self.choices.choose(with_errand(self.choices.choice, errand))

    def show_recent(self, rows: list[Row]) -> None:
        """Show the last jobs; who has finished one needs no first steps."""
        self.recent.show_rows(rows, self._colours)
        self.first_steps.suit(experienced=any(row.state == "finished" for row in rows), colours=self._colours)

    def _engine_frame(self, badge: QLabel) -> QFrame:
        built = frame("card")
        row = FlowLayout(12)
        built.setLayout(row)
        row.setContentsMargins(14, 10, 14, 10)
        told = QWidget()
        text = QGridLayout(told)
        text.setContentsMargins(0, 0, 0, 0)
        text.setHorizontalSpacing(12)
        text.addWidget(self._engine_icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        text.addWidget(self._engine_line, 0, 1)
        text.addWidget(self._bar, 1, 1)
        text.setColumnStretch(1, 1)
        row.add_wide(told, scaled(_ENGINE_PX))
        for after in (self._fetch, self._stop, badge):
            row.addWidget(after)
        return built

    def buttons(self) -> list[QPushButton]:
        """Give the buttons that have icons."""
        return [self._fetch, self._stop]

    def say(self, text: str) -> None:
        """Show a sentence below the drop area; an empty one takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_engine(self, state: EngineState) -> None:
        """Show whether the language model is there."""
        self._engine_line.setText(engine_sentence(state))
        self._fetch.setVisible(state.condition in {"missing", "damaged"})
        self._stop.setVisible(state.condition == "fetching")
        self._bar.setVisible(state.condition in {"fetching", "checking"})
        share = _PERCENT * state.done // state.total if state.total else 0
        self._bar.setRange(0, _PERCENT if state.total else 0)
        self._bar.setValue(share)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for part in (self.drop_area, self.errands, self.recent, self.first_steps):
            part.dress(colours)
        self._engine_icon.setPixmap(pixmap("this-pc", colours.muted, scaled(_ICON_PX)))
        for built in self.buttons():
            draw(built, colours.text)


def engine_sentence(state: EngineState) -> str:
    """Say how the language model is."""
    size = machine_words.gigabytes(state.size)
    share = f" · {_PERCENT * state.done // state.total} %" if state.total else ""
    match state.condition:
        case "unknown":
            return "Das Sprachmodell wird gesucht …"
        case "missing":
            what = f"Das Sprachmodell „{state.title}“ ist noch nicht auf diesem PC."
            line = f"{what} Einmal laden ({size}), danach geht alles ohne Netz."
            return f"{state.said} {line}".strip()
        case "damaged":
            return f"Das Sprachmodell „{state.title}“ ist beschädigt und wird nicht benutzt. Bitte neu laden ({size})."
        case "checking":
            return f"Das Sprachmodell „{state.title}“ wird geprüft{share}"
        case "fetching":
            return f"Das Sprachmodell „{state.title}“ wird geladen ({size}){share}"
    if not state.model:
        return "Beispielbetrieb ohne Sprachmodell: Die Sätze sind aus dem Dokument abgeschrieben."
    return f"Sprachmodell: {state.title}. Ihre Dokumente verlassen diesen PC nicht."
