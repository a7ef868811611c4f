import pytest

from genius_desktop.documents.formats import detect
from genius_desktop.problems import InputProblem
from tests import makers

GOOD = {
    "pdf": makers.pdf(),
    "docx": makers.docx(makers.word_paragraph("Text")),
    "odt": makers.odt("<text:p>Text</text:p>"),
    "html": b"<!DOCTYPE html><html><body><p>Text</p></body></html>",
    "text": "Grüße aus der Gemeinde".encode("cp1252"),
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\r",
    "rtf": b"{\\rtf1 Text}",
    "zip": makers.zipped({"a.txt": "a"}),
    "csv": b"Konto;Betrag\n1;2,00\n2;3,50\n3;4,00\n",
    "eml": b"From: a@example.org\r\nSubject: Einladung\r\n\r\nText\r\n",
}
BAD = {
    "empty-file": [b""],
    "unknown-format": [
        b"MZ\x90\0",
        b"\x7fELF\2\1",
        b"GIF89a",
        b"\0\1\2\3" * 50,
        b"\xff\xfe" + bytes(range(256)) * 20,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    ],
    "encrypted-document": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")],
    "damaged-document": [GOOD["docx"][:60]],
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_is_what_it_holds_whatever_its_name_says(kind: str) -> None:
    assert detect(GOOD[kind], "rechnung.exe") == kind


def test_junk_before_a_pdf_does_not_hide_it() -> None:
    assert detect(b"junk\n" * 100 + GOOD["pdf"], "a.pdf") == "pdf"


@pytest.mark.parametrize(("code", "data"), [(code, data) for code, all_data in BAD.items() for data in all_data])
def test_what_cannot_be_read_is_refused_by_name(code: str, data: bytes) -> None:
    with pytest.raises(InputProblem) as refusal:
        detect(data, "a.pdf")
    assert refusal.value.code == code


def test_a_container_that_unpacks_to_far_too_much_is_refused() -> None:
    bomb = makers.zipped({"word/document.xml": b"\0" * 150_000_000})

    with pytest.raises(InputProblem, match="too-costly"):
        detect(bomb, "bombe.docx")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<div>Text <b>fett</b></div>", "html"),
        (b"<meta charset=utf-8><p>Text", "html"),
        (b"<p> steht hier als Zeichen", "text"),
        (b"<img src=file://x> steht im Text", "text"),
        (b"\xef\xbb\xbf{\\rtf1 a}", "rtf"),
        (b"\xef\xbb\xbf", "text"),
        (("Antrag " + "\U000e0041" * 50).encode("utf-16"), "text"),
    ],
)
def test_parts_of_pages_are_pages_and_tags_in_a_text_are_text(data: bytes, kind: str) -> None:
    assert detect(data, "a") == kind
