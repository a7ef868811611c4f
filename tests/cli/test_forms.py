import json
from pathlib import Path

import pytest

from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted", "--format", "json")
MINUTES = """Niederschrift über die Sitzung des Gemeinderates Musterau am 4. Mai 2026

TOP 1: Eröffnung der Sitzung
Die Bürgermeisterin eröffnet die Sitzung und begrüßt die Anwesenden im Rathaus.

TOP 2: Sanierung der Lindenstraße
Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 125.000 Euro.
Abstimmungsergebnis: 11 Ja-Stimmen und 2 Nein-Stimmen

TOP 3: Verschiedenes
"""


@pytest.mark.parametrize("form", ["stichpunkte", "entscheidungsvorlage", "niederschrift", "vermerk"])
def test_every_form_ends_in_checked_statements_and_honest_gaps(run: Run, tmp_path: Path, form: str) -> None:
    file = makers.write(tmp_path, "niederschrift.txt", MINUTES)

    done = run("summarize", file, *SCRIPTED, "--form", form)

    assert done.returncode == 0, done.stderr
    shape = json.loads(done.stdout)
    assert shape["form"] == form
    assert any("125.000" in statement["text"] for statement in shape["statements"])
    for statement in shape["statements"]:
        assert statement["citations"] or statement["kind"] == "absent"
        assert all(check["found"] for check in statement["checks"])
        assert all(citation["found"] for citation in statement["citations"])


def test_topics_come_first_and_one_the_text_does_not_touch_is_told(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "niederschrift.txt", MINUTES)

    done = run("summarize", file, *SCRIPTED, "--focus", "Klima 2030, Kosten", "--focus", "kosten")

    statements = json.loads(done.stdout)["statements"]
    assert [statement["topic"] for statement in statements][:2] == ["Klima 2030", "Kosten"]
    assert (statements[0]["kind"], statements[0]["checks"]) == ("absent", [])
    assert "125.000" in statements[1]["text"]


def test_the_help_names_every_form(run: Run) -> None:
    text = run("summarize", "--help").stdout

    assert all(
        name in text for name in ("ueberblick", "stichpunkte", "entscheidungsvorlage", "niederschrift", "vermerk")
    )
