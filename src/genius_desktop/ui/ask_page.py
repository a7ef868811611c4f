"""The page where questions are asked: to documents, or, without any, to the language model alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from genius_desktop import outcome_words
from genius_desktop.assignments import LONGEST_QUESTION_CHARS, Question
from genius_desktop.assistants import files as assistants
from genius_desktop.problems import Problem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui.building import button, label, scrolling
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.paper_list import PaperList
from genius_desktop.ui.question_field import QuestionField
from genius_desktop.ui.workplaces import NO_ENGINE, Workplace

if TYPE_CHECKING:
    from genius_desktop.domain import Source
    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours

ASSISTANT = "fragen"
_TO_DOCUMENTS = (
    "Was wurde beschlossen, und wie wurde abgestimmt?",
    "Bis wann ist was zu tun?",
    "Wie hoch sind die Kosten?",
    "Wer ist zuständig?",
)
_FREE = (
    "Wie beginne ich einen höflichen Brief an einen verärgerten Bürger?",
    "Was gehört in die Einladung zu einer Ratssitzung?",
)
_NO_DOCUMENT = "Noch kein Dokument: Ziehen Sie eines hierher, oder fragen Sie ohne Dokument."
_EMPTY = "Bitte schreiben Sie zuerst eine Frage."
_TOO_LONG = f"Die Frage ist zu lang; sie darf höchstens {LONGEST_QUESTION_CHARS} Zeichen haben."


class AskPage(Workplace):
    """Takes documents and a question; the question stays until another is written over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Fragen")
        self.papers = PaperList(_NO_DOCUMENT)
        self.field = QuestionField("Ihre Frage", "Zum Beispiel: Wie hoch ist die Gebühr, und wann ist sie fällig?")
        self.ask = button("Fragen", "primary", "Strg+Enter")
        self.notice = label(outcome_words.ANSWER_NOTICE, "warn")
        self.message = label("", "warn")
        self.message.hide()
        self._promise = label("Die Antwort nennt zu jeder Angabe die Stelle im Dokument.", "muted")
        self._examples = QWidget()
        self._offers = FlowLayout(6)
        self._examples.setLayout(self._offers)
        self.ask.clicked.connect(self._wish)
        self.field.asked.connect(self._wish)
        self.papers.changed.connect(self._follow)
        self.papers.refused.connect(self.say)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(10)
        column.addWidget(label("Fragen", "title"))
        column.addWidget(self._promise)
        column.addWidget(label("Dokumente", "heading"))
        column.addWidget(self.papers)
        caption = label("Ihre Frage", "heading")
        caption.setBuddy(self.field)
        column.addWidget(caption)
        column.addWidget(self.field)
        column.addWidget(self._examples)
        column.addWidget(self.notice)
        column.addWidget(self.message)
        column.addWidget(self.ask, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside, "Fragen"))
        self._follow()

    def take(self, caught: Catch) -> None:
        """Take documents that were dropped on the window."""
        self.papers.take(caught)
        self.field.setFocus()

    def about(self, sources: tuple[Source, ...]) -> None:
        """Begin with these documents."""
        self.papers.show_sources(sources)

    def say(self, text: str) -> None:
        """Show a sentence above the button."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        self.papers.dress(colours)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the next question be written over the last one."""
        super().focusInEvent(event)
        self.field.selectAll()
        self.field.setFocus()

    def _follow(self) -> None:
        """Offer what fits: examples for documents, or the notice that nothing proves an answer without any."""
        free = not self.papers.sources
        self.notice.setVisible(free)
        self._promise.setVisible(not free)
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        examples: list[QWidget] = []
        for example in _FREE if free else _TO_DOCUMENTS:
            built = button(example, "place", "Diese Frage übernehmen")
            built.clicked.connect(lambda _on=False, text=example: self._write(text))
            self._offers.addWidget(built)
            examples.append(built)
        for before, after in pairwise([*self.papers.controls, self.field, *examples, self.ask]):
            self.setTabOrder(before, after)

    def _write(self, text: str) -> None:
        self.field.setPlainText(text)
        self.field.selectAll()
        self.field.setFocus()

    def _wish(self) -> None:
        question = self.field.question
        if not any(sign.isalnum() for sign in question):
            self.say(_EMPTY)
            self.field.setFocus()
            return
        if len(question) > LONGEST_QUESTION_CHARS:
            self.say(_TOO_LONG)
            return
        try:
            assistant = assistants.shipped(ASSISTANT)
        except Problem as fault:
            self.troubled.emit(fault.code, fault.detail)
            return
        self.say("")
        self.wished.emit(SummaryTask("", self.papers.sources, assistant, NO_ENGINE, question=Question(question)))
