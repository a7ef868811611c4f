import random
from contextlib import suppress

import pytest

from genius_desktop.documents import odt
from genius_desktop.documents.blocks import Block
from genius_desktop.documents.formats import detect
from genius_desktop.problems import InputProblem
from tests.makers import zipped
from tests.odf_makers import chart, flat, packed

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." '
    'text:display-levels="3" text:start-value="4"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>'
    "</text:list-style>"
)
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="K" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>'
    '<style:style style:name="D" style:family="text"><style:text-properties fo:color="#ffffff" '
    'fo:background-color="#000000"/></style:style>'
    '<style:style style:name="HP" style:family="paragraph" style:parent-style-name="HQ"/>'
    '<style:style style:name="HQ" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
)


def _texts(body: str, styles: str = "") -> list[str]:
    return [block.text for block in odt.read(packed("odt", body, styles=styles), "a").blocks]


def _doubts(data: bytes) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in odt.read(data, "a").doubts}


def test_opendocument_gives_headings_paragraphs_and_rows() -> None:
    body = (
        '<text:h text:outline-level="2">§ 2</text:h><text:p>eins<text:s text:c="2"/>zwei<text:line-break/>drei</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )

    assert odt.read(packed("odt", body), "a").blocks == [Block("§ 2", 2), Block("eins  zwei\ndrei"), Block("A | B")]


def test_a_flat_file_is_the_same_document_without_its_indentation() -> None:
    body = "<text:p>eins\n   <text:span>zwei</text:span>\n</text:p>"
    data = flat("odt", body)

    assert detect(data, "a.xml") == "odt"
    assert detect(data.decode().encode("utf-16"), "a.xml") == "odt"
    assert odt.read(data, "a").blocks == [Block("eins zwei")]


def test_lists_show_the_numbers_a_person_sees() -> None:
    def item(text: str, inner: str = "", start: str = "") -> str:
        return f"<text:list-item {start}><text:p>{text}</text:p>{inner}</text:list-item>"

    ninth = 'text:start-value="9"'
    third = f"<text:list>{item('drittens')}{item('viertens')}</text:list>"
    second = f"<text:list>{item('erstens')}{item('zweitens', third)}</text:list>"
    body = (
        f'<text:list text:style-name="L" xml:id="x">{item("eins")}{item("zwei<text:line-break/>unten", second)}'
        "</text:list>"
        f'<text:p>dazwischen</text:p><text:list text:style-name="L" text:continue-list="x">{item("drei")}</text:list>'
        f'<text:list text:style-name="L">{item("neu")}{item("neun", start=ninth)}'
        f'</text:list><text:list text:style-name="B">{item("Punkt")}</text:list>'
    )
    assert _texts(body, NUMBERS) == [
        "(1) eins", "(2) zwei\nunten", "a) erstens", "b) zweitens", "2.b.4. drittens", "2.b.5. viertens", "dazwischen",
        "(3) drei", "(1) neu", "(9) neun", "• Punkt",
    ]  # fmt: skip


def test_headings_show_the_numbers_of_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-prefix="§ "/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{n}">{t}</text:h>' for n, t in [(1, "A"), (2, "b"), (2, "c"), (1, "D"), (2, "e")]
    )
    content = odt.read(packed("odt", body, masters=outline), "a")

    assert [(b.level, b.text) for b in content.blocks] == [
        (1, "I. A"), (2, "§ 1 b"), (2, "§ 2 c"), (1, "II. D"), (2, "§ 1 e"),
    ]  # fmt: skip


def test_notes_and_comments_follow_their_paragraph() -> None:
    body = (
        '<text:p>Satz<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Quelle</text:p></text:note-body></text:note> weiter<office:annotation><dc:creator>Amt</dc:creator>"
        "<dc:date>2026</dc:date><text:p>prüfen</text:p></office:annotation><text:note text:note-class='endnote'>"
        "<text:note-citation>i</text:note-citation><text:note-body><text:p>Ende</text:p></text:note-body></text:note>"
        "</text:p>"
    )
    assert _texts(body) == ["Satz weiter", "[Fußnote 1: Quelle]", "[Kommentar Amt: prüfen]", "[Endnote i: Ende]"]


def test_tracked_insertions_are_in_and_deletions_out_and_counted() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>zehn</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="b"><text:insertion/></text:changed-region>'
        '</text:tracked-changes><text:p>kostet <text:change text:change-id="a"/><text:change-start text:change-id="b"/>'
        'zwölf<text:change-end text:change-id="b"/> Euro</text:p>'
    )
    assert _texts(body) == ["kostet zwölf Euro"]
    assert _doubts(packed("odt", body)) == {"tracked-changes": 2}


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:span text:style-name="H">geheim</text:span>',
        '<text:span text:style-name="W">geheim</text:span>',
        '<text:span text:style-name="K">geheim</text:span>',
        '<text:hidden-text text:is-hidden="true" text:string-value="geheim"/>',
        '</text:p><text:section text:display="none"><text:p>geheim</text:p></text:section><text:p>',
        '</text:p><text:p text:style-name="HP">geheim</text:p><text:p>',
    ],
)
def test_hidden_text_is_left_out_and_counted(hidden: str) -> None:
    body = f'<text:p>da {hidden} <text:span text:style-name="D">dort</text:span></text:p>'

    assert " ".join(_texts(body, HIDDEN)).split() == ["da", "dort"]
    assert _doubts(packed("odt", body, styles=HIDDEN)) == {"hidden-words": 6}


