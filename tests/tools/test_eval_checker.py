"""The checker of `dev.py eval`: statements and documents made by hand show that each figure can fail."""

import ast
from pathlib import Path

import pytest

from tools.eval import facts, german, roles, scoring
from tools.eval.facts import Fact, FactFile
from tools.eval.figures import figures, readable
from tools.eval.holdings import Holdings
from tools.eval.pages import Pages
from tools.eval.program import Result, Statement

SOURCE = """Gemeinde Musterau. Der Gemeinderat beschließt die Sanierung der Lindenstraße mit Kosten von 1.200.000 Euro.
Die Förde-
rung beträgt 40 % nach § 12 Abs. 2 der Richtlinie. Zwölf Plätze entstehen am 12.05.2026 um 19.30 Uhr.
Miete vom 01.06. bis 31.08.2024: 20.000,-- Euro. Der Haushalt wird von 2.008.582 Euro auf 2.100.000 Euro erhöht.
Frau Schmidt erklärt, die Kreissparkasse gebe 450 T€. Die Drucksache 83/2023 nennt eine zweijährige Frist.
Der Beschluss erging mit 11 Ja-Stimmen und 2 Nein-Stimmen. Die o\ufb03zielle Frist endet am 3.\u00a0Juli 2026."""

HELD = [
    "Die Kosten betragen 1,2 Mio. €.",
    "Die Kosten betragen 1,2 Millionen Euro.",
    "Die Kosten betragen 1 200 000 Euro.",
    "Es entstehen 12 Plätze.",
    "Es entstehen zwölf Plätze.",
    "Der Termin ist am 12. Mai 2026.",
    "Der Termin ist am 12.5.2026.",
    "Der Termin ist am 12. Mai um 19:30 Uhr.",
    "Die Miete läuft ab 1. Juni 2024.",
    "Die Miete beträgt 20.000 Euro.",
    "Die Förderung beträgt 40 Prozent nach § 12 Absatz 2.",
    "Der Haushalt lag bei rund 2 Mio. Euro.",
    "Der Haushalt lag bei knapp 2,1 Mio. Euro.",
    "Die Kreissparkasse gibt 450.000 Euro.",
    "Die Drucksache 83/2023 nennt zwei Jahre.",
    "Frau Schmidt nennt die Frist 03.07.2026.",
    "Im Mai 2026 tagt der Rat der Gemeinde Musterau.",
    "Elf stimmten mit Ja, zwei mit Nein.",
]
LACKING = [
    ("Die Kosten betragen 1,3 Mio. €.", ["1,3 Mio. €"]),
    ("Die Kosten betragen 120.000 Euro.", ["120.000 Euro"]),
    ("Es entstehen 13 Plätze.", ["13"]),
    ("Es entstehen dreizehn Plätze.", ["13"]),
    ("Der Termin ist am 13. Mai 2026.", ["13. Mai 2026"]),
    ("Der Termin ist am 12. Juni 2026.", ["12. Juni 2026"]),
    ("Der Termin ist am 12.05.2025.", ["12.05.2025"]),
    ("Der Termin ist um 18 Uhr.", ["18 Uhr"]),
    ("Die Förderung beträgt 45 %.", ["45 %"]),
    ("Die Förderung folgt § 13.", ["§ 13"]),
    ("Der Haushalt lag bei rund 3 Mio. Euro.", ["3 Mio. Euro"]),
    ("Der Haushalt lag bei 2 Mio. Euro.", ["2 Mio. Euro"]),
    ("Die Drucksache 84/2023 nennt die Frist.", ["84/2023"]),
    ("Frau Meier erklärt die Frist.", ["Meier"]),
    ("Herr Dr. Weber erklärt die Frist.", ["Weber"]),
    ("Die KfW gibt das Geld.", ["KfW"]),
    ("Die Beispielbau GmbH baut.", ["Beispielbau"]),
    ("Die Arbeiten in der Ahornstraße beginnen.", ["Ahornstraße"]),
    ("Dazu sprach im Rat Anna Beispiel.", ["Anna", "Beispiel"]),
    ("Im Juni 2027 tagt der Rat.", ["Juni 2027"]),
]


def statement(text: str, *quotes: tuple[int, str], marked: tuple[str, ...] = ()) -> Statement:
    return Statement(text, quotes, marked)


@pytest.mark.parametrize("text", HELD)
def test_another_way_of_writing_is_the_same_figure(text: str) -> None:
    assert scoring.unmarked(statement(text), Holdings(SOURCE)) == []


