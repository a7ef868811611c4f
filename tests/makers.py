"""Documents for tests: invented places, no real persons."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pymupdf

PAGES = (
    "Gemeinde Musterau\nNiederschrift über die Sitzung des Gemeinderates am 12. Mai 2026\n\n"
    "Der Gemeinderat beschließt die Straßen-\nsanierung der Lindenstraße mit Kosten von 125.000 Euro.\n"
    "Die Mittel stehen im Haushalt 2026 bereit. Der Beschluss erging mit 11 Ja-Stimmen und 2 Nein-Stimmen.",
    "Die Arbeiten beginnen am 1. September 2026 und enden spätestens am 30. November 2026.\n"
    "Die Anlieger werden bis zum 15. Juli 2026 schriftlich unterrichtet. Zuständig ist das Bauamt.",
    "Zum Freibad berichtet die Verwaltung, dass die Pumpe für 8.400 Euro ersetzt wurde.\n"
    "Die Eintrittspreise bleiben unverändert. Die nächste Sitzung findet am 9. Juni 2026 statt.",
)


def many_pages(count: int) -> list[str]:
    """Give so many pages, no two of them alike: what repeats word for word is read once."""
    return [
        "\n".join(f"Vorgang {number * 7 + 1000}: {line}" for line in PAGES[number % len(PAGES)].split("\n") if line)
        for number in range(1, count + 1)
    ]


def pdf(pages: Sequence[str] = PAGES, *, password: str = "") -> bytes:
    """Make a PDF with one text block a page."""
    document = pymupdf.open()
    for text in pages:
        document.new_page().insert_textbox((72, 72, 523, 770), text, fontsize=11)
    if password:
        return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="x", user_pw=password))
    return bytes(document.tobytes())


def picture_pdf() -> bytes:
    """Make a PDF of one page that is a picture without any word."""
    document = pymupdf.open()
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 600, 800))
    pixels.clear_with(200)
    document.new_page().insert_image((0, 0, 595, 842), pixmap=pixels)
    return bytes(document.tobytes())


def scanned_pdf() -> bytes:
    """Make a PDF of one page that is a picture."""
    drawn = pymupdf.open("pdf", pdf())[0].get_pixmap(dpi=100)
    document = pymupdf.open()
    document.new_page().insert_image((0, 0, 595, 842), pixmap=drawn)
    return bytes(document.tobytes())


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_paragraph(text: str, *, style: str = "") -> str:
    """Make a paragraph for `docx`."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str) -> bytes:
    """Make a Word document around paragraphs."""
    style = '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{style}</w:styles>',
        }
    )


def odt(body: str) -> bytes:
    """Make an OpenDocument text around its content."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content + "</office:document-content>",
        }
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Make a ZIP container."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file for a test."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def long_minutes(items: int = 24, lines: int = 14) -> list[str]:
    """Give minutes with an item a page, from item 4 on, most of it talk, with a decision in its middle."""
    pages = []
    for item in range(4, items + 4):
        talk = [
            f"Ratsmitglied Nummer {item * 100 + line} spricht über Wege, Plätze und Wünsche im Ort."
            for line in range(lines)
        ]
        talk[lines // 2] = f"Der Rat beschließt für den Weg {item} einen Betrag von {item}.500 Euro."
        pages.append("\n".join([f"Zu Punkt {item}: Maßnahme {item} der Gemeinde", *talk]))
    return pages
