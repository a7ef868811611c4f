"""The statements of a result under their headings, all of them or only those that someone still has to check."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from genius_desktop.domain import Statement
from genius_desktop.ui.building import button, label
from genius_desktop.ui.change_filter import ChangeFilter
from genius_desktop.ui.clause_card import ClauseCard
from genius_desktop.ui.difference_bar import DifferenceBar
from genius_desktop.ui.difference_card import DifferenceCard
from genius_desktop.ui.marks import is_open
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Story
from genius_desktop.ui.theme import LIGHT, Colours

# Of a long text, as many paragraphs as a window builds in a moment.
_AT_ONCE = 60
NOTHING_OPEN = "Alles, was auffiel, ist geprüft."


class StatementList(QWidget):
    """Shows the statements of a story; numbers count from 0.

    Signals:
        cited: The citation whose page the user wants to see, and the button that said so.
        edited: The number of a statement and its new text.
        reviewed: The number of a statement and whether it is checked.
        removed: The number of a statement that shall go.
        opened: The card that is being changed.
        decided: What became of paragraphs by their numbers, since someone has decided on changes, and what was done.
    """

    cited = Signal(object, object)
    edited = Signal(int, str)
    reviewed = Signal(int, bool)
    removed = Signal(int)
    opened = Signal(object)
    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[StatementCard] = []
        self.topics: list[QLabel] = []
        self._topic_of: list[QLabel | None] = []
        self._colours = LIGHT
        self._only_open, self._sourced = False, True
        self.differences = DifferenceBar()
        self.differences.decided.connect(self.decided)
        self._nothing = label(NOTHING_OPEN, "muted")
        self._nothing.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self.kinds = ChangeFilter()
        self.kinds.chosen.connect(lambda _kind: self.filter(only_open=self._only_open))
        self._layout.addWidget(self.kinds)
        self._layout.addWidget(self.differences)
        self._layout.addWidget(self._nothing)
        self._most = _AT_ONCE
        self._told: Story | None = None
        self.more = button("", "plain")
        self.more.hide()
        self.more.clicked.connect(self._show_more)

    def show_statements(self, story: Story) -> None:
        """Bring the cards up to date."""
        with self._laid_out_once():
            self._bring_up_to_date(story)

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Lay out when all is done: Qt would do so for every button of every card that begins to be seen."""
        if not self._layout.isEnabled():
            yield
            return
        self._layout.setEnabled(False)
        try:
            yield
        finally:
            self._layout.setEnabled(True)
            self._layout.invalidate()

    def _bring_up_to_date(self, story: Story) -> None:
        self._sourced = story.sourced
        if story.kind == "comparison":
            self.kinds.show_statements(story.statements)
        focused = self.focused()
        shown = story.statements[: self._most] if story.kind == "rewording" else story.statements
        if self._rearranged(shown):
            self._rearrange(shown, story)
        for card, told in zip(self.cards, shown, strict=False):
            if card.statement != told:
                card.retell(told)
        for statement in shown[len(self.cards) :]:
            self.cards.append(self._card(statement, story))
            self._put(self.cards[-1])
        self._offer_more(story, len(shown))
        self.differences.show_statements(
            story.statements, shown=story.kind == "rewording" and story.summary is not None
        )
        if story.summary is not None:
            for card in self.cards:
                if card.editor is None:
                    card.offer()
        if focused is not None:
            self._focus_near(focused)
        self.filter(only_open=self._only_open)

    def _offer_more(self, story: Story, shown: int) -> None:
        """Below the paragraphs of a long text, offer those that are not shown yet: each costs the window its time."""
        left = len(story.statements) - shown
        self.more.setText(f"Weitere Absätze zeigen ({left})")
        self.more.setVisible(left > 0)
        self._layout.removeWidget(self.more)
        self._layout.addWidget(self.more)
        self._told = story

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        if self._told is not None:
            self.show_statements(self._told)

    def _rearranged(self, told: list[Statement]) -> bool:
        """Tell whether more has happened than that statements were changed in their places or came at the end."""
        pairs = list(zip(self.cards, told, strict=False))
        if len(told) != len(self.cards):
            return len(told) < len(self.cards) or any(card.statement != statement for card, statement in pairs)
        return any(
            (card.statement.topic, card.statement.kind) != (statement.topic, statement.kind)
            for card, statement in pairs
        )

    def _rearrange(self, told: list[Statement], story: Story) -> None:
        """Put other cards between those that stay at the beginning and at the end; building one takes its time."""
        old = self.cards
        shorter = min(len(told), len(old))
        head = next((n for n in range(shorter) if old[n].statement != told[n]), shorter)
        rest = shorter - head
        tail = next((n for n in range(rest) if old[-1 - n].statement != told[-1 - n]), rest)
        new = [self._card(statement, story) for statement in told[head : len(told) - tail]]
        gone = old[head : len(old) - tail]
        self.cards = old[:head] + new + old[len(old) - tail :]
        for widget in (*gone, *self.topics):
            self._drop(widget)
        self.topics, self._topic_of = [], []
        for card in self.cards:
            self._layout.removeWidget(card)
            self._put(card)

    def _card(self, statement: Statement, story: Story) -> StatementCard:
        card = self._built(statement, story)
        card.cited.connect(self.cited)
        card.edited.connect(lambda text: self.edited.emit(self.cards.index(card), text))
        card.reviewed.connect(lambda on: self._tell_reviewed(card, on=on))
        card.removed.connect(lambda: self.removed.emit(self.cards.index(card)))
        card.opened.connect(lambda: self.opened.emit(card))
        card.dress(self._colours)
        return card

    def _built(self, statement: Statement, story: Story) -> StatementCard:
        number = len(self.cards) + 1
        if story.kind == "comparison" and statement.citations:
            return ClauseCard(number, statement, story.papers)
        if story.kind != "rewording":
            return StatementCard(number, statement, story.papers, kind=story.kind, sourced=story.sourced)
        card = DifferenceCard(number, statement, story.papers, sourced=story.sourced)
        card.decided.connect(lambda told, name: self.decided.emit({self.cards.index(card): told}, name))
        return card

    def _put(self, card: StatementCard) -> None:
        """Lay a card below those before it, with the heading of its topic where that is a new one."""
        before = self.cards[: len(self._topic_of)]
        topic = card.statement.topic
        if topic and (not before or topic != before[-1].statement.topic):
            self.topics.append(label(topic, "topic"))
            self._layout.addWidget(self.topics[-1])
        self._topic_of.append(self.topics[-1] if topic else None)
        card.number(1 + sum(other.statement.kind != "absent" for other in before))
        self._layout.addWidget(card)

    def _tell_reviewed(self, card: StatementCard, *, on: bool) -> None:
        self.reviewed.emit(self.cards.index(card), on)

    def focused(self) -> int | None:
        """Give the number of the statement that has the focus."""
        here = QApplication.focusWidget()
        return next((n for n, card in enumerate(self.cards) if here and card.isAncestorOf(here)), None)

    def _focus_near(self, number: int) -> None:
        """Give the focus to a neighbour where its own card has gone."""
        here = QApplication.focusWidget()
        if self.cards and (here is None or not self.isAncestorOf(here)):
            card = self.cards[min(number, len(self.cards) - 1)]
            (card.edit if card.check.isHidden() else card.check).setFocus()

    def filter(self, *, only_open: bool) -> None:
        """Show all statements, or only those with something unproven that no one has checked."""
        with self._laid_out_once():
            self._filter(only_open=only_open)

    def _filter(self, *, only_open: bool) -> None:
        focused = self.focused()
        self._only_open = only_open
        shown: set[int] = set()
        for card, topic in zip(self.cards, self._topic_of, strict=True):
            # What is being typed does not vanish.
            wanted = not only_open or is_open(card.statement, sourced=self._sourced)
            seen = (wanted and self.kinds.shows(card.statement)) or card.editor is not None
            card.setVisible(seen)
            if seen and topic is not None:
                shown.add(id(topic))
        for topic in self.topics:
            topic.setVisible(id(topic) in shown)
        self._nothing.setVisible(only_open and not any(not card.isHidden() for card in self.cards))
        if focused is not None and self.cards[focused].isHidden():
            rest = [card for card in (*self.cards[focused:], *self.cards[:focused]) if not card.isHidden()]
            if rest:
                rest[0].check.setFocus()

    def clear(self) -> None:
        """Forget the statements."""
        for widget in (*self.cards, *self.topics):
            self._drop(widget)
        self.cards, self.topics, self._topic_of = [], [], []
        self._most, self._told = _AT_ONCE, None
        self.more.hide()
        self.kinds.forget()

    def _drop(self, widget: QWidget) -> None:
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def current(self) -> StatementCard | None:
        """Give the statement that has the focus, as far as it can be changed now."""
        number = self.focused()
        return self.cards[number] if number is not None and self.cards[number].can_change else None

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self._colours = colours
        for card in self.cards:
            card.dress(colours)
