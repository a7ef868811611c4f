"""Rows P01 to P24 of the bad-input catalogue: damage, bombs and passwords."""

import random
import zlib

import pymupdf

from tests import makers
from tests.bad_documents import raw

LINES = [f"Seite {n}: Der Gemeinderat von Musterau berät über den Haushalt und die Gebühren." for n in range(1, 31)]


def _good(count: int = 3) -> bytes:
    return makers.pdf(LINES[:count])


def empty() -> bytes:
    return b""


def ten_bytes() -> bytes:
    return _good()[:10]


def header_only() -> bytes:
    return b"%PDF-1.7\n"


def half() -> bytes:
    data = raw.pages([raw.shown(line) for line in LINES])
    return data[: len(data) // 2]


def without_end() -> bytes:
    return raw.pages([raw.shown(line) for line in LINES])[:-1024]


def wrong_start() -> bytes:
    return _good().replace(b"startxref\n", b"startxref\n9")


def shifted_table() -> bytes:
    return _good().replace(b"%PDF-1.", b"%\n%\n%PDF-1.", 1)


def junk_around() -> bytes:
    luck = random.Random(6)  # noqa: S311 (no secret)
    return luck.randbytes(900).replace(b"%PDF", b"") + _good() + luck.randbytes(5000)


def flipped() -> bytes:
    luck = random.Random(1)  # noqa: S311 (no secret)
    data = bytearray(_good())
    for _ in range(200):
        data[luck.randrange(len(data))] = luck.randrange(256)
    return bytes(data)


def no_pages() -> bytes:
    return raw.pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})


def count_lies() -> bytes:
    return raw.pages([raw.shown(LINES[0])]).replace(b"/Count 1>>", b"/Count 2000000000>>")


def page_cycle() -> bytes:
    return raw.pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})


def deep_objects() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    return raw.pdf({1: b"<</X " + deep + b"/Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})


def wrong_widths() -> bytes:
    table = raw.stream(b"\x01" * 64, b"/Type/XRef/Size 4/W[1 2147483647 -1]/Root 1 0 R")
    return b"%PDF-1.5\n4 0 obj\n" + table + b"\nendobj\nstartxref\n9\n%%EOF\n"


def own_form() -> bytes:
    font = raw.FONT[:-2] + b"/XObject<</X 100000 0 R>>>>"
    form = raw.stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 100000 0 R>>>>")
    return raw.pages([raw.shown(LINES[0]) + b"/X Do"], resources=font, more={100_000: form})


def form_tree() -> bytes:
    forms = {}
    for level in range(24):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (100_001 + level)
        forms[100_000 + level] = raw.stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + inner)
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + raw.FONT
    forms[100_024] = raw.stream(raw.shown("x"), head)
    return raw.pages([b"/X Do"], resources=b"<</XObject<</X 100000 0 R>>>>", more=forms)


def long_content() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(256)) + packer.flush()
    body = zlib.compress(packed, 9)
    content = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(body) + body + b"\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>"
    return raw.pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: page, 4: content}
    )


def many_glyphs() -> bytes:
    lines = (
        b"1 0 0 1 %d %d Tm (AAAAAAAAAA AAAAAAAAAA AAAAAAAAAA) Tj " % (n // 700 * 3, n % 700) for n in range(100_000)
    )
    shown = b"BT /F1 6 Tf " + b"".join(lines) + b" ET"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources " + raw.FONT + b">>"
    return raw.pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: page,
            4: raw.stream(shown, packed=1),
        }
    )


def _with_image(head: bytes, data: bytes, *, packed: int = 0) -> bytes:
    image = raw.stream(data, b"/Type/XObject/Subtype/Image" + head, packed=packed)
    content = b"q 595 0 0 700 0 0 cm /I Do Q " + raw.shown(LINES[0], at=(72, 760))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources "
    page += raw.FONT[:-2] + b"/XObject<</I 5 0 R>>>>>>"
    root, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return raw.pdf({1: root, 2: tree, 3: page, 4: raw.stream(content), 5: image})


def huge_image() -> bytes:
    return _with_image(
        b"/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8", b"\0" * 400_000_000, packed=1
    )


def jbig2_bomb() -> bytes:
    # A page of 4,294,967,295 by 4,294,967,295 dots, and nothing else.
    segment = bytes.fromhex("000000003001000000" + "13" + "ffffffffffffffff" + "0000000000000000" + "00" + "0000")
    return _with_image(
        b"/Width 65535/Height 65535/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode", segment
    )


def five_thousand() -> bytes:
    return raw.pages([raw.shown(f"Seite {n} von Musterau") for n in range(1, 5001)])


def vast_page() -> bytes:
    return raw.pages([raw.shown(LINES[0])], page=b"/MediaBox[0 0 10000 10000]")


def tiny_page() -> bytes:
    return raw.pages([raw.shown(LINES[0])], page=b"/MediaBox[0 0 0.1 0.1]")


def _locked(way: int, *, user: str, permissions: int = -1) -> bytes:
    document = pymupdf.open("pdf", _good())
    data = document.tobytes(encryption=way, user_pw=user, owner_pw="chef", permissions=permissions)
    return bytes(data)


def locked_aes() -> bytes:
    return _locked(pymupdf.PDF_ENCRYPT_AES_256, user="geheim")


def locked_rc4() -> bytes:
    return _locked(pymupdf.PDF_ENCRYPT_RC4_40, user="geheim")


def locked_umlaut() -> bytes:
    return _locked(pymupdf.PDF_ENCRYPT_AES_256, user="æøå-ß")


def copying_forbidden() -> bytes:
    return _locked(pymupdf.PDF_ENCRYPT_AES_256, user="", permissions=int(pymupdf.PDF_PERM_PRINT))


def for_certificates() -> bytes:
    lock = b"/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 4/Length 128/Recipients[<30>]>>/ID[<00><00>]"
    return raw.pages([raw.shown(LINES[0])]).replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)
