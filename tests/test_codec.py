import pytest
from hypothesis import given
from hypothesis import strategies as st

from genius_desktop import codec
from genius_desktop.domain import Page, Statement, Summary
from genius_desktop.jobs.events import Failed, Wrote, read_event

# Lone surrogates cannot be written as UTF-8; the reader removes them.
text = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.from_type(Statement))
def test_a_statement_comes_back_as_it_was(statement: Statement) -> None:
    assert codec.from_json(codec.to_json(statement), Statement) == statement


@given(text)
def test_an_event_is_one_line_whatever_it_says(said: str) -> None:
    line = codec.to_line(Wrote(said))

    assert line.count(b"\n") == 1
    assert read_event(line) == Wrote(said)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"hallo\n",
        b'{"kind":"Wrote"}\n',
        b'{"kind":"Wrote","value":{"text":5}}\n',
        b'{"kind":"SummaryTask","value":{}}\n',
        b'{"kind":"os.system","value":{}}\n',
        b'{"kind":"Wrote","value":' + b"[" * 100_000 + b"\n",
        b'{"kind":"Wrote","value":{"text":"\xff"}}\n',
    ],
)
def test_what_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(codec.MalformedMessageError):
        read_event(line)


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(codec.MalformedMessageError):
        codec.from_json(b'{"number":"1","text":"a"}', Page)
    with pytest.raises(codec.MalformedMessageError):
        codec.from_json(codec.to_json(Failed("a", "b")), Summary)
