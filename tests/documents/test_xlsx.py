import time
from contextlib import suppress

import pytest

from genius_desktop.documents import xlsx
from genius_desktop.documents.blocks import Content
from genius_desktop.problems import InputProblem
from tests.growth import grows_with_the_size
from tests.ooxml_makers import (
    SHEET,
    SPACES,
    Words,
    mutations,
    package,
    relationships,
    wrapped,
)

_STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>'
    '<fonts><font/><font><b/></font><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill></fills>'
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="9"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
)


def workbook(
    *sheets: str,
    strings: str = "",
    states: tuple[str, ...] = (),
    names: str = "",
    parts: dict[str, str | bytes] | None = None,
) -> bytes:
    """Make a workbook; each sheet is what stands in its worksheet element."""
    entries = ""
    related = {"st": ("styles", "styles.xml"), "ss": ("sharedStrings", "texte.xml")}
    made: dict[str, str | bytes] = {
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{_STYLES}</styleSheet>',
        "xl/texte.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
    }
    for number, inner in enumerate(sheets, 1):
        state = states[number - 1] if states else "visible"
        entries += f'<sheet name="Blatt {number}" sheetId="{number}" state="{state}" r:id="s{number}"/>'
        related[f"s{number}"] = ("worksheet", f"/xl/blatt{number}.xml")
        made[f"xl/blatt{number}.xml"] = f'<worksheet xmlns="{SHEET}" {SPACES}>{inner}</worksheet>'
    root = (
        f'<workbook xmlns="{SHEET}" {SPACES}><sheets>{entries}</sheets><definedNames>{names}</definedNames></workbook>'
    )
    return package("xl/workbook.xml", root, made | (parts or {}), related=related)


def _cell(place: str, value: object, kind: str = "", style: int = 0) -> str:
    if isinstance(value, str) and not kind:
        return f'<c r="{place}" t="inlineStr" s="{style}"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" t="{kind or "n"}" s="{style}"><v>{value}</v></c>'


def _row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def _data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def _texts(data: bytes) -> list[str]:
    return [block.text for block in xlsx.read(data, "a").blocks]


def _counts(data: bytes) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in xlsx.read(data, "a").doubts}


def test_each_sheet_is_a_section_and_hidden_ones_are_marked() -> None:
    data = workbook(
        _data(_row(1, _cell("A1", "a"))), _data(_row(1, _cell("A1", "b"))), states=("visible", "veryHidden")
    )

    blocks = xlsx.read(data, "a").blocks
    assert [block.section for block in blocks if block.section] == ["Blatt 1", "Blatt 2 (ausgeblendet)"]
    assert [block.text for block in blocks] == ["Blatt 1", "a", "Blatt 2", "b"]
    assert _counts(data) == {"hidden-sheets": 1}


def test_values_stand_behind_their_heads_in_german_notation() -> None:
    head = _row(3, _cell("A3", "Zweck"), _cell("B3", "Betrag"), _cell("C3", "Frist"), _cell("D3", "Anteil"))
    money = (("B", 1234.5, 1), ("C", 46154, 2), ("D", 0.2, 3))
    rows = [
        _row(n, _cell(f"A{n}", "Bau"), *(_cell(f"{letter}{n}", value, style=style) for letter, value, style in money))
        for n in (4, 5)
    ]
    data = workbook(_data(_row(1, _cell("A1", "Haushalt")), head, *rows))

    line = "Zweck: Bau | Betrag: 1.234,50 € | Frist: 12.05.2026 | Anteil: 20 %"
    assert _texts(data) == ["Blatt 1", "Haushalt", line, line]


def test_strings_booleans_errors_and_formulas_give_what_is_stored() -> None:
    strings = "<si><t>eins</t></si><si><r><t>zw</t></r><r><t>ei</t></r><rPh><t>x</t></rPh></si>"
    cells = (
        _cell("A1", 0, "s"),
        _cell("B1", 1, "s"),
        _cell("C1", 1, "b"),
        _cell("D1", "#REF!", "e"),
        '<c r="E1"><f>1+1</f><v>2</v></c>',
        '<c r="F1"><f>WEBSERVICE("http://example.org")</f></c>',
        _cell("G1", 99, "s"),
    )
    data = workbook(_data(_row(1, *cells)), strings=strings)

    assert _texts(data)[1] == "eins | zwei | WAHR | #BEZUG! | 2 | [Formel ohne Ergebnis]"
    assert _counts(data) == {"formulas-without-value": 1}


