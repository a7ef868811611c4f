"""The few widgets that are built again and again."""

import re

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from genius_desktop.plain_text import visible
from genius_desktop.ui.icons import icon
from genius_desktop.ui.room import FollowingArea

_USUAL_LINE_PX, SMALL_PX = 14, 18
_DOTS_PX = 2
# What systems put around a window; they tell only once it is shown.
_TITLE_PX, _FRAME_PX = 38, 2
_BREAK, _HYPHEN = "\u200b", "\u00ad"
_LONG_CHARS = 28
_WORD = re.compile(r"\S{8,}")
_JOINT = re.compile(r"(?<=[-_./])(?=\w)")
_SYLLABLE = re.compile(r"(?i)(?<=[a-zäöüß]{3}[aeiouyäöü])(?=[bdfghjklmnprstvwzß][aeiouyäöü][a-zäöüß]{2})")
# `html` would load its two thousand names of signs with it.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def scaled(px: int) -> int:
    """Give a length, meant for letters of the usual size, for letters of the size the user has."""
    return max(round(px * QFontMetrics(QApplication.font()).height() / _USUAL_LINE_PX), px)


def small_icon() -> QSize:
    """Give the size of an icon beside a word; it grows with the letters."""
    return QSize(scaled(SMALL_PX), scaled(SMALL_PX))


def open_as(dialog: QDialog, width_px: int, height_px: int) -> None:
    """Give a dialog its size, larger where the letters are, and never larger than the window below it."""
    size = QSize(scaled(width_px), scaled(height_px))
    parent = dialog.parentWidget()
    dialog.resize(size.boundedTo(parent.window().size()) if parent is not None else size)


def on_screen(width_px: int, height_px: int) -> QSize:
    """Give a window its first size, never larger than what a frame and a bar leave of the screen."""
    room = QApplication.primaryScreen().availableSize()
    return QSize(width_px, height_px).boundedTo(room - QSize(2 * _FRAME_PX, _TITLE_PX + _FRAME_PX))


def breakable(text: str) -> str:
    """Give a text whose long words may break: at the joints of a name, and before a consonant between two vowels."""
    # In larger letters, fewer of them fit on a line.
    long = _LONG_CHARS * _LONG_CHARS // scaled(_LONG_CHARS)
    return _WORD.sub(
        lambda word: (
            _JOINT.sub(_BREAK, _SYLLABLE.sub(_HYPHEN, word.group())) if len(word.group()) >= long else word.group()
        ),
        text,
    )


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """Let a part of a window be reached whole in large letters too; its controls have the focus, not the part."""
    area = FollowingArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


class Words(QLabel):
    """A label of plain text that breaks its lines, within the name of a file too where it can not be selected."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's name)
        """Show a text."""
        broken = breakable(text)
        # Whoever copies a part of it wants what the text has, and a screen reader says the text itself.
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            broken = text
        if broken != text or self.accessibleName() == self.text():
            self.setAccessibleName(text if broken != text else "")
        super().setText(broken)

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:  # noqa: N802 (Qt's name)
        """Let the user do this with the text."""
        said = self.text()
        super().setTextInteractionFlags(flags)
        self.setText(said)

    def text(self) -> str:
        """Give the text as it was set."""
        return super().text().replace(_BREAK, "").replace(_HYPHEN, "")


def label(text: str = "", role: str = "") -> QLabel:
    """Build a label of plain text that breaks its lines."""
    built = Words(visible(text))
    built.setTextFormat(Qt.TextFormat.PlainText)
    built.setWordWrap(True)
    # The dots of „Ä“, „Ö“ and „Ü“ stand above the height that some fonts tell.
    built.setContentsMargins(0, scaled(_DOTS_PX), 0, 0)
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


def check(built: QAbstractButton, *, on: bool) -> None:
    """Show whether a button is chosen, without telling it as the user's wish.

    What the user wishes comes by `toggled`: a screen reader toggles a button of this kind and clicks none.
    """
    blocker = QSignalBlocker(built)
    built.setChecked(on)
    blocker.unblock()


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
    built.setIconSize(small_icon())
    return built


def draw(built: QToolButton | QPushButton, colour: str) -> None:
    """Give a button the icon it is built for, in a colour."""
    name = built.property("drawing")
    if name:
        built.setIcon(icon(str(name), colour))


def with_icon(built: QPushButton, name: str) -> QPushButton:
    """Say which icon a button shall have."""
    built.setProperty("drawing", name)
    built.setIconSize(small_icon())
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
