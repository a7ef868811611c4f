import random
import time
from contextlib import suppress

import pytest

from genius_desktop.documents import mail, mail_headers, mail_signed
from genius_desktop.documents.blocks import Content, sections
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem
from tests import mail_makers as make
from tests import makers

NOTE = "Bitte prüfen Sie die Müllgebühren für die Straße am Brühl."


def body(content: Content) -> str:
    return "\n".join(block.text for block in content.blocks[1:])


def codes(content: Content) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in content.doubts}


def test_a_message_has_its_header_as_first_section_and_its_body_as_second() -> None:
    pages = sections(mail.read(make.eml(), "a.eml").blocks)

    assert pages[0].label == "Kopfzeilen"
    assert pages[0].text == (
        "Von: Bauamt <bauamt@musterau.example>\nAn: rat@musterau.example\n"
        "Betreff: Einladung zur Sitzung über den Haushalt\nDatum: 12.05.2026, 10:05 Uhr"
    )
    assert pages[1].text.startswith("Sehr geehrte Damen und Herren,\n\ndie Sitzung über")
    assert not mail.read(make.eml(), "a.eml").doubts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?iso-8859-1?Q?M=FCller?= =?utf-8?B?IMOfLcOc?=", "Müller ß-Ü"),
        ("=?x-foo?Q?M=FCller?=", "Müller"),
        ("=?utf-8?B?kaputt", "=?utf-8?B?kaputt"),
        ("=?utf-8?B?w7x==?=", "ü"),
        ("gpj.exe\u202etxt\u2066 \x1b[31m\0 \U000e0041", "gpj.exetxt [31m"),
        ("a" * 5000, "a" * 2000),
    ],
)
def test_a_value_of_a_header_is_decoded_and_shown_neutral(value: str, text: str) -> None:
    assert mail_headers.shown(value) == text


@pytest.mark.parametrize(
    ("charset", "encoding", "guessed"),
    [
        ("utf-8", "utf-8", False),
        ("iso-8859-1", "cp1252", False),
        ("us-ascii", "cp1252", True),
        ("utf-8", "latin-1", True),
        ("x-foo", "cp1252", True),
        ("utf-7", "utf-8", True),
        ("hex", "utf-8", True),
        ("utf-16-le", "utf-16-le", False),
    ],
)
def test_a_lie_about_the_encoding_costs_no_umlaut(charset: str, encoding: str, *, guessed: bool) -> None:
    content = mail.read(make.eml(NOTE, kind=f"text/plain; charset={charset}", encoding=encoding), "a.eml")

    assert body(content) == NOTE
    assert ("encoding-guessed" in codes(content)) == guessed


def test_broken_encodings_of_the_body_are_read_as_far_as_they_go() -> None:
    head = f"{make.HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
    quoted = mail.read(f"{head}quoted-printable\r\n\r\nM=C3=BCll =ZZ geb=C3=BChr=\r\nen".encode(), "a")
    base64 = mail.read(f"{head}base64\r\n\r\nTcO8\r\nbGwg!!Z2Vi*w7xocg==\r\nZW4=A".encode(), "a")

    assert body(quoted) == "Müll =ZZ gebühren"
    assert body(base64) == "Müll gebühren"
    assert "damaged-mail" in codes(quoted)
    assert "damaged-mail" in codes(base64)


@pytest.mark.parametrize(
    "data",
    [
        make.eml().replace(b"\r\n", b"\r"),
        make.joined([make.plain(make.BODY)]).replace(b"\r\n--grenze--", b""),
        make.joined([make.plain(make.BODY)]).replace(b"; boundary=grenze", b""),
        make.joined([make.plain(make.BODY)]).replace(b"boundary=grenze", b"boundary=andere"),
    ],
)
def test_a_message_whose_structure_is_broken_is_read_and_said_to_be(data: bytes) -> None:
    content = mail.read(data, "a.eml")

    assert "beginnt um 18 Uhr" in body(content)
    assert "damaged-mail" in codes(content)


def test_plain_text_goes_before_its_page_unless_it_is_a_stub() -> None:
    rich = f"<html><body><p>{NOTE} {NOTE}</p></body></html>"
    both = mail.read(make.joined([make.plain(NOTE), make.page(rich)], "multipart/alternative"), "a")
    stub = mail.read(make.joined([make.plain("HTML!"), make.page(rich)], "multipart/alternative"), "a")

    assert body(both) == NOTE
    assert body(stub) == f"{NOTE} {NOTE}"


def test_a_page_loads_nothing_and_says_what_it_wanted_to_load() -> None:
    page = (
        '<html><body><script>x()</script><img src="http://zaehler.example/a.gif"><p>Text</p>'
        "<div style=\"background: url('https://zaehler.example/b.png')\">mehr</div></body></html>"
    )
    content = mail.read(make.joined([make.page(page)], "multipart/related"), "a.eml")

    assert body(content) == "Text\nmehr"
    assert codes(content)["remote-content"] == 2


def test_attachments_are_files_of_their_own_and_logos_are_only_counted() -> None:
    inner = make.eml("Innen").replace(b"Einladung", b"Anlage")
    parts = [
        make.plain(NOTE),
        make.attached("=?utf-8?q?Geb=C3=BChr.pdf?=", makers.pdf(), "application/pdf"),
        make.attached("../../etc/gpj\u202eexe.txt", b"Text einer Datei"),
        make.part(inner, "message/rfc822", way="8bit"),
        make.part(b"\x89PNG" + b"\0" * 99, "image/png", "Content-ID: <logo>", "Content-Disposition: inline"),
        make.attached("paket.zip", makers.zipped({"a.txt": "a"})),
    ]
    content = mail.read(make.joined(parts), "a.eml")

    names = ["Gebühr.pdf", "gpjexe.txt", "Anlage zur Sitzung über den Haushalt.eml", "paket.zip"]
    assert [part.name for part in content.parts] == names
    assert content.parts[0].data.startswith(b"%PDF-")
    assert content.parts[2].data == inner
    assert codes(content) == {"pictures-unread": 1, "attachments-listed": 1}
    assert content.blocks[0].text.endswith("Anhänge: " + ", ".join(names))


