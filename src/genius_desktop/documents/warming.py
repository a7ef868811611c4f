"""What a reader loads before it shuts itself in: libraries load more of themselves when they first work."""

import encodings
import pkgutil
from contextlib import suppress
from importlib import import_module

import pymupdf

from genius_desktop.documents.desk import Desk
from genius_desktop.problems import Problem
from genius_desktop.reading import FindOrder, PictureOrder, ReadOrder

# These ask Windows, and are not there elsewhere.
_WINDOWS_ONLY = {"mbcs", "oem"}
_MAIL = (
    b"From: =?utf-8?q?A?= <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?b?w6Q=?=\r\n"
    b"Date: Tue, 12 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/html; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<p>=E4</p>\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n"
)
_TABLE = "Straße;Betrag\nLindenstraße;12,50\nHauptstraße;8,00\n".encode("cp1252")


def warm() -> None:
    """Read a small document of each kind, and know every encoding."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in _WINDOWS_ONLY:
            import_module(f"encodings.{module.name}")
    desk = Desk()
    for data in (
        _MAIL,
        b"<!doctype html><p>\xe4</p>",
        "Grüße\n".encode("cp1252"),
        _TABLE,
        rb"{\rtf1 \'e4}",
        b"\xff\xd8\xff",
    ):
        with suppress(Problem):
            desk.open(data, ReadOrder("", len(data)))
    desk.open(_pdf(), ReadOrder("", 1))
    desk.read(1)
    desk.picture(PictureOrder(1, 50, ("wärme",)))
    desk.find(FindOrder("wärme", 1, 1))
    desk.close()


def _pdf() -> bytes:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Wärme ß €\nSeite 1")
    return bytes(document.tobytes())
