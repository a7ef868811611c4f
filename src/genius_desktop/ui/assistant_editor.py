"""The editor of an office's own assistants: from one sentence, from a form, or as the file itself."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from genius_desktop import procedure_words
from genius_desktop.assistants import procedure_toml, procedures, sketch_changes, sketches, writing_tasks
from genius_desktop.assistants.sketches import Sketch
from genius_desktop.jobs.events import FINAL, Event, Finished
from genius_desktop.problem_words import problem_sentence
from genius_desktop.problems import Problem
from genius_desktop.ui import assistant_trial
from genius_desktop.ui.assistant_form import AssistantForm
from genius_desktop.ui.building import button, label, open_as, scrolling
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.entry_form import TextField
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
        # What the form changes: nothing for a new assistant; and what it showed of it.
        self._base: Recipe | None = None
        self._before = Sketch()
        self._written = ""
        self._over = False
        self._earlier: list[Path] = []
        self._tried: list[str] = []
        self._build()
        self.finished.connect(self._end)
        self._show_recipe(recipe)
        self._earlier = shelf.versions(recipe.procedure.id) if recipe else []
        self.earlier.setVisible(bool(self._earlier))
        open_as(self, _WIDTH_PX, _HEIGHT_PX)

    def _build(self) -> None:
        self.tabs = QTabWidget()
        self.form = AssistantForm()
        self.form.draft.clicked.connect(self._draft)
        self.tabs.addTab(scrolling(self.form, "Formular"), "Formular")
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

    def _draft(self) -> None:
        """Fill in the form from the sentence at once, and better once the model has named what belongs to it."""
        sentence = self.form.wish
        sketch = sketches.from_sentence(sentence)
        self.form.show_sketch(sketch)
        procedure, entries = sketches.question(sentence, sketch.kind)
        task = self._task(lambda: writing_tasks.task(procedure, entries, (), engine=self._engine.choice or NO_ENGINE))
        if task is None:
            return
        self.form.draft.setEnabled(False)
        self.report.setText("Das Sprachmodell ergänzt den Entwurf …")
        self._crew.run(task, lambda event: self._complete(event, sketch))

    def _complete(self, event: Event, sketch: Sketch) -> None:
        if not isinstance(event, FINAL) or self._over:
            return
        self.form.draft.setEnabled(True)
        told = [statement.text for statement in event.summary.statements] if isinstance(event, Finished) else []
        better = sketches.with_answer(sketch, told)
        # Who has gone on writing meanwhile is not overwritten.
        if better != sketch and self.form.sketch() == sketch:
            self.form.show_sketch(better)
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

    def _show_recipe(self, recipe: Recipe | None) -> None:
        """Open an assistant in the form, or an empty form for a new one."""
        self._base, self._before = recipe, sketch_changes.sketch_of(recipe) if recipe else Sketch()
        self.form.open_for(recipe)
        self.form.show_sketch(self._before)
        if recipe is not None:
            # A field does not keep every blank as it was.
            self._before = self.form.sketch()
            self._take_file(procedure_toml.text_of(recipe))

    def _formed(self) -> str:
        """Give the file as the form has it."""
        if self._base is None:
            return procedure_toml.text_of(sketches.recipe(self.form.sketch()))
        return procedure_toml.text_of(sketch_changes.changed(self._base, self._before, self.form.sketch()))

    def _turn(self, tab: int) -> None:
        """Bring the leaf that is shown now up to date with what was changed on the other."""
        by_hand = self.file.toPlainText() != self._written
        if tab == 1:
            text = self._formed()
            if text != self._written and not by_hand:
                self._take_file(text)
        elif by_hand:
            recipe = self._checked()
            if recipe is None:
                # What the form cannot show, it must not overwrite.
                self.tabs.setCurrentIndex(1)
            else:
                self._show_recipe(recipe)

    def _take_file(self, text: str) -> None:
        self._written = text
        self.file.setPlainText(text)

    def text(self) -> str:
        """Give the file as it would be saved: from the form, unless the file itself was changed."""
        if self.tabs.currentIndex() == 0:
            self._turn(1)
        return self.file.toPlainText()

    def _checked(self) -> Recipe | None:
        """Check the file and say what is wrong in it, and what should be looked at."""
        report = procedures.check_data(self.file.toPlainText().encode(), "Assistent", folder=self._shelf.own)
        told = [procedure_words.fault(fault) for fault in (*report.faults, *report.warnings)]
        self.report.setText("\n".join(told) or "Ohne Befund.")
        return report.recipe

    def _attempt(self) -> None:
        self.text()
        recipe = self._checked()
        if recipe is None:
            return
        if not recipe.examples:
            self.report.setText("Es gibt kein Beispiel, an dem sich der Assistent ausprobieren lässt.")
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
            if isinstance(event, FINAL) and not self._over:
                self._tried.append(assistant_trial.outcome(example, event))
                self._try(recipe, number + 1)

        self._crew.run(task, hear)

    def _show_earlier(self) -> None:
        """Show the version before the one that is shown; after the oldest, the newest of them again."""
        file, *others = reversed(self._earlier)
        self._earlier = [file, *reversed(others)]
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            self.report.setText(f"Fassung {int(file.stem)} lässt sich nicht lesen.")
            return
        recipe = procedures.check_data(text.encode(), "Assistent", folder=self._shelf.own).recipe
        if recipe is not None:
            self._show_recipe(recipe)
        self._take_file(text)
        self.tabs.setCurrentIndex(1 if recipe is None else self.tabs.currentIndex())
        more = f" Noch einmal: die davor, von {len(self._earlier)}." if others else ""
        self.report.setText(f"Fassung {int(file.stem)}. „Speichern“ macht sie wieder gültig.{more}")

    def _save(self) -> None:
        self.text()
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
        # Nothing may call into a dialog that is going: neither its leaves nor a worker that still has something to say.
        self.tabs.currentChanged.disconnect(self._turn)
        self._over = True
        self._crew.stop()
        self._papers.cleanup()
