"""What a file really is, by its content and never by its extension."""

import re
from typing import Literal

from genius_desktop.documents.containers import open_container
from genius_desktop.problems import InputProblem

Format = Literal["pdf", "docx", "odt", "html", "text"]

_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ODT = b"application/vnd.oasis.opendocument.text"


def detect(data: bytes, name: str) -> Format:
    """Tell the format of a file.

    Raises `InputProblem` for an empty file, an encrypted Office file and everything unknown.
    """
    if not data:
        raise InputProblem("empty-file", name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _office_format(data, name)
    if data.startswith(_OLE):
        # Word keeps a password-protected .docx in the container of the old .doc format.
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise InputProblem("encrypted-document" if encrypted else "unknown-format", name)
    if data.startswith((*_PROGRAMS, *_PICTURES, b"{\\rtf")):
        raise InputProblem("unknown-format", name)
    if _HTML.match(data[:4096].lstrip(_BOMS[0])):
        return "html"
    if _is_binary(data):
        raise InputProblem("unknown-format", name)
    return "text"


def _office_format(data: bytes, name: str) -> Format:
    with open_container(data, name) as container:
        members = set(container.namelist())
        if "word/document.xml" in members:
            return "docx"
        kind = container.read("mimetype").strip() if "mimetype" in members else b""
        if kind.startswith(_ODT) and "content.xml" in members:
            manifest = container.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in members else b""
            if b"encryption-data" in manifest:
                raise InputProblem("encrypted-document", name)
            return "odt"
    raise InputProblem("unknown-format", name)


def _is_binary(data: bytes) -> bool:
    if data.startswith(_BOMS):
        return False
    head = data[:65536]
    zeros = head.count(0)
    if zeros == 0:
        return False
    # UTF-16 without a mark has its zeros all on even or all on odd places.
    odd = head[1::2].count(0)
    return not (min(odd, zeros - odd) == 0 and zeros > len(head) * 0.3)
