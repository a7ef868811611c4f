import re
from pathlib import Path

import pymupdf
import pytest

from genius_desktop.documents import recognition
from genius_desktop.documents.matching import locate_words
from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.documents.recognition_quality import POOR, is_plausible, likeness
from genius_desktop.documents.recognition_text import compose
from genius_desktop.documents.recognition_upright import lines, skew
from tests import makers

TEXT = (
    "Gemeinde Musterau\n\n"
    "Der Gemeinderat beschließt gemäß § 34 Abs. 2 BauGB die Straßensanierung der Lindenstraße.\n"
    "Die Kosten betragen 125.000 Euro und stehen im Haushalt 2026 bereit.\n"
    "Für die Grünflächen und Böschungen sind größere Bäume und Sträucher vorgesehen.\n"
    "Die Anlieger werden bis zum 15. Juli 2026 schriftlich über die Maßnahme unterrichtet.\n"
    "Der Beschluss erging mit 11 Ja-Stimmen und 2 Nein-Stimmen."
)


def scan(text: str = TEXT, *, turned: float = 0, rotation: int = 0, dpi: int = 110) -> pymupdf.Document:
    """Make a page that is a picture of text, lying turned, and shown with a rotation of its own."""
    sheet = pymupdf.open()
    sheet.new_page(width=595, height=420).insert_textbox((50, 50, 560, 400), text, fontsize=11)
    way = pymupdf.Matrix(dpi / 72, dpi / 72) * pymupdf.Matrix(turned)
    drawn = sheet[0].get_pixmap(matrix=way, alpha=False)
    document = pymupdf.open()
    page = document.new_page(width=drawn.width * 72 / dpi, height=drawn.height * 72 / dpi)
    page.insert_image(page.rect, pixmap=drawn)
    page.set_rotation(rotation)
    return pymupdf.open("pdf", document.tobytes())


def errors(text: str) -> float:
    """Give the share of right words that are missing."""
    found = text.split()
    right = TEXT.split()
    return sum(word not in found for word in right) / len(right)


@pytest.mark.parametrize(("turned", "rotation"), [(0, 0), (180, 0), (-4.5, 0), (93, 180)])
def test_a_scan_is_read_however_it_lies(turned: float, rotation: int) -> None:
    page = recognition.recognise(scan(turned=turned, rotation=rotation)[0], 1)

    assert page.origin == "ocr"
    assert page.quality > POOR
    assert errors(page.text) <= 0.05
    assert [letter for letter in page.text if letter in "äöüßÄÖÜ"] == [c for c in TEXT if c in "äöüßÄÖÜ"]


@pytest.mark.parametrize(("turned", "rotation"), [(0, 0), (3, 270)])
def test_words_are_known_where_they_stand(turned: float, rotation: int) -> None:
    document = scan(turned=turned, rotation=rotation)
    page = document[0]
    words = recognition.words(page)
    places = [words[place] for place in locate_words("Grünflächen und Böschungen", (word[4] for word in words))]

    box = pymupdf.Rect()
    for place in places:
        box |= pymupdf.Rect(place[:4])
    seen = page.get_pixmap(dpi=150, clip=box * page.rotation_matrix, colorspace=pymupdf.csGRAY)
    assert len(places) == 3
    assert page.rect.contains(box * page.rotation_matrix)
    # Where words stand there is ink; around one line there is not much of it.
    dark = sum(sample < 128 for sample in seen.samples) / len(seen.samples)
    assert 0.02 < dark < 0.4


def test_a_quote_is_marked_in_the_picture_it_was_read_from() -> None:
    data = scan(turned=90).tobytes()
    pdf = PdfDocument(data, "a.pdf")

    width, height, _, marks = pdf.picture(1, 600, ("Die Kosten betragen 125.000 Euro", "steht nirgends"))
    assert len(marks) == 1
    # Lines run up or down here.
    assert marks[0].height > 3 * marks[0].width
    assert marks[0].left + marks[0].width <= width
    assert marks[0].top + marks[0].height <= height


def test_a_page_is_recognised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = scan()
    first = recognition.recognise(document[0], 1)
    monkeypatch.setattr(recognition, "_recognised", None)

    assert recognition.recognise(document[0], 1) == first
    assert " ".join(word[4] for word in recognition.words(document[0])).split()[:2] == ["Gemeinde", "Musterau"]