def test_merged_cells_come_once_and_hidden_rows_and_columns_are_marked() -> None:
    inner = (
        '<dimension ref="A1:XFD1048576"/><cols><col min="3" max="3" hidden="1"/></cols>'
        + _data(
            _row(1, _cell("A1", "oben"), _cell("B1", "verdeckt"), _cell("C1", "drei")),
            _row(2, _cell("A2", "zwei"), more='hidden="1"'),
        )
        + '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    )
    data = workbook(inner)

    assert _texts(data)[1:] == ["oben | drei (ausgeblendet)", "zwei (ausgeblendete Zeile)"]
    assert _counts(data) == {"hidden-cells": 2}


def test_white_letters_are_not_read_but_counted() -> None:
    data = workbook(_data(_row(1, _cell("A1", "gut"), _cell("B1", "genehmigen", style=5))))

    assert _texts(data)[1:] == ["gut"]
    assert _counts(data) == {"hidden-words": len("genehmigen")}


def test_printed_titles_are_the_head_whatever_they_look_like() -> None:
    rows = [_row(n, *(_cell(f"{letter}{n}", f"{letter}{n}") for letter in "AB")) for n in (1, 2, 5)]
    names = "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Blatt 1'!$A:$A,'Blatt 1'!$1:$1</definedName>"

    assert _texts(workbook(_data(*rows), names=names))[1:] == ["A1: A2 | B1: B2", "A1: A5 | B1: B5"]


def test_comments_headers_boxes_and_charts_are_read() -> None:
    comment = '<comments xmlns="{0}"><authors><author>Amt</author></authors><commentList>{1}</commentList></comments>'
    entry = '<comment ref="A1" authorId="0"><text><r><t>Amt:</t></r><r><t>\nprüfen</t></r></text></comment>'
    box = wrapped(
        "xdr:wsDr", "<xdr:sp><xdr:txBody><a:p><a:r><a:t>Kasten</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/>"
    )
    related = {"k": ("comments", "k.xml"), "d": ("drawing", "d.xml")}
    parts: dict[str, str | bytes] = {
        "xl/_rels/blatt1.xml.rels": relationships(related),
        "xl/k.xml": comment.format(SHEET, entry),
        "xl/d.xml": box,
    }
    inner = _data(_row(1, _cell("A1", "a")), _row(3, _cell("A3", "b")))
    margins = (
        '<headerFooter><oddHeader>&amp;L&amp;"Arial,Fett"&amp;12Entwurf&amp;RSeite &amp;P</oddHeader></headerFooter>'
    )
    data = workbook(inner + margins, parts=parts)

    assert _texts(data)[1:] == ["[Kopfzeile: Entwurf Seite]", "a", "[Kommentar A1 Amt: prüfen]", "b", "Kasten"]
    assert _counts(data) == {"pictures-unread": 1}


def test_a_sheet_larger_than_the_limit_is_cut_by_whole_rows_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_CELLS_LIMIT", 10)
    rows = [_row(n, *(_cell(f"{letter}{n}", f"{letter}{n}") for letter in "ABC")) for n in range(1, 8)]
    data = workbook(_data(*rows))

    assert _texts(data)[1:] == ["A1 | B1 | C1", "A2 | B2 | C2", "A3 | B3 | C3"]
    assert _counts(data) == {"cells-cut": 4}


def test_fifty_thousand_cells_take_no_longer_than_their_number() -> None:
    def book(count: int) -> bytes:
        return workbook(
            _data(*(_row(n, *(_cell(f"{letter}{n}", n) for letter in "ABCDEFGHIJ")) for n in range(1, count)))
        )

    books = {count: book(count) for count in (1_250, 5_000)}

    assert len(xlsx.read(book(5_001), "a").blocks) == 5_001
    assert grows_with_the_size(lambda count: xlsx.read(books[count], "a"), 1_250)


def test_a_document_type_definition_in_a_sheet_is_refused() -> None:
    sheet = f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{SHEET}">{_data(_row(1, _cell("A1", 5)))}</worksheet>'

    with pytest.raises(InputProblem, match="damaged-document"):
        xlsx.read(workbook("", parts={"xl/blatt1.xml": sheet}), "a")


def oracle() -> tuple[Words, bytes]:
    words = Words()
    strings = ""
    sheets = []
    for sheet in range(3):
        rows = []
        for number in range(1, 31):
            cells = []
            for at, letter in enumerate("ABC"):
                strings += f"<si><t>{words('shared')}</t></si>"
                cells.append(_cell(f"{letter}{number}", 90 * sheet + 3 * number - 3 + at, "s"))
            cells.append(_cell(f"D{number}", words("inline")))
            cells.append(f'<c r="E{number}" t="str"><f>A1</f><v>{words("formula")}</v></c>')
            rows.append(_row(number * (1 + sheet), *cells, more='hidden="1"' if number == 7 else ""))
        sheets.append(_data(*rows))
    return words, workbook(*sheets, strings=strings, states=("visible", "hidden", "visible"))


@pytest.mark.parametrize("kind", ["shared", "inline", "formula"])
def test_every_word_of_a_workbook_is_there_once(kind: str) -> None:
    words, data = oracle()

    assert words.found_in("\n".join(_texts(data)), kind) >= 0.995


def test_a_spoiled_workbook_is_read_or_refused_and_never_worse() -> None:
    _, data = oracle()
    for spoiled in mutations(data, 200):
        begun = time.process_time()
        with suppress(InputProblem):
            assert isinstance(xlsx.read(spoiled, "a"), Content)
        assert time.process_time() - begun < 2


def test_a_string_shown_in_every_cell_is_cut_before_it_fills_the_memory() -> None:
    strings = f"<si><t>{'x' * 30_000}</t></si>"
    data = workbook(_data(*(_row(n, _cell(f"A{n}", 0, "s")) for n in range(1, 20_001))), strings=strings)

    assert sum(len(text) for text in _texts(data)) < 21_000_000
    assert _counts(data)["cells-cut"] > 19_000


def test_a_sheet_named_twice_is_read_once() -> None:
    sheets = '<sheet name="S" r:id="x"/><sheet name="T" r:id="x"/>'
    root = f'<workbook xmlns="{SHEET}" {SPACES}><sheets>{sheets}</sheets></workbook>'
    sheet = f'<worksheet xmlns="{SHEET}">{_data(_row(1, _cell("A1", "a")))}</worksheet>'
    data = package("xl/workbook.xml", root, {"xl/b.xml": sheet}, related={"x": ("worksheet", "b.xml")})

    assert _texts(data) == ["S", "a", "T"]
