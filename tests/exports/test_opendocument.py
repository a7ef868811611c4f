"""Summaries as OpenDocument texts, looked at as the XML they are."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from genius_desktop import wording
from genius_desktop.domain import Summary
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": f"{_ODF}office:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "style": f"{_ODF}style:1.0",
    "meta": f"{_ODF}meta:1.0",
    "manifest": f"{_ODF}manifest:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def _file(summary: Summary) -> bytes:
    return write(ExportTask("j", summary, "odt", b""))


def _part(data: bytes, name: str) -> Any:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def _texts(part: Any, path: str) -> list[str]:
    # A space after a space is an element of its own here.
    for space in part.iter(f"{{{NAMES['text']}}}s"):
        space.text = " "
    return ["".join(element.itertext()) for element in part.xpath(path, namespaces=NAMES)]


def test_the_file_says_every_statement_with_its_page_and_every_quote(summary: Summary) -> None:
    body = _part(_file(summary), "content.xml")
    numbered = _texts(body, "//text:list[1]/text:list-item")
    assert len(numbered) == len(summary.statements)
    quotes = _texts(body, "//table:table-row/table:table-cell[3]/text:p")
    for statement, text in zip(summary.statements, numbered, strict=True):
        assert text.startswith(statement.text)
        assert {citation.quote for citation in statement.citations} <= set(quotes)
    assert numbered[0].endswith("(Haushaltsplan_2026 (Entwurf).pdf, S. 3, S. 7)")
    assert numbered[1].endswith("– nicht im Dokument gefunden: 1.250 Euro")
    paragraphs = _texts(body, "//office:text/text:p")
    assert paragraphs[0] == wording.AI_NOTICE
    assert paragraphs[-1] == "Geprüft von: ____________ am: ____________"


def test_headings_are_real_headings(summary: Summary) -> None:
    body = _part(_file(summary), "content.xml")
    assert _texts(body, "//text:h[@text:outline-level='1'][@text:style-name='Heading_20_1']") == [
        "Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx"
    ]
    assert _texts(body, "//text:h[@text:outline-level='2'][@text:style-name='Heading_20_2']") == [
        "Fundstellen",
        "Hinweise",
        "Herkunft",
    ]


def test_every_style_that_is_used_exists(summary: Summary) -> None:
    data = _file(summary)
    body, styles = _part(data, "content.xml"), _part(data, "styles.xml")
    defined = "//style:style/@style:name | //text:list-style/@style:name | //style:page-layout/@style:name"
    known = {str(name) for part in (body, styles) for name in part.xpath(defined, namespaces=NAMES)}
    uses = (
        "//@text:style-name | //@table:style-name | //@style:parent-style-name | //@style:list-style-name"
        " | //@style:page-layout-name | //@style:next-style-name"
    )
    used = {str(name) for part in (body, styles) for name in part.xpath(uses, namespaces=NAMES)}
    assert used <= known


def test_the_language_is_german_from_the_ground_up(summary: Summary) -> None:
    styles = _part(_file(summary), "styles.xml")
    [default] = styles.xpath("//style:default-style[@style:family='paragraph']/style:text-properties", namespaces=NAMES)
    assert default.get(f"{{{NAMES['fo']}}}language") == "de"
    assert default.get(f"{{{NAMES['fo']}}}country") == "DE"
    assert set(styles.xpath("//@fo:language", namespaces=NAMES)) == {"de"}


def test_the_paper_is_a4_and_every_page_says_it_was_made_by_ai(summary: Summary) -> None:
    styles = _part(_file(summary), "styles.xml")
    assert styles.xpath("//@fo:page-width | //@fo:page-height", namespaces=NAMES) == ["21cm", "29.7cm"]
    [footer] = _texts(styles, "//style:footer/text:p")
    assert footer.startswith("Mit KI erstellt")


def test_the_metadata_say_what_it_is_and_who_wrote_it(summary: Summary) -> None:
    meta = _part(_file(summary), "meta.xml")
    assert _texts(meta, "//dc:title") == ["Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx"]
    assert _texts(meta, "//dc:language") == ["de-DE"]
    assert _texts(meta, "//dc:description") == [wording.AI_NOTICE]
    assert _texts(meta, "//meta:keyword")[0].startswith("Mit KI erstellt")
    assert _texts(meta, "//meta:generator")[0].startswith("Genius Desktop ")
    assert _texts(meta, "//meta:user-defined[@meta:name='Mit KI erstellt']") == ["true"]


def test_there_is_no_link_no_field_and_no_script(summary: Summary) -> None:
    body = _part(_file(summary), "content.xml")
    tags = {etree.QName(element).localname for element in body.iter() if isinstance(element.tag, str)}
    assert not tags & {
        "a",
        "script",
        "scripts",
        "event-listeners",
        "object",
        "frame",
        "page-number",
        "database-display",
    }
    assert not body.xpath("//@*[local-name() = 'href' or local-name() = 'formula']")


def test_the_head_of_the_table_is_repeated_on_each_page(summary: Summary) -> None:
    body = _part(_file(summary), "content.xml")
    assert _texts(body, "//table:table-header-rows//text:p") == ["Aussage", "Stelle", "Zitat"]


def test_the_package_is_one_that_strict_readers_take(summary: Summary) -> None:
    data = _file(summary)
    with ZipFile(BytesIO(data)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        parts = {name for name in package.namelist() if name not in {"mimetype", "META-INF/manifest.xml"}}
        assert package.testzip() is None
    listed = _part(data, "META-INF/manifest.xml").xpath("//@manifest:full-path", namespaces=NAMES)
    assert set(listed) - {"/"} == parts


def test_the_numbers_go_on_under_the_next_heading(sectioned: Summary) -> None:
    content = _part(_file(sectioned), "content.xml")
    starts = content.xpath("//text:list-item/@text:start-value", namespaces=NAMES)

    assert starts == ["2"]
    assert _texts(content, "//text:h[@text:outline-level='3']") == ["Kosten", "Klima", "Beschluss"]
