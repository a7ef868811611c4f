"""One clause of a comparison: the old version beside the new one, what differs marked in both."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from genius_desktop import comparison_words
from genius_desktop.domain import Citation, Statement
from genius_desktop.ui.building import label, scaled
from genius_desktop.ui.statement_card import StatementCard
from genius_desktop.ui.story import Paper
from genius_desktop.ui.theme import Colours
from genius_desktop.ui.version_text import VersionText
from genius_desktop.versions import Piece, compared

_BESIDE_PX = 400
_VERSIONS = ("bisherige Fassung", "neue Fassung")


class ClauseCard(StatementCard):
    """Shows both versions side by side where there is room; a click on one shows its page."""

    def __init__(self, number: int, statement: Statement, papers: Mapping[int, Paper]) -> None:
        super().__init__(number, statement, papers, kind="comparison")

    def _build(self) -> None:
        super()._build()
        self.kind = label("", "badge")
        self.kind.setWordWrap(False)
        self.old, self.new = VersionText(new=False), VersionText(new=True)
        self._sides = [_side("bisher", self.old), _side("neu", self.new)]
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        for side in self._sides:
            self._both.addWidget(side, 1)
        self.old.chosen.connect(lambda: self._cite(0))
        self.new.chosen.connect(lambda: self._cite(1))
        layout = self._body.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(layout)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.addWidget(self.kind)
        line.addStretch(1)
        layout.insertLayout(0, line)
        layout.insertLayout(2, self._both)

    def _tell(self) -> None:
        super()._tell()
        kind = comparison_words.kind_of(self.statement)
        self.kind.setText(comparison_words.KINDS.get(kind, ""))
        self.kind.setVisible(bool(kind))
        before, after = comparison_words.sides(self.statement)
        pieces = compared(before, after) if before and after else (Piece(before, before), Piece(after, after))
        same = kind in {"moved", "renumbered"}
        self.old.show_pieces(pieces if after else (Piece(before, before),))
        self.new.show_pieces(pieces if before else (Piece(after, after),))
        # What has only another number or place need not be read twice.
        for side, shown in zip(self._sides, (before and not same, after), strict=True):
            side.setVisible(bool(shown))

    def _named(self, citation: Citation) -> str:
        """Name the version: the documents are often called the same."""
        return _VERSIONS[min(citation.document, 1)]

    def _cite(self, document: int) -> None:
        """Show the page of a version, as the button for its place does."""
        for citation, place in zip(self.statement.citations, self.places, strict=False):
            if citation.document == document:
                place.click()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the versions below each other where there is little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if self.width() >= scaled(_BESIDE_PX) else ways.TopToBottom)

    def dress(self, colours: Colours) -> None:
        """Draw in today's colours."""
        super().dress(colours)
        self.old.dress(colours)
        self.new.dress(colours)


def _side(title: str, text: VersionText) -> QWidget:
    built = QWidget()
    column = QVBoxLayout(built)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(title, "muted"))
    column.addWidget(text)
    column.addStretch(1)
    return built
