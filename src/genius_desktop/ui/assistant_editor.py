"""The editor of an office's own assistants: from one sentence, from a form, or as the file itself."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QTabWidget, QVBoxLayout, QWidget

from genius_desktop import procedure_words
from genius_desktop.assistants import procedure_toml, procedures, sketches, writing_tasks
from genius_desktop.assistants.sketches import Kind, Sketch
from genius_desktop.jobs.events import FINAL, Event, Finished
from genius_desktop.problem_words import problem_sentence
from genius_desktop.problems import Problem
from genius_desktop.ui import assistant_trial
from genius_desktop.ui.building import button, label, open_as, row, scrolling
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.entry_form import TextField, text_line
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.worker_process import WorkerProcess
from genius_desktop.ui.workplaces import NO_ENGINE, NO_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from genius_desktop.assistants.procedure_shelf import Shelf
    from genius_desktop.assistants.recipes import Recipe
    from genius_desktop.tasks import SummaryTask
    from genius_desktop.ui.desktop import Desktop

_WIDTH_PX, _HEIGHT_PX = 760, 640
_KINDS: dict[Kind, tuple[str, str]] = {
    "draft": ("Einen Text schreiben", "Angaben, nach denen gefragt wird (eine je Zeile)"),
    "check": ("Unterlagen auf Vollständigkeit prüfen", "Unterlagen, die da sein müssen (eine je Zeile)"),
    "extract": ("Stellen heraussuchen", "Wörter, an denen man die Stellen erkennt (eines je Zeile, * für Endungen)"),
}
_SENTENCE = "Erstelle einen Assistenten, der Bauanträge auf fehlende Unterlagen prüft"


class AssistantEditor(QDialog):
    """Makes or changes an assistant.

    Signals:
        saved: The id of the assistant that was saved.
    """

    saved = Signal(str)

    def __init__(self, parent: QWidget, shelf: Shelf, recipe: Recipe | None, *, desktop: Desktop) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Assistent ändern" if recipe else "Neuer Assistent")
        self._shelf = shelf
        self._engine = desktop.room
        self._crew = Crew(lambda: WorkerProcess(desktop.places.log))
        self._papers = tempfile.TemporaryDirectory(prefix="genius-beispiele-")
        self._written = ""
        self._tried: list[str] = []
        self._build()
        self.finished.connect(self._end)
        if recipe is None:
            self._show_sketch(Sketch())
        else:
            self._take_file(procedure_toml.text_of(recipe))
            self.tabs.setTabEnabled(0, False)  # noqa: FBT003 (Qt's own)
            self.tabs.setCurrentIndex(1)
        self.earlier.setVisible(bool(recipe and shelf.versions(recipe.procedure.id)))
        open_as(self, _WIDTH_PX, _HEIGHT_PX)

    def _build(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.addTab(scrolling(self._form(), "Formular"), "Formular")
        self.file = TextField("Datei des Assistenten (TOML)", lines=12)
        self.tabs.addTab(self.file, "Datei (TOML)")
        self.tabs.currentChanged.connect(self._turn)
        self.report = label("", "muted")
        self.attempt = button("An Beispielen ausprobieren")
        self.earlier = button("Ältere Fassung zeigen")
        self.save = button("Speichern", "primary")
        self.leave = button("Abbrechen")
        self.attempt.clicked.connect(self._attempt)
        self.earlier.clicked.connect(self._show_earlier)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        buttons = FlowLayout(8)
        for one in (self.attempt, self.earlier, self.save, self.leave):
            buttons.addWidget(one)
        said = QWidget()
        inside = QVBoxLayout(said)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.report)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs, 3)
        column.addWidget(scrolling(said, "Hinweise"), 1)
        column.addLayout(buttons)

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        self.sentence = text_line()
        self.sentence.setPlaceholderText(_SENTENCE)
        self.sentence.setToolTip(_SENTENCE)
        self.draft = button("Entwurf machen")
        self.draft.clicked.connect(self._draft)
        self.title, self.purpose = text_line(), text_line()
        self.kind = QComboBox()
        for kind, (told, _) in _KINDS.items():
            self.kind.addItem(told, kind)
        self.items, self.task = TextField("Liste"), TextField("Auftrag an das Sprachmodell", lines=3)
        self.example, self.expects = TextField("Beispiel", lines=3), TextField("Was herauskommen muss", lines=3)
        self.listed = QLabel(_KINDS["draft"][1])
        self.ordered = QLabel("Auftrag an das Sprachmodell")
        _add(column, "In einem Satz", self.sentence, shown=row(self.sentence, self.draft))
        _add(column, "Name", self.title)
        _add(column, "Wozu er da ist", self.purpose)
        _add(column, "Was er tut", self.kind)
        for caption, built in ((self.listed, self.items), (self.ordered, self.task)):
            caption.setBuddy(built)
            caption.setWordWrap(True)
            column.addWidget(caption)
            column.addWidget(built)
        _add(column, "Beispiel: Stichpunkte oder Text eines Dokuments", self.example)
        _add(column, "Was dabei herauskommen muss (eine Stelle je Zeile)", self.expects)
        column.addStretch(1)
        self.kind.currentIndexChanged.connect(self._suit)
        return form

    def _suit(self) -> None:
        kind = self._kind()
        self.listed.setText(_KINDS[kind][1])
        self.items.setAccessibleName(_KINDS[kind][1])
        for part in (self.ordered, self.task):
            part.setVisible(kind == "draft")

    def _kind(self) -> Kind:
        return cast("Kind", self.kind.currentData())

    def _sketch(self) -> Sketch:
        items, expects = (
            tuple(line.strip() for line in field.toPlainText().split("\n") if line.strip())
            for field in (self.items, self.expects)
        )
        texts = {"task": self.task.toPlainText(), "example": self.example.toPlainText()}
        return Sketch(self.title.text(), self.purpose.text(), self._kind(), items, expects=expects, **texts)

    def _show_sketch(self, sketch: Sketch) -> None:
        self.title.setText(sketch.title)
        self.purpose.setText(sketch.purpose)
        self.kind.setCurrentIndex(self.kind.findData(sketch.kind))
        self.items.setPlainText("\n".join(sketch.items))
        self.task.setPlainText(sketch.task)
        self.example.setPlainText(sketch.example)
        self.expects.setPlainText("\n".join(sketch.expects))
        self._suit()

    def _draft(self) -> None:
        """Fill in the form from the sentence at once, and better once the model has named what belongs to it."""
        sentence = self.sentence.text().strip() or _SENTENCE
        sketch = sketches.from_sentence(sentence)
        self._show_sketch(sketch)
        procedure, entries = sketches.question(sentence, sketch.kind)
        task = self._task(lambda: writing_tasks.task(procedure, entries, (), engine=self._engine.choice or NO_ENGINE))
        if task is None:
            return
        self.draft.setEnabled(False)
        self.report.setText("Das Sprachmodell ergänzt den Entwurf …")
        self._crew.run(task, lambda event: self._complete(event, sketch))

    def _complete(self, event: Event, sketch: Sketch) -> None:
        if not isinstance(event, FINAL):
            return
        self.draft.setEnabled(True)
        told = [statement.text for statement in event.summary.statements] if isinstance(event, Finished) else []
        better = sketches.with_answer(sketch, told)
        # Who has gone on writing meanwhile is not overwritten.
        if better != sketch and self._sketch() == sketch:
            self._show_sketch(better)
        self.report.setText("Der Entwurf steht. Bitte prüfen Sie ihn und probieren Sie ihn aus.")

    def _task(self, make: Callable[[], SummaryTask]) -> SummaryTask | None:
        """Make a task for the engine of this PC; say why there can be none."""
        choice = self._engine.choice
        if choice is None:
            self.report.setText(NO_MODEL)
            return None
        try:
            return replace(make(), job="example", engine=choice)
        except Problem as refusal:
            self.report.setText(problem_sentence(refusal.code, refusal.detail))
            return None

    def _turn(self, tab: int) -> None:
        if tab == 1 and self.tabs.isTabEnabled(0):
            text = procedure_toml.text_of(sketches.recipe(self._sketch()))
            if text != self._written:
                self._take_file(text)

    def _take_file(self, text: str) -> None:
        self._written = text
        self.file.setPlainText(text)

    def text(self) -> str:
        """Give the file as it would be saved: from the form, unless the file itself was changed."""
        self._turn(1)
        return self.file.toPlainText()

    def _checked(self) -> Recipe | None:
        """Check the file and say what is wrong in it, and what should be looked at."""
        report = procedures.check_data(self.text().encode(), "Assistent", folder=self._shelf.own)
        told = [procedure_words.fault(fault) for fault in (*report.faults, *report.warnings)]
        self.report.setText("\n".join(told) or "Ohne Befund.")
        return report.recipe

    def _attempt(self) -> None:
        recipe = self._checked()
        if recipe is None or not recipe.examples:
            return
        self._tried = [self.report.text()] if recipe.warnings else []
        self.attempt.setEnabled(False)
        self.report.setText("Die Beispiele werden geschrieben …")
        self._try(recipe, 0)

    def _try(self, recipe: Recipe, number: int) -> None:
        """Do one example after the other."""
        if number >= len(recipe.examples):
            self.attempt.setEnabled(True)
            self.report.setText("\n".join(self._tried))
            return
        example = recipe.examples[number]
        sources = assistant_trial.documents(example, Path(self._papers.name) / str(number))
        task = self._task(
            lambda: writing_tasks.task(
                recipe.procedure, example.entries, sources, engine=self._engine.choice or NO_ENGINE
            )
        )
        if task is None:
            self.attempt.setEnabled(True)
            return

        def hear(event: Event) -> None:
            if isinstance(event, FINAL):
                self._tried.append(assistant_trial.outcome(example, event))
                self._try(recipe, number + 1)

        self._crew.run(task, hear)

    def _show_earlier(self) -> None:
        report = procedures.check_data(self.text().encode(), "Assistent", folder=self._shelf.own)
        versions = self._shelf.versions(report.recipe.procedure.id) if report.recipe else []
        if versions:
            self._take_file(versions[-1].read_text("utf-8"))
            self.report.setText(f"Fassung {int(versions[-1].stem)}. „Speichern“ macht sie wieder gültig.")

    def _save(self) -> None:
        if self._checked() is None:
            return
        try:
            recipe = self._shelf.save(self.file.toPlainText())
        except Problem as refusal:
            self.report.setText(problem_sentence(refusal.code, refusal.detail))
            return
        self.saved.emit(recipe.procedure.id)
        self.accept()

    def _end(self) -> None:
        self._crew.stop()
        self._papers.cleanup()


def _add(column: QVBoxLayout, words: str, built: QWidget, *, shown: QWidget | None = None) -> None:
    caption = QLabel(words)
    caption.setWordWrap(True)
    caption.setBuddy(built)
    built.setAccessibleName(words)
    column.addWidget(caption)
    column.addWidget(shown or built)
