from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop.domain import EngineChoice, Plan
from genius_desktop.jobs.events import Outgoing
from genius_desktop.servers import Disguise, OutgoingPage, Privacy
from genius_desktop.ui import engine_choice
from genius_desktop.ui.engine_choice import Ways
from genius_desktop.ui.sending_dialog import Consignment, SendingDialog

WHAT = Consignment(
    "ki.amt.example",
    "den Server des Amtes",
    ("Haushalt.pdf", "Anlage.pdf"),
    ways=Ways(14 * 60, 40).sentence(),
)
OUTGOING = Outgoing(
    (OutgoingPage(0, 1, "Antrag von [PERSON 1]."), OutgoingPage(0, 2, "Seite zwei."), OutgoingPage(1, 1, "Anlage.")),
    212_400,
    60_000,
    (Disguise("person", "Petra Beispiel", "[PERSON 1]", 3), Disguise("phone", "0123 4567", "[TELEFON 1]")),
)


class Shown:
    """A dialog and what it has told."""

    def __init__(self, qtbot: QtBot, what: Consignment = WHAT) -> None:
        self.qtbot = qtbot
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = SendingDialog(self.parent, what, Privacy())
        self.sent: list[tuple[Privacy, bool]] = []
        self.stayed: list[bool] = []
        self.changed: list[Privacy] = []
        self.dialog.send_wished.connect(lambda privacy, remember: self.sent.append((privacy, remember)))
        self.dialog.here_wished.connect(self.stayed.append)
        self.dialog.privacy_changed.connect(self.changed.append)
        with qtbot.waitExposed(self.dialog):
            self.dialog.open()

    def labels(self) -> str:
        return "\n".join(built.text() for built in self.dialog.findChildren(QLabel))

    def rows(self) -> list[str]:
        rows = self.dialog.hiding.rows
        return [rows.item(place).text() for place in range(rows.count())]

    def tick(self, place: int, *, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self.dialog.hiding.rows.item(place).setCheckState(state)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., Shown]]:
    """Show dialogs; they live until the test is over, as those of a window do."""
    built: list[Shown] = []

    def build(*given: Consignment) -> Shown:
        built.append(Shown(qtbot, *given))
        return built[-1]

    yield build
    built.clear()


@pytest.fixture
def shown(show: Callable[..., Shown]) -> Shown:
    built = show()
    built.dialog.show_outgoing(OUTGOING)
    return built


def test_it_names_target_documents_pages_size_and_both_ways(shown: Shown) -> None:
    told = shown.labels()

    for part in ("ki.amt.example", "Haushalt.pdf, Anlage.pdf", "3 Seiten · 212 kB Text", "den Server des Amtes"):
        assert part in told
    assert "Auf diesem PC etwa 14 Minuten · Server der Gemeinde etwa 40 Sekunden" in told


def test_it_shows_the_very_text_page_by_page_and_what_is_hidden_in_it(shown: Shown) -> None:
    assert shown.dialog.text.toPlainText() == (
        "—— Haushalt.pdf, S. 1 ——\nAntrag von [PERSON 1].\n\n—— Haushalt.pdf, S. 2 ——\nSeite zwei.\n\n"
        "—— Anlage.pdf, S. 1 ——\nAnlage."
    )
    assert shown.rows() == ["[PERSON 1] statt Petra Beispiel (3-mal)", "[TELEFON 1] statt 0123 4567"]


def test_nothing_can_be_sent_before_it_is_shown(show: Callable[..., Shown]) -> None:
    shown = show()
    assert not shown.dialog.send.isEnabled()

    shown.dialog.show_outgoing(OUTGOING)

    assert shown.dialog.send.isEnabled()


def test_what_the_user_lets_stand_is_shown_anew_before_it_can_be_sent(shown: Shown, qtbot: QtBot) -> None:
    shown.tick(0, on=False)

    assert not shown.dialog.send.isEnabled()
    qtbot.waitUntil(lambda: bool(shown.changed), timeout=3_000)
    assert shown.changed == [Privacy(keep=("Petra Beispiel",))]
    shown.dialog.show_outgoing(Outgoing(OUTGOING.pages, 1, 1, OUTGOING.disguises[1:]))
    assert shown.rows() == ["[TELEFON 1] statt 0123 4567", "sichtbar: Petra Beispiel"]
    assert shown.dialog.send.isEnabled()
    shown.dialog.send.click()
    assert shown.sent == [(Privacy(keep=("Petra Beispiel",)), False)]


