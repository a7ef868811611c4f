import os
import unicodedata
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QUrl

from genius_desktop import gathering
from genius_desktop.domain import ExportFormat
from genius_desktop.ui import dropping, saving
from tests.test_gathering import Endless
from tests.test_gathering import endless as _endless

endless = _endless


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


def test_a_slow_folder_without_end_does_not_hold_the_window_up(
    tmp_path: Path, endless: Endless, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = count()
    # The clock is looked at after each 256 names: here that takes 50 ms.
    monkeypatch.setattr(gathering, "time", SimpleNamespace(monotonic=lambda: next(ticks) / 20))

    caught = dropping.catch(urls(tmp_path.as_uri()))

    assert caught.refusal == dropping.too_many(gathering.MOST_DOCUMENTS)
    assert endless.seen <= 256 * 6


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


def test_a_drop_with_an_address_elsewhere_is_not_taken_in_part(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"

    assert not dropping.catch(urls(file.as_uri(), "https://example.org/b.pdf")).sources


def test_of_two_thousand_files_the_first_are_offered_and_the_others_counted_without_a_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime = urls(*((tmp_path / f"{number}.pdf").as_uri() for number in range(2_000)))
    real, looks = os.path.isdir, count()

    def isdir(path: str) -> bool:
        next(looks)
        return real(path)

    monkeypatch.setattr(os.path, "isdir", isdir)

    caught = dropping.catch(mime)

    assert next(looks) == 200
    assert [source.name for source in caught.sources[:2]] == ["0.pdf", "1.pdf"]
    assert (len(caught.sources), caught.surplus) == (200, 1_800)
    assert dropping.ask_first(caught)[0] == "Nur die ersten 200 von 2.000 Dokumenten zusammenfassen?"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(unicodedata.normalize("NFD", "Gebührenänderung.pdf"), id="NFD"),
        pytest.param("<b>fett & <img src=x>.pdf", id="markup"),
        pytest.param("ä" * 125 + ".pdf", id="255 bytes"),
        pytest.param("-rf %n.pdf", id="option"),
    ],
)
def test_a_strange_name_is_found_again_and_shown_as_it_is(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("x")

    caught = dropping.catch(urls(QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded)))

    assert Path(os.fsdecode(caught.sources[0].path)).exists()
    assert unicodedata.normalize("NFC", caught.sources[0].name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("form", ["message/rfc822", "text/x-moz-message"])
def test_a_mail_dragged_from_its_program_is_refused_with_the_way_out(form: str) -> None:
    mail = urls("imap-message://anna@mail.example/INBOX#17")
    bare = QMimeData()
    bare.setData(form, b"Subject: x")

    assert dropping.may_hold_files(bare)
    assert dropping.catch(mail).refusal == dropping.catch(bare).refusal == dropping.NOT_MAIL


def test_a_saved_mail_is_a_document_whatever_else_its_program_offers(tmp_path: Path) -> None:
    mime = urls((tmp_path / "Anfrage.eml").as_uri())
    mime.setData("message/rfc822", b"Subject: x")

    assert dropping.catch(mime).sources[0].name == "Anfrage.eml"


def test_a_place_only_the_file_manager_reaches_is_refused_with_the_way_out() -> None:
    assert dropping.catch(urls("smb://server/freigabe/a.pdf")).refusal == dropping.NOT_MOUNTED


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