def test_tables_say_their_heads_and_merged_cells_once() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    inner = f"<table:table>{row(cell('i1'), cell('i2'))}</table:table>"
    body = (
        '<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>'
        + row(cell("Art"), cell("Preis", 'table:number-columns-spanned="2"'), covered)
        + "</table:table-header-rows>"
        + row(cell("Grab", 'table:number-rows-spanned="2"'), cell("neu"), cell("10"))
        + row(covered, cell("alt"), f"<table:table-cell>{inner}</table:table-cell>")
        + row(cell("Summe", 'table:number-columns-spanned="3"'), covered, covered)
        + "</table:table>"
    )
    assert _texts(body) == ["Art: Grab | Preis: neu | Preis: 10", "Preis: alt | Preis: i1 | i2", "Summe"]


def test_headers_and_footers_come_once_whatever_pages_repeat_them() -> None:
    master = (
        '<style:master-page style:name="{}"><style:header><text:p>Oben</text:p></style:header><style:footer>'
        "<text:p>Seite <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    data = packed("odt", "<text:p>Text</text:p>", masters=master.format("a") + master.format("b"))

    assert [b.text for b in odt.read(data, "a").blocks] == ["[Kopfzeile: Oben]", "Text", "[Fußzeile: Seite 1]"]


def test_boxes_fields_charts_and_forms_are_read() -> None:
    body = (
        '<office:forms><form:form><form:text xml:id="c1" form:id="c1" form:current-value="Wert"/><form:checkbox '
        'form:id="c2" form:label="ja" form:current-state="checked"/></form:form></office:forms>'
        "<text:p>vor <draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame>nach "
        '<text:date>12.05.2026</text:date> <draw:control draw:control="c1"/> <draw:control draw:control="c2"/></text:p>'
        '<text:p><draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./r"/></draw:frame></text:p>'
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Alt</svg:desc></draw:frame></text:p>'
    )
    data = packed("odt", body, more={"Object 1/content.xml": chart("Verlauf")})

    assert [b.text for b in odt.read(data, "a").blocks] == [
        "vor nach 12.05.2026 Wert ☒ ja", "Kasten", "[Diagramm: Verlauf]",
    ]  # fmt: skip
    assert _doubts(data) == {"pictures-unread": 1}


def test_macros_links_and_signatures_are_told() -> None:
    body = '<draw:frame><draw:image xlink:href="//x/a"/></draw:frame><text:a xlink:href="http://x">Verweis</text:a>'
    more = {"Basic/Standard/Module1.xml": "<a/>", "META-INF/documentsignatures.xml": "<a/>"}

    assert _doubts(packed("odt", body, more=more)) == {
        "macros": 0, "external-links": 1, "signed": 0, "pictures-unread": 1,
    }  # fmt: skip


def test_an_empty_library_of_a_flat_file_is_no_macro() -> None:
    for inner, found in (("", {}), ("<script:module>MsgBox 1</script:module>", {"macros": 0})):
        scripts = f"<office:scripts><office:script>\n <a>{inner}</a></office:script></office:scripts>"
        data = flat("odt", "<text:p>a</text:p>").replace(b" <office:body>", scripts.encode() + b"<office:body>")
        assert _doubts(data) == found


@pytest.mark.parametrize("more", [{"META-INF/manifest.xml": "<a><encryption-data/></a>"}, {"encrypted-package": "x"}])
def test_a_protected_file_asks_for_its_password(more: dict[str, str]) -> None:
    with pytest.raises(InputProblem, match="encrypted-document"):
        detect(packed("odt", "", more=more), "a")


def test_a_file_without_content_or_with_a_type_definition_is_refused() -> None:
    with pytest.raises(InputProblem, match="damaged-document"):
        detect(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a")
    with pytest.raises(InputProblem, match="damaged-document"):
        odt.read(flat("odt", "<text:p/>").replace(b"<office:document ", b"<!DOCTYPE a><office:document ", 1), "a")


ELEMENTS = {
    "body": "<text:p>{}</text:p>",
    "heading": '<text:h text:outline-level="3">{}</text:h>',
    "list": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    "cell": "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell><table:table-cell>"
    "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    "note": "<text:p><text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note></text:p>",
    "comment": "<text:p><office:annotation><text:p>{}</text:p></office:annotation></text:p>",
    "box": "<text:p><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>",
    "shape": "<text:p><draw:g><draw:custom-shape><text:p>{}</text:p></draw:custom-shape></draw:g></text:p>",
    "insertion": "<text:p><text:change-start/>{}<text:change-end/></text:p>",
    "field": "<text:p><text:user-field-get>{}</text:user-field-get></text:p>",
    "link": "<text:p><text:a><text:span>{}</text:span></text:a></text:p>",
    "section": "<text:section><text:p>{}</text:p></text:section>",
    "index": "<text:table-of-content><text:index-body><text:p>{}</text:p></text:index-body></text:table-of-content>",
    "cell box": "<table:table><table:table-row><table:table-cell><text:p><draw:frame><draw:text-box><text:p>{}</text:p>"
    "</draw:text-box></draw:frame></text:p></table:table-cell></table:table-row></table:table>",
}


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_word_of_every_element_comes_back_once(element: str) -> None:
    words = [f"w{number:04}" for number in range(300)]
    found = " ".join(_texts("".join(ELEMENTS[element].format(word) for word in words)))

    assert [word for word in found.replace("]", " ").split() if word.startswith("w")] == words


def test_damaged_files_end_in_text_or_a_refusal() -> None:
    chance = random.Random(4)  # noqa: S311 (no secret)
    body = "".join(part.format("Wort") for part in ELEMENTS.values())
    for good in (packed("odt", body, styles=NUMBERS + HIDDEN), flat("odt", body, styles=NUMBERS + HIDDEN)):
        for _ in range(100):
            data = bytearray(good)
            for _ in range(chance.randint(1, 5)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(InputProblem):
                detect(bytes(data), "a")
                odt.read(bytes(data), "a")
