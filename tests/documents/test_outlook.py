import random
import struct
import time
from contextlib import suppress

import pytest

from genius_desktop.documents import contents, formats, mail, outlook, outlook_rtf
from genius_desktop.documents.blocks import Content
from genius_desktop.problems import InputProblem
from tests import mail_makers as make
from tests import makers

HEAD: dict[str, bytes | str] = {
    "0037001F": "Müllgebühren 2026",
    "0C1A001F": "Bauamt",
    "5D01001F": "bauamt@musterau.example",
    "0E04001F": "Rat; Verwaltung",
}
NOTE = "Die Gebühr für die Straße steigt auf 12 €."


def read(properties: dict[str, bytes | str], *files: "tuple[str, bytes | make.Tree]") -> Content:
    data = make.compound(make.msg({**HEAD, **properties}, files))
    assert formats.detect(data, "a.msg") == "msg"
    return contents.read("msg", data, "a.msg")


def body(content: Content) -> str:
    return "\n".join(block.text for block in content.blocks[1:])


def test_a_message_has_its_header_its_body_and_its_attachments() -> None:
    content = read({"1000001F": NOTE * 200}, ("Satzung ä.pdf", makers.pdf()), ("b.txt", b"Anlage"))

    assert content.blocks[0].text == (
        "Von: Bauamt <bauamt@musterau.example>\nAn: Rat; Verwaltung\nBetreff: Müllgebühren 2026\n"
        "Datum: 12.05.2026, 08:05 Uhr (UTC)\nAnhänge: Satzung ä.pdf, b.txt"
    )
    assert body(content) == NOTE * 200
    assert [part.name for part in content.parts] == ["Satzung ä.pdf", "b.txt"]
    assert content.parts[1].data == b"Anlage"
    assert not content.doubts


@pytest.mark.parametrize(
    "properties",
    [
        {"1000001E": NOTE.encode("cp1252")},
        {"10130102": f"<html><body><p>{NOTE}</p></body></html>".encode("cp1252")},
        {"1013001F": f"<html><body><p>{NOTE}</p></body></html>"},
    ],
)
def test_a_body_is_found_in_whatever_form_it_was_kept(properties: dict[str, bytes | str]) -> None:
    assert body(read(properties)) == NOTE


def packed(text: bytes) -> bytes:
    """Pack RTF with one reference into the start every message shares, the rest as it is."""
    assert text.startswith(b"{\\rtf1\\ansi")
    out = bytearray([0b00000001, 0x00, 0x09])
    rest = text[11:]
    room = 7
    while rest:
        out += rest[:room]
        rest = rest[room:]
        if rest:
            out.append(0)
            room = 8
    return struct.pack("<II", len(out) + 12, len(text)) + b"LZFu" + b"\0\0\0\0" + bytes(out)


def test_packed_rtf_is_unpacked_and_repeats_itself() -> None:
    rtf = b"{\\rtf1\\ansi Text {}}"
    # The example of the specification (MS-OXRTFCP, 4.1.1).
    example = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )

    assert outlook_rtf.unpack(packed(rtf)) == rtf
    assert outlook_rtf.unpack(example) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    with pytest.raises(ValueError, match="unknown"):
        outlook_rtf.unpack(b"\0" * 20)


def test_a_message_in_a_message_is_a_document_of_its_own() -> None:
    deepest = make.msg({"0037001F": "Ganz innen", "1000001F": "Tief"}, inner=True)
    inner = make.msg({"0037001F": "Innen", "1000001F": NOTE}, [("c.txt", b"Anlage"), ("d", deepest)], inner=True)

    part = read({"1000001F": "Außen"}, ("Weitergeleitet", inner)).parts[0]
    content = mail.read(part.data, part.name)

    assert part.name == "Weitergeleitet.eml"
    assert content.blocks[0].text == "Betreff: Innen\nDatum: 12.05.2026, 08:05 Uhr (UTC)\nAnhänge: c.txt, d.eml"
    assert body(content) == NOTE
    assert content.parts[0].data == b"Anlage"
    assert body(mail.read(content.parts[1].data, "d")) == "Tief"


def test_messages_in_messages_without_end_are_cut_and_told() -> None:
    tree = make.msg({"1000001F": "innen"}, inner=True)
    for _ in range(30):
        tree = make.msg({"1000001F": "Stufe"}, [("a", tree)], inner=True)

    assert [doubt.code for doubt in read({"1000001F": "x"}, ("a", tree)).doubts] == ["parts-cut"]


def test_signed_messages_are_unpacked_and_encrypted_ones_refused() -> None:
    clear = make.joined([make.plain(NOTE), make.part(b"x", "application/pkcs7-signature")], "multipart/signed", head="")
    kind: dict[str, bytes | str] = {"001A001F": "IPM.Note.SMIME"}

    assert body(read({"001A001F": "IPM.Note.SMIME.MultipartSigned"}, ("smime.p7m", clear))) == NOTE
    assert body(read(kind, ("smime.p7m", make.signed(make.plain(NOTE))))) == NOTE
    with pytest.raises(InputProblem, match="locked-to-key"):
        read(kind, ("smime.p7m", make.signed(b"x", enveloped=True)))


def test_every_word_of_a_message_comes_back_once() -> None:
    words = [f"w{number:04}" for number in range(2000)]
    content = read(
        {"1000001F": "\r\n\r\n".join(words[:1500]), "0037001F": " ".join(words[1500:1600])},
        ("a.txt", " ".join(words[1600:]).encode()),
    )
    found = " ".join(block.text for block in content.blocks).split()

    assert [word for word in found if word in set(words[:1500])] == words[:1500]
    assert [word for word in found if word in set(words[1500:])] == words[1500:1600]
    assert content.parts[0].data.decode().split() == words[1600:]


def test_mutated_messages_end_in_content_or_a_refusal() -> None:
    luck = random.Random(4)  # noqa: S311 (no secret)
    inner = make.msg({"0037001F": "Innen", "1000001F": NOTE}, [("c.txt", b"Anlage")], inner=True)
    tree = make.msg({**HEAD, "10130102": b"<p>Text</p>"}, [("a.pdf", makers.pdf()), ("b", inner)])
    sample = make.compound(tree)
    for _ in range(200):
        data = bytearray(sample)
        for _ in range(luck.randrange(1, 30)):
            # Half of it where the structure is: the header, the directory, the chains.
            place = luck.randrange(512) if luck.random() < 0.2 else luck.randrange(len(data))
            data[place] = luck.choice((luck.randrange(256), 0, 1, 255))
        start = time.process_time()
        with suppress(InputProblem):
            outlook.read(bytes(data[: luck.randrange(len(data) // 2, len(data))]), "a.msg")
        assert time.process_time() - start < 2
