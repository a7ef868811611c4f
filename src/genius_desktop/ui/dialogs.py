"""Dialogs of one pattern: what happened, why, what now."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import genius_desktop
from genius_desktop.ui import words
from genius_desktop.ui.building import breakable, label, open_as

Action = tuple[str, Callable[[], object]]
Role = QMessageBox.ButtonRole

# What has a key and is in no menu.
SHORTCUTS = (
    ("Tab / Umschalt+Tab", "Zum nächsten / vorigen Bedienelement"),
    ("Eingabe oder Leertaste", "Gewähltes öffnen oder auslösen"),
    ("Umschalt+Pfeiltasten", "Mehrere Aufträge im Verlauf wählen"),
    ("Menütaste", "Was mit dem Gewählten geht"),
)
_KEYS = {
    "Ctrl": "Strg",
    "Shift": "Umschalt",
    "Del": "Entf",
    "PgUp": "Bild auf",
    "PgDown": "Bild ab",
    "Return": "Eingabe",
    # What Qt makes of them in German is on no keyboard.
    "Up": "Pfeil auf",
    "Hoch": "Pfeil auf",
    "Down": "Pfeil ab",
    "Herunter": "Pfeil ab",
}


def _box(parent: QWidget, what: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("Genius Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(breakable(what))
    box.setInformativeText(breakable(more))
    box.setAccessibleName(what)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def tell_problem(
    parent: QWidget,
    code: str,
    detail: str,
    *,
    actions: Sequence[Action] = (),
    copy: Callable[[str], object] | None = None,
) -> QMessageBox:
    """Tell a problem; each action becomes a button, the first of them the one that is pressed by Enter.

    With `copy`, another button hands over the code and leaves the dialog open.
    """
    what, why, now = words.problem_words(code, detail)
    box = _box(parent, what, f"{why}\n\n{now}".strip())
    box.setIcon(QMessageBox.Icon.Warning)
    _offer(box, actions)
    if not actions:
        box.setDefaultButton(_close(box))
    if copy is not None:
        _offer_copy(box, lambda: copy(code))
    box.open()
    return box


def _close(box: QMessageBox) -> QPushButton:
    button = box.addButton("Schließen", Role.AcceptRole)
    box.setEscapeButton(button)
    return button


def _offer_copy(box: QMessageBox, copy: Callable[[], object]) -> None:
    button = box.addButton("Diagnose kopieren", Role.ActionRole)
    button.setToolTip("Fassung, System und Art der Meldung, ohne Namen und Inhalte von Dokumenten")
    # Every button of a message box closes it, but this one has more to do with it.
    button.clicked.disconnect()

    def pressed() -> None:
        copy()
        button.setText("Diagnose kopiert")

    button.clicked.connect(pressed)


def ask_password(parent: QWidget, name: str, *, then: Callable[[str], object]) -> QInputDialog:
    """Ask for the password of a document; it is used once and never stored."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle("Kennwort")
    dialog.setLabelText(f"Kennwort für „{words.short_name(name)}“. Es wird nicht gespeichert.")
    for text in dialog.findChildren(QLabel):
        text.setWordWrap(True)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText("Öffnen")
    dialog.setCancelButtonText("Abbrechen")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.textValueSelected.connect(then)
    dialog.open()
    return dialog


def ask_token(parent: QWidget, host: str, *, then: Callable[[str], object]) -> QInputDialog:
    """Ask for the key of a server; it is in memory until the program ends and never stored."""
    dialog = ask_password(parent, host, then=then)
    dialog.setWindowTitle("Schlüssel")
    dialog.setLabelText(f"Schlüssel für den Server {host}. Er gilt, bis das Programm beendet wird.")
    dialog.setOkButtonText("Verwenden")
    return dialog


def tell(parent: QWidget, what: str, more: str) -> QMessageBox:
    """Tell something that is no problem."""
    box = _box(parent, what, more)
    _close(box)
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


def choose(parent: QWidget, what: str, more: str, *, actions: Sequence[Action]) -> QMessageBox:
    """Let the user choose among several ways, the first of which is taken by Enter; Escape takes none."""
    box = _box(parent, what, more)
    box.setIcon(QMessageBox.Icon.Question)
    _offer(box, actions)
    box.setEscapeButton(box.addButton("Abbrechen", Role.RejectRole))
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


def keys_of(window: QMainWindow) -> list[tuple[str, str]]:
    """Give the keys of everything in the menus of a window, in their order, and those of nothing there."""
    found = []
    for menu in (action.menu() for action in window.menuBar().actions()):
        for action in menu.actions() if isinstance(menu, QMenu) else ():
            if not action.shortcut().isEmpty():
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                found.append((_german(keys), action.text().replace("&", "").removesuffix(" …")))
    return [*found, *SHORTCUTS]


def _german(keys: str) -> str:
    """Name the keys as they are called on a German keyboard, also where Qt speaks no German."""
    return re.sub(r"[A-Z][A-Za-z]+", lambda name: _KEYS.get(name.group(), name.group()), keys)


def show_shortcuts(parent: QMainWindow) -> QDialog:
    """Show what can be done with which key."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Tastenkürzel")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for number, (keys, meaning) in enumerate(keys_of(parent)):
        grid.addWidget(label(keys), number, 0)
        grid.addWidget(label(meaning, "muted"), number, 1)
    grid.setColumnMinimumWidth(0, 200)
    grid.setColumnMinimumWidth(1, 280)
    area = QScrollArea()
    area.setAccessibleName("Tastenkürzel")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inner)
    buttons = QDialogButtonBox()
    close = buttons.addButton("Schließen", QDialogButtonBox.ButtonRole.AcceptRole)
    close.setAccessibleName("Schließen")
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 20)
    layout.setSpacing(16)
    layout.addWidget(area, 1)
    layout.addWidget(buttons)
    open_as(dialog, 640, 640)
    dialog.open()
    close.setFocus()
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
