"""The page „Entwerfen“: an assistant, its form, documents, and the way to assistants of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from genius_desktop import procedure_words
from genius_desktop.assistants import writing_tasks
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.problem_words import problem_sentence
from genius_desktop.problems import InputProblem, Problem
from genius_desktop.ui import assistant_gifts, file_dialogs
from genius_desktop.ui.building import button, draw, label, scrolling, with_icon
from genius_desktop.ui.entry_form import EntryForm
from genius_desktop.ui.flow import FlowLayout
from genius_desktop.ui.workplaces import NO_ENGINE, Workplace

if TYPE_CHECKING:
    from genius_desktop.assignments import Entry
    from genius_desktop.assistants.recipes import Recipe
    from genius_desktop.domain import Source
    from genius_desktop.ui.assistant_editor import AssistantEditor
    from genius_desktop.ui.desktop import Desktop
    from genius_desktop.ui.dropping import Catch
    from genius_desktop.ui.theme import Colours

_MOST_NAMED = 8
_WANTED = {
    "none": "Dieser Assistent braucht keine Dokumente.",
    "optional": "Dokumente dazu ablegen, wenn der Text sich darauf stützen soll.",
    "required": "Bitte legen Sie die Dokumente ab, um die es geht; auch ein ganzer Ordner geht.",
}


class WritingPage(Workplace):
    """Lets a text be drafted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Entwerfen")
        self._desktop: Desktop | None = None
        self._shelf = Shelf(Path())
        self._recipes: list[Recipe] = []
        self._sources: tuple[Source, ...] = ()
        self._entered: dict[str, tuple[Entry, ...]] = {}
        self._shown = ""
        self.editor: AssistantEditor | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName("Assistent")
        self.choice.currentIndexChanged.connect(self._turn)
        self.purpose = label("", "muted")
        self.form = EntryForm(())
        self.papers = label("")
        self.message = label("", "warn")
        self.message.hide()
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(32, 20, 32, 16)
        self._column.setSpacing(10)
        self._column.addWidget(label("Entwerfen", "title"))
        caption = QLabel("Was soll entstehen?")
        caption.setBuddy(self.choice)
        for part in (caption, self.choice, self.purpose, self.form):
            self._column.addWidget(part)
        self._column.addWidget(self._documents())
        self._column.addWidget(self.message)
        self.begin = button("Entwerfen", "primary")
        self.begin.clicked.connect(self._begin)
        self.empty = button("Angaben leeren")
        self.empty.clicked.connect(self._empty)
        self._column.addLayout(_beside(self.begin, self.empty))
        self._column.addWidget(label("Eigene Assistenten", "heading"))
        self._column.addLayout(self._own())
        self._column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inside, "Entwerfen"))

    def _documents(self) -> QWidget:
        self.paper_box = QFrame()
        column = QVBoxLayout(self.paper_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.papers)
        self.choose = with_icon(button("Dokument wählen …"), "document-add")
        self.choose.clicked.connect(self._ask_for_documents)
        self.folder = with_icon(button("Ordner wählen …", tip="Alle Dokumente in einem Ordner"), "document-add")
        self.folder.clicked.connect(self._ask_for_folder)
        self.remove = with_icon(button("Dokumente entfernen"), "remove")
        self.remove.clicked.connect(lambda: self._show_papers(()))
        column.addLayout(_beside(self.choose, self.folder, self.remove))
        return self.paper_box

    def _own(self) -> FlowLayout:
        self.new = with_icon(button("Neuer Assistent …"), "new")
        self.change = with_icon(button("Ändern …"), "edit")
        self.bring = with_icon(button("Aus Datei übernehmen …"), "down")
        self.give = with_icon(button("Weitergeben …"), "save")
        self.delete = with_icon(button("Löschen …"), "delete")
        self.new.clicked.connect(lambda: self._edit(None))
        self.change.clicked.connect(lambda: self._edit(self.recipe))
        self.bring.clicked.connect(self._bring)
        self.give.clicked.connect(self._give)
        self.delete.clicked.connect(self._delete)
        return _beside(self.new, self.change, self.bring, self.give, self.delete)

    @property
    def recipe(self) -> Recipe | None:
        """The assistant that is chosen."""
        return next((one for one in self._recipes if one.procedure.id == self.choice.currentData()), None)

    def settle(self, desktop: Desktop) -> None:
        """Take the assistants of the profile and of the house."""
        self._desktop = desktop
        house = desktop.house.settings.policy.assistants
        self._shelf = Shelf(desktop.places.assistants, Path(house) if house else None)
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """Read the assistants again and show the one that was chosen, or this one."""
        wanted = chosen or str(self.choice.currentData() or "")
        reports = self._shelf.reports()
        self._recipes = [report.recipe for report in reports if report.recipe]
        self.choice.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.choice.clear()
        for recipe in self._recipes:
            origin = "" if recipe.origin == "shipped" else f" ({procedure_words.ORIGINS[recipe.origin]})"
            self.choice.addItem(f"{recipe.procedure.title}{origin}", recipe.procedure.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(wanted or "brief")))
        self.choice.blockSignals(False)  # noqa: FBT003
        self._turn()
        broken = [report for report in reports if report.recipe is None]
        if broken:
            told = procedure_words.faults(broken[0].name, broken[0].faults)
            self.say(f"Ein Assistent lässt sich nicht verwenden. {told}")

    def _turn(self) -> None:
        """Show the form of the chosen assistant; what was entered into another one stays with that one."""
        if self._shown:
            self._entered[self._shown] = self.form.entries()
        recipe = self.recipe
        if recipe is None:
            return
        procedure = recipe.procedure
        self._shown = procedure.id
        form = EntryForm(procedure.asked())
        form.fill(self._entered.get(procedure.id, ()))
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        self.setTabOrder(self.choice, form)
        self.purpose.setText(procedure.purpose)
        self.paper_box.setVisible(procedure.documents != "none")
        self._show_papers(self._sources)
        self.say("")
        self.delete.setEnabled(recipe.origin == "own")

    def _show_papers(self, sources: tuple[Source, ...]) -> None:
        self._sources = sources
        recipe = self.recipe
        names = [source.name for source in sources]
        rest = len(names) - _MOST_NAMED
        told = ", ".join(names[:_MOST_NAMED]) + (f" und {rest} weitere" if rest > 0 else "")
        count = f"{len(names)} Dokumente: " if len(names) > 1 else "Dokument: "
        self.papers.setText(count + told if names else _WANTED[recipe.procedure.documents] if recipe else "")
        self.remove.setVisible(bool(names))

    def take(self, caught: Catch) -> None:
        """Take documents beside those that are there already."""
        if caught.refusal:
            self.say(caught.refusal)
            return
        known = {source.path for source in self._sources}
        self._show_papers((*self._sources, *(one for one in caught.sources if one.path not in known)))
        self.say(caught.note)

    def say(self, text: str) -> None:
        """Show a sentence above the button; an empty one takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def dress(self, colours: Colours) -> None:
        """Draw the icons in today's colours."""
        for built in (self.choose, self.folder, self.remove, self.new, self.change, self.bring, self.give, self.delete):
            draw(built, colours.text)

    def _last_folder(self) -> str:
        return self._desktop.house.settings.current.last_folder if self._desktop else ""

    def _ask_for_documents(self) -> None:
        file_dialogs.ask_for_documents(self, self._last_folder(), then=self.take)

    def _ask_for_folder(self) -> None:
        file_dialogs.ask_for_folder(self, self._last_folder(), then=self.take)

    def _begin(self) -> None:
        recipe = self.recipe
        if recipe is None:
            return
        procedure = recipe.procedure
        sources = self._sources if procedure.documents != "none" else ()
        try:
            task = writing_tasks.task(procedure, self.form.entries(), sources, engine=NO_ENGINE)
        except InputProblem as refusal:
            self.say(problem_sentence(refusal.code, refusal.detail))
            missing = next((one.id for one in procedure.asked() if one.label == refusal.detail), "")
            self.form.point_to(missing)
            return
        self.say("")
        self.wished.emit(task)

    def _empty(self) -> None:
        self._entered.pop(self._shown, None)
        self._shown = ""
        self._show_papers(())
        self._turn()

    def _edit(self, recipe: Recipe | None) -> None:
        from genius_desktop.ui.assistant_editor import AssistantEditor

        if self._desktop is None:
            return
        self.editor = AssistantEditor(self, self._shelf, recipe, desktop=self._desktop)
        self.editor.saved.connect(self.refresh)
        self.editor.open()

    def _bring(self) -> None:
        assistant_gifts.bring(self, self._shelf, then=self.refresh, trouble=self._refuse)

    def _give(self) -> None:
        if self.recipe is not None:
            assistant_gifts.give(self, self.recipe, then=self.say, trouble=self._refuse)

    def _delete(self) -> None:
        if self.recipe is not None:
            assistant_gifts.delete(self, self._shelf, self.recipe, then=self.refresh)

    def _refuse(self, refusal: Problem) -> None:
        self.say(problem_sentence(refusal.code, refusal.detail))


def _beside(*widgets: QWidget) -> FlowLayout:
    flow = FlowLayout(8)
    for widget in widgets:
        flow.addWidget(widget)
    return flow
