"""Rows O01 to O15 of the bad-input catalogue: Office files."""

import io
import struct
import zipfile

from tests import makers

TEXT = "w0001 Der Gemeinderat von Musterau beschließt den Haushalt 2026 mit elf Stimmen."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPES = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _package(main: str, parts: dict[str, str | bytes], *, kind: str = "") -> bytes:
    folder, _, base = main.rpartition("/")
    types = f'<Types><Override PartName="/{main}" ContentType="{kind or _TYPES[main]}"/></Types>'
    top = _related({"rId1": ("officeDocument", main)})
    return makers.zipped(
        {"[Content_Types].xml": types, "_rels/.rels": top, f"{folder}/_rels/{base}.rels": _related({}), **parts}
    )


def _related(targets: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target or "\\" in target else "/>")
        for key, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{entries}</Relationships>'


def _word(body: str, more: dict[str, str | bytes] | None = None, *, prolog: str = "", space: str = _WORD) -> bytes:
    spaces = (
        f'xmlns:w="{space}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    spaces += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    root = f"{prolog}<w:document {spaces}><w:body>{body}</w:body></w:document>"
    return _package("word/document.xml", {"word/document.xml": root, **(more or {})})


def _paragraph(text: str, look: str = "") -> str:
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:p><w:r>{look}<w:t>{text}</w:t></w:r></w:p>"


def bomb() -> bytes:
    return _word(_paragraph("a" * 150_000_000))


def overlapping() -> bytes:
    """Make an archive whose many members are one and the same stretch of bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"\0" * 900_000)
    whole = out.getvalue()
    start = whole.rindex(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    entry = whole[start:end]
    directory = entry * 5000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 5000, 5000, len(directory), start, 0)
    return whole[:start] + directory + tail


def bombs_in_bombs() -> bytes:
    inner = makers.zipped({"0": b"\0" * 1_000_000})
    for _ in range(5):
        inner = makers.zipped({f"{n}.zip": inner for n in range(16)})
    return inner


def outside_entity() -> bytes:
    return _word(_paragraph("&x;"), prolog='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>')


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _word(_paragraph("&l9;"), prolog=f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]>')


def cut_off() -> bytes:
    data = _word(_paragraph(TEXT))
    return data[: len(data) // 2]


def wrong_sum() -> bytes:
    data = bytearray(_word(_paragraph(TEXT)))
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            if b"word/document.xml" in data[place : place + 70]:
                data[place + offset] ^= 0xFF
    return bytes(data)


def locked_members() -> bytes:
    data = bytearray(_word(_paragraph(TEXT)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    return bytes(data)


def climbing_names() -> bytes:
    return makers.zipped(
        {"../../boese.txt": "x", "/etc/passwd": "x", "C:\\Windows\\x.dll": "x", "gpj\u202eexe.txt": "x"}
    )


def outside_links() -> bytes:
    links = _related({"rId1": ("attachedTemplate", "http://127.0.0.1:9/a.dotm"), "rId2": ("image", "file:///x.png")})
    return _word(_paragraph(TEXT), {"word/_rels/document.xml.rels": links})


def macros() -> bytes:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{_paragraph(TEXT)}</w:body></w:document>'
    return _package(
        "word/document.xml", {"word/document.xml": body, "word/vbaProject.bin": _OLE + b"\0" * 512}, kind=kind
    )


def tracked() -> bytes:
    gone = "<w:del><w:r><w:delText>w0002 gelöscht</w:delText></w:r></w:del>"
    new = "<w:ins><w:r><w:t>w0003 eingefügt</w:t></w:r></w:ins>"
    return _word(f"{_paragraph(TEXT)}<w:p>{gone}{new}</w:p>")


def _notes(root: str, item: str, *, number: int, text: str) -> str:
    return f"<w:{root} xmlns:w='{_WORD}'><w:{item} w:id='{number}'>{_paragraph(text)}</w:{item}></w:{root}>"


def everywhere() -> bytes:
    """Put words into every place a Word document has for them."""
    box = "<w:txbxContent>" + _paragraph("w0004 Textfeld") + "</w:txbxContent>"
    shape = f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = (
        _paragraph(TEXT)
        + f"<w:p><w:r><mc:AlternateContent>{shape}</mc:AlternateContent></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{_paragraph('w0005 Steuerelement')}</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/></w:r>"
        + "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
        + "<w:sectPr><w:headerReference w:type='default' r:id='h'/></w:sectPr>"
    )
    space = f'xmlns:w="{_WORD}"'
    return _word(
        body,
        {
            "word/_rels/document.xml.rels": _related(
                {
                    "f": ("footnotes", "footnotes.xml"),
                    "e": ("endnotes", "endnotes.xml"),
                    "c": ("comments", "comments.xml"),
                    "h": ("header", "header1.xml"),
                }
            ),
            "word/footnotes.xml": _notes("footnotes", "footnote", number=2, text="w0006 Fußnote"),
            "word/endnotes.xml": _notes("endnotes", "endnote", number=2, text="w0007 Endnote"),
            "word/comments.xml": _notes("comments", "comment", number=0, text="w0008 Kommentar"),
            "word/header1.xml": f"<w:hdr {space}>{_paragraph('w0009 Kopf')}</w:hdr>",
        },
    )


def hidden_words() -> bytes:
    hidden = _paragraph("w0010 verborgen", "<w:vanish/>") + _paragraph("w0011 weiss", '<w:color w:val="FFFFFF"/>')
    return _word(_paragraph(TEXT) + hidden + _paragraph("w0012 winzig", '<w:sz w:val="1"/>'))


def locked_package() -> bytes:
    return _OLE + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000


def old_word() -> bytes:
    return _OLE + b"\0" * 1000 + "WordDocument".encode("utf-16-le") + b"\0" * 1000


def sheets() -> bytes:
    """Make a workbook with a hidden and a very hidden sheet, a lie about its size and formulas without value."""
    space = f'xmlns="{_SHEET}" xmlns:r="{_OFFICE}"'
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="s{n}"/>'
        for n, (name, state) in enumerate((("Plan", "visible"), ("Lager", "hidden"), ("Tresor", "veryHidden")), 1)
    )

    def sheet(cells: str) -> str:
        rows = f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{cells}</row></sheetData>'
        return f"<worksheet {space}>{rows}</worksheet>"

    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    return _package(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f"<workbook {space}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _related(
                {f"s{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2, 3)}
            ),
            "xl/worksheets/sheet1.xml": sheet(
                cell("A1", TEXT) + '<c r="B1"><f>WEBSERVICE("http://127.0.0.1:9/")</f></c>'
                '<c r="C1" t="e"><f>A9/0</f><v>#REF!</v></c>'
            ),
            "xl/worksheets/sheet2.xml": sheet(cell("A1", "w0013 im Lager")),
            "xl/worksheets/sheet3.xml": sheet(cell("A1", "w0014 im Tresor")),
        },
    )


def _slide(text: str, *, show: str = "", root: str = "sld") -> str:
    shape = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    space = f'xmlns:p="{_SLIDE}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}"'
    return f"<p:{root} {space}{show}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:{root}>"


def slides(count: int = 2) -> bytes:
    """Make a presentation whose second slide is hidden and whose first has notes."""
    numbers = range(1, count + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in numbers)
    space = f'xmlns:p="{_SLIDE}" xmlns:r="{_OFFICE}"'
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f"<p:presentation {space}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _related({f"s{n}": ("slide", f"slides/slide{n}.xml") for n in numbers}),
        "ppt/slides/_rels/slide1.xml.rels": _related({"n": ("notesSlide", "../notesSlides/notesSlide1.xml")}),
        "ppt/notesSlides/notesSlide1.xml": _slide("w0015 Notiz", root="notes"),
    }
    for n in numbers:
        parts[f"ppt/slides/slide{n}.xml"] = _slide(f"{TEXT} Folie {n}", show=' show="0"' if n == 2 else "")
    return _package("ppt/presentation.xml", parts)


def many_slides() -> bytes:
    return slides(2000)


def open_tracked() -> bytes:
    gone = "<text:deletion><text:p>w0016 gelöscht</text:p></text:deletion>"
    region = f'<text:changed-region text:id="c1">{gone}</text:changed-region>'
    changes = f"<text:tracked-changes>{region}</text:tracked-changes>"
    return makers.odt(f'{changes}<text:p>{TEXT}<text:change text:change-id="c1"/></text:p>')


def flat() -> bytes:
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    body = f"<office:body><office:text><text:p>{TEXT}</text:p></office:text></office:body>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {spaces} {kind}>{body}</office:document>'.encode()


def locked_odt() -> bytes:
    return makers.zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x93\x01\x02",
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
        }
    )


def updating_rtf() -> bytes:
    thing = rb"{\object\objupdate\objemb{\*\objdata 0105000002000000}{\result w0017 Bild}}"
    return rb"{\rtf1\ansi\ansicpg1252 " + TEXT.encode("cp1252") + thing + b"}"


def deep_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 1_000_000 + b"x" + b"}" * 1_000_000 + b"}"


def strict() -> bytes:
    return _word(_paragraph(TEXT), space="http://purl.oclc.org/ooxml/wordprocessingml/main")


def own_part_names() -> bytes:
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{_paragraph(TEXT)}</w:body></w:document>'
    return _package("text/inhalt.xml", {"text/inhalt.xml": body}, kind=_TYPES["word/document.xml"])


def utf16() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    body = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{_paragraph(TEXT)}</w:body></w:document>'
    return _package("word/document.xml", {"word/document.xml": body.encode("utf-16")})
