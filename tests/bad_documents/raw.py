"""PDFs written by hand, object by object."""

import zlib
from collections.abc import Mapping, Sequence

Objects = Mapping[int, bytes]
FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"


def stream(data: bytes, head: bytes = b"", *, packed: int = 0) -> bytes:
    """Make a stream object, packed so many times."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter[" + b"/FlateDecode" * packed + b"]" if packed else b""
    return b"<<" + head + filters + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def shown(text: str, *, size: float = 11, at: tuple[float, float] = (72, 700), before: str = "") -> bytes:
    """Make the operators that show a text."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"{before} BT /F1 {size} Tf {at[0]} {at[1]} Td ({safe}) Tj ET\n".encode("cp1252")


def pdf(objects: Objects, *, trailer: bytes = b"", catalog: int = 1) -> bytes:
    """Make a file of objects with a good table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, catalog, trailer, start)
    return bytes(out)


def pages(
    contents: Sequence[bytes],
    *,
    page: bytes = b"",
    resources: bytes = FONT,
    more: Objects | None = None,
    root: bytes = b"",
) -> bytes:
    """Make a file with one content stream a page; further objects count from 100,000, far from those of pages."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * index) for index in range(len(contents)))
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        2: b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(contents),
    }
    for index, content in enumerate(contents):
        number = 10 + 2 * index
        box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 595 842]"
        objects[number] = b"<</Type/Page/Parent 2 0 R%s/Resources %s/Contents %d 0 R%s>>" % (
            box,
            resources,
            number + 1,
            page,
        )
        objects[number + 1] = stream(content)
    return pdf({**objects, **(more or {})})
