"""`dev.py eval` on made documents with the engine that needs no model, and what it reads and adds up."""

import json
import time
from pathlib import Path

import pytest

from tests.makers import docx, pdf, word_paragraph, write
from tools import launch
from tools.eval import __main__ as door
from tools.eval import baseline, facts, pages, report, versus
from tools.eval.program import Program, RunError, parse
from tools.eval.scoring import Share

FACTS = """
document = "papers/{name}"

[[facts]]
text = "Die Sanierung kostet 125.000 Euro."
page = 1
must = ["125.000"]
weight = 3

[[facts]]
text = "Ein Flughafen wird gebaut."
page = 1
must = ["/Flughafen/"]
weight = 1
"""


def fact_file(folder: Path, name: str, data: bytes) -> Path:
    for part in ("papers", "facts"):
        (folder / part).mkdir(exist_ok=True)
    write(folder / "papers", name, data)
    return write(folder / "facts", f"{name.partition('.')[0]}.toml", FACTS.format(name=name))


def evaluate(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = door.main([str(word) for word in words])
    return code, capsys.readouterr().out


def test_a_whole_run_prints_one_object_with_every_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = fact_file(tmp_path, "niederschrift.pdf", pdf())
    sheet = tmp_path / "bogen.md"
    code, output = evaluate(capsys, "--json", "--engine", "scripted", "--sheet", sheet, file)
    whole = json.loads(output)
    assert code == 0
    assert whole["engine"] == "scripted"
    assert whole["fact_recall_summary"] == 0.75
    assert (whole["unsupported_rate"], whole["citation_found"], whole["german_rate"]) == (0, 1, 1)
    assert whole["citation_precision"] == 1
    assert whole["documents"][0]["missed_facts"] == ["Ein Flughafen wird gebaut."]
    assert whole["baselines"] == {"cut": {"documents": 0}, "chunks": {"documents": 0}}
    assert whole["job_speedup"] is None
    assert whole["seconds"] > 0
    assert "getragen?" in sheet.read_text("utf-8")


def test_a_table_is_printed_and_a_lost_document_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = fact_file(tmp_path, "satzung.docx", docx(word_paragraph("Die Sanierung kostet im Jahr 2026 125.000 Euro.")))
    fact_file(tmp_path, "kaputt.pdf", b"%PDF-1.7 nichts")
    code, output = evaluate(capsys, "--engine", "scripted", whole.parent)
    assert code == 1
    assert "Gescheitert: kaputt" in output
    assert "fact_recall_summary" in output
    assert "satzung" in output


def test_nothing_to_measure_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leer").mkdir()
    assert door.main([str(tmp_path / "leer")]) == 2
    assert "docs/evaluation.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        "document = 'x.pdf'",
        "kein toml",
        FACTS.format(name="fehlt.pdf"),
        FACTS.format(name="da.pdf").replace("/Flughafen/", "/(/"),
        FACTS.format(name="da.pdf").replace("weight = 1", ""),
    ],
)
def test_a_fact_file_that_cannot_be_used_is_refused(tmp_path: Path, content: str) -> None:
    fact_file(tmp_path, "da.pdf", pdf())
    with pytest.raises(facts.FactFileError):
        facts.load(write(tmp_path / "facts", "neu.toml", content))


def test_pages_are_read_without_the_program_but_for_formats_only_it_knows(tmp_path: Path) -> None:
    read = pages.read(write(tmp_path, "a.pdf", pdf()), Program("scripted"))
    assert sorted(read.texts) == [1, 2, 3]
    word = docx(word_paragraph("Kosten &amp; Nutzen") + word_paragraph("Zweiter Absatz"))
    assert (
        pages.read(write(tmp_path, "a.docx", word), Program("scripted")).plain() == "Kosten & Nutzen\nZweiter Absatz\n"
    )
    text = pages.read(write(tmp_path, "a.txt", "Nur ein Satz."), Program("scripted"))
    assert "Nur ein Satz." in text.plain()


