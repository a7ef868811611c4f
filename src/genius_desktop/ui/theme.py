"""Colours for light and dark, and the one small style sheet made of them."""

import os
import sys
from dataclasses import asdict, dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from genius_desktop import paths


@dataclass(frozen=True, slots=True)
class Colours:
    """One look; text on its ground has a contrast of at least 4.5 to 1, the edge of a control 3 to 1."""

    window: str
    surface: str
    text: str
    muted: str
    line: str
    control: str
    accent: str
    accent_hover: str
    accent_back: str
    accent_text: str
    calm: str
    warn: str
    warn_back: str
    mark: str


LIGHT = Colours(
    window="#f3f5f8",
    surface="#ffffff",
    text="#1b2430",
    muted="#55606f",
    line="#d5dbe3",
    control="#7f8a99",
    accent="#1a5fb4",
    accent_hover="#164f97",
    accent_back="#e6effa",
    accent_text="#ffffff",
    calm="#1e6b3c",
    warn="#8a4300",
    warn_back="#fff3e0",
    mark="#ffe27a",
)
DARK = Colours(
    window="#1c2027",
    surface="#262b34",
    text="#e9edf2",
    muted="#b0b9c6",
    line="#3c4450",
    control="#7d8898",
    accent="#8ab8f5",
    accent_hover="#a8cbf8",
    accent_back="#2a3a50",
    accent_text="#10161f",
    calm="#8fd6a8",
    warn="#ffc27a",
    warn_back="#3a2e1c",
    mark="#ffe27a",
)
_TITLE, _HEADING = 1.6, 1.2
_MIDDLE = 128


def current() -> Colours:
    """Give the colours for what the system wishes now."""
    wish = QGuiApplication.styleHints().colorScheme()
    if wish == Qt.ColorScheme.Unknown:
        # A desktop that does not tell may still have a dark palette.
        return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE else LIGHT
    return DARK if wish == Qt.ColorScheme.Dark else LIGHT


def dress(application: QApplication) -> Colours:
    """Dress the program; a native style keeps the system's own palette."""
    colours = current()
    if _is_fusion(application):
        application.setPalette(_palette(colours))
    application.setStyleSheet(sheet(colours, application.font().pointSizeF()))
    return colours


def _is_fusion(application: QApplication) -> bool:
    # Qt's own wheels bring no other style for Linux; to ask the style itself takes 20 ms, for all its enums.
    if sys.platform == "linux" and not os.environ.get("QT_STYLE_OVERRIDE"):
        return True
    return application.style().objectName() == "fusion"


def sheet(colours: Colours, points: float) -> str:
    """Fill the style sheet."""
    text = (paths.resources() / "style" / "window.qss").read_text("utf-8")
    values = asdict(colours) | {"title_pt": f"{points * _TITLE:.1f}", "heading_pt": f"{points * _HEADING:.1f}"}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _palette(colours: Colours) -> QPalette:
    palette = QPalette(QColor(colours.window))
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.window,
        roles.Text: colours.text,
        roles.Button: colours.surface,
        roles.ButtonText: colours.text,
        roles.PlaceholderText: colours.muted,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.accent_text,
        roles.Link: colours.accent,
        roles.ToolTipBase: colours.surface,
        roles.ToolTipText: colours.text,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return palette
