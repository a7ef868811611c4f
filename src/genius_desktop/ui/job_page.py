"""The page of one job: how far it is, what it has written, what became of it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from genius_desktop.domain import Citation
from genius_desktop.outcome_words import EMPTY
from genius_desktop.ui.building import check, draw, label
from genius_desktop.ui.coverage_strip import CoverageStrip
from genius_desktop.ui.estimate_card import EstimateCard, choice_of
from genius_desktop.ui.follow_ups import FollowUps
from genius_desktop.ui.job_head import JobHead
from genius_desktop.ui.overview_card import OverviewCard
from genius_desktop.ui.rating_bar import RatingBar
from genius_desktop.ui.review_bar import ReviewBar
from genius_desktop.ui.room import FollowingArea, share
from genius_desktop.ui.section_choice import SectionChoice
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.statement_list import StatementList
from genius_desktop.ui.story import Story
from genius_desktop.ui.theme import LIGHT, Colours

_BOTTOM_PX = 24


class JobPage(QWidget):
    """Shows a `Story`; `show_story` may be called as often as it changes.

    Signals:
        cited: The citation whose page the user wants to see.
        sections_chosen: What the user wants of the sections, a tuple of `SectionWish`.
        turned: The result of another job is shown, or that of this one for the first time.
    """

    cited = Signal(object)
    sections_chosen = Signal(object)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Auftrag")
        self._story: Story | None = None
        self._colours = LIGHT
        self._overviews: list[OverviewCard] = []
        self._told: Story | None = None
        self._document = 0
        self.head = JobHead()
        self.review = ReviewBar()
        self.statements = StatementList()
        self.follow_ups = FollowUps()
        self.rating = RatingBar()
        self.strip = CoverageStrip()
        self._notice = label("", "muted")
        self._provisional = label("", "provisional")
        self._provisional.setAccessibleName("Wird gerade geschrieben")
        self._drafts = label("", "provisional")
        self.choice: SectionChoice | EstimateCard | None = None
        self._coverage = label("", "muted")
        self._first = QVBoxLayout()
        self._first.setSpacing(10)
        self.statements.cited.connect(self._cite)
        self.review.filtered.connect(lambda on: self._filter(only_open=on))
        # Only then has the field its size.
        self.statements.opened.connect(
            lambda card: QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card))
        )
        self.strip.chosen.connect(self._look)
        self._foot = self._make_foot()
        self._outer = layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 20, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.review)
        layout.addWidget(self._scroll(), 1)
        layout.addWidget(self._foot)
        # Only for the elapsed time: everything else comes with events.
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)

    def _scroll(self) -> FollowingArea:
        inside = QWidget()
        self._inner = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addLayout(self._first)
        column.addWidget(self._drafts)
        column.addWidget(self.statements)
        column.addWidget(self._provisional)
        column.addWidget(self.rating)
        column.addStretch(1)
        self._area = FollowingArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        self._area.setAccessibleName("Aussagen")
        self._area.verticalScrollBar().rangeChanged.connect(self._follow)
        self._area.verticalScrollBar().valueChanged.connect(self._moved)
        self._at_bottom = True
        return self._area

    def _make_foot(self) -> QWidget:
        built = QWidget()
        foot = QVBoxLayout(built)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(4)
        for part in (self.follow_ups, self.strip, self._coverage, self._notice):
            foot.addWidget(part)
        return built

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Share the room out anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        share(self, (self._outer, self._inner), above=(self.head, self.review), below=self._foot)

    @property
    def story(self) -> Story | None:
        """The story that is shown."""
        return self._story

    @property
    def cards(self) -> list[StatementCard]:
        """The statements as they are shown."""
        return self.statements.cards

    def show_story(self, story: Story) -> None:
        """Bring the page up to date."""
        if self._story is not story:
            self.rating.flush()
            self._clear()
            self._story = story
            self._at_bottom = not story.over
        self.head.show_story(story)
        self._show_overviews(story)
        self.statements.show_statements(story)
        _tell(self._drafts, story.first_facts)
        self._show_choice(story)
        waiting = EMPTY[story.kind] if not story.over and not self.cards and not story.drafts else ""
        _tell(self._provisional, story.provisional or waiting)
        self._notice.setText(story.notice)
        self._notice.setVisible(bool(self.cards))
        _tell(self._coverage, " ".join(story.coverage()))
        self._show_result(story)
        self._share_room()
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
        """Offer what the job asks as long as it waits for that."""
        if story.state != "choosing" and self.choice is not None:
            self._first.removeWidget(self.choice)
            self.choice.deleteLater()
            self.choice = None
        elif story.offered and self.choice is None:
            self.choice = choice_of(story)
            self.choice.chosen.connect(self.sections_chosen)
            self._first.insertWidget(0, self.choice)
            self.choice.all.setFocus()

    def _show_result(self, story: Story) -> None:
        """Offer what can be done with a whole result."""
        summary = story.summary
        for built in (self.review, self.follow_ups, self.rating, self.strip):
            built.setVisible(summary is not None)
        if summary is None:
            return
        self.review.show_statements(story.statements, sourced=story.sourced)
        self.follow_ups.show_summary(summary)
        self.strip.show_reports(summary.documents)
        self.strip.setVisible(bool(summary.documents))
        if self._told is not story:
            self._told = story
            self.turned.emit()

    def _filter(self, *, only_open: bool) -> None:
        """Show what someone has to look at, and nothing else."""
        self.statements.filter(only_open=only_open)
        for card in self._overviews:
            card.setVisible(not only_open)
        if self._story is not None:
            self.review.show_statements(self._story.statements, sourced=self._story.sourced)

    def _look(self, document: int, page: int) -> None:
        """Show a page that no statement leads to."""
        self._check(None)
        self._document = document
        self.cited.emit(Citation(document, page, ""))

    def mark_page(self, page: int) -> None:
        """Show in the row of pages which one is seen."""
        self.strip.mark(self._document, page)

    def look_at_first(self) -> None:
        """Show the first page of the first document."""
        if self._story is not None and self._story.papers:
            self._look(min(self._story.papers), 1)

    def step(self, by: int) -> None:
        """Go to the next or the previous citation of the statements that are shown."""
        places = [place for card in self.cards if card.isVisible() for place in card.places]
        if not places:
            return
        here = next((number for number, place in enumerate(places) if place.isChecked()), None)
        target = places[(here + by) % len(places) if here is not None else 0 if by > 0 else -1]
        target.click()
        self._area.ensureWidgetVisible(target)

    @property
    def topics(self) -> list[str]:
        """The headings as they are shown."""
        return [heading.text() for heading in self.statements.topics]

    @property
    def overviews(self) -> list[OverviewCard]:
        """The overviews as they are shown."""
        return self._overviews

    def _show_beginning(self) -> None:
        """Once all is written, show the most important again to who has only watched."""
        if self._at_bottom:
            self._at_bottom = False
            QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _clear(self) -> None:
        self._told = None
        self.statements.clear()
        self.review.only_open.setChecked(False)
        self.review.offer_undo("", "")
        self.follow_ups.say("")
        self.rating.forget()
        for overview in self._overviews:
            self._first.removeWidget(overview)
            overview.deleteLater()
        self._overviews = []
        if self.choice is not None:
            self._first.removeWidget(self.choice)
            self.choice.deleteLater()
            self.choice = None

    def _cite(self, citation: Citation, chosen: QPushButton) -> None:
        self._check(chosen)
        draw(chosen, self._colours.accent_text if citation.found else self._colours.warn_back)
        self._document = citation.document
        self.cited.emit(citation)

    def _check(self, chosen: QPushButton | None) -> None:
        for card in self._citing():
            for place in card.places:
                check(place, on=place is chosen)
            card.dress(self._colours)

    def _citing(self) -> list[OverviewCard | StatementCard]:
        """Give everything that leads to pages."""
        return [*self._overviews, *self.cards]

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
        self.statements.dress(colours)
        for card in self._overviews:
            card.dress(colours)
        for part in (self.review, self.rating, self.strip):
            part.dress(colours)


def _tell(built: QLabel, text: str) -> None:
    built.setText(text)
    built.setVisible(bool(text))