def test_limits_on_parts_and_depth_are_told() -> None:
    wide = mail.read(make.joined([make.plain(f"Teil {n}") for n in range(50_000)]), "a.eml")
    deep = b"Content-Type: text/plain\r\n\r\nganz innen"
    for level in range(1000):
        deep = make.joined([make.plain(f"Stufe {level}"), deep], head="", boundary=f"g{level}")
    deep = make.HEAD.encode() + deep
    nested = make.eml("ganz innen")
    for _ in range(1000):
        nested = make.HEAD.encode() + b"Content-Type: message/rfc822\r\n\r\n" + nested

    assert codes(wide)["parts-cut"] == 50_000 - 999
    assert codes(mail.read(deep, "a"))["parts-cut"] >= 1
    assert "Stufe 999" in body(mail.read(deep, "a"))
    assert codes(mail.read(nested, "a"))["parts-cut"] == 989


@pytest.mark.parametrize("told", [True, False])
def test_a_signed_message_is_unpacked_and_an_encrypted_one_refused(*, told: bool) -> None:
    kind = 'application/pkcs7-mime; name="smime.p7m"'
    inner = make.joined([make.plain(NOTE), make.attached("a.txt", b"Anlage")], head="")
    head = make.HEAD.encode()

    content = mail.read(head + make.part(make.signed(inner, told=told), kind), "a.eml")
    assert NOTE in body(content)
    assert [part.data for part in content.parts] == [b"Anlage"]
    assert "signed" in codes(content)
    with pytest.raises(InputProblem, match="locked-to-key"):
        mail.read(head + make.part(make.signed(inner, told=told, enveloped=True), kind), "a.eml")


@pytest.mark.parametrize(
    "data",
    [
        make.joined([make.plain("Version: 1"), make.plain("x")], "multipart/encrypted"),
        make.eml("-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----"),
    ],
)
def test_a_message_encrypted_with_pgp_is_refused(data: bytes) -> None:
    with pytest.raises(InputProblem, match="locked-to-key"):
        mail.read(data, "a.eml")


def test_nonsense_in_place_of_a_signed_message_holds_nothing() -> None:
    assert mail_signed.unpack(b"") == b""
    assert mail_signed.unpack(make.signed(NOTE.encode())[:40]) == b""


def test_winmail_gives_its_files_and_its_text() -> None:
    package = make.tnef({"Gebührensatzung.pdf": makers.pdf(), "b.txt": b"Anlage"}, text=NOTE)
    content = mail.read(make.joined([make.attached("winmail.dat", package, "application/ms-tnef")]), "a.eml")

    assert [part.name for part in content.parts] == ["Gebührensatzung.pdf", "b.txt"]
    assert content.parts[1].data == b"Anlage"
    assert body(content) == NOTE
    broken = mail.read(make.joined([make.plain("x"), make.attached("winmail.dat", package[:200])]), "a.eml")
    assert "damaged-mail" in codes(broken)


def test_every_word_of_a_message_comes_back_once() -> None:
    words = iter(f"w{number:04}" for number in range(1, 10_000))
    block = {kind: [next(words) for _ in range(500)] for kind in ("plain", "page", "file", "subject")}
    page = "<html><body>" + "".join(f"<p>{w}</p>" for w in block["page"]) + "</body></html>"
    data = make.joined(
        [
            make.plain("\r\n".join(block["plain"])),
            make.page(page),
            make.attached("a.txt", " ".join(block["file"]).encode()),
        ],
        head=make.HEAD.replace("Subject: ", f"Subject: {' '.join(block['subject'][:100])} "),
    )
    content = mail.read(data, "a.eml")
    found = " ".join(block.text for block in content.blocks).split()

    for kind in ("plain", "page"):
        assert [word for word in found if word in set(block[kind])] == block[kind]
    assert [w for w in found if w in set(block["subject"])] == block["subject"][:100]
    assert content.parts[0].data.decode().split() == block["file"]


def test_mutated_messages_end_in_content_or_a_refusal() -> None:
    luck = random.Random(4)  # noqa: S311 (no secret)
    sample = make.joined(
        [
            make.plain(NOTE),
            make.page("<p>Text</p>"),
            make.attached("winmail.dat", make.tnef({"a.txt": b"a"}, "Text")),
            make.part(make.signed(make.eml()), "application/pkcs7-mime; smime-type=signed-data"),
            make.part(make.eml(), "message/rfc822", way="8bit"),
        ]
    )
    for _ in range(200):
        data = bytearray(sample)
        for _ in range(luck.randrange(1, 30)):
            data[luck.randrange(len(data))] = luck.choice((luck.randrange(256), 0, 10, 13, 59, 61))
        start = time.process_time()
        with suppress(InputProblem):
            mail.read(bytes(data[: luck.randrange(len(data))]), "a.eml")
        assert time.process_time() - start < 2


def test_a_header_of_a_megabyte_is_cut_and_told() -> None:
    content = mail.read(make.HEAD.encode() + b"X-Lang: " + b"x" * 1_000_000 + b"\r\n\r\nText", "a.eml")

    assert Doubt("damaged-mail") in content.doubts
    assert len(content.blocks[0].text) < 5000
