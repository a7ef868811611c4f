"""Rows E01 to E08 of the bad-input catalogue: messages."""

from tests import mail_makers as make
from tests import makers

TEXT = "Herr und Frau Müller aus Musterau bitten um Auskunft über die Gebühren der Straße."
_HEAD = make.HEAD.encode()


def _nested(levels: int) -> bytes:
    data = make.eml(TEXT)
    for _ in range(levels):
        data = _HEAD + b"Content-Type: message/rfc822\r\n\r\n" + data
    return data


def deep() -> bytes:
    return _nested(1000)


def wide() -> bytes:
    return make.joined([make.plain(TEXT), *[make.plain("x")] * 50_000])


def lying_ascii() -> bytes:
    return make.eml(TEXT, kind="text/plain; charset=us-ascii", encoding="cp1252")


def lying_utf8() -> bytes:
    return make.eml(TEXT, kind="text/plain; charset=utf-8", encoding="latin-1")


def unknown_charset() -> bytes:
    return make.eml(TEXT, kind="text/plain; charset=x-foo", encoding="cp1252")


def broken_base64() -> bytes:
    return _HEAD + make.part(TEXT.encode(), "text/plain; charset=utf-8").replace(b"\r\n", b"!\r\n").replace(
        b"!\r\n", b"\r\n", 4
    )


def broken_quoting() -> bytes:
    return _HEAD + make.part(b"M=C3=BCller =XX Musterau", "text/plain; charset=utf-8", way="quoted-printable")


def no_boundary() -> bytes:
    return make.joined([make.plain(TEXT)]).replace(b"\r\n--grenze", b"\r\n--anders")


def carriage_returns() -> bytes:
    return make.eml(TEXT).replace(b"\r\n", b"\r")


def tracking_page() -> bytes:
    page = (
        "<html><head><style>.x{display:none}</style></head><body><script>alert('w0101')</script>"
        f"<p>{TEXT}</p><img src='http://127.0.0.1:9/zaehler.gif' width=1><p style='display:none'>w0102 verborgen</p>"
        "<p class='x'>w0103 verborgen</p></body></html>"
    )
    return make.joined([make.page(page)])


def broken_words() -> bytes:
    head = "From: \u202eelpmaxe@retsum <bauamt@musterau.example>\r\nTo: a@b.example\r\n"
    head += "Subject: =?utf-8?B?kaputt =?x?Q?=\r\n"
    return make.eml(TEXT, head=head)


def long_header() -> bytes:
    return _HEAD + b"X-Lang: " + b"x" * 1_000_000 + b"\r\n\r\n" + TEXT.encode()


def encrypted() -> bytes:
    return _HEAD + make.part(make.signed(b"x", enveloped=True), "application/pkcs7-mime; smime-type=enveloped-data")


def pgp() -> bytes:
    return make.joined([make.plain("Version: 1"), make.plain("x")], "multipart/encrypted")


def signed() -> bytes:
    return _HEAD + make.part(make.signed(make.plain(TEXT)), "application/pkcs7-mime; smime-type=signed-data")


def winmail() -> bytes:
    package = make.tnef({"Satzung.pdf": makers.pdf()})
    return make.joined([make.plain(TEXT), make.attached("winmail.dat", package, "application/ms-tnef")])


def packed_body() -> bytes:
    rtf = rb"{\rtf1\ansi\ansicpg1252 " + TEXT.encode("cp1252") + b"}"
    header = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA\0\0\0\0"
    return make.compound(make.msg({"0037001F": "Anfrage", "10090102": header + rtf}))


def message_in_message() -> bytes:
    inner = make.msg({"0037001F": "Innen", "1000001F": TEXT}, inner=True)
    return make.compound(make.msg({"0037001F": "Anfrage", "1000001F": TEXT}, [("Weiter", inner)]))


def looping() -> bytes:
    """Make a compound file whose chains of sectors run in circles."""
    data = bytearray(make.compound(make.msg({"0037001F": "Anfrage", "1000001F": TEXT * 200})))
    table = len(data) - 512
    for entry in range(100):
        data[table + 4 * entry : table + 4 * entry + 4] = (entry // 2).to_bytes(4, "little")
    return bytes(data)


def with_archives() -> bytes:
    locked = bytearray(makers.zipped({"geheim.pdf": makers.pdf()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + offset] |= 1
    parts = [make.plain(TEXT), make.attached("a.zip", makers.zipped({"a.pdf": makers.pdf()}))]
    return make.joined([*parts, make.attached("b.zip", bytes(locked))])
