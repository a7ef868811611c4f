"""Colours for light, dark and high contrast, and the one small style sheet made of them."""

import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from genius_desktop import paths
from genius_desktop.ui import building

if TYPE_CHECKING:
    from genius_desktop.settings import Appearance


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
# For who needs the strongest contrast; where the system has one of its own, that is followed instead.
CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    control="#ffffff",
    accent="#ffff00",
    accent_hover="#ffffff",
    accent_back="#000000",
    accent_text="#000000",
    calm="#7dff9b",
    warn="#ffb14a",
    warn_back="#000000",
    mark="#ffff00",
)
_TITLE, _HEADING = 1.6, 1.2
_WISH = "high contrast"
_CHOSEN = "appearance"
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_MIDDLE = 128


def wish_contrast(application: QApplication, *, wanted: bool) -> bool:
    """Let the program have the strongest contrast whatever the system has, or no longer; tell whether that is new.

    `dress` then shows it.
    """
    if wanted == _is_contrast_wished():
        return False
    application.setProperty(_WISH, wanted)
    if not wanted:
        # Where the system does not tell, its palette does: ours must not be taken for it.
        application.setPalette(QPalette())
    return True


def wish(application: QApplication, wanted: "Appearance") -> None:
    """Let the program be light, dark or of strong contrast, or as the system is; `dress` then shows it."""
    scheme = _SCHEMES.get(wanted, Qt.ColorScheme.Unknown)
    hints = QGuiApplication.styleHints()
    # Without knowing whether the platform can do so, hence the property as well.
    if scheme == Qt.ColorScheme.Unknown:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(scheme)
    application.setProperty(_CHOSEN, wanted)
    wish_contrast(application, wanted=wanted == "contrast")


def _chosen() -> Colours | None:
    application = QGuiApplication.instance()
    wanted = application.property(_CHOSEN) if application is not None else None
    return {"light": LIGHT, "dark": DARK}.get(str(wanted))


def _is_contrast_wished() -> bool:
    application = QGuiApplication.instance()
    return application is not None and application.property(_WISH) is True


def _is_contrast_set() -> bool:
    # The hints are only there for Python as long as the style hints are: hence two lines.
    style = QGuiApplication.styleHints()
    return style.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def follow(then: Callable[[], object]) -> None:
    """Call back, a method of an object of Qt, whenever the system wishes other colours."""
    style = QGuiApplication.styleHints()
    style.colorSchemeChanged.connect(then)
    style.accessibility().contrastPreferenceChanged.connect(then)


def of_palette(palette: QPalette) -> Colours:
    """Give colours that are only the system's text on the system's ground, and its pair for what is chosen."""
    roles = QPalette.ColorRole
    text, ground = palette.color(roles.WindowText).name(), palette.color(roles.Window).name()
    plain = dict.fromkeys(("text", "muted", "line", "control", "accent", "accent_hover", "calm", "warn"), text)
    grounds = dict.fromkeys(("window", "surface", "accent_back", "accent_text", "warn_back"), ground)
    return Colours(**plain, **grounds, mark=palette.color(roles.Highlight).name())


def current() -> Colours:
    """Give the colours for what the user and the system wish now."""
    if _is_contrast_wished():
        return CONTRAST
    if _is_contrast_set():
        return of_palette(QGuiApplication.palette())
    if (chosen := _chosen()) is not None:
        return chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        # A desktop that does not tell may still have a dark palette.
        return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE else LIGHT
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def dress(application: QApplication) -> Colours:
    """Dress the program; a native style keeps the system's own palette."""
    colours = current()
    if _is_contrast_wished() or (_is_fusion(application) and not _is_contrast_set()):
        application.setPalette(_palette(colours))
    application.setStyleSheet(sheet(colours, application.font().pointSizeF(), building.scaled(building.SMALL_PX)))
    return colours


def _is_fusion(application: QApplication) -> bool:
    # Qt's own wheels bring no other style for Linux; to ask the style itself takes 20 ms, for all its enums.
    if sys.platform == "linux" and not os.environ.get("QT_STYLE_OVERRIDE"):
        return True
    return application.style().objectName() == "fusion"


def sheet(colours: Colours, points: float, small_px: int) -> str:
    """Fill the style sheet for letters and small icons of this size."""
    text = (paths.resources() / "style" / "window.qss").read_text("utf-8")
    values = asdict(colours) | {"title_pt": f"{points * _TITLE:.1f}", "heading_pt": f"{points * _HEADING:.1f}"}
    # Where there are only two colours, an edge tells what a shade would.
    two = colours.accent_back == colours.surface
    values |= {"place_edge": colours.accent if two else colours.accent_back}
    values |= {"disabled_edge": "dashed" if two else "solid", "icon": str(small_px)}
    values["icons"] = (paths.resources() / "icons").as_posix()
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
