"""Values of forms and comments are read with the page, once."""

import pymupdf

from genius_desktop.documents.pdf import PdfDocument
from tests import pdf_makers


def _widget(kind: int, name: str, value: object, *, y: float, **more: object) -> pymupdf.Widget:
    widget = pymupdf.Widget()
    widget.field_type = kind
    widget.field_name = name
    widget.field_value = value
    widget.rect = pymupdf.Rect(72, y, 272, y + 20)
    for key, setting in more.items():
        setattr(widget, key, setting)
    return widget


def _lines(write: pdf_makers.Write) -> list[str]:
    return [line for line in PdfDocument(pdf_makers.one_page(write), "a.pdf").page(1)[0].text.split("\n") if line]


def test_values_stand_with_the_names_of_their_fields() -> None:
    def write(page: pymupdf.Page) -> None:
        page.insert_text((72, 60), "Antrag auf Zuschuss")
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_TEXT, "Verein", "Turnverein Musterau", y=80))
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_TEXT, "f[0].a_1[0]", "1.500 Euro", y=120, field_label="Betrag"))
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_TEXT, "leer", "", y=160))
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_CHECKBOX, "Gemeinnützig", "Yes", y=200))
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_CHECKBOX, "Erstantrag", "Off", y=240))
        page.add_widget(
            _widget(pymupdf.PDF_WIDGET_TYPE_COMBOBOX, "Sparte", "Turnen", y=280, choice_values=["Turnen", "Fußball"])
        )

    assert _lines(write) == [
        "Antrag auf Zuschuss",
        "Verein: Turnverein Musterau",
        "Betrag: 1.500 Euro",
        "Gemeinnützig: [x]",
        "Erstantrag: [ ]",
        "Sparte: Turnen",
    ]


def test_passwords_in_forms_are_not_read() -> None:
    def write(page: pymupdf.Page) -> None:
        page.add_widget(
            _widget(pymupdf.PDF_WIDGET_TYPE_TEXT, "PIN", "1234", y=80, field_flags=pymupdf.PDF_TX_FIELD_IS_PASSWORD)
        )

    assert _lines(write) == []


def test_comments_are_read_once_and_links_not_at_all() -> None:
    def write(page: pymupdf.Page) -> None:
        page.insert_text((72, 60), "Der Beschluss gilt ab sofort.")
        page.add_text_annot((300, 60), "bitte\nprüfen")
        page.add_highlight_annot(pymupdf.Rect(72, 50, 200, 62)).set_info(content="seit wann?")
        page.add_highlight_annot(pymupdf.Rect(72, 50, 90, 62))
        page.add_freetext_annot((72, 100, 300, 120), "siehe Anlage")
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(72, 50, 90, 62), "uri": "http://127.0.0.1/"})

    assert _lines(write) == [
        "Der Beschluss gilt ab sofort.",
        "[Anmerkung: bitte prüfen]",
        "[Anmerkung: seit wann?]",
        "[Anmerkung: siehe Anlage]",
    ]


def test_hidden_comments_are_counted() -> None:
    def write(page: pymupdf.Page) -> None:
        note = page.add_text_annot((300, 60), "genehmigen")
        note.set_flags(pymupdf.PDF_ANNOT_IS_HIDDEN)

    pdf = PdfDocument(pdf_makers.one_page(write), "a.pdf")
    assert not pdf.page(1)[0].text
    assert [(doubt.code, doubt.count) for doubt in pdf.late_doubts()] == [("hidden-text", 10)]


def test_a_field_that_runs_a_script_is_active() -> None:
    def write(page: pymupdf.Page) -> None:
        page.add_widget(_widget(pymupdf.PDF_WIDGET_TYPE_TEXT, "Summe", "12", y=80, script_calc="app.alert(1)"))

    pdf = PdfDocument(pdf_makers.one_page(write), "a.pdf")
    pdf.page(1)
    assert [doubt.code for doubt in [*pdf.doubts(), *pdf.late_doubts()]] == ["active-content"]


def test_a_signed_field_is_told_even_where_the_form_does_not_say_so() -> None:
    field = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Unterschrift)/Rect[0 0 90 20]/P 3 0 R/V<</Type/Sig/Contents<00>>>>>"
    data = pdf_makers.raw(b"", root=b"/AcroForm<</Fields[6 0 R]>>", objects=(field,))
    pdf = PdfDocument(data.replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Annots[6 0 R]"), "a.pdf")
    pdf.page(1)
    assert "signed" in [doubt.code for doubt in [*pdf.doubts(), *pdf.late_doubts()]]
