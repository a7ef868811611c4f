"""What is asked before a job begins to write: how much there is to do, or which sections are to be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from genius_desktop import rewriting_words
from genius_desktop.estimates import Estimate
from genius_desktop.ui.building import button, label, row
from genius_desktop.ui.section_choice import SectionChoice
from genius_desktop.ui.story import Story


class EstimateCard(QFrame):
    """Says how long a text takes to be rewritten, and begins when that is wished.

    Signals:
        chosen: An empty tuple: everything shall be rewritten.
    """

    chosen = Signal(object)

    def __init__(self, estimate: Estimate) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Umfang")
        self.all = button("Jetzt überarbeiten", "primary")
        self.all.clicked.connect(lambda: self.chosen.emit(()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Das ist ein langer Text.", "heading"))
        layout.addWidget(label(rewriting_words.estimate(estimate)))
        layout.addWidget(label(rewriting_words.LATER, "muted"))
        layout.addWidget(row(self.all))


def choice_of(story: Story) -> SectionChoice | EstimateCard:
    """Build what a job that rests asks its user."""
    return EstimateCard(story.estimate) if story.estimate else SectionChoice(story.chapters)
