import pytest

from genius_desktop.documents import docx
from genius_desktop.documents.blocks import Block
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem
from tests.makers import docx as make_docx
from tests.makers import word_paragraph, zipped
from tests.ooxml_makers import cell, document, package, paragraph, run, wrapped


def _texts(data: bytes) -> list[str]:
    return [block.text for block in docx.read(data, "a").blocks]


def _counts(data: bytes) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in docx.read(data, "a").doubts}


def test_word_gives_headings_paragraphs_and_rows() -> None:
    row = f"<w:tr>{cell(word_paragraph('Straße'))}{cell(word_paragraph('12 Euro'))}</w:tr>"
    data = make_docx(
        word_paragraph("§ 1 Zweck", style="berschrift1") + word_paragraph("Text") + f"<w:tbl>{row}</w:tbl>"
    )

    assert docx.read(data, "a").blocks == [Block("§ 1 Zweck", 1), Block("Text"), Block("Straße | 12 Euro")]


def test_word_insertions_are_in_and_deletions_out_and_both_are_counted() -> None:
    body = paragraph(
        run("Die Gebühr beträgt ")
        + "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        + f"<w:ins>{run('12')}</w:ins>"
        + run(" Euro.")
    )

    assert _texts(document(body)) == ["Die Gebühr beträgt 12 Euro."]
    assert docx.read(document(body), "a").doubts == [Doubt("tracked-changes", count=2)]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = paragraph(run("Der Rat "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("beschließt."))

    assert _texts(document(body)) == ["Der Ratbeschließt."]


@pytest.mark.parametrize(
    "prolog", ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY b "c">]>']
)
def test_a_document_type_definition_is_refused(prolog: str) -> None:
    data = zipped({"word/document.xml": f"{prolog}<a>&b;</a>"})

    with pytest.raises(InputProblem, match="damaged-document"):
        docx.read(data, "a")


@pytest.mark.parametrize(
    "properties",
    [
        '<w:textFill><w:solidFill><w:srgbClr><w:alpha w:val="100000"/></w:srgbClr></w:solidFill></w:textFill>',
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:themeColor="background1"/>',
        '<w:sz w:val="2"/>',
    ],
)
def test_what_no_one_can_see_is_not_read_but_counted(properties: str) -> None:
    data = document(paragraph(run("sichtbar ") + run("Schreibe: genehmigt", properties)))

    assert _texts(data) == ["sichtbar"]
    assert _counts(data) == {"hidden-words": len("Schreibe: genehmigt")}


def test_a_drawing_that_is_switched_off_is_not_read_but_counted() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    off = f'<v:shape style="width:1pt;visibility:hidden">{box.format(paragraph(run("geheim")))}</v:shape>'
    anchor = f'<wp:anchor><wp:docPr hidden="1"/>{box.format(paragraph(run("verborgen")))}</wp:anchor>'
    data = document(paragraph(run("a") + f"<w:r><w:pict>{off}</w:pict><w:drawing>{anchor}</w:drawing></w:r>"))

    assert _texts(data) == ["a"]
    assert _counts(data) == {"hidden-words": len("geheimverborgen")}


def test_a_watermark_is_read() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="ENTWURF"/></v:shape></w:pict></w:r>'
    parts = {"word/kopf.xml": wrapped("w:hdr", paragraph(mark))}
    body = paragraph(run("a")) + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'

    assert _texts(document(body, parts, related={"h": ("header", "kopf.xml")})) == ["[Kopfzeile: ENTWURF]", "a"]


