import pytest
from hypothesis import given
from hypothesis import strategies as some

from genius_desktop.codec import MalformedMessageError
from genius_desktop.ui.lines import Lines


@given(some.lists(some.binary().filter(lambda text: b"\n" not in text)), some.integers(1, 7))
def test_lines_are_whole_whatever_pieces_they_come_in(texts: list[bytes], size: int) -> None:
    sent = b"".join(text + b"\n" for text in texts)
    lines = Lines()
    got = []

    for start in range(0, len(sent), size):
        lines.add(sent[start : start + size])
        while (line := lines.line()) is not None:
            got.append(line)

    assert got == [text + b"\n" for text in texts]


def test_bytes_that_follow_a_line_are_given_only_whole() -> None:
    lines = Lines()
    lines.add(b"eins\n\n\n")

    assert lines.line() == b"eins\n"
    assert lines.take(3) is None
    lines.add(b"x")
    assert lines.take(3) == b"\n\nx"


@pytest.mark.parametrize("flood", [b"x" * 11, b"x" * 11 + b"\n"])
def test_a_line_over_the_limit_is_malformed(flood: bytes) -> None:
    lines = Lines(limit_bytes=10)
    lines.add(flood)

    with pytest.raises(MalformedMessageError):
        lines.line()
