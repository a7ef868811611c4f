"""The page that says whether this PC can run the program: shown on request, and by itself only with a problem."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop import codec, health_words, plans
from genius_desktop.devices import Verdict
from genius_desktop.domain import Plan, Weights
from genius_desktop.health import report
from genius_desktop.health.checks import Check
from genius_desktop.paths import Places
from genius_desktop.ui.health_desk import HealthDesk
from genius_desktop.ui.health_dialog import HealthDialog
from genius_desktop.ui.main_window import MainWindow

GOOD = (Check("processor", "good", found="avx avx2"), Check("disk", "good", found="50000000000"))
POOR = (*GOOD, Check("memory", "poor", "memory-little", "3900000000"), Check("profile", "bad", "profile-not-writable"))
TIMEOUT_MS = 20_000
Make = Callable[[tuple[Check, ...] | str], HealthDesk]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    _ = qtbot
    built = MainWindow("scripted")
    yield built
    built.deleteLater()


@pytest.fixture
def make(window: MainWindow, places: Places) -> Iterator[Make]:
    """Build a desk whose command line says what was found, and notes what it was asked."""
    desks: list[HealthDesk] = []

    def build(said: tuple[Check, ...] | str) -> HealthDesk:
        told = said if isinstance(said, str) else codec.to_json({"health": report.Report("x", said)}).decode()
        asked = places.home / "gefragt"
        code = f"import sys; open({str(asked)!r}, 'a').write(' '.join(sys.argv[1:]) + chr(10)); print({told!r})"
        desks.append(HealthDesk(window, places, lambda *words: [sys.executable, "-c", code, *words]))
        return desks[-1]

    yield build
    for desk in desks:
        desk.stop()


def shown(window: MainWindow) -> list[HealthDialog]:
    return [dialog for dialog in window.findChildren(HealthDialog) if dialog.isVisible()]


def texts(dialog: HealthDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())


def test_who_asks_sees_every_check_and_what_to_do(make: Make, window: MainWindow, qtbot: QtBot, places: Places) -> None:
    plans.keep(places.home, Weights("eigenes", b"", "ab" * 32), Plan(4))
    plans.keep_verdicts(places.home, (Verdict("Intel UHD", "", "slower"),))
    make(POOR).show()
    [dialog] = shown(window)
    assert dialog.verdict.text() == health_words.CHECKING

    qtbot.waitUntil(lambda: dialog.verdict.text() == health_words.UNFIT, timeout=TIMEOUT_MS)

    # A layout shows what was added to it a moment later.
    qtbot.waitUntil(lambda: "Freier Platz: in Ordnung (50,0 GB)" in texts(dialog), timeout=TIMEOUT_MS)
    said = texts(dialog)
    assert "Dieser PC hat wenig Arbeitsspeicher." in said
    assert "Er hat 3,9 GB" in said
    assert str(places.home) in said
    assert "Weiteres Sprachmodell · Gerechnet wird auf: Prozessor" in said
    assert "Alle Sprachmodelle · Grafikchip Intel UHD: langsamer als der Prozessor" in said
    assert said.index("kann nicht geschrieben werden") < said.index("wenig Arbeitsspeicher")
    dialog.close()


def test_a_first_start_shows_a_problem_and_nothing_else(
    make: Make, window: MainWindow, qtbot: QtBot, places: Places
) -> None:
    asked = places.home / "gefragt"
    make(GOOD).begin()
    qtbot.waitUntil(lambda: not window.findChildren(HealthDesk)[0]._running, timeout=TIMEOUT_MS)
    assert asked.read_text().split("\n")[0].startswith("doctor --check --json --home")
    assert not shown(window)

    make(POOR).begin()
    qtbot.waitUntil(lambda: bool(shown(window)), timeout=TIMEOUT_MS)
    shown(window)[0].close()


def test_a_pc_that_was_checked_is_not_checked_again(make: Make, places: Places) -> None:
    report.keep(places.home, GOOD)
    desk = make(POOR)

    desk.begin()

    assert not desk._running


@pytest.mark.parametrize("said", ["", "kein JSON", '{"health": 3}'])
def test_a_check_that_says_something_else_is_told_as_such(
    make: Make, window: MainWindow, qtbot: QtBot, said: str
) -> None:
    make(said).show()
    [dialog] = shown(window)

    qtbot.waitUntil(lambda: dialog.verdict.text() == health_words.NOT_CHECKED, timeout=TIMEOUT_MS)
    dialog.close()


def test_the_sheet_for_it_is_copied(make: Make, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _ = tmp_path
    desk = make("Seite für die IT")
    desk.show()
    [dialog] = shown(window)
    copy = next(built for built in dialog.findChildren(QPushButton) if "IT" in built.text())

    copy.click()

    qtbot.waitUntil(lambda: "Seite für die IT" in QGuiApplication.clipboard().text(), timeout=TIMEOUT_MS)
    dialog.close()
