"""Assistants that come from others and go to others: one file each, looked at before it is taken."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from genius_desktop import procedure_words
from genius_desktop.assistants import procedure_toml
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.assistants.recipes import Recipe
from genius_desktop.problems import InputProblem, Problem
from genius_desktop.storing import write_whole
from genius_desktop.ui import dialogs

_FILES = "Assistenten (*.toml)"
_MOST_SHOWN = 5


def bring(
    parent: QWidget, shelf: Shelf, *, then: Callable[[str], object], trouble: Callable[[Problem], object]
) -> QFileDialog:
    """Let the user choose a file, show what is in it, and take it if that is wanted."""
    dialog = QFileDialog(parent, "Assistenten übernehmen")
    dialog.setNameFilters([_FILES, "Alle Dateien (*)"])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: look_at(parent, shelf, Path(dialog.selectedFiles()[0]), then=then, trouble=trouble))
    dialog.open()
    return dialog


def look_at(
    parent: QWidget, shelf: Shelf, file: Path, *, then: Callable[[str], object], trouble: Callable[[Problem], object]
) -> None:
    """Show what an assistant in a file asks for and does, with everything that should be looked at."""
    try:
        recipe = shelf.preview(file)
    except InputProblem as refusal:
        trouble(refusal)
        return

    def take() -> None:
        try:
            shelf.bring(file, replace_own=True)
        except Problem as refusal:
            trouble(refusal)
        else:
            then(recipe.procedure.id)

    known = any(one.origin == "own" and one.procedure.id == recipe.procedure.id for one in shelf.recipes())
    kept = "\n\nIhr gleichnamiger Assistent wird ersetzt und bleibt als ältere Fassung erhalten." if known else ""
    dialogs.ask(parent, f"„{recipe.procedure.title}“ übernehmen?", preview(recipe) + kept, yes="Übernehmen", then=take)


def preview(recipe: Recipe) -> str:
    """Say in a few lines what an assistant asks for and does."""
    procedure = recipe.procedure
    asked = ", ".join(field.label for field in procedure.asked())
    lines = [procedure.purpose, f"Fragt nach: {asked}"] if asked else [procedure.purpose]
    lines.append(f"Schritte: {', '.join(step.title or step.id for step in procedure.steps)}")
    if procedure.knowledge:
        lines.append(f"Bringt mit: {', '.join(one.name for one in procedure.knowledge)}")
    lines.append(f"Beispiele: {len(recipe.examples)}")
    told = [procedure_words.fault(warning) for warning in recipe.warnings]
    return "\n".join([*lines, *told[:_MOST_SHOWN]])


def give(
    parent: QWidget, recipe: Recipe, *, then: Callable[[str], object], trouble: Callable[[Problem], object]
) -> QFileDialog:
    """Let the user choose where to write an assistant as one file."""
    dialog = QFileDialog(parent, "Assistenten weitergeben")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_FILES])
    dialog.setDefaultSuffix("toml")
    dialog.selectFile(f"{recipe.procedure.id}.toml")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def write() -> None:
        file = Path(dialog.selectedFiles()[0])
        try:
            write_whole(file, procedure_toml.text_of(recipe).encode())
        except OSError:
            trouble(InputProblem("output-not-writable", file.name))
        else:
            then(f"Gespeichert: {file.name}. Die Datei enthält den ganzen Assistenten mit seinem Wissen.")

    dialog.accepted.connect(write)
    dialog.open()
    return dialog


def delete(parent: QWidget, shelf: Shelf, recipe: Recipe, *, then: Callable[[], object]) -> None:
    """Delete one of the user's own after asking."""

    def go() -> None:
        shelf.delete(recipe.procedure.id)
        then()

    dialogs.ask(
        parent,
        f"„{recipe.procedure.title}“ löschen?",
        "Der Assistent und seine älteren Fassungen werden gelöscht. Texte, die er geschrieben hat, bleiben im Verlauf.",
        yes="Löschen",
        then=go,
    )
