"""The bad Office files of the catalogue (O01 to O16) that no single format owns."""

import io
import zipfile

import pytest

from genius_desktop.documents import contents, docx, formats, xlsx
from genius_desktop.documents.ooxml_rows import Cell, table_lines
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem
from tests.makers import zipped
from tests.ooxml_makers import SPACES, document, package, paragraph, run

GOOD = document(paragraph(run("Die Satzung tritt am Tag nach ihrer Bekanntmachung in Kraft.")))


def _read(data: bytes) -> str:
    kind = formats.detect(data, "a")
    return "\n".join(block.text for block in contents.read(kind, data, "a").blocks)


def _refusal(data: bytes) -> str:
    with pytest.raises(InputProblem) as refused:
        _read(data)
    return refused.value.code


def _with(name: str, content: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        members: dict[str, str | bytes] = {member: archive.read(member) for member in archive.namelist()}
    return zipped({**members, name: content})


def test_a_bomb_is_refused_by_its_ratio_before_it_goes_off() -> None:
    bomb = f"<w:document {SPACES}><w:body>{paragraph(run('A' * 100)) * 200_000}</w:body></w:document>"

    assert _refusal(_with("word/document.xml", bomb)) == "too-costly"


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    whole = bytearray(_with("word/document.xml", b"A" * 300_000))
    size = (300_000).to_bytes(4, "little")
    assert whole.count(size) == 2
    lying = bytes(whole.replace(size, (500).to_bytes(4, "little")))

    assert _refusal(lying) == "damaged-document"


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', 'SYSTEM "http://example.org/"', '"haha"'])
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"])
def test_entities_are_refused_in_every_part(entity: str, part: str) -> None:
    data = _with(part, f"<!DOCTYPE a [<!ENTITY x {entity}>]><a>&x;</a>")

    assert _refusal(data) == "damaged-document"


def test_a_billion_laughs_are_refused() -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "lol"}">' for i in range(10))

    assert _refusal(_with("word/document.xml", f"<!DOCTYPE a [{entities}]><a>&l9;</a>")) == "damaged-document"


def test_a_container_cut_off_or_with_a_wrong_checksum_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        checksum = archive.getinfo("word/document.xml").CRC.to_bytes(4, "little")

    assert _refusal(GOOD[: len(GOOD) // 2]) == "damaged-document"
    assert _refusal(GOOD.replace(checksum, b"\0\0\0\0")) == "damaged-document"


def test_a_name_that_leads_outside_is_only_a_name() -> None:
    related = {"h": ("header", "../../../../etc/passwd"), "i": ("styles", "file:///etc/passwd")}
    body = paragraph(run("Text")) + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'

    assert _read(document(body, {"../../etc/passwd": "x"}, related=related)) == "Text"


def test_a_document_with_a_password_is_asked_for_and_not_torn_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512

    assert _refusal(compound + "EncryptedPackage".encode("utf-16-le")) == "encrypted-document"
    assert _refusal(compound) == "unknown-format"


def test_the_lock_file_of_an_open_document_is_no_document() -> None:
    assert _refusal(b"\x0bAmt" + b" " * 50 + b"\0" * 100) == "unknown-format"


def test_a_workbook_of_the_strict_edition_with_names_of_its_own_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rows = '<sheetData><row><c t="inlineStr"><is><t>Text</t></is></c><c><v>7</v></c></row></sheetData>'
    root = f'<workbook xmlns="{strict}" {SPACES}><sheets><sheet name="S" r:id="x"/></sheets></workbook>'
    sheet = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{strict}">{rows}</worksheet>'.encode("utf-16")
    data = package("xl/workbook.xml", root, {"xl/anders.xml": sheet}, related={"x": ("worksheet", "anders.xml")})

    assert [block.text for block in xlsx.read(data, "a").blocks] == ["S", "Text | 7"]


def test_links_that_a_person_follows_are_no_content_elsewhere() -> None:
    related = {"a": ("hyperlink", "https://example.org/"), "b": ("image", "http://example.org/x.png")}

    assert docx.read(document(paragraph(run("a")), related=related), "a").doubts == [Doubt("external-links", count=1)]


def _rows(*rows: str) -> list[list[Cell]]:
    return [[Cell(text.strip(), column) for column, text in enumerate(row.split("|"))] for row in rows]


def test_a_form_of_names_and_values_has_no_head() -> None:
    rows = _rows("Aktenzeichen | 12-3", "Gesamtkosten | 105.000 €", "Eigenanteil | 10.500 €")

    assert table_lines(rows)[1] == "Gesamtkosten | 105.000 €"


def test_a_head_without_a_value_below_is_not_lost() -> None:
    rows = _rows("Jahr | Betrag | Vermerk", "2026 | 5 € |", "2027 | 6 € |")

    assert table_lines(rows) == ["Jahr | Betrag | Vermerk", "Jahr: 2026 | Betrag: 5 €", "Jahr: 2027 | Betrag: 6 €"]