@pytest.mark.parametrize(("text", "lacking"), LACKING)
def test_what_the_document_does_not_hold_is_named(text: str, lacking: list[str]) -> None:
    assert scoring.unmarked(statement(text), Holdings(SOURCE)) == lacking


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Die Kosten betragen 1,3 Mio. €.", ("1.300.000 Euro",)),
        ("Es entstehen 13 Plätze.", ("13",)),
        ("Frau Meier erklärt die Frist.", ("Frau Meier",)),
    ],
)
def test_a_marked_figure_is_not_unsupported(text: str, marked: tuple[str, ...]) -> None:
    assert scoring.unmarked(statement(text, marked=marked), Holdings(SOURCE)) == []
    assert scoring.unmarked(statement(text, marked=("99",)), Holdings(SOURCE))


def test_a_small_amount_is_not_any_small_number() -> None:
    assert scoring.unmarked(statement("Es kostet 12 Euro."), Holdings("Es gibt 12 Kinder.")) == ["12 Euro"]
    assert scoring.unmarked(statement("Es kostet 12 Euro."), Holdings("Kosten in Euro: 12")) == []


PAGE = (
    "Der Ausschuss tagte. Die Verwaltung schlägt den Kauf einer Pumpe für 8.400 Euro vor. Der Rat stimmt zu. "
    "Zum Freibad gab es keine Fragen. Die nächste Sitzung findet am 9. Juni 2026 statt."
)
PAGES = Pages({1: (PAGE,), 2: ("Ein anderes Blatt ohne Belang.",)})
QUOTE = "Die Verwaltung schlägt den Kauf einer Pumpe für 8.400 Euro vor."


@pytest.mark.parametrize(
    ("text", "page", "quote", "carried"),
    [
        ("Die Verwaltung schlägt vor, eine Pumpe für 8.400 Euro zu kaufen.", 1, QUOTE, True),
        ("Der Rat stimmt dem Kauf der Pumpe zu.", 1, QUOTE, True),
        ("Die Pumpe kostet 8.400 Euro.", 1, "Die Verwaltung schlägt den Kauf … für 8.400 Euro vor.", True),
        ("Die nächste Sitzung findet am 9. Juni 2026 statt.", 1, QUOTE, False),
        ("Die Pumpe kostet 9.400 Euro.", 1, QUOTE, False),
        ("Der Bürgerentscheid zum Radweg scheitert deutlich.", 1, QUOTE, False),
        ("Die Pumpe kostet 8.400 Euro.", 2, QUOTE, False),
        ("Die Pumpe kostet 8.400 Euro.", 1, "Die Pumpe wird für 8.400 Euro verschenkt.", False),
    ],
)
def test_a_quote_carries_a_statement_or_not(text: str, page: int, quote: str, *, carried: bool) -> None:
    cited = statement(text, (page, quote))
    evidence = " ".join(scoring.located(cited, PAGES))
    assert (scoring.not_carried(cited, evidence) == "") is carried


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Die Akte hat das Zeichen 11.40.70.", True),
        ("Zuständig ist der Fachdienst Finanzen.", False),
        ("Burgdorf ist Sitz der Kreisverwaltung.", False),
    ],
)
def test_a_head_without_full_stops_carries_only_its_neighbours(text: str, *, carried: bool) -> None:
    head = "Gemeinde Musterau\nBurgdorf\nKleindorf\nZeichen der Akte\n11.40.70\nFachdienst\nFinanzen und Steuern"
    cited = statement(text, (1, "Zeichen der Akte"))
    evidence = " ".join(scoring.located(cited, Pages({1: (f"{head}\n{PAGE}",)})))
    assert (scoring.not_carried(cited, evidence) == "") is carried


def test_a_quote_is_found_over_torn_words_ligatures_and_the_end_of_a_page() -> None:
    pages = Pages({1: ("Die o\ufb03zielle Förde-\nrung beginnt",), 2: ("im Herbst 2026. Ende.",)})
    assert pages.around(1, "Die offizielle Förderung beginnt im Herbst 2026.")
    assert pages.around(2, "Die offizielle Förderung beginnt im Herbst 2026.") == ""


@pytest.mark.parametrize(
    ("text", "source", "suspect"),
    [
        ("Der Ansatz wird um 450.000 Euro erhöht.", "Er wird nur um 450.000 Euro statt um 600.000 Euro erhöht.", True),
        ("Der Satz steigt um 420 v. H.", "Der Satz steigt von 400 auf 420 v. H.", True),
        ("Es gab 2 Ja-Stimmen.", "Es gab 11 Ja-Stimmen und 2 Nein-Stimmen.", True),
        ("Die Frist beträgt 6 Jahre.", "Die Frist beträgt sechs Monate.", True),
        ("Es kostet höchstens 100.000 Euro.", "Es kostet mindestens 100.000 Euro.", True),
        ("Die Gebühr steigt um 5 %.", "Die Gebühr beträgt 5 Euro.", True),
        ("Der Satz steigt von 400 auf 420 v. H.", "Der Satz steigt von 400 auf 420 v. H.", False),
        ("Es gab 11 Ja-Stimmen.", "Es gab 11 Ja-Stimmen und 2 Nein-Stimmen.", False),
        ("Es kostet mindestens 100.000 Euro.", "Es kostet nicht weniger als 100.000 Euro.", False),
    ],
)
def test_a_right_number_in_a_wrong_part_is_suspect(text: str, source: str, *, suspect: bool) -> None:
    assert bool(roles.suspects(text, source)) is suspect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat beschließt die Satzung.", True),
        ("Haushalt 2026: Ausgaben, Einnahmen", True),
        ("The council has decided to approve the plan.", False),
        ("Совет принимает решение.", False),
        ("Le conseil est saisi pour la question.", False),
    ],
)
def test_german_is_told_from_other_languages(text: str, *, expected: bool) -> None:
    assert german.is_german(text) is expected


