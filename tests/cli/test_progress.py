"""Progress as it is told on the error output."""

import json

import pytest

from genius_desktop.cli.progress import Progress, Style, style
from genius_desktop.standings import Standing

ROUND = (
    Standing(0, "Anlage 1.pdf", "waiting", steps=2),
    Standing(1, "Anlage 2.pdf", "waiting", steps=2),
    Standing(0, "Anlage 1.pdf", "working", step=1, steps=2),
    Standing(1, "Anlage 2.pdf", "failed", reason="no-text"),
    Standing(0, "Anlage 1.pdf", "done", step=2, steps=2),
)


def told(how: Style, capsys: pytest.CaptureFixture[str]) -> list[str]:
    progress = Progress(how)
    for event in ROUND:
        progress.hear(event)
    return capsys.readouterr().err.splitlines()


def test_each_step_of_each_file_has_a_line_where_that_is_wished(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told("lines", capsys)

    assert lines[1:3] == ["[0/2] Anlage 2.pdf: wartet", "[0/2] Anlage 1.pdf: Schritt 2 von 2"]
    assert lines[3].startswith("[1/2] Anlage 2.pdf: fehlgeschlagen: ")
    assert lines[4] == "[2/2] Anlage 1.pdf: fertig"


def test_a_terminal_shows_which_files_are_over_and_a_program_hears_everything(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [line[:5] for line in told("line", capsys)] == ["[1/2]", "[2/2]"]
    assert json.loads(told("json", capsys)[3])["file"]["reason"] == "no-text"
    assert told("none", capsys) == []


def test_a_line_a_file_needs_no_terminal() -> None:
    assert style("lines", quiet=False) == "lines"
    assert style("lines", quiet=True) == style("auto", quiet=False) == "none"
