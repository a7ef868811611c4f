"""The page of one job: how far it is, what it has written, what became of it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from genius_desktop.domain import Citation, Statement
from genius_desktop.ui import words
from genius_desktop.ui.building import draw, label
from genius_desktop.ui.job_head import JobHead
from genius_desktop.ui.overview_card import OverviewCard
from genius_desktop.ui.section_choice import SectionChoice
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Story
from genius_desktop.ui.theme import LIGHT, Colours

_BOTTOM_PX = 24
_EMPTY = "Sobald der erste Satz geschrieben ist, erscheint er hier."


class JobPage(QWidget):
    """Shows a `Story`; `show_story` may be called as often as it changes.

    Signals:
        cited: The citation whose page the user wants to see.
        sections_chosen: What the user wants of the sections, a tuple of `SectionWish`.
    """

    cited = Signal(object)
    sections_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Auftrag")
        self._story: Story | None = None
        self._colours = LIGHT
        self._cards: list[StatementCard] = []
        self._topics: list[QLabel] = []
        self._overviews: list[OverviewCard] = []
        self._shown: tuple[str, int] = ("", 0)
        self.head = JobHead()
        self._notice = label("", "muted")
        self._provisional = label("", "provisional")
        self._provisional.setAccessibleName("Wird gerade geschrieben")
        self._drafts = label("", "provisional")
        self._drafts.setAccessibleName("Erste Angaben")
        self.choice: SectionChoice | None = None
        self._coverage = label("", "muted")
        self._first = QVBoxLayout()
        self._first.setSpacing(10)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self._scroll(), 1)
        layout.addLayout(self._foot())
        # Only for the elapsed time: everything else comes with events.
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addLayout(self._first)
        column.addWidget(self._drafts)
        column.addLayout(self._list)
        column.addWidget(self._provisional)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        self._area.setAccessibleName("Aussagen")
        self._area.verticalScrollBar().rangeChanged.connect(self._follow)
        self._area.verticalScrollBar().valueChanged.connect(self._moved)
        self._at_bottom = True
        return self._area

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._coverage)
        column.addWidget(self._notice)
        foot.addLayout(column, 1)
        return foot

    @property
    def story(self) -> Story | None:
        """The story that is shown."""
        return self._story

    @property
    def cards(self) -> list[StatementCard]:
        """The statements as they are shown."""
        return self._cards

    def show_story(self, story: Story) -> None:
        """Bring the page up to date."""
        if self._story is not story or len(story.statements) < len(self._cards) or self._rewritten(story):
            self._clear()
            self._story = story
            self._at_bottom = not story.over
        self.head.show_story(story)
        self._show_overviews(story)
        for statement in story.statements[len(self._cards) :]:
            self._show_topic(statement)
            told = sum(card.statement.kind != "absent" for card in self._cards)
            card = StatementCard(told + 1, statement, story.papers)
            card.cited.connect(self._cite)
            card.dress(self._colours)
            self._cards.append(card)
            self._list.addWidget(card)
        self._drafts.setText(story.first_facts)
        self._drafts.setVisible(bool(story.first_facts))
        self._show_choice(story)
        waiting = _EMPTY if not story.over and not self._cards and not story.drafts else ""
        self._provisional.setText(story.provisional or waiting)
        self._provisional.setVisible(bool(self._provisional.text()))
        self._notice.setText(story.notice)
        self._notice.setVisible(bool(self._cards))
        self._coverage.setText(" ".join(story.coverage()))
        self._coverage.setVisible(bool(self._coverage.text()))
        if story.over:
            self._clock.stop()
            self._show_beginning()
        elif not self._clock.isActive():
            self._clock.start()

    def _show_overviews(self, story: Story) -> None:
        """Add the overviews that are new; one is never told twice."""
        for document in sorted(story.overviews)[len(self._overviews) :]:
            paper = story.papers.get(document)
            name = paper.name if paper and len(story.papers) > 1 else ""
            card = OverviewCard(document, story.overviews[document], paper.unit if paper else "page", name=name)
            card.cited.connect(self._cite)
            card.dress(self._colours)
            self._overviews.append(card)
            self._first.addWidget(card)

    def _show_choice(self, story: Story) -> None:
        """Offer the sections as long as the job waits for that."""
        if story.state != "choosing" and self.choice is not None:
            self._first.removeWidget(self.choice)
            self.choice.deleteLater()
            self.choice = None
        elif story.offered and self.choice is None:
            self.choice = SectionChoice(story.chapters)
            self.choice.chosen.connect(self.sections_chosen)
            self._first.insertWidget(0, self.choice)
            self.choice.all.setFocus()

    def _show_topic(self, statement: Statement) -> None:
        """Head the statements of a topic with its name."""
        before = self._cards[-1].statement.topic if self._cards else ""
        if statement.topic and statement.topic != before:
            heading = label(statement.topic, "topic")
            self._topics.append(heading)
            self._list.addWidget(heading)

    @property
    def topics(self) -> list[str]:
        """The headings as they are shown."""
        return [heading.text() for heading in self._topics]

    @property
    def overviews(self) -> list[OverviewCard]:
        """The overviews as they are shown."""
        return self._overviews

    def _show_beginning(self) -> None:
        """Once all is written, show the most important again to who has only watched."""
        if self._at_bottom:
            self._at_bottom = False
            QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _rewritten(self, story: Story) -> bool:
        """Tell whether the final result differs from what was told on the way."""
        return any(card.statement != told for card, told in zip(self._cards, story.statements, strict=False))

    def _clear(self) -> None:
        for card in self._cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for heading in self._topics:
            self._list.removeWidget(heading)
            heading.deleteLater()
        self._topics = []
        for overview in self._overviews:
            self._first.removeWidget(overview)
            overview.deleteLater()
        self._overviews = []
        if self.choice is not None:
            self._first.removeWidget(self.choice)
            self.choice.deleteLater()
            self.choice = None

    def _cite(self, citation: Citation, chosen: QPushButton) -> None:
        for card in self._citing():
            for place in card.places:
                place.setChecked(place is chosen)
        self.dress(self._colours)
        draw(chosen, self._colours.accent_text if citation.found else self._colours.warn_back)
        self.cited.emit(citation)

    def _citing(self) -> list[OverviewCard | StatementCard]:
        """Give everything that leads to pages."""
        return [*self._overviews, *self._cards]

    def _tick(self) -> None:
        if self._story is not None:
            self.head.show_time(self._story)

    def _moved(self, value: int) -> None:
        self._at_bottom = value >= self._area.verticalScrollBar().maximum() - _BOTTOM_PX

    def _follow(self, _lowest: int, highest: int) -> None:
        """Keep the newest line in view while it is written, unless the user reads further up."""
        if self._at_bottom and self._story is not None and not self._story.over:
            self._area.verticalScrollBar().setValue(highest)

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        self.head.dress(colours)
        for card in self._citing():
            card.dress(colours)


def spoken_end(story: Story) -> str:
    """Say the end of a job to a screen reader."""
    state = words.STATES[story.state]
    return f"{story.title}: {state}." if story.outcome() == state else f"{story.title}: {state}. {story.outcome()}"