def test_what_was_let_stand_can_be_hidden_again(shown: Shown, qtbot: QtBot) -> None:
    shown.tick(1, on=False)
    qtbot.waitUntil(lambda: len(shown.changed) == 1, timeout=3_000)
    shown.dialog.show_outgoing(Outgoing(OUTGOING.pages, 1, 1, OUTGOING.disguises[:1]))

    shown.tick(1, on=True)

    qtbot.waitUntil(lambda: len(shown.changed) == 2, timeout=3_000)
    assert shown.changed[1] == Privacy()


def test_more_can_be_hidden_and_enter_in_its_field_does_not_send(shown: Shown, qtbot: QtBot) -> None:
    shown.dialog.hiding.more.setFocus()
    QTest.keyClicks(shown.dialog.hiding.more, "Gasthaus  Krone")
    QTest.keyClick(shown.dialog.hiding.more, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(shown.changed), timeout=3_000)
    assert shown.changed == [Privacy(hide=("Gasthaus Krone",))]
    assert not shown.sent
    assert shown.dialog.isVisible()


def test_a_text_that_was_shown_before_the_last_change_does_not_count(shown: Shown) -> None:
    shown.dialog.hides.setChecked(False)

    shown.dialog.show_outgoing(OUTGOING)

    assert not shown.dialog.send.isEnabled()


def test_this_pc_can_do_it_and_the_choice_be_remembered(shown: Shown) -> None:
    shown.dialog.remember.setChecked(True)
    shown.dialog.here.click()

    assert shown.stayed == [True]
    assert not shown.sent


def test_escape_sends_nothing_and_begins_nothing(shown: Shown) -> None:
    QTest.keyClick(shown.dialog, Qt.Key.Key_Escape)

    assert (shown.sent, shown.stayed) == ([], [])


def test_what_is_laid_down_is_not_offered(show: Callable[..., Shown]) -> None:
    shown = show(Consignment("h", "Server", ("a.pdf",), here=False, may_remember=False, hides_fixed=True))

    assert not shown.dialog.here.isVisible()
    assert not shown.dialog.remember.isVisible()
    assert not shown.dialog.hides.isEnabled()


def test_where_the_house_limits_what_may_leave_the_kind_of_data_must_be_named(show: Callable[..., Shown]) -> None:
    shown = show(Consignment("h", "Server", ("a.pdf",), classes=("public", "internal")))
    shown.dialog.show_outgoing(OUTGOING)
    assert not shown.dialog.send.isEnabled()

    shown.dialog.classes.setCurrentIndex(1)
    shown.dialog.send.click()

    assert [privacy.data_class for privacy, _ in shown.sent] == ["public"]


def test_everything_has_a_name_and_fits_on_a_small_screen(shown: Shown) -> None:
    dialog = shown.dialog
    dialog.resize(1024, 700)
    unnamed = [
        type(inside).__name__
        for inside in dialog.findChildren(QWidget)
        if inside.focusPolicy() != Qt.FocusPolicy.NoFocus
        and inside.isVisible()
        and not inside.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(inside).text(QAccessible.Text.Name)
    ]

    assert not unnamed
    assert (dialog.minimumSizeHint().width() <= 1024, dialog.minimumSizeHint().height() <= 700) == (True, True)
    for built in dialog.findChildren(QAbstractButton):
        if built.isVisible() and built.text():
            assert built.mapTo(dialog, QPoint(built.width(), built.height())).x() <= dialog.width()
            assert built.width() >= built.sizeHint().width(), built.text()


def test_a_pc_that_has_measured_nothing_says_so() -> None:
    assert Ways(None, None).sentence() == "Auf diesem PC unbekannt lange · Server der Gemeinde unbekannt lange"


def test_both_ways_are_told_from_what_earlier_jobs_have_taken_or_the_calibration() -> None:
    local = EngineChoice("local", plan=Plan(4, prefill_rate=100.0, decode_rate=10.0))

    planned = engine_choice.ways(60_000, local, here=[], there=[])
    measured = engine_choice.ways(60_000, local, here=[90, 110, 5000], there=[2000])

    assert planned.there is None
    assert planned.here == pytest.approx(750 + (60_000 / 1800 * 80 + 700) / 10)
    assert measured.here == pytest.approx(75_000 / 110)
    assert measured.there == pytest.approx(37.5)


@pytest.mark.parametrize(("pages", "tokens", "heavy"), [(3, 900, False), (21, 900, True), (3, 12_001, True)])
def test_only_what_takes_long_is_worth_a_question(pages: int, tokens: int, *, heavy: bool) -> None:
    told = tuple(OutgoingPage(0, number, "") for number in range(pages))

    assert engine_choice.is_heavy(Outgoing(told, 0, tokens)) is heavy