def test_the_overview_counts_by_what_a_reader_sees_and_no_further_than_it_may_be_long() -> None:
    overview = {
        "title": "Titel",
        "amounts": [{"text": "5 Euro", "page": 1, "id": "geheim"}],
        "more": [{"text": "x " * 700}],
    }
    statement = {"text": "A", "citations": [], "checks": [{"kind": "number", "value": "7", "found": False, "page": 0}]}
    result = parse(
        {
            "overview": overview,
            "statements": [statement],
            "timing": {"seconds_total": 2},
            "engine": {"model": "m"},
        },
        3.0,
    )
    assert result.overview.startswith("Titel \n 5 Euro")
    assert "geheim" not in result.overview
    assert result.overview.count("x") < 600
    assert result.statements[0].marked == ("7",)


def test_the_usual_ways_cut_the_document_and_ask_as_they_do() -> None:
    asked: list[tuple[str, int]] = []

    def ask(instruction: str, text: str, limit: int) -> str:
        asked.append((instruction.format(text=text), limit))
        return f"Antwort {len(asked)}"

    def fit(text: str, tokens: int) -> list[str]:
        return [text[at : at + tokens] for at in range(0, max(len(text), 1), tokens)]

    long = "a" * 5000 + "b" * 5000
    assert baseline.cut(long, ask, fit) == "Antwort 1"
    assert 5000 < asked[0][0].count("a") + asked[0][0].count("b") < baseline.ROOM_TOKENS
    asked.clear()
    assert baseline.chunks(long, ask, fit) == "Antwort 6"
    assert [limit for _, limit in asked] == [baseline.NOTE_TOKENS] * 5 + [baseline.ANSWER_TOKENS]
    assert all(f"Antwort {number}" in asked[-1][0] for number in range(1, 6))
    assert baseline.chat("x").endswith("<|im_start|>assistant\n")


def test_a_comparison_without_time_is_left_out_and_a_broken_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versus, "cache", lambda: tmp_path)
    by = versus.Weights(write(tmp_path, "modell.gguf", b"GGUF nicht wirklich"))
    assert versus.write("cut", "Text", by, until=time.monotonic(), reuse=False) is None
    with pytest.raises(RunError):
        versus.write("cut", "Text", by, until=time.monotonic() + 60, reuse=False)


def test_a_comparison_is_taken_from_an_earlier_run_only_when_asked_and_only_for_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versus, "cache", lambda: tmp_path)
    by = versus.Weights(write(tmp_path, "modell.gguf", b"x"))
    kept = tmp_path / "eval" / f"{versus._key('cut', 'Text', by)}.json"
    kept.parent.mkdir()
    kept.write_text(json.dumps({"text": "alt", "seconds": 9}), "utf-8")
    now = time.monotonic()
    found = versus.write("cut", "Text", by, until=now, reuse=True)
    assert found == versus.Written("cut", "alt", 9.0, reused=True)
    assert versus.write("cut", "Text", by, until=now, reuse=False) is None
    assert versus.write("cut", "Anderer Text", by, until=now, reuse=True) is None
    assert versus.write("chunks", "Text", by, until=now, reuse=True) is None


def test_a_comparison_says_how_many_times_better_and_faster() -> None:
    one = versus.Comparison(
        "chunks", Share(2, 10), Share(4, 10), Share(7, 10), Share(5, 10), seconds=90, ours_seconds=30, reused=False
    )
    shape = (one + one).shape()
    assert (shape["times_recall"], shape["times_recall_summary"], shape["speedup"]) == (2.0, 2.5, 3.0)
    assert (shape["fact_recall_summary"], shape["fact_recall"]) == (0.2, 0.4)


def test_rates_of_nothing_are_no_rates() -> None:
    about = report.Circumstances("", "scripted", "full", default_set=False, seconds=0, left_out=(), failed=())
    whole = report.shape([], about)
    assert whole["fact_recall"] is None
    assert "–" in report.table(whole)


def test_weights_are_fetched_only_for_the_engine_that_needs_them() -> None:
    assert launch.needs(["tools.eval", "--json"]) == launch.Needs(engine=True, model="")
    assert launch.needs(["tools.eval", "--model", "x", "--all"]).model == "x"
    assert launch.needs(["tools.eval", "--engine", "scripted"]) == launch.Needs()


def test_the_default_set_stands_in_the_corpus_where_there_is_one() -> None:
    if not door.CORPUS.is_dir():
        pytest.skip("the corpus is not beside this checkout")
    assert {known.name for known in door.choose([], every=False)} == set(door.DEFAULT_SET)
    assert len(door.choose([], every=True)) >= len(door.DEFAULT_SET)
