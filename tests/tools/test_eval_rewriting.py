"""What `dev.py eval rewriting` counts, on made paragraphs."""

from pathlib import Path

from tools.eval.program import Program
from tools.eval.rewriting import Paragraph, choose, counted, judge, paragraphs

BEFORE = "Die Gebühr beträgt 35,00 Euro und ist bis zum 15. Juli 2026 an die Gemeinde Nordheim zu zahlen."


def part(after: str, kept: str = "") -> dict[str, object]:
    return {"before": BEFORE, "after": after, "kept": kept}


def judged(after: str, kept: str = "") -> dict[str, object]:
    return counted([judge(Paragraph("a.md", BEFORE), [part(after, kept)], "simpler")])


def test_other_words_with_all_facts_are_a_change_without_a_loss() -> None:
    found = judged("Bitte zahlen Sie 35 € an die Gemeinde Nordheim, spätestens am 15.07.2026.")

    assert (found["changed"], found["facts_kept_or_marked"], found["german_rate"]) == (1.0, 1.0, 1.0)


def test_a_fact_that_is_gone_or_new_counts_against_it_unless_it_is_marked() -> None:
    text = "Bitte zahlen Sie 53 € an die Gemeinde Nordheim, spätestens am 15.07.2026."

    assert float(str(judged(text)["facts_kept_or_marked"])) < 1
    assert judged(text, "Bleibt zum Teil, wie es war: …")["facts_kept_or_marked"] == 1.0


def test_the_same_words_are_no_change() -> None:
    assert judged(BEFORE)["changed"] == 0.0


def test_paragraphs_are_chosen_by_rule_from_prose_only(tmp_path: Path) -> None:
    folder = tmp_path / "statutes_all"
    folder.mkdir()
    prose = "Die Gemeinde hält die Anlagen in einem guten Zustand und sorgt für die Sicherheit aller Besucher. " * 2
    table = "| Stunde | 35 Euro |\n| Tag | 70 Euro |"
    for name in ("a.md", "b.md"):
        text = "\n\n".join(f"{prose}Das gilt für Teil {name} und Absatz {n}." for n in "vwxyz")
        (folder / name).write_text(f"# Satzung\n\n{table}\n\n{text}", "utf-8")

    picked = choose(Program("scripted"), 6, tmp_path)

    assert len(picked) == 6
    assert {paragraph.document for paragraph in picked} == {"a.md", "b.md"}
    assert all(paragraph.text.startswith("Die Gemeinde hält") for paragraph in picked)
    assert not list(paragraphs(table))
