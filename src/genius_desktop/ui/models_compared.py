"""Two models at work on a document of the user, shown beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from genius_desktop import plans, weights_words, wording
from genius_desktop.assistants import files as assistants
from genius_desktop.assistants import forms
from genius_desktop.domain import Summary
from genius_desktop.forms import DEFAULT
from genius_desktop.models import known, shelf
from genius_desktop.plain_text import clean
from genius_desktop.problems import Problem
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import file_dialogs
from genius_desktop.ui.building import button, label, open_as, scrolling
from genius_desktop.ui.dropping import Catch
from genius_desktop.weights import measures

if TYPE_CHECKING:
    from genius_desktop.domain import EngineChoice
    from genius_desktop.ui.desktop import Desktop

_ASK_PX, _SIZE_PX = (520, 260), (980, 640)
_BEGUN = "Beide Modelle fassen das Dokument nacheinander zusammen; danach stehen ihre Ergebnisse nebeneinander."
_MISSED = "Der Vergleich ist nicht zustande gekommen: Einer der beiden Aufträge hat kein Ergebnis."


class OtherModel(QDialog):
    """Asks which model another one shall be compared with."""

    def __init__(self, parent: QWidget, title: str, others: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Modelle vergleichen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_ASK_PX)
        column = QVBoxLayout(self)
        column.addWidget(label(f"„{title}“ vergleichen mit:"))
        self.other = QComboBox()
        for name, value in others:
            self.other.addItem(name, value)
        caption = label("Anderes Modell")
        caption.setBuddy(self.other)
        self.other.setAccessibleName("Anderes Modell")
        column.addWidget(caption)
        column.addWidget(self.other)
        column.addWidget(label(_BEGUN, "muted"))
        column.addStretch(1)
        buttons = QDialogButtonBox()
        choose = button("Dokument wählen …", "primary")
        buttons.addButton(choose, QDialogButtonBox.ButtonRole.AcceptRole)
        leave = buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        leave.setAccessibleName("Abbrechen")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


class SideBySide(QDialog):
    """Shows two results of the same document beside each other."""

    def __init__(self, parent: QWidget, results: Sequence[Summary]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Modelle im Vergleich")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        for place, result in enumerate(results):
            grid.setColumnStretch(place, 1)
            head = weights_words.comparison_head(measures(result), clean(wording.model(result.engine)))
            self._put(grid, label(head[0], "title"), place=place, row=0)
            self._put(grid, label("\n".join(head[1:]), "muted"), place=place, row=1)
            for number, statement in enumerate(result.statements, start=1):
                self._put(grid, label(f"{number}. {clean(statement.text)}"), place=place, row=number + 1)
        grid.setRowStretch(grid.rowCount(), 1)
        close = QDialogButtonBox()
        built = close.addButton("Schließen", QDialogButtonBox.ButtonRole.RejectRole)
        built.setAccessibleName("Schließen")
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scrolling(inside, "Beide Ergebnisse"), 1)
        column.addWidget(label("Beide stehen auch im Verlauf, mit allen Fundstellen.", "muted"))
        column.addWidget(close)

    def _put(self, grid: QGridLayout, built: QLabel, *, place: int, row: int) -> None:
        built.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(built, row, place, Qt.AlignmentFlag.AlignTop)


class Comparing(QObject):
    """Begins the two jobs, which are kept like any other, and shows both once they have ended."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop.window)
        self._desktop = desktop
        self._jobs: tuple[str, ...] = ()

    def ask(self, parent: QWidget, name: str, ready: Sequence[tuple[str, str]]) -> None:
        """Ask for the other model and the document, then begin."""
        titles = {value: title for title, value in ready}
        dialog = OtherModel(parent, titles.get(name, name), [one for one in ready if one[1] != name])

        def choose() -> None:
            names = (name, str(dialog.other.currentData()))
            window = self._desktop.window
            file_dialogs.ask_for_documents(window, window.folder, then=lambda caught: self.begin(names, caught))

        dialog.accepted.connect(choose)
        dialog.open()

    def begin(self, names: Sequence[str], caught: Catch) -> None:
        """Begin a job for each model."""
        window, jobs = self._desktop.window, self._desktop.jobs
        if caught.refusal or jobs is None:
            window.say(caught.refusal)
            return
        try:
            engines = [self._engine(name) for name in names]
        except Problem as fault:
            window.tell_problem(fault.code, fault.detail)
            return
        choice = window.start_page.choices.choice
        task = SummaryTask(
            "",
            caught.sources,
            assistants.shipped("zusammenfassung"),
            engines[0],
            length=choice.length,
            mode=choice.mode,
            form=forms.shipped(DEFAULT),
        )
        ask, jobs.ask = jobs.ask, False
        begun = [jobs.begin(replace(task, engine=engine)) for engine in engines]
        jobs.ask = ask
        if all(begun):
            self._jobs = tuple(filter(None, begun))
            jobs.changed.connect(self._look)
            self._desktop.show_new(self._jobs[0])
            window.say(_BEGUN)

    def _engine(self, name: str) -> EngineChoice:
        places = self._desktop.places
        return plans.local_choice(places.home, shelf.resolve(name, known.known(places), places))

    def _look(self, job: str) -> None:
        """Show both once the last of them has ended."""
        jobs = self._desktop.jobs
        if job not in self._jobs:
            return
        stories = [jobs.story(one) for one in self._jobs]
        if not all(story.over for story in stories):
            return
        self._jobs = ()
        jobs.changed.disconnect(self._look)
        results = [story.summary for story in stories if story.summary is not None]
        if len(results) == len(stories):
            SideBySide(self._desktop.window, results).open()
        else:
            self._desktop.window.say(_MISSED)
