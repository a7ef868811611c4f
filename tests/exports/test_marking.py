"""Every kind of file says, for people and for machines, that it was made with AI, from what, and who has checked it."""

import re
from io import BytesIO
from zipfile import ZipFile

import pymupdf
import pytest
from lxml import etree

from genius_desktop.domain import ExportFormat, Summary
from genius_desktop.exports.outline import AI_AND_PERSON, AI_SOURCE
from genius_desktop.exports.xmp import with_properties
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write


def _content(summary: Summary, kind: ExportFormat) -> bytes:
    return write(ExportTask("j", summary, kind, b""))


def _custom(summary: Summary) -> dict[str, str]:
    with ZipFile(BytesIO(_content(summary, "docx"))) as package:
        assert b"/docProps/custom.xml" in package.read("[Content_Types].xml")
        whole = etree.fromstring(package.read("docProps/custom.xml"))
    return {str(one.get("name")): one[0].text or "" for one in whole}


def _user_defined(summary: Summary) -> dict[str, str]:
    with ZipFile(BytesIO(_content(summary, "odt"))) as package:
        whole = etree.fromstring(package.read("meta.xml"))
    name = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
    return {str(one.get(f"{name}name")): one.text or "" for one in whole.iter(f"{name}user-defined")}


@pytest.mark.parametrize("read", [_custom, _user_defined])
def test_office_files_say_what_made_them_from_what(summary: Summary, read: object) -> None:
    told = read(summary)  # type: ignore[operator]
    assert told["DigitalSourceType"] == AI_SOURCE
    assert told["Programm"].startswith("Genius Desktop ")
    assert told["Sprachmodell"] == "beispiel-4b-instruct-q4_k_m"
    assert told["Dokument"] == "Haushaltsplan_2026 (Entwurf).pdf"
    assert told["SHA-256 2"] == "5f" * 32
    assert told["Dokument 2"] == "Beschlussvorlage Kläranlage Süd.docx"


def test_the_xmp_of_a_pdf_names_its_source_and_describes_the_name(summary: Summary) -> None:
    document = pymupdf.open(stream=_content(summary, "pdf"), filetype="pdf")
    assert not document.is_repaired
    told = etree.fromstring(re.sub(r"<\?xpacket.*?\?>", "", document.get_xml_metadata()).encode())
    assert [one.text for one in told.iter("{*}DigitalSourceType")] == [AI_SOURCE]
    described = {one.text for one in told.iter("{http://www.aiim.org/pdfa/ns/property#}name")}
    assert "DigitalSourceType" in described


def test_a_file_without_xmp_is_left_alone(summary: Summary) -> None:
    for broken in (b"", b"%PDF-1.7", _content(summary, "pdf").replace(b"/Metadata ", b"/Metadaten ")):
        with pytest.raises(ValueError, match="no XMP"):
            with_properties(broken, [("DigitalSourceType", AI_SOURCE)])


def test_what_a_person_has_changed_is_no_longer_only_the_machines(checked: Summary) -> None:
    assert _custom(checked)["DigitalSourceType"] == AI_AND_PERSON


@pytest.mark.parametrize("kind", ["md", "html", "txt"])
def test_texts_say_what_was_checked_and_changed(checked: Summary, kind: ExportFormat) -> None:
    text = _content(checked, kind).decode().replace("\\", "")
    assert "S. 7; bearbeitet; geprüft)" in text
    assert "S. 44; geprüft)" in text
    assert "2 von 6 Aussagen geprüft, 1 bearbeitet" in text
    assert AI_AND_PERSON in text or kind == "txt"


@pytest.mark.parametrize("kind", ["md", "html", "txt"])
def test_of_an_unchecked_result_nothing_of_that_kind_is_said(summary: Summary, kind: ExportFormat) -> None:
    assert "Aussagen geprüft" not in _content(summary, kind).decode()


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_the_notice_comes_before_the_first_statement(summary: Summary, kind: ExportFormat) -> None:
    text = _content(summary, kind).decode()
    body = text[text.find("<body>") :] if kind == "html" else text
    assert body.index("Mit KI erstellt. Zahlen") < body.index("212 von 215 Seiten") < body.index("Der Haushalt 2026")


def test_html_holds_nothing_that_could_load_run_or_be_clicked(summary: Summary) -> None:
    page = _content(summary, "html").decode()
    assert {tag.lower() for tag in re.findall(r"<([a-z][a-z0-9]*)", page)} <= {
        *("html", "head", "meta", "title", "style", "body", "p", "small", "strong"),
        *("h1", "h2", "h3", "ol", "ul", "li", "table", "tr", "th", "td"),
    }
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"\b(?:src|href)=", page)


def test_numbers_go_on_under_the_next_heading(sectioned: Summary) -> None:
    assert '<ol start="2">\n<li>Der Haushalt gilt.' in _content(sectioned, "html").decode()
    assert "2. Der Haushalt gilt." in _content(sectioned, "txt").decode()
