"""The few widgets that are built again and again."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from genius_desktop.plain_text import visible
from genius_desktop.ui.icons import icon

SMALL_PX, LARGE_PX = 18, 24
# `html` would load its two thousand names of signs with it.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def label(text: str = "", role: str = "") -> QLabel:
    """Build a label of plain text that breaks its lines."""
    built = QLabel(visible(text))
    built.setTextFormat(Qt.TextFormat.PlainText)
    built.setWordWrap(True)
    if role:
        built.setProperty("role", role)
    return built


def button(text: str, role: str = "plain", tip: str = "") -> QPushButton:
    """Build a push button that is called what it says; `tip` may hold text from a document."""
    built = QPushButton(text.replace("&", "&&"))
    built.setProperty("role", role)
    built.setAccessibleName(text)
    built.setToolTip(plain_tip(tip))
    built.setCursor(Qt.CursorShape.PointingHandCursor)
    built.setAutoDefault(True)
    return built


def plain_tip(text: str) -> str:
    """Give a tip that shows a text as it is, whatever markup stands in it."""
    return f"<p>{text.translate(_MARKUP)}</p>" if text else ""


def tool(name: str, text: str) -> QToolButton:
    """Build a button that is only an icon, with its name as tip; `draw` gives it the icon."""
    built = QToolButton()
    built.setProperty("role", "plain")
    built.setProperty("drawing", name)
    built.setAccessibleName(text)
    built.setToolTip(text)
    built.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    built.setIconSize(QSize(SMALL_PX, SMALL_PX))
    return built


def draw(built: QToolButton | QPushButton, colour: str) -> None:
    """Give a button the icon it is built for, in a colour."""
    name = built.property("drawing")
    if name:
        built.setIcon(icon(str(name), colour))


def with_icon(built: QPushButton, name: str) -> QPushButton:
    """Say which icon a button shall have."""
    built.setProperty("drawing", name)
    built.setIconSize(QSize(SMALL_PX, SMALL_PX))
    return built


def frame(role: str) -> QFrame:
    """Build a frame of one of the looks."""
    built = QFrame()
    built.setProperty("role", role)
    return built


def repolish(widget: QWidget) -> None:
    """Apply the style sheet again after a property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def name_choice(box: QComboBox, name: str, parent: QWidget) -> None:
    """Name a choice that has no caption to be seen: on Linux a screen reader only takes the name from a caption."""
    box.setAccessibleName(name)
    unseen = QLabel(name, parent)
    unseen.setBuddy(box)
    unseen.hide()


def row(*widgets: QWidget) -> QWidget:
    """Put widgets beside each other; a line of text takes the room that is left."""
    built = QWidget()
    line = QHBoxLayout(built)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        line.addStretch(1)
    return built
