import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from genius_desktop.reading import Found, Hit, Mark, PageText, Picture
from genius_desktop.ui import feeding
from genius_desktop.ui.feeding import Known
from genius_desktop.ui.looking import Seek, credible
from genius_desktop.ui.reader_process import Look, PageReader, sound
from tests import makers
from tests.ui.tellings import fault

Hire = Callable[..., PageReader]


class Seen:
    """Everything a reader has shown."""

    def __init__(self, reader: PageReader, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.pictures: list[tuple[Look, object, tuple[Mark, ...]]] = []
        self.texts: list[tuple[Look, PageText]] = []
        self.refusals: list[tuple[Look, str]] = []
        reader.pictured.connect(lambda *told: self.pictures.append(told))
        reader.worded.connect(lambda *told: self.texts.append(told))
        reader.refused.connect(lambda *told: self.refusals.append(told))

    def wait(self, number: int = 1) -> None:
        def count() -> int:
            return len(self.pictures) + len(self.texts) + len(self.refusals)

        self._qtbot.waitUntil(lambda: count() >= number, timeout=15_000)
        assert count() == number


@pytest.fixture
def hire_reader(qapp: object, log: Path) -> Iterator[Hire]:
    _ = qapp
    hired: list[PageReader] = []

    def build(command: list[str] | None = None, **more: int) -> PageReader:
        hired.append(PageReader(log, command, **more))
        return hired[-1]

    yield build
    for reader in hired:
        reader.stop()


def look(file: Path, page: int = 1, *quotes: str) -> Look:
    known = Known(bytes(file), file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    return Look(known, page, quotes, 400)


def test_a_page_is_shown_with_its_quote_marked(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    reader = hire_reader()
    seen = Seen(reader, qtbot)

    reader.show(look(minutes, 2, "Die Arbeiten beginnen am 1. September 2026"))
    seen.wait()

    _, image, marks = seen.pictures[0]
    assert image.width() == 400  # type: ignore[attr-defined]
    assert len(marks) == 1
    assert 0 < marks[0].left < 400


def test_a_document_is_fed_in_pieces(
    hire_reader: Hire, qtbot: QtBot, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "PIECE_BYTES", 100)
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(look(minutes))
    seen.wait()

    assert len(seen.pictures) == 1


def test_a_section_is_shown_as_text(hire_reader: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "notiz.md", "# Notiz\n\nDas Freibad öffnet am 1. Mai.\n")
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(look(file, 1, "öffnet am 1. Mai"))
    seen.wait()

    _, text = seen.texts[0]
    assert [text.page.text[mark.start : mark.end] for mark in text.marks] == ["öffnet am 1. Mai"]


def test_the_newest_wish_wins(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    seen = Seen(reader := hire_reader(), qtbot)

    for page in (1, 2, 3):
        reader.show(look(minutes, page))
    seen.wait(2)

    assert [told.page for told, _, _ in seen.pictures] == [1, 3]


def test_another_document_may_be_wished_while_one_is_being_fed(
    hire_reader: Hire, qtbot: QtBot, minutes: Path, tmp_path: Path
) -> None:
    other = makers.write(tmp_path, "andere.pdf", makers.pdf(["Nur diese Seite"]))
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(look(minutes))
    reader.show(look(other))
    seen.wait()

    assert [told.document.name for told, _, _ in seen.pictures] == ["andere.pdf"]


def test_a_changed_file_is_not_shown(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    wished = look(minutes)
    minutes.write_bytes(makers.pdf(["Etwas anderes"]))
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(wished)
    seen.wait()

    assert seen.refusals == [(wished, "changed")]


def test_a_file_that_is_gone_is_told(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    wished = look(minutes)
    minutes.unlink()
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(wished)
    seen.wait()

    assert seen.refusals == [(wished, "file-missing")]


def test_a_folder_is_no_document(hire_reader: Hire, qtbot: QtBot, tmp_path: Path) -> None:
    seen = Seen(reader := hire_reader(), qtbot)

    reader.show(Look(Known(bytes(tmp_path), "ordner", ""), 1, (), 400))
    seen.wait()

    assert [code for _, code in seen.refusals] == ["not-a-file"]


@pytest.mark.parametrize("how", ["crash", "bomb", "short", "other-page"])
def test_a_reader_that_goes_wrong_is_replaced(how: str, hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    seen = Seen(reader := hire_reader(fault("reader", how)), qtbot)

    reader.show(look(minutes))
    seen.wait(1)
    reader.show(look(minutes))
    seen.wait(2)

    assert [code for _, code in seen.refusals] == ["reader-died", "reader-died"]


def test_a_stuck_reader_is_given_up(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    seen = Seen(reader := hire_reader(fault("reader", "stuck"), patience_ms=300), qtbot)

    reader.show(look(minutes))
    seen.wait()

    assert [code for _, code in seen.refusals] == ["reader-died"]


def test_a_missing_reader_is_told(hire_reader: Hire, qtbot: QtBot, minutes: Path, tmp_path: Path) -> None:
    seen = Seen(reader := hire_reader([str(tmp_path / "fehlt")]), qtbot)

    reader.show(look(minutes))
    seen.wait()

    assert [code for _, code in seen.refusals] == ["worker-missing"]


@pytest.mark.parametrize(
    ("width", "height", "length"),
    [(10, 10, 299), (0, 0, 0), (-10, -10, 300), (100_000, 100_000, 30_000_000_000)],
)
def test_measures_that_do_not_agree_are_not_trusted(width: int, height: int, length: int, tmp_path: Path) -> None:
    wished = Look(Known(bytes(tmp_path), "a", ""), 1, (), 400)

    assert not sound(Picture(1, width, height, length, ()), wished)
    assert sound(Picture(1, 10, 10, 300, ()), wished)


def test_a_stopped_reader_starts_no_more_process(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    reader = hire_reader()
    seen = Seen(reader, qtbot)
    reader.show(look(minutes))
    seen.wait()
    reader.stop()

    reader.show(look(minutes, 2))
    reader.seek(Seek(look(minutes).document, "Straße", 1, 3))

    assert reader._process.state() == QProcess.ProcessState.NotRunning


def test_a_page_is_shown_before_more_of_a_document_is_searched(hire_reader: Hire, qtbot: QtBot, minutes: Path) -> None:
    reader = hire_reader()
    order: list[str] = []
    found: list[Found] = []
    reader.pictured.connect(lambda *_told: order.append("page"))
    reader.found.connect(lambda *_told: order.append("found"))
    reader.found.connect(lambda _seek, told: found.append(told))
    document = look(minutes).document

    reader.show(look(minutes, 1))
    reader.seek(Seek(document, "1. september", 1, 3))
    reader.show(look(minutes, 2))

    qtbot.waitUntil(lambda: bool(found), timeout=15_000)
    assert order == ["page", "page", "found"]
    assert [hit.page for hit in found[0].hits] == [2]


def test_an_answer_about_other_pages_is_not_believed() -> None:
    wished = Seek(Known(b"/x", "a.pdf", "0" * 64), "Straße", 9, 16)

    assert credible(Found(9, 16, (Hit(9),)), wished)
    assert not credible(Found(1, 16), wished)
    assert not credible(Found(9, 17), wished)
    # It would be asked for the same pages again and again.
    assert not credible(Found(9, 8), wished)
    assert not credible(Found(9, 16, (Hit(3),)), wished)
