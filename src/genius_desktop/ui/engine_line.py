"""The line that says how the language model is, and offers to fetch it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QWidget

from genius_desktop import calibration_words, machine_words, wording
from genius_desktop.ui.building import button, draw, label, scaled
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.icons import pixmap

if TYPE_CHECKING:
    from genius_desktop.domain import EngineKind
    from genius_desktop.ui.theme import Colours

_PERCENT = 100
_ICON_PX, _TOLD_PX = 18, 220


class EngineLine(QFrame):
    """Shows an `EngineState`.

    Signals:
        fetch_wished: The user wants the language model to be fetched.
        fetch_unwished: The user wants to end that.
        models_wished: The user wants to see which language models there are.
    """

    fetch_wished = Signal()
    fetch_unwished = Signal()
    models_wished = Signal()

    def __init__(self, engine: EngineKind) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._said = label("", "muted")
        self._icon = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Fortschritt beim Laden des Sprachmodells")
        self.fetch = button("Sprachmodell laden", "primary")
        self.fetch.clicked.connect(self.fetch_wished)
        self.stop = button("Laden abbrechen")
        self.stop.clicked.connect(self.fetch_unwished)
        self.models = button("Modelle …")
        self.models.clicked.connect(self.models_wished)
        badge = label(wording.PLACE[engine], "badge")
        badge.setWordWrap(False)
        row = FlowLayout(12)
        self.setLayout(row)
        row.setContentsMargins(14, 10, 14, 10)
        told = QWidget()
        text = QGridLayout(told)
        text.setContentsMargins(0, 0, 0, 0)
        text.setHorizontalSpacing(12)
        text.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        text.addWidget(self._said, 0, 1)
        text.addWidget(self._bar, 1, 1)
        text.setColumnStretch(1, 1)
        row.add_wide(told, scaled(_TOLD_PX))
        for after in (self.fetch, self.stop, self.models, badge):
            row.addWidget(after)
        self.show_engine(EngineState("unknown"))

    def show_engine(self, state: EngineState) -> None:
        """Show whether the language model is there."""
        self._said.setText(engine_sentence(state))
        self.fetch.setVisible(state.condition in {"missing", "damaged"})
        self.stop.setVisible(state.condition in {"fetching", "paused"})
        # What is no trouble is offered and never asked.
        self.models.setText(f"{calibration_words.BUTTON} …" if state.unmeasured else "Modelle …")
        self.models.setAccessibleName(self.models.text())
        self.models.setVisible(state.unmeasured or state.condition in {"missing", "damaged", "refused"})
        self._bar.setVisible(state.condition in {"fetching", "checking"})
        share = _PERCENT * state.done // state.total if state.total else 0
        self._bar.setRange(0, _PERCENT if state.total else 0)
        self._bar.setValue(share)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._icon.setPixmap(pixmap("this-pc", colours.muted, scaled(_ICON_PX)))
        for built in (self.fetch, self.stop, self.models):
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
        case "paused" | "refused":
            return state.said
        case "fetching":
            return f"Das Sprachmodell „{state.title}“ wird geladen ({size}){share}"
    if not state.model:
        return "Beispielbetrieb ohne Sprachmodell: Die Sätze sind aus dem Dokument abgeschrieben."
    line = f"Sprachmodell: {state.title}. Es rechnet auf diesem PC."
    return f"{line} {calibration_words.OFFER}" if state.unmeasured else line
