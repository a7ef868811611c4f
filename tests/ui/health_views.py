"""The page that says what is wrong with this PC, for the tests of every view."""

from dataclasses import replace

from genius_desktop import calibration_words
from genius_desktop.domain import Plan
from genius_desktop.health.checks import Check
from genius_desktop.health.report import Report
from genius_desktop.health_words import TITLES
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.health_dialog import HealthDialog
from genius_desktop.ui.story import Story
from tests.ui.model_views import HERE, VERDICTS

LIBRARIES = "libEGL.so.1 libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-render-util.so.0"
TROUBLES = {
    "processor": Check("processor", "poor", "processor-slow", "avx avx2"),
    "memory": Check("memory", "poor", "memory-little", "3900000000"),
    "profile": Check("profile", "poor", "profile-network", "network"),
    "libraries-window": Check("libraries-window", "bad", "library-missing", LIBRARIES),
    "module-llama_cpp": Check("module-llama_cpp", "bad", "illegal-instruction", "llama_cpp"),
}


def unfit(desktop: Desktop, _story: Story) -> None:
    """Show a PC on which much is wrong."""
    dialog = HealthDialog(desktop.window, "/home/nutzer/.local/share/genius-desktop")
    dialog.open()
    measured = calibration_words.overview({"a": HERE.title}, {"a": Plan(4)}, [replace(VERDICTS[0], weights="a")])
    dialog.show_report(Report("x", tuple(TROUBLES.get(name, Check(name, "good")) for name in TITLES)), list(measured))
