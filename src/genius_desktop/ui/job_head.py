"""The upper part of a job's page: title, progress, what can be done now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from genius_desktop.ui import words
from genius_desktop.ui.building import button, draw, frame, label, repolish, scaled, with_icon
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.icons import pixmap
from genius_desktop.ui.standing_table import StandingTable
from genius_desktop.ui.story import Story
from genius_desktop.ui.theme import LIGHT, Colours

_ICON_PX = 20
_TITLE_PX, _LINE_PX = 150, 120


class JobHead(QFrame):
    """Shows the state of a job and offers to stop, save, resume or delete it.

    Signals:
        stopped: The user wants the job to end.
        saved: The user wants to save the result.
        resumed: The user wants the job to go on.
        erased: The user wants the job to be deleted.
        called_back: The user wants a job for the server to go on here.
        sent_off: The user wants a job of this PC to go on at the server.
    """

    stopped = Signal()
    saved = Signal()
    resumed = Signal()
    erased = Signal()
    called_back = Signal()
    sent_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._colours = LIGHT
        self._state = "waiting"
        self._movable = self._offers_server = False
        self.title = label("", "heading")
        self.manner = label("", "muted")
        self.manner.setAccessibleName("Art des Ergebnisses")
        self.line = label("", "muted")
        self.time = label("", "muted")
        self.time.setWordWrap(False)
        self._sign = QLabel()
        self.badge = label("", "badge")
        self.badge.setWordWrap(False)
        self.badge.setAccessibleName("Ort der Verarbeitung")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Fortschritt des Auftrags")
        self.stop = with_icon(button("Anhalten", tip="Esc"), "stop")
        self.save = with_icon(button("Speichern …", "primary", "Strg+S"), "save")
        self.resume = with_icon(button("Fortsetzen", "primary"), "resume")
        self.here = with_icon(button("Auf diesem PC fortsetzen", tip="Was ausgewertet ist, bleibt"), "this-pc")
        self.there = with_icon(button("An den Server …", tip="Was ausgewertet ist, bleibt"), "server")
        self.erase = with_icon(button("Löschen"), "delete")
        self.stop.clicked.connect(self.stopped)
        self.save.clicked.connect(self.saved)
        self.resume.clicked.connect(self.resumed)
        self.erase.clicked.connect(self.erased)
        self.here.clicked.connect(self.called_back)
        self.there.clicked.connect(self.sent_off)
        self.there.hide()
        self._problem, self._problem_what, self._problem_now = _problem_frame()
        self.files = StandingTable()
        self._build()

    def _build(self) -> None:
        # Where there is little room, or the letters are large, the badge and the buttons stand below.
        upper, middle = FlowLayout(8), FlowLayout(8)
        upper.add_wide(self.title, scaled(_TITLE_PX))
        upper.addWidget(self.badge)
        state = QWidget()
        told = QHBoxLayout(state)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(8)
        told.addWidget(self._sign)
        told.addWidget(self.line, 1)
        middle.add_wide(state, scaled(_LINE_PX))
        for built in self.buttons():
            middle.addWidget(built)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(upper)
        layout.addWidget(self.manner)
        layout.addLayout(middle)
        lower = FlowLayout(8)
        lower.add_wide(self.bar, scaled(_LINE_PX))
        lower.addWidget(self.time)
        layout.addLayout(lower)
        layout.addWidget(self._problem)
        layout.addWidget(self.files)

    def buttons(self) -> list[QPushButton]:
        """Give the buttons in their order."""
        return [self.stop, self.save, self.resume, self.here, self.there, self.erase]

    def offer_server(self, *, on: bool) -> None:
        """Offer to move jobs of this PC to the server, or not."""
        self._offers_server = on
        self.there.setVisible(on and self._movable)

    def show_story(self, story: Story) -> None:
        """Bring the head up to date."""
        self.title.setText(story.title)
        self.manner.setText(story.manner)
        self.manner.setVisible(bool(story.manner))
        self.badge.setText(story.badge)
        self.badge.setToolTip(story.writers)
        self.badge.setAccessibleDescription(story.writers)
        self.line.setText(story.outcome() if story.over else story.progress())
        self.bar.setVisible(story.at_work)
        # A bar that stands at nothing looks dead; one without an end moves.
        self.bar.setRange(0, story.total if story.done else 0)
        self.bar.setValue(story.done)
        self.stop.setVisible(not story.over)
        self.save.setVisible(story.summary is not None)
        self.resume.setVisible(not story.at_work and story.summary is None and not story.offered)
        self.here.setVisible(story.engine == "server" and story.summary is None)
        # What leaves is shown as the text of documents.
        self._movable = story.engine != "server" and story.summary is None and bool(story.sources)
        self.there.setVisible(self._movable and self._offers_server)
        self.erase.setVisible(story.over)
        again = _again(story)
        self.resume.setText(again)
        self.resume.setAccessibleName(again)
        self._show_problem(story)
        self.files.show_story(story)
        self.show_time(story)
        if self._state != story.state:
            self._state = story.state
            self._draw_sign()

    def show_time(self, story: Story) -> None:
        """Show how long the job has been running and will still take."""
        self.time.setVisible(story.started is not None and not story.over)
        self.time.setText(story.time())

    def _show_problem(self, story: Story) -> None:
        told = None if story.offered else words.end_words(story.state, story.problem, story.detail)
        self._problem.setVisible(told is not None)
        if told is not None:
            what, now = told
            self._problem_what.setText(what)
            self._problem_now.setText(now)
            self._problem.setProperty("role", "warning" if story.state == "failed" else "card")
            repolish(self._problem)

    def _draw_sign(self) -> None:
        colour = {"finished": self._colours.calm, "failed": self._colours.warn}.get(self._state, self._colours.muted)
        self._sign.setPixmap(pixmap(self._state, colour, scaled(_ICON_PX)))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        self._draw_sign()
        for built in self.buttons():
            draw(built, colours.accent_text if built.property("role") == "primary" else colours.text)


def _again(story: Story) -> str:
    """Say what going on means for a job that does not run."""
    if story.problem == "encrypted-document":
        return "Kennwort eingeben …"
    if story.state == "held":
        return "Jetzt versuchen"
    if story.state == "failed":
        return "Noch einmal versuchen" if story.engine == "server" else "Noch einmal"
    return "Fortsetzen"


def _problem_frame() -> tuple[QFrame, QLabel, QLabel]:
    built = frame("warning")
    what, now = label("", "heading"), label()
    now.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout = QVBoxLayout(built)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.addWidget(what)
    layout.addWidget(now)
    return built, what, now
