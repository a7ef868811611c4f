import random

import pytest

from genius_desktop.documents import formats, odp, odt, rtf
from genius_desktop.documents.plain import TEXT_LIMIT_BYTES, blocks, decode, read
from genius_desktop.problems import InputProblem
from tests.odf_makers import flat

TEXT = (
    "Gebührensatzung der Gemeinde Musterau. Für die Benutzung der öffentlichen Straßen erhebt die Gemeinde Gebühren. "
    "Die Höhe beträgt 12 Euro je Quadratmeter, ermäßigt für Vereine. Über Ausnahmen entscheidet der Bürgermeister. "
) * 3
ENCODINGS = (
    "utf-8 utf-8-sig cp1252 iso8859_15 cp850 mac_roman utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split()
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_german_text_comes_out_right_in_every_encoding_an_office_used(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT
    assert formats.detect(TEXT.encode(encoding), "a") == "text"


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_15", "cp850", "mac_roman"])
@pytest.mark.parametrize("word", ["Grüße", "Größe Öl", "für", "Ämter", "Maß"])
def test_a_single_word_is_enough_to_tell_old_encodings_apart(encoding: str, word: str) -> None:
    assert decode(f"Das ist {word} heute.".encode(encoding)).text == f"Das ist {word} heute."


def test_the_euro_and_typographic_quotes_come_out_right() -> None:
    windows = "Die „Gebühr“ – 12 € – ist fällig…"
    assert decode(windows.encode("cp1252")).text == windows
    assert decode("Müllgebühr 12 € je Jahr".encode("iso8859_15")).text == "Müllgebühr 12 € je Jahr"
    assert decode("Er sagte „ja“ – und ging.".encode("cp1252")).text == "Er sagte „ja“ – und ging."


def test_a_text_that_lies_about_its_encoding_is_read_as_what_it_is() -> None:
    assert decode("Müller".encode(), "iso-8859-1").text == "Müller"
    assert decode("Müller".encode("cp1252"), "utf-8").text == "Müller"
    assert decode("Müller".encode("cp1252"), "us-ascii").text == "Müller"
    assert decode("Müller".encode("cp1252"), "x-foo").text == "Müller"
    assert decode("Приказ".encode("koi8-r"), "koi8-r").text == "Приказ"


def test_utf7_stays_as_it_is_written() -> None:
    assert decode(b"+ADw-script+AD4-", "utf-7").text == "+ADw-script+AD4-"


def test_a_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    data = (TEXT * 5).encode()
    middle = data.index("ü".encode())

    found = decode(data[:middle] + b"\xff" + data[middle:])

    assert found.replaced == 1
    assert "Gebührensatzung" in found.text.replace("\ufffd", "")
    assert [(d.code, d.count) for d in read(data[:middle] + b"\xff" + data[middle:], "a").doubts] == [
        ("replaced-characters", 1)
    ]


@pytest.mark.parametrize("data", [b"Text\0mit Nullen", random.Random(1).randbytes(3000), b"\1\2\3\4" * 50])  # noqa: S311 (no secret)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputProblem, match="unknown-format"):
        formats.detect(data, "a.txt")


def test_a_text_no_one_could_read_is_refused_at_once() -> None:
    with pytest.raises(InputProblem, match="too-costly"):
        read(b"a" * (TEXT_LIMIT_BYTES + 1), "a")


def test_invisible_characters_and_towers_of_marks_are_counted() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "geheim")
    content = read(f"Antrag{hidden} auf\u200b Bau".encode(), "a")
    assert [(d.code, d.count) for d in content.doubts] == [("invisible-characters", 7)]

    tower = read(("Z" + "\u0301" * 10_000 + "algo").encode(), "a")
    assert len(tower.blocks[0].text) < 20
    assert tower.doubts[0].count == 9996


def test_markdown_headings_become_headings() -> None:
    assert [
        (b.level, b.text) for b in blocks("# Titel\nText\nmehr\n\n## § 1\nEnde\n\nUnten\n=====\nda\n\nDrei\n---\n")
    ] == [
        (1, "Titel"),
        (0, "Text\nmehr"),
        (2, "§ 1"),
        (0, "Ende"),
        (1, "Unten"),
        (0, "da"),
        (2, "Drei"),
    ]


def test_markdown_reads_without_its_marks_and_plain_stars_stay() -> None:
    marked = "# T\n\n**fett** und *schräg* und `code`\n\n| Ort | Preis |\n|---|--:|\n| Bad | 3 |\n| Hof | 4 |"
    assert [b.text for b in blocks(marked)] == [
        "T",
        "fett und schräg und code",
        "Ort: Bad | Preis: 3",
        "Ort: Hof | Preis: 4",
    ]
    stars = "Bürger*innen und Einwohner*innen, 3 * 4 * 5, datei_name_neu, <img src='file://x'>"
    assert [b.text for b in blocks(stars)] == [stars]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 1 Geltungsbereich\n(1) Text.", [(4, "§ 1 Geltungsbereich"), (0, "(1) Text.")]),
        ("§ 2\nBegriffe\n(1) Text.", [(4, "§ 2 Begriffe"), (0, "(1) Text.")]),
        ("§ 3a\nDieser Satz endet mit einem Punkt.", [(4, "§ 3a"), (0, "Dieser Satz endet mit einem Punkt.")]),
        ("§ 5 Abs. 2 gilt entsprechend", [(0, "§ 5 Abs. 2 gilt entsprechend")]),
        ("§ 6 gilt auch hier.", [(0, "§ 6 gilt auch hier.")]),
        ("II. Abschnitt", [(3, "II. Abschnitt")]),
        ("Erster Teil", [(2, "Erster Teil")]),
        ("TOP 4 Haushalt 2026", [(4, "TOP 4 Haushalt 2026")]),
    ],
)
def test_the_headings_of_statutes_and_minutes_are_known(text: str, found: list[tuple[int, str]]) -> None:
    assert [(b.level, b.text) for b in blocks(text)] == found


def test_no_word_of_a_plain_text_is_lost_or_doubled() -> None:
    words = [f"w{n:04}" for n in range(2000)]
    lines = [" ".join(words[n : n + 7]) for n in range(0, 2000, 7)]
    text = "\n".join(line + ("\n" if n % 5 == 0 else "") for n, line in enumerate(lines))

    assert " ".join(b.text for b in blocks(text)).split() == words


def test_invisible_characters_are_counted_in_office_files_too() -> None:
    unseen = "a\u200bb\U000e0041"
    for content in (
        odt.read(flat("odt", f"<text:p>{unseen}</text:p>"), "a"),
        odp.read(flat("odp", f"<draw:page><draw:rect><text:p>{unseen}</text:p></draw:rect></draw:page>"), "a"),
        rtf.read(rb"{\rtf1 a\u8203?b\u-9408?\u-9151?}", "a"),
    ):
        assert ("invisible-characters", 2) in [(doubt.code, doubt.count) for doubt in content.doubts]
