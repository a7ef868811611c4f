"""What a file really is, by its content and never by its extension."""

import re
import unicodedata
from typing import Literal
from zipfile import BadZipFile, ZipFile
from zlib import error

from genius_desktop.documents import csv_table
from genius_desktop.documents.charsets import decode, wide_encoding
from genius_desktop.documents.containers import open_container
from genius_desktop.problems import InputProblem

Picture = Literal["png", "jpeg", "tiff"]
Format = Literal[
    "pdf", "docx", "odt", "rtf", "xlsx", "ods", "csv", "pptx", "odp", "text", "html", "eml", "msg", "zip", Picture
]

_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Storage of an Outlook message: the properties of the message itself.
_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title"
    # A part of a page, as programs save it.
    rb"|(?:div|p|table|h[1-6]|style|center|font|ul|ol)\b(?=.{0,4000}?</))\b",
    re.IGNORECASE | re.DOTALL,
)
# A picture that is a program: it would be read as its own source text.
_SVG = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!doctype[^>]*>\s*)*<svg\b", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(
    rb"^(?:From [^\r\n]*(?:\r\n?|\n))?(?:(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|"
    rb"Delivered-To|Content-Type|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Reply-To|Cc|Sender):"
    rb"[^\r\n]*(?:\r\n?|\n)(?:[ \t][^\r\n]*(?:\r\n?|\n))*){2}",
    re.IGNORECASE,
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_PICTURES: dict[bytes, Picture] = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
_OTHER_PICTURES = (b"GIF8", b"BM", b"RIFF", b"\0\0\0\x0cjP")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_ODF: dict[bytes, Format] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# The main part of an Office file, by the word its content type carries; names of parts may be custom.
_OOXML: tuple[tuple[bytes, Format], ...] = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
    (b"presentationml.slideshow.main+xml", "pptx"),
    (b"presentationml.template.main+xml", "pptx"),
    (b"ms-powerpoint.presentation.macroEnabled.main+xml", "pptx"),
)
_OOXML_MEMBERS: dict[str, Format] = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
# Flat OpenDocument: one XML file that names its type in the first element.
_FLAT = re.compile(rb"<office:document\b[^>]*\boffice:mimetype\s*=\s*[\"']([^\"']+)[\"']")
_LOOKED_AT = 65536
# No text holds so many characters that move a cursor or ring a bell.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_CONTROL_SHARE = 0.02


def detect(data: bytes, name: str) -> Format:
    """Tell the format of a file.

    Raises `InputProblem` for an empty file, an encrypted Office file and everything unknown.
    """
    if not data:
        raise InputProblem("empty-file", name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_container(data, name)
    if data.startswith(_OLE):
        return _in_compound(data, name)
    for magic, picture in _PICTURES.items():
        if data.startswith(magic):
            return picture
    if data[:64].removeprefix(_BOMS[0]).lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((*_PROGRAMS, *_OTHER_PICTURES)):
        raise InputProblem("unknown-format", name)
    return _in_text(data, name)


def _in_text(data: bytes, name: str) -> Format:
    head = data[:_LOOKED_AT]
    if head.startswith(_BOMS) or wide_encoding(head):
        text = decode(head).text
        if sum(map(_is_no_character, text)) > len(text) * _CONTROL_SHARE:
            raise InputProblem("unknown-format", name)
        head = text.encode("utf-8", "replace")
    if flat := _FLAT.search(head):
        kind = flat[1].strip().removesuffix(b"-template")
        if kind in _ODF:
            return _ODF[kind]
    if _HTML.match(head):
        return "html"
    if _SVG.match(head) or _is_binary(head):
        raise InputProblem("unknown-format", name)
    if _MAIL.match(head):
        return "eml"
    return "csv" if csv_table.separator(decode(head).text) else "text"


def _in_compound(data: bytes, name: str) -> Format:
    if _MESSAGE in data and _ENCRYPTED not in data:
        return "msg"
    # Word keeps a password-protected .docx in the container of the old .doc format.
    raise InputProblem("encrypted-document" if _ENCRYPTED in data else "unknown-format", name)


def _in_container(data: bytes, name: str) -> Format:
    with open_container(data, name) as container:
        members = set(container.namelist())
        if "[Content_Types].xml" in members:
            types = _member(container, "[Content_Types].xml", name).replace(b"\0", b"")
            found = next((kind for word, kind in _OOXML if word in types), None)
            by_member = next((kind for member, kind in _OOXML_MEMBERS.items() if member in members), None)
            if found or by_member:
                return found or by_member or "zip"
        kind = _member(container, "mimetype", name).strip().removesuffix(b"-template") if "mimetype" in members else b""
        if kind in _ODF:
            manifest = _member(container, "META-INF/manifest.xml", name) if "META-INF/manifest.xml" in members else b""
            if b"encryption-data" in manifest or "encrypted-package" in members:
                raise InputProblem("encrypted-document", name)
            if "content.xml" not in members:
                raise InputProblem("damaged-document", name)
            return _ODF[kind]
    return "zip"


def _member(container: ZipFile, member: str, name: str) -> bytes:
    try:
        return container.read(member)
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, error) as fault:
        raise InputProblem("damaged-document", name) from fault


def _is_no_character(sign: str) -> bool:
    """Tell what no text holds: private, unassigned and replaced characters; invisible ones are another matter."""
    return sign == "\ufffd" or (unicodedata.category(sign) in {"Co", "Cn", "Cs", "Cc"} and not sign.isspace())


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > len(head) * _CONTROL_SHARE
