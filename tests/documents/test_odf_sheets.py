import random
from contextlib import suppress

import pytest

from genius_desktop.documents import odp, ods
from genius_desktop.documents.blocks import Block, sections
from genius_desktop.documents.formats import detect
from genius_desktop.problems import InputProblem
from tests.odf_makers import flat, packed

HIDDEN = (
    '<style:style style:name="T" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="P" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:visibility="hidden"/></style:style>'
)


def _cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def _row(*cells: str, more: str = "") -> str:
    made = "".join(cell if cell.startswith("<") else _cell(cell) for cell in cells)
    return f"<table:table-row {more}>{made}</table:table-row>"


def _sheet(*rows: str, name: str = "Plan", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def _lines(*rows: str) -> list[str]:
    return [block.text for block in ods.read(packed("ods", _sheet(*rows)), "a").blocks]


def test_each_sheet_is_a_section_and_hidden_ones_are_marked() -> None:
    body = _sheet(_row("Ort", "Preis"), _row("Bad", "3")) + _sheet(_row("a", "b"), name="Alt", style="T") + _sheet()
    content = ods.read(packed("ods", body, styles=HIDDEN), "a")

    assert content.blocks == [Block("Ort: Bad | Preis: 3", 0, "Plan"), Block("a | b", 0, "Alt (ausgeblendet)")]
    assert [(d.code, d.count) for d in content.doubts] == [("hidden-sheets", 1)]
    assert [page.label for page in sections(content.blocks)] == ["Plan", "Alt (ausgeblendet)"]


def test_cells_are_read_as_they_are_displayed() -> None:
    body = _sheet(
        _row(
            _cell("1.234,50 €", 'office:value="1234.5"'),
            '<table:table-cell office:value="7"/>',
            '<table:table-cell table:formula="of:=SUM(A1)"/>',
            _cell("#REF!", 'table:formula="of:=X"'),
            "<table:table-cell><office:annotation><text:p>Notiz</text:p></office:annotation><text:p>x</text:p>"
            "</table:table-cell>",
        )
    )
    content = ods.read(packed("ods", body), "a")

    assert content.blocks[0].text == "1.234,50 € | 7 | #REF! | x [Kommentar: Notiz]"
    assert [(d.code, d.count) for d in content.doubts] == [("formulas-without-value", 1)]


def test_tables_below_each_other_have_heads_of_their_own() -> None:
    assert _lines(
        _row("Haushalt 2026"),
        _row("Konto", "Betrag"), _row("Wege", "12,00"), _row("Summe", "12,00"),
        _row("<table:table-cell/>", more='table:number-rows-repeated="1000000"'),
        _row("Amt", "Stellen"), _row("Bau", "4"),
    ) == [
        "Haushalt 2026", "Konto: Wege | Betrag: 12,00", "Konto: Summe | Betrag: 12,00", "Amt: Bau | Stellen: 4",
    ]  # fmt: skip


def test_merged_cells_come_once_and_empty_ones_are_not_exploded() -> None:
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    empty = '<table:table-cell table:number-columns-repeated="16383"/>'
    assert _lines(
        _row(_cell("Titel", 'table:number-columns-spanned="3"'), covered),
        _row("a", '<table:table-cell table:number-columns-repeated="2"/>', "b", empty),
        _row(empty, more='table:number-rows-repeated="1048574"'),
    ) == ["Titel", "a | b"]  # fmt: skip


def test_hidden_rows_and_columns_are_marked() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    assert _lines(columns + _row("a", "b"), _row("c", "d", more='table:visibility="filter"')) == [
        "a | (ausgeblendet) b",
        "(ausgeblendet) c | (ausgeblendet) d",
    ]


def test_repeated_contents_without_end_are_cut_and_counted() -> None:
    row = _row(_cell("x", 'table:number-columns-repeated="1000"'), more='table:number-rows-repeated="1000000"')
    content = ods.read(packed("ods", _sheet(row)), "a")

    assert len(content.blocks) <= 1001
    assert [(d.code, d.count) for d in content.doubts] == [("cells-cut", 1_000_000 - len(content.blocks))]


def test_shapes_on_a_sheet_and_written_headers_are_read() -> None:
    shape = (
        "<table:shapes><draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame></table:shapes>"
    )
    master = (
        '<style:master-page style:name="M"><style:header><text:p>Entwurf</text:p></style:header><style:footer><text:p>'
        "Seite <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    style = '<style:style style:name="S" style:family="table" style:master-page-name="M"/>'
    data = packed("ods", _sheet(shape + _row("a", "b"), style="S"), styles=style, masters=master)

    assert [block.text for block in ods.read(data, "a").blocks] == ["a | b", "Kasten", "[Kopfzeile: Entwurf]"]


def test_every_cell_comes_back_once() -> None:
    words = [[f"w{row:03}{column:02}" for column in range(10)] for row in range(100)]
    body = _sheet(*(_row(*row) for row in words))
    for data in (packed("ods", body), flat("ods", body)):
        assert detect(data, "a") == "ods"
        found = " ".join(block.text for block in ods.read(data, "a").blocks).replace("|", " ").split()
        assert found == [word for row in words for word in row]


def _box(text: str, *, y: str = "1cm", x: str = "1cm", kind: str = "") -> str:
    place = f'svg:y="{y}" svg:x="{x}"' + (f' presentation:class="{kind}"' if kind else "")
    return f"<draw:frame {place}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"


def test_each_slide_is_a_section_with_its_notes_in_visual_order() -> None:
    notes = f"<presentation:notes><draw:page-thumbnail/>{_box('Sprich', kind='notes')}{_box('9', kind='page-number')}"
    body = (
        "<presentation:footer-decl presentation:name='f'>Gemeinde</presentation:footer-decl><draw:page>"
        + _box("unten", y="9cm") + _box("rechts", x="9cm", y="3cm") + _box("links", y="3.1cm")
        + _box("Titel", y="20cm", kind="title") + notes + "</presentation:notes></draw:page>"
        + '<draw:page draw:style-name="P"></draw:page>'
    )  # fmt: skip
    master = "<style:master-page>" + _box("Wappen") + _box("", kind="title") + "</style:master-page>"
    content = odp.read(packed("odp", body, styles=HIDDEN, masters=master), "a")

    assert content.blocks == [
        Block("Titel", 2, "Folie 1"),
        *map(Block, ["links", "rechts", "unten", "[Notiz: Sprich]"]),
        Block("", 0, "Folie 2 (ausgeblendet)"),
        *map(Block, ["[Folienmaster: Gemeinde]", "[Folienmaster: Wappen]"]),
    ]
    assert [(d.code, d.count) for d in content.doubts] == [("hidden-slides", 1)]


def test_tables_comments_and_groups_on_slides_come_back_once() -> None:
    table = f"<draw:frame><table:table>{_row('w1', 'w2')}{_row('w3', 'w4')}</table:table><draw:image/></draw:frame>"
    group = f"<draw:g>{_box('w5')}<draw:custom-shape><text:p>w6</text:p></draw:custom-shape></draw:g>"
    comment = "<office:annotation><dc:creator>Amt</dc:creator><text:p>w7</text:p></office:annotation>"
    for data in (
        packed("odp", f"<draw:page>{table}{group}{comment}</draw:page>"),
        flat("odp", f"<draw:page>{table}{group}{comment}</draw:page>"),
    ):
        assert detect(data, "a") == "odp"
        assert [block.text for block in odp.read(data, "a").blocks] == [
            "w1 | w2",
            "w3 | w4",
            "w5",
            "w6",
            "[Kommentar Amt: w7]",
        ]


@pytest.mark.parametrize("kind", ["ods", "odp"])
def test_damaged_files_end_in_text_or_a_refusal(kind: str) -> None:
    chance = random.Random(5)  # noqa: S311 (no secret)
    body = {"ods": _sheet(_row("a", "b"), _row("c", "d")), "odp": f"<draw:page>{_box('a')}{_box('b')}</draw:page>"}[
        kind
    ]
    good = flat(kind, body, styles=HIDDEN)
    for _ in range(100):
        data = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data) // 3, len(data))] = chance.choice(b'9<>/=" \0z')
        with suppress(InputProblem):
            detect(bytes(data), "a")
            (ods if kind == "ods" else odp).read(bytes(data), "a")
