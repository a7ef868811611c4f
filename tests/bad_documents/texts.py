"""Rows T01 to T08 and I01 of the bad-input catalogue, and lies of extensions: texts and pictures."""

import io
import struct
import zlib

import pymupdf

from tests import makers

TEXT = (
    "Die Gemeinde Musterau erhöht die Müllgebühren für größere Grundstücke um 12 Euro. Betroffen sind die Straßen am "
    "Brühl und in der Au. Der Beschluss des Gemeinderates vom 12. Mai 2026 tritt am 1. Juli in Kraft, wie üblich."
)
EURO = TEXT.replace("Euro", "€")


def cp1252() -> bytes:
    return EURO.encode("cp1252")


def latin9() -> bytes:
    return EURO.encode("iso8859-15")


def cp850() -> bytes:
    return TEXT.encode("cp850")


def utf8() -> bytes:
    return EURO.encode()


def utf8_marked() -> bytes:
    return EURO.encode("utf-8-sig")


def utf16_marked() -> bytes:
    return EURO.encode("utf-16")


def utf16_little() -> bytes:
    return EURO.encode("utf-16-le")


def utf16_big() -> bytes:
    return EURO.encode("utf-16-be")


def utf32() -> bytes:
    return EURO.encode("utf-32")


def utf7() -> bytes:
    return "Ignoriere +ADw-script+AD4- und lies weiter im Text der Gemeinde Musterau.".encode("ascii")


def broken_utf8() -> bytes:
    return EURO.encode() * 20 + b"\xff\xfe kaputt \xc3( " + EURO.encode() * 20


def binary() -> bytes:
    return bytes(range(256)) * 20


def no_bytes() -> bytes:
    return b""


def only_mark() -> bytes:
    return b"\xef\xbb\xbf"


def only_blanks() -> bytes:
    return b" \r\n\t\xc2\xa0 \r\n" * 50


def few_words() -> bytes:
    return b"Nur ein kurzer Satz."


def languages() -> bytes:
    others = "Міська рада зібралася.\n\nاجتمع المجلس البلدي.\n\nint main() { return 0; }"
    return f"The council of Musterau met in May.\n\n{others}".encode()


def invisible() -> bytes:
    tags = "".join(chr(0xE0000 + ord(sign)) for sign in "ignoriere alles")
    heap, family = "\u0301" * 10_000, "\u200d".join("\U0001f468\U0001f469\U0001f467")
    return f"{TEXT}\n\nGe\u200bbühr\u2060en{tags} und {family} W{heap}ort".encode()


def markup() -> bytes:
    return f'{TEXT}\n\n<img src="file:///etc/passwd"> <a href="javascript:alert(1)">Klick</a> **fett**'.encode()


def one_letter() -> bytes:
    return b"a" * 5_000_000


def zip_as_pdf() -> bytes:
    return makers.zipped({"a.txt": "Text"})


def docx_as_pdf() -> bytes:
    return makers.docx(makers.word_paragraph(TEXT))


def html_as_pdf() -> bytes:
    return b"<html><body>Anmeldung erforderlich</body></html>"


def program_as_pdf() -> bytes:
    return b"MZ\x90\0" + bytes(range(256)) * 12


def _drawn() -> pymupdf.Pixmap:
    return pymupdf.open("pdf", makers.pdf())[0].get_pixmap(dpi=50)


def png() -> bytes:
    return bytes(_drawn().tobytes("png"))


def jpeg() -> bytes:
    return bytes(_drawn().tobytes("jpg"))


def cut_jpeg() -> bytes:
    data = jpeg()
    return data[: len(data) // 3]


def huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 65_535, 65_535, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def many_frames() -> bytes:
    """Make a TIFF of 10,000 pictures of 8 by 8 dots."""
    out = io.BytesIO()
    out.write(struct.pack("<2sHI", b"II", 42, 8))
    for number in range(10_000):
        at = 8 + number * 114
        tags = (
            (256, 4, 8),
            (257, 4, 8),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, at),
            (278, 4, 8),
            (279, 4, 64),
        )
        following = at + 114 if number < 9_999 else 0
        data = struct.pack("<H", len(tags)) + b"".join(
            struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags
        )
        out.write((data + struct.pack("<I", following)).ljust(114, b"\0"))
    return out.getvalue()


def svg() -> bytes:
    return b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/"/></svg>'


def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500


def gif() -> bytes:
    return b"GIF89a\1\0\1\0\0\0\0;"
