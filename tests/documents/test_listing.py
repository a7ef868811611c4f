import pytest

from genius_desktop.documents import contents, listing
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem
from tests.makers import zipped


def test_an_archive_is_listed_and_never_opened() -> None:
    data = zipped(
        {"Rat/Niederschrift.pdf": b"x" * 5000, "gpj\u202eexe.txt": b"geheim", "../../boese": b"", "leer/": b""}
    )

    content = contents.read("zip", data, "a.zip")

    assert [block.text for block in content.blocks] == [
        "Archiv mit 3 Dateien",
        "Rat/Niederschrift.pdf (5 KB)",
        "gpjexe.txt (6 Byte)",
        "../../boese (0 Byte)",
    ]
    assert content.doubts == [Doubt("archive-listed")]
    assert not content.parts


def test_an_archive_with_too_much_in_it_is_refused() -> None:
    with pytest.raises(InputProblem, match="too-costly"):
        listing.read(zipped({"a": b"\0" * 150_000_000}), "bombe.zip")


def test_a_long_list_is_cut_and_told() -> None:
    content = listing.read(zipped({f"{n}.txt": b"" for n in range(2100)}), "a.zip")

    assert Doubt("parts-cut", count=100) in content.doubts
