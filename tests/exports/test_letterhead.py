"""The letterhead of an office around a result; a broken one is told and left out."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pymupdf
import pytest
from docx.oxml.ns import qn
from odfdo import Document, Element
from odfdo import Paragraph as TextParagraph

from genius_desktop.domain import ExportFormat, Summary
from genius_desktop.exports import opendocument
from genius_desktop.exports.write import written
from genius_desktop.letterhead import Letterhead
from genius_desktop.tasks import ExportTask

ADDRESS = "Am Markt 1\n12345 Musterau"


def _export(summary: Summary, kind: ExportFormat, letterhead: Letterhead) -> tuple[bytes, str]:
    return written(ExportTask("j", summary, kind, b"", letterhead=letterhead))


@pytest.fixture
def word_template(tmp_path: Path) -> Path:
    """A template as an office makes it: German names of styles, its text in header, footer and body."""
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Gemeinde Musterau"
    template.sections[0].footer.paragraphs[0].text = "Bankverbindung"
    template.add_paragraph("Sehr geehrte Damen und Herren")
    heading = template.styles["Heading 2"]
    heading.element.set(qn("w:styleId"), "berschrift2")
    template.save(str(tmp_path / "Briefkopf.docx"))
    return tmp_path / "Briefkopf.docx"


@pytest.fixture
def text_template(tmp_path: Path) -> Path:
    template = opendocument.own()
    template.body.append(TextParagraph("Sehr geehrte Damen und Herren"))
    header = Element.from_tag("style:header")
    header.append(TextParagraph("Gemeinde Musterau"))
    (master,) = template.styles.get_elements("//style:master-page")
    master.insert(header, position=0)
    for style in template.styles.get_elements("//style:style[@style:name='Fact']"):
        style.delete()
    template.save(str(tmp_path / "Briefkopf.odt"))
    return tmp_path / "Briefkopf.odt"


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x10\x40\x90" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_word_keeps_header_footer_and_headings_of_the_office(summary: Summary, word_template: Path) -> None:
    data, without = _export(summary, "docx", Letterhead(word=str(word_template)))
    document = docx.Document(BytesIO(data))
    assert without == ""
    assert document.sections[0].header.paragraphs[0].text == "Gemeinde Musterau"
    footer = [line.text for line in document.sections[0].footer.paragraphs]
    assert footer[0] == "Bankverbindung"
    assert footer[1].startswith("Mit KI erstellt")
    texts = [line.text for line in document.paragraphs]
    assert "Sehr geehrte Damen und Herren" not in texts
    evidence = document.paragraphs[texts.index("Fundstellen")]
    assert (evidence.style.name, evidence.style.style_id) == ("Heading 2", "berschrift2")


def test_every_style_and_list_of_the_result_exists_in_the_letter(summary: Summary, word_template: Path) -> None:
    data, _ = _export(summary, "docx", Letterhead(word=str(word_template)))
    document = docx.Document(BytesIO(data))
    known = {style.get(qn("w:styleId")) for style in document.styles.element.style_lst}
    used = {one.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle") for one in document.element.iter(qn(tag))}
    assert used <= known
    numbering = document.part.numbering_part.element
    lists = {one.get(qn("w:numId")) for one in numbering.findall(qn("w:num"))}
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:numId"))} <= lists
    kinds = [one.tag for one in numbering if one.tag in {qn("w:num"), qn("w:abstractNum")}]
    assert kinds == sorted(kinds)


def test_a_word_template_file_becomes_a_document(summary: Summary, word_template: Path, tmp_path: Path) -> None:
    with ZipFile(word_template) as given, ZipFile(tmp_path / "b.dotx", "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"document.main+xml", b"template.main+xml"))
    data, without = _export(summary, "docx", Letterhead(word=str(tmp_path / "b.dotx")))
    assert without == ""
    assert docx.Document(BytesIO(data)).sections[0].header.paragraphs[0].text == "Gemeinde Musterau"


def test_opendocument_keeps_header_and_styles_of_the_office(summary: Summary, text_template: Path) -> None:
    data, without = _export(summary, "odt", Letterhead(opendocument=str(text_template)))
    document = Document(BytesIO(data))
    assert without == ""
    assert [str(one).strip() for one in document.styles.get_elements("//style:header/text:p")] == ["Gemeinde Musterau"]
    assert document.styles.get_element("//style:style[@style:name='Fact']") is not None
    assert "Sehr geehrte" not in str(document.body)
    assert document.body.get_elements("//text:h")


@pytest.mark.parametrize("logo", ["svg", "png"])
def test_pdf_has_name_address_and_logo_and_stays_tagged(summary: Summary, tmp_path: Path, logo: str) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'
    (tmp_path / f"wappen.{logo}").write_bytes(drawing if logo == "svg" else _png())
    letterhead = Letterhead(office="Gemeinde Musterau", address=ADDRESS, logo=str(tmp_path / f"wappen.{logo}"))
    data, without = _export(summary, "pdf", letterhead)
    document = pymupdf.open(stream=data, filetype="pdf")
    assert without == ""
    text = document[0].get_text()
    assert text.index("Gemeinde Musterau") < text.index("Am Markt 1") < text.index("12345 Musterau")
    tags = [document.xref_get_key(xref, "S")[1] for xref in range(1, document.xref_length())]
    assert tags.count("/Figure") == 1


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 kein Archiv", b"<svg", b"\x89PNG kaputt"])
def test_a_broken_template_is_named_and_the_result_goes_plain(
    summary: Summary, tmp_path: Path, kind: ExportFormat, content: bytes | None
) -> None:
    file = tmp_path / "Kopf.vorlage"
    if content is not None:
        file.write_bytes(content)
    data, without = _export(summary, kind, Letterhead(word=str(file), opendocument=str(file), logo=str(file)))
    assert without == "Kopf.vorlage"
    assert len(data) > len(_export(summary, kind, Letterhead())[0]) * 0.9


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/vbaProject.bin", b"Sub AutoOpen()"),
        (
            "word/_rels/header9.xml.rels",
            b'<Relationships><Relationship Id="r" Type="http://x/image" Target="http://a.example/b.png" '
            b'TargetMode="External"/></Relationships>',
        ),
    ],
)
def test_a_template_that_runs_or_fetches_something_is_not_used(
    summary: Summary, word_template: Path, part: str, content: bytes
) -> None:
    with ZipFile(word_template, "a") as package:
        package.writestr(part, content)
    data, without = _export(summary, "docx", Letterhead(word=str(word_template)))
    assert without == "Briefkopf.docx"
    assert content not in data


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_template_whose_bytes_rotted_is_named_and_the_result_goes_plain(
    summary: Summary, word_template: Path, text_template: Path, kind: ExportFormat
) -> None:
    file = word_template if kind == "docx" else text_template
    with ZipFile(file) as package:
        first = max(package.infolist(), key=lambda info: info.compress_size)
    sound, begin = file.read_bytes(), first.header_offset + 30 + len(first.filename)
    for place in range(begin, begin + first.compress_size, max(1, first.compress_size // 12)):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])

        _, without = _export(summary, kind, Letterhead(word=str(file), opendocument=str(file)))

        assert without == file.name


def test_a_template_that_only_breaks_when_it_is_written_is_left_out_too(summary: Summary, text_template: Path) -> None:
    with ZipFile(text_template) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    with ZipFile(text_template, "w") as package:
        for name, data in parts.items():
            package.writestr(name, b"<office:document-meta" if name == "meta.xml" else data)

    data, without = _export(summary, "odt", Letterhead(opendocument=str(text_template)))

    assert without == "Briefkopf.odt"
    assert data.startswith(b"PK")
