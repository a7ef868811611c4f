from genius_desktop.documents.desk import Desk
from genius_desktop.documents.finding import in_text, places
from genius_desktop.documents.pdf import PdfDocument
from genius_desktop.reading import FindOrder, Found, OpenOrder
from tests import makers


def test_every_place_is_found_whatever_its_case_and_line_breaks() -> None:
    text = "Das Freibad öffnet. FREI-\nBAD und Frei­bad, nicht Freiheit."

    assert [text[start:end] for start, end in places("freibad", text)] == ["Freibad", "FREI-\nBAD", "Frei\u00adbad"]
    assert list(places("f", text)) == []
    assert [(hit.page, hit.start) for hit in in_text("öffnet", text, 4)] == [(4, 12)]


def test_a_hit_on_a_page_has_its_boxes_in_shares_of_the_page() -> None:
    pdf = PdfDocument(makers.pdf(["Das Freibad\nöffnet. Das Freibad schließt.", "Nichts davon."]), "a.pdf")

    hits = pdf.find(1, "das freibad öffnet")
    assert hits is not None
    assert [len(hit.boxes) for hit in hits] == [2]
    assert all(0 < box.left < 1 and 0 < box.top < 1 and 0 < box.width < 1 for hit in hits for box in hit.boxes)
    assert len(pdf.find(1, "freibad") or ()) == 2
    assert pdf.find(2, "freibad") == []


def test_a_scanned_page_is_told_as_one_that_cannot_be_searched() -> None:
    data = makers.scanned_pdf()
    desk = Desk()
    opened = desk.open(data, OpenOrder("scan.pdf", len(data)))

    found = desk.find(FindOrder("Straße", 1, opened.pages))

    assert found == Found(1, opened.pages, (), tuple(range(1, opened.pages + 1)))


def test_a_text_document_is_searched_by_section() -> None:
    data = "# Eins\n\nDas Freibad.\n\n# Zwei\n\nDas Freibad schließt.\n".encode()
    desk = Desk()
    opened = desk.open(data, OpenOrder("notiz.md", len(data)))

    found = desk.find(FindOrder("Freibad", 1, opened.pages))

    assert [hit.page for hit in found.hits] == [1, 1]
    assert all(hit.end - hit.start == len("Freibad") and not hit.boxes for hit in found.hits)