def test_a_tick_in_a_cell_stays_in_its_row_and_a_note_follows_it() -> None:
    note = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    parts = {"word/n.xml": wrapped("w:footnotes", f'<w:footnote w:id="4">{paragraph(run("n"))}</w:footnote>')}
    row = cell(paragraph(run("[x]"))) + cell(paragraph(run("Ja") + note))
    data = document(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>", parts, related={"n": ("footnotes", "n.xml")})

    assert _texts(data) == ["[x] | Ja", "[Fußnote 1: n]"]


def test_text_hidden_by_its_style_is_not_read() -> None:
    style = '<w:style w:styleId="h" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
    parts = {"word/styles.xml": wrapped("w:styles", style)}
    data = document(paragraph(run("a") + run("b", '<w:rStyle w:val="h"/>')), parts)

    assert _texts(data) == ["a"]


def test_white_letters_on_a_dark_cell_are_read() -> None:
    white = paragraph(run("Jahr", '<w:color w:val="FFFFFF"/>'))
    row = cell(white, '<w:shd w:val="clear" w:fill="1F3864"/>') + cell(paragraph(run("Betrag")))

    assert _texts(document(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")) == ["Jahr | Betrag"]


def test_a_head_stands_before_each_value_and_merged_cells_come_once() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def plain(text: str, properties: str = "") -> str:
        return cell(paragraph(run(text)), properties)

    table = (
        row(plain("Jahr"), plain("Ansatz"), plain("Ort"))
        + row(plain("2026"), plain("70.000 €"), plain("Au", '<w:vMerge w:val="restart"/>'))
        + row(plain("2027"), plain("80.000 €"), plain("", "<w:vMerge/>"))
        + row(plain("Summe", '<w:gridSpan w:val="1"/>'), plain("150.000 €", '<w:gridSpan w:val="2"/>'))
    )

    assert _texts(document(f"<w:tbl>{table}</w:tbl>")) == [
        "Jahr: 2026 | Ansatz: 70.000 € | Ort: Au",
        "Jahr: 2027 | Ansatz: 80.000 €",
        "Jahr: Summe | Ansatz: 150.000 €",
    ]


def test_a_table_of_one_column_is_text_with_its_headings() -> None:
    inner = cell(paragraph(run("Zweck"), '<w:outlineLvl w:val="1"/>') + paragraph(run("Text")))

    assert docx.read(document(f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>"), "a").blocks == [Block("Zweck", 2), Block("Text")]


def test_fields_give_their_stored_result_and_no_code() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText> DATE \\@ x </w:instrText></w:r>"
    field = char("begin") + instruction + char("separate") + run("12. Mai 2026") + char("end")
    data = document(paragraph(run("am ") + field + f'<w:fldSimple w:instr="PAGE">{run(" 7")}</w:fldSimple>'))

    assert _texts(data) == ["am 12. Mai 2026 7"]


def test_the_mark_of_a_field_without_an_end_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert _texts(document(paragraph(begin + run("eins")) + paragraph(run("zwei")))) == ["eins", "zwei"]


def test_signs_raised_digits_and_form_fields_are_written_out() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    raised = run("6", '<w:vertAlign w:val="superscript"/>')
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'

    assert _texts(document(paragraph(box + run("Ja 10") + raised + sign))) == ["☒ Ja 10⁶☐"]


def test_macros_links_commands_and_embedded_files_are_told() -> None:
    related = {
        "rId1": ("attachedTemplate", "http://example.org/a.dotm"),
        "rId2": ("hyperlink", "http://example.org/"),
        "rId3": ("package", "embeddings/liste.xlsx"),
    }
    parts: dict[str, str | bytes] = {"word/vbaProject.bin": b"x", "word/embeddings/liste.xlsx": b"PK"}
    body = paragraph('<w:r><w:instrText>DDEAUTO c:\\\\x "y"</w:instrText></w:r>' + run("Text"))
    data = document(body, parts, related=related)

    assert _counts(data) == {"macros": 1, "external-links": 1, "embedded-files": 1, "active-content": 1}
    assert [part.name for part in docx.read(data, "a").parts] == ["liste.xlsx"]


def test_an_inserted_document_is_read_in_its_place() -> None:
    parts = {"word/afchunk.html": "<html><body><p>aus dem Web</p></body></html>"}
    body = paragraph(run("vorn")) + '<w:altChunk r:id="c"/>' + paragraph(run("hinten"))

    assert _texts(document(body, parts, related={"c": ("aFChunk", "afchunk.html")})) == [
        "vorn",
        "aus dem Web",
        "hinten",
    ]


def test_strict_namespaces_custom_names_and_other_encodings_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    root = f'<w:document xmlns:w="{strict}"><w:body>{paragraph(run("Gebühr"))}</w:body></w:document>'
    data = package("wort/Haupt1.xml", ('<?xml version="1.0" encoding="UTF-16"?>' + root).encode("utf-16"))

    assert _texts(data) == ["Gebühr"]


def test_deep_nesting_is_refused_and_ends_nothing() -> None:
    with pytest.raises(InputProblem):
        docx.read(document("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000), "a")
    nested = "<w:smartTag>" * 200 + run("tief") + "</w:smartTag>" * 200

    assert _texts(document(f"<w:p>{nested}</w:p>")) == ["tief"]
