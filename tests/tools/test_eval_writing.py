"""`dev.py eval writing`: what of an example came out, and what no one had given."""

from typing import Any

import pytest

from tools.eval import __main__ as door
from tools.eval import writing
from tools.eval.program import Program

TOLD = {"title": "Brief", "template": "{field.datum}", "steps": [{"id": "text"}]}
EXAMPLE = {
    "title": "Freibad",
    "fields": {"inhalt": "Das Freibad öffnet am 9. Mai 2026.", "datum": "2026-03-17"},
    "expects": {"contains": ["9. Mai 2026"], "gap": ["Name"], "cites": ["Freibad"], "lacks": ["Gruß"]},
}


def shape(*texts: str, quote: str = "") -> dict[str, Any]:
    cited = [{"quote": quote, "found": True}] if quote else []
    return {"statements": [{"topic": "", "text": text, "citations": cited} for text in texts]}


def test_an_example_that_came_out_has_nothing_unmet_and_nothing_invented() -> None:
    told = writing.judge(
        shape("17.3.2026", "Das Freibad öffnet am 9. Mai 2026. [Name einsetzen]", quote="Das Freibad"), TOLD, EXAMPLE
    )

    assert (told["expected"], told["unmet"], told["gaps_kept"], told["invented"]) == (4, [], 1, [])


def test_what_is_missing_forbidden_or_invented_is_counted() -> None:
    told = writing.judge(shape("Gruß! Das Freibad öffnet am 10. Juni 2026 und kostet 4 Euro."), TOLD, EXAMPLE)

    assert len(told["unmet"]) == 4
    assert told["invented"] == ["10. Juni 2026", "4 Euro"]


def test_cases_are_spread_over_all_assistants() -> None:
    known = writing.cases()

    assert len(known) >= 24
    assert len({told["id"] for told, _ in writing.chosen(known, 6)}) == 6
    assert len(writing.chosen(known, 0)) == len(known)


def test_the_program_itself_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["writing", "--engine", "scripted", "--cases", "2"]) == 0
    assert "expectations_met: 1.0" in capsys.readouterr().out
    assert writing.measure(Program("scripted", "gibt-es-nicht"), count=1)["examples"] == 1
