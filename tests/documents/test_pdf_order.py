"""PDF pages are read as people read them: columns, tables, turned pages."""

import random
import re
import time

import pymupdf
import pytest

from genius_desktop.documents.pdf import PdfDocument
from tests import pdf_makers

PROSE = "Die Gemeinde hat im letzten Jahr viele Wege erneuert"


def _text(write: pdf_makers.Write) -> str:
    return PdfDocument(pdf_makers.one_page(write), "a.pdf").page(1)[0].text


def _columns(page: pymupdf.Page, xs: list[float], *, interleaved: bool, size: float = 9) -> None:
    places = [(x, y) for x in xs for y in range(100, 400, 12)]
    if interleaved:
        places.sort(key=lambda place: place[1])
    for x, y in places:
        page.insert_text(
            (x, y), f"{xs.index(x)}-{(y - 100) // 12:02} {PROSE[: int(38 * 9 / size / len(xs) * 1.4)]}", fontsize=size
        )


@pytest.mark.parametrize("interleaved", [True, False])
@pytest.mark.parametrize("xs", [[60, 310], [50, 220, 390]])
def test_columns_are_read_one_after_the_other(xs: list[float], interleaved: bool) -> None:  # noqa: FBT001 (a case)
    def write(page: pymupdf.Page) -> None:
        page.insert_text(
            (60, 60), "Mitteilungsblatt der Gemeinde Musterau mit einer Zeile über alles hinweg", fontsize=14
        )
        _columns(page, xs, interleaved=interleaved)

    starts = [line.split()[0] for line in _text(write).splitlines() if "-" in line[:2]]
    assert starts == sorted(starts)
    assert len(starts) == 25 * len(xs)


def test_a_line_over_all_columns_parts_them() -> None:
    def write(page: pymupdf.Page) -> None:
        for part, top in enumerate((80, 300)):
            page.insert_text(
                (60, top), f"Überschrift {part} die über beide Spalten reicht und sie auch teilt", fontsize=13
            )
            for row in range(10):
                for column, x in enumerate((60, 310)):
                    page.insert_text((x, top + 20 + 12 * row), f"{part}{column}{row} {PROSE[:38]}", fontsize=9)

    starts = [line.split()[0] for line in _text(write).splitlines() if line[:1].isdigit()]
    assert starts == sorted(starts)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_reads_as_the_viewer_shows_it(turn: int) -> None:
    def write(page: pymupdf.Page) -> None:
        page.set_rotation(turn)
        for row in range(4):
            point = pymupdf.Point(100, 100 + 20 * row) * page.derotation_matrix
            page.insert_text(point, f"Zeile {row} links", rotate=turn)
            point = pymupdf.Point(300, 100 + 20 * row) * page.derotation_matrix
            page.insert_text(point, f"{row} rechts", rotate=turn)

    assert _text(write).splitlines() == [f"Zeile {row} links | {row} rechts" for row in range(4)]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_printed_sideways_reads_line_by_line(turn: int) -> None:
    def write(page: pymupdf.Page) -> None:
        for row in range(5):
            x = 100 + 20 * row if turn == 90 else 400 - 20 * row
            page.insert_text((x, 600 if turn == 90 else 100), f"Zeile {row}", rotate=turn)

    assert _text(write).split() == [word for row in range(5) for word in ("Zeile", str(row))]


def test_words_written_out_of_order_are_put_in_order() -> None:
    def write(page: pymupdf.Page) -> None:
        for y in (300, 100, 200):
            page.insert_text((72, y), f"Zeile {y}")

    assert _text(write).split() == ["Zeile", "100", "Zeile", "200", "Zeile", "300"]


def _grid(rows: list[list[str]], xs: list[float]) -> pdf_makers.Write:
    def write(page: pymupdf.Page) -> None:
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=True):
                page.insert_text((x, 100 + 16 * number), text, fontsize=9)

    return write


def test_a_table_without_rules_names_its_figures() -> None:
    rows = [["Jahr", "Einnahmen", "Ausgaben"], ["2024", "1.200,00", "900,50"], ["2025", "1.300,00", "950,75"]]
    assert _text(_grid(rows, [72, 200, 330])).split("\n") == [
        "Jahr: 2024 | Einnahmen: 1.200,00 | Ausgaben: 900,50",
        "Jahr: 2025 | Einnahmen: 1.300,00 | Ausgaben: 950,75",
    ]


def test_a_table_with_empty_cells_names_what_is_there() -> None:
    rows = [["Produkt", "Ansatz", "Plan"], ["Wege", "12,00", ""], ["Bad", "", "14,00"], ["Schule", "15,00", "16,00"]]

    def write(page: pymupdf.Page) -> None:
        for number, row in enumerate(rows):
            for x, text in zip([72, 200, 330], row, strict=True):
                if text:
                    page.insert_text((x, 100 + 16 * number), text, fontsize=9)

    assert _text(write).split("\n") == [
        "Produkt: Wege | Ansatz: 12,00",
        "Produkt: Bad | Plan: 14,00",
        "Produkt: Schule | Ansatz: 15,00 | Plan: 16,00",
    ]


