"""Dialogs of one pattern: what happened, why, what now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

import genius_desktop
from genius_desktop.ui import words
from genius_desktop.ui.building import label

Action = tuple[str, Callable[[], object]]
Role = QMessageBox.ButtonRole

SHORTCUTS = (
    ("Strg+O", "Dokument wählen"),
    ("Strg+V", "Kopierte Dokumente einfügen"),
    ("Strg+N", "Neuer Auftrag"),
    ("Strg+S", "Ergebnis speichern"),
    ("Strg+Umschalt+C", "Ganzes Ergebnis kopieren"),
    ("Strg+C", "Aussage kopieren"),
    ("Strg+P", "Ergebnis drucken"),
    ("Strg+Umschalt+P", "Druckvorschau"),
    ("Esc", "Laufenden Auftrag anhalten"),
    ("Entf", "Auftrag aus dem Verlauf löschen"),
    ("Strg+Bild ab / auf", "In den Seiten des Dokuments blättern"),
    ("Strg+R", "Auftrag fortsetzen"),
    ("Tab / Umschalt+Tab", "Zum nächsten / vorigen Bedienelement"),
    ("F1", "Diese Übersicht"),
    ("Strg+Q", "Beenden"),
)


def _box(parent: QWidget, what: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("Genius Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(more)
    box.setAccessibleName(what)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def tell_problem(parent: QWidget, code: str, detail: str, *, actions: Sequence[Action] = ()) -> QMessageBox:
    """Tell a problem; each action becomes a button, the first of them the one that is pressed by Enter."""
    what, why, now = words.problem_words(code, detail)
    box = _box(parent, what, f"{why}\n\n{now}".strip())
    box.setIcon(QMessageBox.Icon.Warning)
    _offer(box, actions)
    if not actions:
        box.addButton("Schließen", Role.AcceptRole)
    box.open()
    return box


def ask_password(parent: QWidget, name: str, *, then: Callable[[str], object]) -> QInputDialog:
    """Ask for the password of a document; it is used once and never stored."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Kennwort")
    dialog.setLabelText(f"Kennwort für „{name}“. Es wird nicht gespeichert.")
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText("Öffnen")
    dialog.setCancelButtonText("Abbrechen")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.textValueSelected.connect(then)
    dialog.open()
    return dialog


def tell(parent: QWidget, what: str, more: str) -> QMessageBox:
    """Tell something that is no problem."""
    box = _box(parent, what, more)
    box.addButton("Schließen", Role.AcceptRole)
    box.open()
    return box


def ask(parent: QWidget, what: str, more: str, *, yes: str, then: Callable[[], object]) -> QMessageBox:
    """Ask before something that cannot be undone; Escape and Enter both mean no."""
    box = _box(parent, what, more)
    box.setIcon(QMessageBox.Icon.Question)
    _offer(box, [(yes, then)])
    no = box.addButton("Abbrechen", Role.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.open()
    return box


def _offer(box: QMessageBox, actions: Sequence[Action]) -> None:
    offered: dict[QAbstractButton, Callable[[], object]] = {}
    for text, then in actions:
        button = box.addButton(text, Role.AcceptRole)
        if not offered:
            box.setDefaultButton(button)
        offered[button] = then
    box.buttonClicked.connect(lambda pressed: offered.get(pressed, lambda: None)())


def show_shortcuts(parent: QWidget) -> QDialog:
    """Show what can be done with which key."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Tastenkürzel")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for number, (keys, meaning) in enumerate(SHORTCUTS):
        grid.addWidget(label(keys), number, 0)
        grid.addWidget(label(meaning, "muted"), number, 1)
    grid.setColumnMinimumWidth(0, 200)
    grid.setColumnMinimumWidth(1, 280)
    buttons = QDialogButtonBox()
    close = buttons.addButton("Schließen", QDialogButtonBox.ButtonRole.AcceptRole)
    close.setAccessibleName("Schließen")
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 20)
    layout.setSpacing(16)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QMessageBox:
    """Say what this program is, and what it is not."""
    return tell(
        parent,
        f"Genius Desktop {genius_desktop.__version__}",
        "Fasst Dokumente auf diesem PC zusammen; jede Aussage nennt ihre Seite. Das Programm entscheidet und bewertet "
        "nichts: Prüfen Sie Zahlen, Fristen und Namen an den genannten Stellen.\n\n"
        "Freie Software unter der AGPL 3.0 oder später.",
    )
