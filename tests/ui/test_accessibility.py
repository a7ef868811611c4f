import gc
import math
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.jobs.events import Failed, Finished
from genius_desktop.ui import dialogs, theme
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.engine_state import EngineState
from genius_desktop.ui.theme import CONTRAST, DARK, LIGHT, Colours
from tests.ui.tellings import summary
from tests.ui.test_views import story as _story

TEXT_CONTRAST, EDGE_CONTRAST = 4.5, 3.0
SMALLEST_TARGET_PX = 24
story = _story


def system_contrast() -> QPalette:
    """A palette as a system with high contrast has it."""
    palette = QPalette(QColor("#2d3236"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#abcfa3"))
    return palette


LOOKS = [LIGHT, DARK, CONTRAST, theme.of_palette(system_contrast())]


@pytest.fixture
def views(desktop: Desktop, story: object) -> Iterator[list[QWidget]]:
    """Every view of the program, filled."""
    window = desktop.window
    window.resize(1024, 740)
    window.show()
    window.start_page.engine_line.show_engine(EngineState("fetching", "m", "Modell", 10, 5, 10))
    window.start_page.say("Bitte wählen Sie ein Dokument.")
    story.hear(Finished(summary()))  # type: ignore[attr-defined]
    window.job_page.show_story(story)  # type: ignore[arg-type]
    shortcuts, about = dialogs.show_shortcuts(window), dialogs.show_about(window)
    problem = dialogs.tell_problem(window, "model-missing", "m", actions=[("Laden", lambda: None)])
    yield [window, shortcuts, about, problem]
    for dialog in (shortcuts, about, problem):
        dialog.close()


def reachable(root: QWidget) -> list[QWidget]:
    inside = [root, *root.findChildren(QWidget)]
    return [
        widget
        for widget in inside
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")
    ]


def test_every_control_that_can_be_reached_has_a_name(views: list[QWidget]) -> None:
    unnamed = []
    for view in views:
        for widget in reachable(view):
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name):
                unnamed.append(f"{type(view).__name__}: {type(widget).__name__} {widget.objectName()}")
    assert not unnamed


def test_every_button_is_large_enough_to_hit(views: list[QWidget]) -> None:
    small = [
        f"{button.accessibleName()} {button.size()}"
        for view in views
        for button in view.findChildren(QAbstractButton)
        if button.isVisible() and min(button.width(), button.height()) < SMALLEST_TARGET_PX
    ]
    assert not small


def walk() -> list[QWidget]:
    """Press Tab until the first widget is reached again."""
    reached: list[QWidget] = []
    for _ in range(60):
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return reached


def test_tab_reaches_everything_in_the_order_it_is_seen_and_comes_back(
    desktop: Desktop, story: object, qtbot: QtBot
) -> None:
    window = desktop.window
    with qtbot.waitActive(window):
        window.show()
    story.hear(Finished(summary()))  # type: ignore[attr-defined]
    window.show_story(story)  # type: ignore[arg-type]
    window.new_button.setFocus()

    reached = walk()

    head, cards = window.job_page.head, window.job_page.cards
    wanted = [window.new_button, window.history, head.save, head.erase, *[p for card in cards for p in card.places]]
    assert [widget for widget in reached if widget in wanted] == wanted
    assert QApplication.focusWidget() is window.new_button


def test_nothing_is_cut_off_at_1024_by_768(desktop: Desktop, story: object, qtbot: QtBot) -> None:
    window = desktop.window
    window.resize(1024, 740)
    window.show()
    story.hear(Failed("model-missing", "m"))  # type: ignore[attr-defined]
    for show in (window.show_start, lambda: window.show_story(story)):  # type: ignore[arg-type]
        show()
        qtbot.wait(50)
        assert window.width() == 1024
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 740
        for widget in window.findChildren(QWidget):
            if (
                isinstance(widget, QLabel | QAbstractButton)
                and widget.isVisible()
                and not widget.visibleRegion().isEmpty()
            ):
                right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
                assert right <= 1024, widget
                needed = widget.minimumSizeHint().width() if isinstance(widget, QLabel) else widget.sizeHint().width()
                assert widget.width() >= needed or not widget.text(), widget.text()


def luminance(colour: str) -> float:
    ink = QColor(colour)
    parts = (ink.redF(), ink.greenF(), ink.blueF())
    linear = [part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", LOOKS)
def test_text_and_edges_can_be_seen(colours: Colours) -> None:
    texts = [
        (ink, ground)
        for ink in (colours.text, colours.muted)
        for ground in (colours.window, colours.surface, colours.accent_back)
    ]
    texts += [(colours.accent, colours.accent_back), (colours.accent_text, colours.accent)]
    texts += [(colours.accent_text, colours.accent_hover), (colours.warn, colours.warn_back)]
    texts += [(colours.warn, colours.surface), (colours.calm, colours.surface), (colours.text, colours.warn_back)]
    edges = [(colours.control, colours.surface), (colours.control, colours.window), (colours.accent, colours.surface)]

    # What is done stands out from what is not, a mark from the page below it, and a choice from the rest.
    edges += [(colours.calm, colours.surface), (colours.warn, colours.warn_back), (colours.accent, colours.window)]

    assert not [pair for pair in texts if contrast(*pair) < TEXT_CONTRAST]
    assert not [pair for pair in edges if contrast(*pair) < EDGE_CONTRAST]


@pytest.mark.parametrize("colours", LOOKS)
def test_the_style_sheet_leaves_no_name_unfilled(colours: Colours) -> None:
    assert not re.findall(r"\{[a-z_]+\}", theme.sheet(colours, 10.0, 18))


def test_focus_changes_how_a_button_looks(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    with qtbot.waitActive(window):
        window.show()
    window.start_page.drop_area.choose.setFocus()
    plain = image(window.new_button)

    window.new_button.setFocus()

    assert image(window.new_button) != plain


def image(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_dark_and_light_both_draw_their_icons(desktop: Desktop) -> None:
    desktop.window.dress(LIGHT)
    light = image(desktop.window.new_button)
    desktop.window.dress(DARK)

    assert image(desktop.window.new_button) != light


def test_the_strongest_contrast_can_be_wished_and_unwished(qapp: QApplication) -> None:
    before = theme.dress(qapp)
    theme.wish_contrast(qapp, wanted=True)
    assert theme.dress(qapp) == CONTRAST
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#000000")
    theme.wish_contrast(qapp, wanted=False)
    assert theme.dress(qapp) == before
    qapp.setStyleSheet("")


def test_the_object_that_tells_the_systems_contrast_survives_being_asked(qapp: QApplication) -> None:
    changed = SIGNAL("contrastPreferenceChanged(Qt::ContrastPreference)")
    listener = QObject()
    style = qapp.styleHints()
    before = style.accessibility().receivers(changed)
    theme.follow(listener.deleteLater)
    gc.collect()
    assert theme.current() in LOOKS
    assert style.accessibility().receivers(changed) == before + 1
    style.colorSchemeChanged.disconnect(listener.deleteLater)
    style.accessibility().contrastPreferenceChanged.disconnect(listener.deleteLater)
