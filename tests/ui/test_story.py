from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from genius_desktop import wording
from genius_desktop.domain import Citation, Doubt, EngineInfo, Source
from genius_desktop.jobs.events import (
    Cancelled,
    Doubted,
    Event,
    Failed,
    Finished,
    Opened,
    Progressed,
    Stated,
    Wrote,
)
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.ui import words
from genius_desktop.ui.story import Story
from tests.ui.tellings import STATEMENTS, summary

NOW = datetime(2026, 11, 12, 14, 3).astimezone()


def story(*events: Event, sources: int = 1) -> Story:
    files = tuple(Source(b"/x", f"Vorlage {n}.pdf") for n in range(1, sources + 1))
    told = Story("a", "Vorlage 1.pdf", "local", files, NOW)
    for event in events:
        told.hear(event)
    return told


OPENED = Opened(0, "Vorlage 1.pdf", "0" * 64, "page", 26)


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (OPENED, "Schritt 1 von 3 · 26 Seiten werden gelesen"),
        (Progressed("read", 12, 26), "Schritt 1 von 3 · Seite 12 von 26 gelesen"),
        (Progressed("recognise", 2, 3), "Schritt 1 von 3 · gescannte Seite 2 von 3 erkannt"),
        (Progressed("load", 40, 100), "Sprachmodell wird geladen · 40 %"),
        (Progressed("note", 3, 7), "Schritt 2 von 3 · Abschnitt 3 von 7 ausgewertet"),
        (Progressed("note", 0, 1), "Schritt 2 von 3 · Abschnitte werden ausgewertet"),
        (Progressed("merge", 0, 12), "Schritt 3 von 3 · Aussagen werden geschrieben"),
        (Progressed("merge", 17, 17), "Schritt 3 von 3 · 17 Aussagen geschrieben"),
        (Progressed("merge", 2, 12), "Schritt 3 von 3 · Aussage 2 von etwa 12 geschrieben"),
    ],
)
def test_progress_is_told_in_words_and_counts(event: Event, line: str) -> None:
    assert story(OPENED, event).progress() == line


def test_with_several_documents_progress_names_which() -> None:
    told = story(OPENED, Opened(1, "Vorlage 2.pdf", "", "page", 3), Progressed("read", 1, 3), sources=2)

    assert told.progress() == "Schritt 1 von 3 · Dokument 2 von 2: Seite 1 von 3 gelesen"


def test_a_job_that_waits_says_so() -> None:
    assert story().progress() == "Beginnt, sobald das Sprachmodell frei ist"


def test_what_is_being_written_shows_until_the_statement_replaces_it() -> None:
    told = story(Wrote("- Die Arbeiten"), Wrote(" beginnen am 1. September. [3, 4"))
    shown = told.provisional

    told.hear(Stated(1, STATEMENTS[0]))

    assert shown == "Die Arbeiten beginnen am 1. September."
    assert told.provisional == ""
    assert told.statements == [STATEMENTS[0]]


def test_an_endless_line_does_not_grow_without_end() -> None:
    told = story(*[Wrote("und ") for _ in range(10_000)])

    assert len(told.written) < 1000


@pytest.mark.parametrize(
    ("event", "state", "problem"),
    [
        (Failed("no-text", "a.pdf"), "failed", "no-text"),
        (Cancelled(), "cancelled", ""),
        (Finished(summary()), "finished", ""),
    ],
)
def test_a_story_knows_its_end(event: Event, state: str, problem: str) -> None:
    told = story(event)

    assert (told.state, told.problem, told.over) == (state, problem, True)


def test_an_end_is_final() -> None:
    told = story(Cancelled(), Progressed("read", 1, 2))

    assert told.state == "cancelled"


def test_a_result_tells_its_coverage_and_its_doubts() -> None:
    told = story(Doubted(0, Doubt("repaired")), Finished(summary(documents=2)))

    assert told.coverage() == [f"Vorlage {n}.pdf: 3 von 3 Seiten gelesen." for n in (1, 2)]
    assert told.outcome() == "2 Aussagen · 1 min 12 s"


def test_only_an_example_says_that_no_model_wrote_it() -> None:
    assert story(Finished(summary())).notice == wording.AI_NOTICE
    assert story(Finished(summary(engine="scripted"))).notice == wording.EXAMPLE_NOTICE


@pytest.mark.parametrize(
    ("back", "said"),
    [(timedelta(), "heute, 14:03"), (timedelta(days=1), "gestern, 14:03"), (timedelta(days=9), "3. 11. 2026, 14:03")],
)
def test_moments_are_as_short_as_is_clear(back: timedelta, said: str) -> None:
    assert words.moment(NOW - back, NOW) == said


def test_durations_are_told_in_units() -> None:
    assert [words.duration(s) for s in (5.9, 72, 3661)] == ["5 s", "1 min 12 s", "1 h 01 min"]


def test_a_place_names_its_document_only_where_there_are_several() -> None:
    citation = Citation(0, 3, "x", found=True)

    assert words.place(citation, "page") == "S. 3"
    assert words.place(citation, "section", "a.md") == "a.md, Abschnitt 3"


def test_long_names_are_shortened_in_the_middle_to_the_length_asked_for() -> None:
    short = words.short_name("niederschrift_der_sitzung_des_gemeinderats.pdf", 20)

    assert len(short) == 20
    assert short.startswith("niederschr")
    assert short.endswith(".pdf")


def test_the_window_tells_no_command_lines() -> None:
    for code in PROBLEMS:
        said = " ".join(words.problem_words(code, "x"))
        if code != "profile-not-writable":  # the one an administrator starts again with another folder
            assert "--" not in said, code
            assert "genius-desktop " not in said, code


def test_a_result_that_several_engines_have_written_names_them_all() -> None:
    engines = (EngineInfo("local", "klein", "1"), EngineInfo("server", "gross", ""))
    told = story(Finished(replace(summary(), engine=engines[1], engines=engines)))

    assert told.badge == "Auf diesem PC + Server der Gemeinde"
    assert told.coverage()[-1] == "Geschrieben von: klein auf diesem PC; gross auf dem Server der Gemeinde."


def test_a_result_of_one_engine_names_it_where_the_place_of_the_work_stands() -> None:
    told = story(Finished(summary()))

    assert told.badge == "Auf diesem PC"
    assert told.writers == "Geschrieben von: modell auf diesem PC."
    assert told.writers not in told.coverage()