@pytest.mark.parametrize(
    ("texts", "repeated"),
    [
        (("Der Rat kauft eine Pumpe für 8.400 Euro.", "Der Rat kauft für 8.400 Euro eine Pumpe."), [False, True]),
        (("Der Rat kauft eine Pumpe für 8.400 Euro.", "Der Rat kauft eine Pumpe für 9.400 Euro."), [False, False]),
        (("Der Rat kauft eine Pumpe für 8.400 Euro.", "Der Rat kauft eine Pumpe."), [False, True]),
        (("Die Sitzung ist am Montag.", "Die Straße wird saniert."), [False, False]),
        (("und es wird so sein und es wird so sein und es wird so sein",), [True]),
    ],
)
def test_a_statement_that_comes_again_is_counted(texts: tuple[str, ...], repeated: list[bool]) -> None:
    assert scoring.repetitions(list(texts)) == repeated


@pytest.mark.parametrize(
    ("must", "text", "carried"),
    [
        ("20.000", "Das kostet 20.000 Euro.", True),
        ("20.000", "Das kostet 120.000 Euro.", False),
        ("20.000", "Das kostet 20.000.000 Euro.", False),
        ("583.050", "Der Rest von 583.050,00 Euro", True),
        ("2,88", "Der Satz ist 2,88 %", True),
        ("2,88", "Der Satz ist 12,88 %", False),
        ("28.11.2023", "Am 28. November 2023 tagt der Rat.", True),
        ("28.11.2023", "Im November 2023 tagt der Rat.", False),
        ("/alle (2|zwei) Jahre/", "Sie wird alle zwei Jahre geprüft.", True),
        ("/einstimmig/i", "EINSTIMMIG empfohlen", True),
        ("/einstimmig/", "EINSTIMMIG empfohlen", False),
        ("Hebesatzsatzung", "Die Hebesatz-\nsatzung gilt.", True),
        ("01.07.", "Beginn ist der 01.07.2025.", True),
    ],
)
def test_a_fact_counts_when_one_entry_is_found(must: str, text: str, *, carried: bool) -> None:
    assert facts.carried(Fact("", 1, (must,), 1), text) is carried


def test_ranges_of_paragraphs_hold_what_lies_between() -> None:
    assert {value for f in figures(readable("§§ 4 bis 6")) for value in f.values} == {("4",), ("5",), ("6",)}


def test_every_figure_of_a_result_can_be_one_and_can_be_zero() -> None:
    known = FactFile("x", Path("x"), (Fact("Pumpe", 1, ("8.400",), 3), Fact("Sitzung", 1, ("9. Juni 2026",), 1)))
    good = Result("Sitzung am 9. Juni 2026", (statement("Die Pumpe kostet 8.400 Euro.", (1, QUOTE)),), 1, 1, "x")
    rates = {name: share.rate() for name, share in scoring.score(good, PAGES, known).shares.items()}
    assert rates["fact_recall"] == 1
    assert rates["fact_recall_summary"] == 0.75
    assert rates["fact_recall_overview"] == 0.25
    assert (rates["unsupported_rate"], rates["citation_precision"], rates["citation_found"]) == (0, 1, 1)
    assert (rates["german_rate"], rates["repetition_rate"], rates["role_suspects"]) == (1, 0, 0)
    bad = statement("The pump has cost 7.000 Euro of the budget.", (2, QUOTE))
    score = scoring.score(Result("", (bad, bad), 1, 1, "x"), PAGES, known)
    rates = {name: share.rate() for name, share in score.shares.items()}
    assert (rates["fact_recall"], rates["unsupported_rate"], rates["german_rate"]) == (0, 1, 0)
    assert (rates["citation_precision"], rates["citation_found"], rates["repetition_rate"]) == (0, 0, 0.5)
    assert {kind for kind, _, _ in score.findings} >= {"unsupported", "not carried", "quote not on page", "repeated"}
    assert len(score.missed) == 2


def test_the_checker_shares_no_code_with_the_program() -> None:
    for file in (Path(__file__).parents[2] / "tools" / "eval").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith("genius_desktop")], file.name
