"""The documents that were found, one card below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from genius_desktop.libraries import Collection, FoundPaper
from genius_desktop.ui.found_card import FoundCard
from genius_desktop.ui.theme import LIGHT, Colours


class FoundList(QWidget):
    """Shows what was found, the best first.

    Signals:
        opened: The `FoundPaper` and the `Hit` whose page the user wants to see.
        summary_wished: The `FoundPaper` shall be summarised.
        question_wished: The user wants to ask something about the `FoundPaper`.
        like_wished: The `Hit` like which others are looked for.
        use_wished: The `FoundPaper` shall go to the workplace whose page has this class.
    """

    use_wished = Signal(object, str)
    opened = Signal(object, object)
    summary_wished = Signal(object)
    question_wished = Signal(object)
    like_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ergebnisse")
        self.cards: list[FoundCard] = []
        self._colours = LIGHT
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_found(self, results: Sequence[FoundPaper], collections: Sequence[Collection]) -> None:
        """Show these documents in the place of those before."""
        self.setUpdatesEnabled(False)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for found in results:
            if not found.hits:
                continue
            card = FoundCard(found, collections)
            card.opened.connect(self.opened)
            card.summary_wished.connect(self.summary_wished)
            card.question_wished.connect(self.question_wished)
            card.like_wished.connect(self.like_wished)
            card.use_wished.connect(self.use_wished)
            card.dress(self._colours)
            self._column.addWidget(card)
            self.cards.append(card)
        self.setUpdatesEnabled(True)

    def go_to_first(self) -> None:
        """Give the best place the keyboard."""
        if self.cards:
            self.cards[0].hits[0].setFocus()

    def dress(self, colours: Colours) -> None:
        """Mark in today's colours."""
        self._colours = colours
        for card in self.cards:
            card.dress(colours)