def test_a_table_in_a_column_stays_in_its_column() -> None:
    def write(page: pymupdf.Page) -> None:
        _columns(page, [60, 310], interleaved=False)
        for row, texts in enumerate((("Jahr", "Euro"), ("2025", "12"), ("2026", "14"))):
            for column, text in enumerate(texts):
                x, y = 310 + column * 100, 410 + row * 16
                page.draw_rect((x, y, x + 100, y + 16))
                page.insert_text((x + 4, y + 12), text, fontsize=9)
        for row in range(12):
            page.insert_text((60, 400 + row * 12), f"0-{25 + row} {PROSE[:26]}", fontsize=9)

    text = _text(write)
    assert text.index("0-36") < text.index("1-00") < text.index("1-24") < text.index("Jahr: 2025 | Euro: 12")


def test_a_table_without_figures_keeps_its_rows_and_guesses_no_names() -> None:
    rows = [["Amt", "Leitung"], ["Bauamt", "offen"], ["Kämmerei", "besetzt"]]
    assert _text(_grid(rows, [72, 200])).split("\n") == ["Amt | Leitung", "Bauamt | offen", "Kämmerei | besetzt"]


def test_a_row_that_does_not_fit_the_names_goes_without() -> None:
    rows = [["Posten", "Betrag"], ["Wege", "12,00"], ["Schule", "15,00"], ["Bad", "17,00"]]

    def write(page: pymupdf.Page) -> None:
        _grid(rows, [72, 200])(page)
        page.insert_text((72, 164), "Summe", fontsize=9)
        page.insert_text((330, 164), "44,00", fontsize=9)

    assert _text(write).split("\n")[-4:] == [
        "Posten: Wege | Betrag: 12,00",
        "Posten: Schule | Betrag: 15,00",
        "Posten: Bad | Betrag: 17,00",
        "Summe | 44,00",
    ]


def test_numbered_paragraphs_are_no_table() -> None:
    rows = [["1.", PROSE], ["2.", PROSE], ["(3)", PROSE], ["a)", PROSE], ["-", PROSE]]
    assert _text(_grid(rows, [72, 110])).split("\n") == [f"{mark} {PROSE}" for mark, _ in rows]


def test_merged_and_empty_cells_come_once() -> None:
    def write(page: pymupdf.Page) -> None:
        for y in (100, 120, 140, 160):
            page.draw_line((72 if y != 140 else 172, y), (372, y))
        for x in (72, 172, 272, 372):
            page.draw_line((x, 100), (x, 160))
        for (x, y), text in {
            (76, 114): "Amt", (176, 114): "Stelle", (276, 114): "Kosten",
            (76, 134): "Bauamt", (176, 134): "eins", (276, 134): "10",
            (176, 154): "zwei",
        }.items():  # fmt: skip
            page.insert_text((x, y), text, fontsize=9)

    assert _text(write).split("\n") == ["Amt: Bauamt | Stelle: eins | Kosten: 10", "Stelle: zwei"]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    def write(page: pymupdf.Page) -> None:
        for y in (100, 120, 160, 200):
            page.draw_line((72, y), (372, y))
        for x in (72, 222, 372):
            page.draw_line((x, 100), (x, 200))
        for (x, y), text in {
            (76, 114): "Thema", (226, 114): "Beschluss",
            (76, 134): "Straßen-", (76, 146): "sanierung", (226, 134): "angenommen mit", (226, 146): "elf Stimmen",
            (76, 174): "Bad", (226, 174): "vertagt",
        }.items():  # fmt: skip
            page.insert_text((x, y), text, fontsize=9)

    assert _text(write).split("\n") == [
        "Thema: Straßensanierung | Beschluss: angenommen mit elf Stimmen",
        "Thema: Bad | Beschluss: vertagt",
    ]


def test_a_frame_around_a_page_is_no_table() -> None:
    def write(page: pymupdf.Page) -> None:
        page.draw_rect((50, 50, 545, 792))
        pdf_makers.write_lines(page, [PROSE] * 5, x=72, y=100)

    assert _text(write).split("\n") == [PROSE] * 5


def test_printed_page_numbers_are_labels() -> None:
    document = pymupdf.open()
    for _ in range(3):
        document.new_page().insert_text((72, 72), PROSE)
    document.set_page_labels([
        {"startpage": 0, "style": "r", "firstpagenum": 1},
        {"startpage": 2, "prefix": "A-", "style": "D", "firstpagenum": 7},
    ])  # fmt: skip
    pdf = PdfDocument(document.tobytes(), "a.pdf")
    assert [pdf.page(number)[0].label for number in (1, 2, 3)] == ["i", "ii", "A-7"]


def test_a_map_full_of_labels_costs_no_more_than_a_moment() -> None:
    chance = random.Random(1)  # noqa: S311 (places to repeat, no secrets)
    labels = (
        b"BT /F 5 Tf %.1f %.1f Td (Flst %d) Tj ET " % (chance.uniform(9, 500), chance.uniform(9, 800), number)
        for number in range(3000)
    )
    pdf = PdfDocument(pdf_makers.raw(b"".join(labels)), "a.pdf")
    begin = time.process_time()
    text = pdf.page(1)[0].text
    assert time.process_time() - begin < 3
    assert sorted(re.findall(r"Flst \d+", text)) == sorted(f"Flst {number}" for number in range(3000))
