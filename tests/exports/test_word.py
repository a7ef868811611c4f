"""Summaries as Word documents, looked at as the XML they are."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from lxml import etree

from genius_desktop import wording
from genius_desktop.domain import Summary
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1], "dc": "http://purl.org/dc/elements/1.1/"}


def _file(summary: Summary) -> bytes:
    return write(ExportTask("j", summary, "docx", b""))


def _part(data: bytes, name: str) -> Any:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def _paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [
        (
            "".join(str(style) for style in paragraph.xpath("w:pPr/w:pStyle/@w:val", namespaces=NAMES)),
            "".join(text.text or "" for text in paragraph.iter(f"{W}t")),
        )
        for paragraph in _part(data, "word/document.xml").iter(f"{W}p")
    ]


def test_the_file_says_every_statement_with_its_page_and_every_quote(summary: Summary) -> None:
    told = _paragraphs(_file(summary))
    numbered = [text for style, text in told if style == "ListNumber"]
    assert len(numbered) == len(summary.statements)
    for statement, text in zip(summary.statements, numbered, strict=True):
        assert text.startswith(statement.text)
        for citation in statement.citations:
            assert ("TableText", citation.quote) in told
    assert numbered[0].endswith("(Haushaltsplan_2026 (Entwurf).pdf, S. 3, S. 7)")
    assert numbered[1].endswith("– nicht im Dokument gefunden: 1.250 Euro")
    assert ("Notice", wording.AI_NOTICE) in told
    assert told[-1] == ("Signature", "Geprüft von: ____________ am: ____________")


def test_headings_are_real_headings(summary: Summary) -> None:
    told = _paragraphs(_file(summary))
    assert told[0] == ("Heading1", "Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx")
    assert [text for style, text in told if style == "Heading2"] == ["Fundstellen", "Hinweise", "Herkunft"]


def test_every_style_and_list_that_is_used_exists(summary: Summary) -> None:
    data = _file(summary)
    styles, numbering = _part(data, "word/styles.xml"), _part(data, "word/numbering.xml")
    known = set(styles.xpath("w:style/@w:styleId", namespaces=NAMES))
    used = [
        style
        for part in (_part(data, "word/document.xml"), _part(data, "word/footer.xml"), styles)
        for style in part.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NAMES)
    ]
    assert set(used) <= known
    lists = set(numbering.xpath("w:num/@w:numId", namespaces=NAMES))
    assert set(styles.xpath("//w:numId/@w:val", namespaces=NAMES)) == lists


def test_the_language_is_german_from_the_ground_up(summary: Summary) -> None:
    styles = _part(_file(summary), "word/styles.xml")
    assert set(styles.xpath("//w:lang/@w:val", namespaces=NAMES)) == {"de-DE"}
    assert len(styles.xpath("w:docDefaults//w:lang", namespaces=NAMES)) == 1


def test_the_paper_is_a4_and_every_page_says_it_was_made_by_ai(summary: Summary) -> None:
    data = _file(summary)
    [size] = _part(data, "word/document.xml").iter(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert "".join(_part(data, "word/footer.xml").itertext()).strip().startswith("Mit KI erstellt")


def test_the_metadata_say_what_it_is_and_who_wrote_it(summary: Summary) -> None:
    properties = docx.Document(BytesIO(_file(summary))).core_properties
    assert properties.title == "Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx"
    assert properties.language == "de-DE"
    assert properties.keywords.startswith("Mit KI erstellt")
    assert properties.comments == wording.AI_NOTICE
    assert properties.author.startswith("Genius Desktop ")


def test_many_names_do_not_break_the_metadata(summary: Summary) -> None:
    many = replace(summary, documents=tuple(replace(summary.documents[0], name=f"Anlage {n}.pdf") for n in range(60)))
    properties = docx.Document(BytesIO(_file(many))).core_properties
    assert properties.title.endswith("…")
    assert len(properties.title) == 255


def test_there_is_no_field_no_link_and_nothing_from_outside(summary: Summary) -> None:
    data = _file(summary)
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        relations = "".join(package.read(name).decode() for name in names if name.endswith(".rels"))
    assert 'TargetMode="External"' not in relations
    assert not [name for name in names if not name.endswith((".xml", ".rels"))]
    body = _part(data, "word/document.xml")
    assert not [tag for name in ("fldSimple", "instrText", "fldChar", "hyperlink") for tag in body.iter(f"{W}{name}")]


def test_the_head_of_the_table_is_repeated_on_each_page(summary: Summary) -> None:
    rows = list(_part(_file(summary), "word/document.xml").iter(f"{W}tr"))
    assert [bool(row.xpath("w:trPr/w:tblHeader", namespaces=NAMES)) for row in rows] == [True, *[False] * 6]


def test_a_bullet_is_no_number(summary: Summary) -> None:
    told = _paragraphs(_file(summary))
    assert len([text for style, text in told if style == "ListBullet"]) == 3
    numbering = _part(_file(summary), "word/numbering.xml")
    kinds = numbering.xpath("//w:lvl/w:numFmt/@w:val | //w:lvl/w:pStyle/@w:val", namespaces=NAMES)
    assert kinds == ["decimal", "ListNumber", "bullet", "ListBullet"]


def test_the_package_declares_each_of_its_parts(summary: Summary) -> None:
    data = _file(summary)
    declared = {str(name) for name in _part(data, "[Content_Types].xml").xpath("//@PartName")}
    with ZipFile(BytesIO(data)) as package:
        parts = {f"/{name}" for name in package.namelist() if name.endswith(".xml") and name[0] != "["}
        assert package.testzip() is None
    assert declared == parts


def test_topics_are_headings_of_the_third_level(sectioned: Summary) -> None:
    document = docx.Document(BytesIO(_file(sectioned)))

    topics = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 3"]
    assert topics == ["Kosten", "Klima", "Beschluss"]
