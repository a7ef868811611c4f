"""What a person without a mouse or without sight needs, in every view and dialog of the program."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.jobs.events import Finished
from genius_desktop.ui import dialogs
from genius_desktop.ui.desktop import Desktop
from tests.ui.tellings import summary
from tests.ui.test_accessibility import SMALLEST_TARGET_PX, reachable
from tests.ui.test_views import story as _story

story = _story
MOST_STEPS = 120


def start(desktop: Desktop, _story: object) -> None:
    desktop.window.show_start()


def running(desktop: Desktop, story: object) -> None:
    desktop.window.show_story(story)  # type: ignore[arg-type]


def result(desktop: Desktop, story: object) -> None:
    story.hear(Finished(summary(documents=2)))  # type: ignore[attr-defined]
    desktop.window.show_story(story)  # type: ignore[arg-type]


def letterhead(desktop: Desktop, _story: object) -> None:
    desktop.window.actions_.letterhead.trigger()


def settings(desktop: Desktop, _story: object) -> None:
    desktop.window.actions_.settings.trigger()


def handbook(desktop: Desktop, _story: object) -> None:
    desktop.window.help.show_handbook()


def introduction(desktop: Desktop, _story: object) -> None:
    desktop.window.help.show_introduction()


def shortcuts(desktop: Desktop, _story: object) -> None:
    desktop.window.help.show_shortcuts()


def problem(desktop: Desktop, _story: object) -> None:
    dialogs.tell_problem(desktop.window, "model-missing", "m", actions=[("Laden", lambda: None)])


def password(desktop: Desktop, _story: object) -> None:
    dialogs.ask_password(desktop.window, "a.pdf", then=lambda _word: None)


VIEWS = [start, running, result, letterhead, settings, handbook, introduction, shortcuts, problem, password]


@pytest.fixture(params=VIEWS, ids=lambda view: view.__name__)
def view(request: pytest.FixtureRequest, desktop: Desktop, story: object, qtbot: QtBot) -> Iterator[QWidget]:
    """One view after another, as large as on the smallest screen."""
    window = desktop.window
    window.resize(1024, 740)
    with qtbot.waitActive(window):
        window.show()
    opening: Callable[[Desktop, object], None] = request.param
    opening(desktop, story)
    qtbot.wait(50)
    open_dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    shown: QWidget = open_dialogs[0] if open_dialogs else window
    with qtbot.waitActive(shown):
        shown.activateWindow()
    yield shown
    for dialog in open_dialogs:
        dialog.close()


def controls(root: QWidget) -> list[QWidget]:
    """Give what a person can reach: shown, enabled, and with a focus of its own."""
    return [
        one
        for one in reachable(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.window() is root
        and one.focusProxy() is None
        and not isinstance(one, QScrollArea)
    ]


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} „{QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)}“"


def test_every_control_is_named(view: QWidget) -> None:
    assert [said(one) for one in controls(view) if said(one).endswith("„“")] == []


def test_every_choice_is_named_by_a_caption_as_linux_wants_it(view: QWidget) -> None:
    unnamed = []
    for box in view.findChildren(QComboBox):
        if box.isVisible():
            relations = QAccessible.queryAccessibleInterface(box).relations()
            if not any(relation[1] == QAccessible.RelationFlag.Label for relation in relations):
                unnamed.append(box.accessibleName())
    assert not unnamed


def test_every_target_is_large_enough(view: QWidget) -> None:
    small = [one for one in controls(view) if min(one.width(), one.height()) < SMALLEST_TARGET_PX]
    assert [f"{said(one)} {one.size()}" for one in small] == []


def test_tab_reaches_every_control_and_comes_back(view: QWidget) -> None:
    wanted = controls(view)
    if not wanted:
        pytest.fail("nothing can be reached")
    wanted[0].setFocus()
    reached: list[QWidget] = []
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget()
        if here is None or (len(reached) > 1 and here is reached[0]):
            break
        # Within a page of links, Tab goes from one to the next.
        if here not in reached:
            reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is reached[0], "a trap"
    # Within a group of which one holds, the arrows lead from one to the next.
    groups = [one.group() for one in reached if isinstance(one, QAbstractButton) and one.group() is not None]
    grouped = {one for one in wanted if isinstance(one, QAbstractButton) and one.group() in groups}
    missed = [one for one in wanted if one not in reached and one not in grouped]
    assert [said(one) for one in missed] == []


def test_the_focus_can_be_seen_on_every_control(view: QWidget) -> None:
    unseen = []
    for one in controls(view):
        view.setFocus()
        one.clearFocus()
        plain = one.grab().toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if one.hasFocus() and one.grab().toImage() == plain:
            unseen.append(said(one))
    assert unseen == []