@pytest.mark.parametrize("text", ["", "|||  ~~  ...."])
def test_a_page_without_words_has_no_text(text: str) -> None:
    page = recognition.recognise(scan(text)[0], 1)

    assert (page.text, page.origin, page.problem) == ("", "none", "")


def test_few_dots_are_no_sure_reading() -> None:
    assert recognition.recognise(scan(dpi=60)[0], 1).quality <= 0.6


def test_a_photo_that_does_not_know_its_size_is_none_the_worse() -> None:
    pixels = scan(dpi=150)[0].get_pixmap(dpi=150)
    pixels.set_dpi(50, 50)
    page = PdfDocument(bytes(pixels.tobytes("png")), "a.png", kind="png").recognise(1)

    assert page.quality > POOR
    assert errors(page.text) <= 0.05


def test_without_data_a_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "data_folder", lambda: None)

    assert recognition.recognise(scan()[0], 1).problem == "recognition-missing"


def test_data_that_cannot_be_used_are_a_damaged_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "deu.traineddata").write_bytes(b"x")
    monkeypatch.setattr(recognition, "data_folder", lambda: tmp_path)

    assert recognition.recognise(scan()[0], 1).problem == "page-damaged"


def test_a_page_of_any_size_is_drawn_within_bounds() -> None:
    document = pymupdf.open()
    for size in (0.5, 14_000):
        document.new_page(width=size, height=size)

    assert [recognition.recognise(page, 1).text for page in document] == ["", ""]


def test_how_lines_run_is_seen() -> None:
    seen = [lines(scan(text, turned=turned)[0]) for text, turned in ((TEXT, 0), (TEXT, 4), (TEXT, 90), ("", 0))]

    assert seen == ["across", "across", "down", "none"]


@pytest.mark.parametrize("turned", [0, 1.5, -3, 5])
def test_skew_is_measured(turned: float) -> None:
    assert skew(scan(turned=turned)[0], 0) == pytest.approx(-turned, abs=0.3)


def test_german_looks_like_german_and_noise_does_not() -> None:
    assert likeness(TEXT) > 0.95
    assert likeness("ueıpɹo ˥⅄ qpbq ;|I~ xkqzwv rrrt ıˌıl: 'uaq ,,: lll") < 0.5
    assert likeness("") == 0
    assert [w for w in ("Straßenbau", "2.500,00", "BauGB", "§", "qxzvwk", "a4c", "x") if not is_plausible(w)] == [
        "qxzvwk",
        "a4c",
        "x",
    ]


def word(left: float, top: float, text: str, line: int) -> tuple[float, float, float, float, str, int, int, int]:
    return (left, top, left + 6 * len(text), top + 10, text, line, 0, 0)


def test_lines_become_paragraphs() -> None:
    words = [
        word(0, 0, "Überschrift", 0),
        word(0, 40, "erste Zeile des Ab-", 1),
        word(0, 54, "satzes in zwei Teilen", 2),
        word(200, 54, "rechts", 3),
        word(0, 100, "ein anderer", 4),
    ]

    assert compose(words) == ("Überschrift\n\nerste Zeile des Ab-\nsatzes in zwei Teilen rechts\n\nein anderer")


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("gem. $ 34 NKomVG", "gem. § 34 NKomVG"),
        ("nach 8 3 Abs. 2 BauGB", "nach § 3 Abs. 2 BauGB"),
        ("die 88 10 bis 12 NKAG", "die §§ 10 bis 12 NKAG"),
        ("It. Beschluss", "lt. Beschluss"),
        ("500 m? groß", "500 m² groß"),
        ("1.500 $ 20", "1.500 § 20"),
        ("um 8 12 Kinder", "um 8 12 Kinder"),
        ("8 Kinder", "8 Kinder"),
        ("am 8. 3. 2026", "am 8. 3. 2026"),
        ("kostet $ 2.500", "kostet $ 2.500"),
        ("5 m?", "5 m?"),
    ],
)
def test_signs_the_data_do_not_know_are_put_right(found: str, meant: str) -> None:
    assert compose([word(0, 0, found, 0)]) == meant


def test_a_scan_in_a_document_is_read_through_the_reader() -> None:
    page = recognition.recognise(pymupdf.open("pdf", makers.scanned_pdf())[0], 1)

    assert re.search(r"125\.000\s+Euro", page.text)
