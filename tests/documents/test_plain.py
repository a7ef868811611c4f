import pytest

from genius_desktop.documents.plain import blocks, decode

TEXT = (
    "Gebührensatzung der Gemeinde Musterau. Für die Benutzung der öffentlichen Straßen erhebt die Gemeinde Gebühren. "
    "Die Höhe beträgt 12 Euro je Quadratmeter, ermäßigt für Vereine. Über Ausnahmen entscheidet der Bürgermeister. "
) * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "iso8859_15", "cp850", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_german_text_comes_out_right_in_every_encoding_an_office_used(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_a_broken_byte_does_not_turn_utf8_into_another_encoding() -> None:
    data = (TEXT * 5).encode()
    middle = data.index("ü".encode())

    found = decode(data[:middle] + b"\xff" + data[middle:])

    assert found.replaced == 1
    assert "Gebührensatzung" in found.text.replace("\ufffd", "")


def test_markdown_headings_become_headings() -> None:
    assert [(b.level, b.text) for b in blocks("# Titel\nText\nmehr\n\n## § 1\nEnde")] == [
        (1, "Titel"),
        (0, "Text\nmehr"),
        (2, "§ 1"),
        (0, "Ende"),
    ]
