import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from genius_desktop import gathering
from genius_desktop.domain import ExportFormat
from genius_desktop.ui import dropping, saving


def urls(*addresses: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    return mime


def test_several_files_become_one_catch_in_their_order(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.pdf", "a.pdf")]

    caught = dropping.catch(urls(*(file.as_uri() for file in [*files, files[0]])))

    assert [source.path for source in caught.sources] == [os.fsencode(file) for file in files]
    assert [source.name for source in caught.sources] == ["b.pdf", "a.pdf"]


def test_names_are_shown_as_they_are_but_for_what_cannot_be_shown(tmp_path: Path) -> None:
    caught = dropping.catch(urls((tmp_path / "<b>Anträge & Co\u202e.pdf").as_uri()))

    assert caught.sources[0].name == "<b>Anträge & Co\ufffd.pdf"


def test_a_folder_gives_its_documents_and_a_sentence_on_the_rest(tmp_path: Path) -> None:
    for name in ("TOP 10.pdf", "TOP 9.pdf", "~$TOP 9.docx"):
        (tmp_path / name).write_text("x")

    caught = dropping.catch(urls(tmp_path.as_uri()))

    assert [source.name for source in caught.sources] == ["TOP 9.pdf", "TOP 10.pdf"]
    assert caught.note.startswith("Ausgelassen: 1 ")


def test_a_folder_of_a_hundred_thousand_names_does_not_hold_the_window_up(tmp_path: Path) -> None:
    for number in range(100_000):
        os.close(os.open(tmp_path / f".{number}", os.O_CREAT | os.O_WRONLY))

    start = time.monotonic()
    caught = dropping.catch(urls(tmp_path.as_uri()))

    assert time.monotonic() - start < 0.25
    assert caught.refusal == dropping.TOO_MANY


def test_addresses_text_empty_folders_and_nothing_are_refused_with_a_sentence(tmp_path: Path) -> None:
    text, address = QMimeData(), QMimeData()
    text.setText("Nur Text")
    address.setText("https://example.org/a.pdf")

    assert dropping.catch(urls("https://example.org/a.pdf")).refusal == dropping.NOT_LOCAL
    assert dropping.catch(address).refusal == dropping.NOT_LOCAL
    assert dropping.catch(text).refusal == dropping.NOT_TEXT
    assert dropping.catch(urls(tmp_path.as_uri())).refusal == dropping.NOTHING
    assert dropping.catch(QMimeData()).refusal == dropping.NOTHING
    assert not dropping.catch(QMimeData()).sources


def test_a_drop_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"

    mixed = dropping.catch(urls(file.as_uri(), "https://example.org/b.pdf"))
    many = dropping.catch(urls(*(f"{file.as_uri()}{n}" for n in range(gathering.MOST_DOCUMENTS + 1))))

    assert not mixed.sources
    assert many.refusal == dropping.TOO_MANY


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("niederschrift.pdf", "Zusammenfassung niederschrift"),
        ("a.pdf, b.pdf", "Zusammenfassung a"),
        ("../../etc/passwd", "Zusammenfassung _.._etc_passwd"),
        ("CON.pdf", "Zusammenfassung Dokument CON"),
        ("", "Zusammenfassung Dokument"),
        ("x" * 300, f"Zusammenfassung {'x' * 100}"),
    ],
)
def test_a_proposed_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert saving.propose(title).replace("Zusammenfassung .", "Zusammenfassung ") == name


@pytest.mark.parametrize(
    ("chosen", "file", "form"),
    [("PDF (*.pdf)", "a", "pdf"), ("PDF (*.pdf)", "a.odt", "odt"), ("PDF (*.pdf)", "a.b", "pdf"), ("", "a", "docx")],
)
def test_the_ending_that_is_typed_decides_the_format(chosen: str, file: str, form: ExportFormat) -> None:
    assert saving.format_of(chosen, Path(file)) == form


def test_an_ending_added_unseen_never_hits_an_existing_file(tmp_path: Path) -> None:
    (tmp_path / "v1.2.pdf").write_text("alt")

    assert saving.confirmed(tmp_path / "v1.2", "pdf") == tmp_path / "v1.2 (2).pdf"
    assert saving.confirmed(tmp_path / "v1.2.pdf", "pdf") == tmp_path / "v1.2.pdf"
    assert saving.confirmed(tmp_path / "neu", "pdf") == tmp_path / "neu.pdf"
