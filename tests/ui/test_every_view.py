"""What a person without a mouse, without sight or with large letters needs, in every view and dialog of the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from genius_desktop.ui import theme
from genius_desktop.ui.building import button, label
from tests.ui import walk
from tests.ui.test_accessibility import TEXT_CONTRAST, contrast
from tests.ui.views import LAPTOP_AT_200_PERCENT, SMALL_SCREEN, VIEWS, letters, opened

Findings = dict[str, list[str]]
COLOURED = ("start", "start while busy", "failed", "choosing", "page with hits", "section with hits", "settings 1")
PATIENCE_SECONDS = 300


@pytest.fixture(scope="module", params=VIEWS)
def usual(request: pytest.FixtureRequest, qapp: QApplication) -> Findings:
    """One view after another, on the smallest screen; each is opened once for all that is looked for."""
    _ = qapp
    return walk.look(request.param, SMALL_SCREEN, walk.LAYOUT | walk.KEYS)


@pytest.fixture(scope="module", params=VIEWS)
def large(request: pytest.FixtureRequest, qapp: QApplication) -> Findings:
    """One view after another with letters twice as large, on the same screen."""
    _ = qapp
    with letters(2):
        return walk.look(request.param, SMALL_SCREEN, walk.LAYOUT | {"unreached": walk.unreached})


def test_every_control_is_named_and_every_choice_by_a_caption_as_linux_wants_it(usual: Findings) -> None:
    assert usual["unnamed"] == []


def test_tab_reaches_every_control_and_comes_back(usual: Findings) -> None:
    assert usual["unreached"] == []


def test_the_focus_can_be_seen_on_every_control(usual: Findings) -> None:
    assert usual["unlit"] == []


def test_every_target_is_large_enough(usual: Findings) -> None:
    assert usual["small"] == []


def test_controls_side_by_side_are_of_one_height(usual: Findings) -> None:
    assert usual["uneven"] == []


def test_nothing_is_cut_off_on_the_smallest_screen(usual: Findings) -> None:
    assert usual["cut off"] + usual["too large"] == []


def test_nothing_is_cut_off_in_letters_twice_as_large(large: Findings) -> None:
    assert large["cut off"] + large["too large"] == []


def test_large_letters_leave_every_control_in_reach_and_rows_even(large: Findings) -> None:
    assert large["unreached"] + large["uneven"] + large["small"] == []


def test_nothing_is_cut_off_on_a_laptop_at_200_percent(tmp_path: Path) -> None:
    screens = {"screens": [{"name": "laptop", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96}]}
    (tmp_path / "screens.json").write_text(json.dumps(screens), "utf-8")
    environment = dict(os.environ) | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
        "QT_SCALE_FACTOR": "2",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.walk"],
        env=environment,
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"scale 2.0 {LAPTOP_AT_200_PERCENT}", f"{len(VIEWS)} views"]


@pytest.mark.parametrize("appearance", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", COLOURED)
def test_every_text_stands_out_from_what_is_behind_it(name: str, appearance: str, qapp: QApplication) -> None:
    try:
        with opened(name, SMALL_SCREEN) as seen:
            theme.wish(qapp, appearance)  # type: ignore[arg-type]
            seen.desktop.window.dress(theme.dress(qapp))
            assert walk.pale(seen.view, lambda one, other: contrast(one, other) >= TEXT_CONTRAST) == []
    finally:
        theme.wish(qapp, "system")
        qapp.setPalette(QPalette())


def held(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    built = QWidget()
    row = QHBoxLayout(built)
    for widget in widgets:
        row.addWidget(widget)
    qtbot.addWidget(built)
    with qtbot.waitExposed(built):
        built.show()
    return built


def test_a_text_with_too_little_room_is_found(qtbot: QtBot) -> None:
    short = button("Ausführlicher")
    short.setFixedWidth(40)
    tight = label("Straßenausbaubeitragssatzung der Gemeinde")
    tight.setFixedSize(60, 10)

    assert len(walk.cut_off(held(qtbot, short, tight))) == 2


def test_what_lies_outside_or_over_another_is_found_unless_it_can_be_scrolled_to(qtbot: QtBot) -> None:
    root = held(qtbot)
    one, other = QLabel("eins", root), QLabel("zwei", root)
    for text in (one, other):
        text.adjustSize()
        text.move(root.width() - 5, 0)
        text.show()

    assert len(walk.cut_off(root)) == 3

    tall = QWidget()
    tall.setFixedSize(100, 900)
    area = QScrollArea()
    area.setWidget(tall)
    assert walk.cut_off(held(qtbot, area)) == []


def test_a_part_that_shows_less_than_a_few_lines_at_once_is_found(qtbot: QtBot) -> None:
    area = QScrollArea()
    tall = QWidget()
    tall.setFixedSize(100, 900)
    area.setWidget(tall)
    area.setFixedHeight(30)

    assert len(walk.cut_off(held(qtbot, area))) == 1


def test_controls_of_different_height_small_ones_and_nameless_ones_are_found(qtbot: QtBot) -> None:
    small = QPushButton("x")
    small.setFixedSize(20, 20)
    box = QComboBox()
    root = held(qtbot, small, button("Kürzer"), box)

    assert len(walk.uneven(root)) >= 1
    assert len(walk.small(root)) >= 1
    assert len(walk.unnamed(root)) >= 1


def test_pale_text_is_found(qtbot: QtBot) -> None:
    pale = label("kaum zu lesen")
    pale.setStyleSheet("color: #bbbbbb; background: #ffffff")

    root = held(qtbot, pale)

    assert len(walk.pale(root, lambda one, other: contrast(one, other) >= TEXT_CONTRAST)) == 1


def test_the_dots_of_capital_umlauts_are_drawn_whole(qtbot: QtBot) -> None:
    tight, roomy = label("ÄÖÜ"), label("ÄÖÜ")
    roomy.setContentsMargins(0, 20, 0, 20)
    root = QWidget()
    column = QVBoxLayout(root)
    for text in (tight, roomy):
        column.addWidget(text)
    qtbot.addWidget(root)
    root.show()

    assert inked_lines(tight) == inked_lines(roomy)


def inked_lines(widget: QWidget) -> int:
    image = widget.grab().toImage()
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return sum(any(image.pixel(x, y) != ground for x in range(image.width())) for y in range(image.height()))
