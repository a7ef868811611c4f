"""How the window shows results that are no summaries."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from genius_desktop import outcome_words
from genius_desktop.domain import Source, Summary
from genius_desktop.jobs.events import Failed, Finished, Progressed
from genius_desktop.tasks import RecheckTask
from genius_desktop.ui import saving
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.job_page import JobPage
from genius_desktop.ui.marks import UNSOURCED
from genius_desktop.ui.story import Story
from tests.outcome_makers import MADE, answer, comparison, letter, no_answer, rewording, talk
from tests.ui.tellings import summary, task

NOW = datetime(2026, 11, 12, 14, 3).astimezone()


def told(made: Summary) -> Story:
    """Give the story of a job whose result this is."""
    sources = tuple(Source(b"/x", report.name) for report in made.documents)
    story = Story("a", made.title, "local", sources, NOW)
    story.form = made.form
    story.hear(Finished(made))
    return story


@pytest.fixture
def page(qtbot: QtBot) -> JobPage:
    built = JobPage()
    qtbot.addWidget(built)
    # High enough that nothing has to scroll with the statements.
    built.resize(700, 1000)
    with qtbot.waitExposed(built):
        built.show()
    return built


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (answer(), "2 Sätze · 42 s"),
        (no_answer(), "Keine Antwort im Dokument · 42 s"),
        (rewording(), "3 Absätze · 42 s"),
        (comparison(), "3 Änderungen · 42 s"),
        (letter(), "4 Absätze · 42 s"),
        (summary(), "2 Aussagen · 1 min 12 s"),
    ],
)
def test_the_end_counts_what_the_result_is_made_of(made: Summary, line: str) -> None:
    assert told(made).outcome() == line


@pytest.mark.parametrize(
    ("form", "event", "line"),
    [
        ("antwort", Progressed("note", 2, 5), "Stelle 2 von 5 gelesen"),
        ("antwort", Progressed("merge", 0, 0), "Antwort wird geschrieben"),
        ("umformulierung", Progressed("merge", 3, 12), "Absatz 3 von 12 umformuliert"),
        ("umformulierung", Progressed("merge", 0, 12), "Absätze werden umformuliert"),
        ("vergleich", Progressed("note", 0, 0), "Die Fassungen werden verglichen"),
        ("vergleich", Progressed("merge", 4, 9), "Änderung 4 von 9 erläutert"),
        ("entwurf", Progressed("merge", 2, 6), "Absatz 2 von 6 geschrieben"),
        ("umformulierung", Progressed("load", 40, 100), "Sprachmodell wird geladen · 40 %"),
    ],
)
def test_progress_says_what_this_kind_of_job_does(form: str, event: Progressed, line: str) -> None:
    story = Story("a", "Titel", "local", (), NOW, form=form)
    story.hear(event)

    assert story.progress() == line


@pytest.mark.parametrize("name", MADE)
def test_only_what_makes_sense_is_offered(name: str, page: JobPage) -> None:
    made = MADE[name]()
    page.show_story(told(made))

    shown = {key for key, built in page.follow_ups.buttons.items() if built.isVisible()}
    assert shown == ({"formal", "simple"} if made.form in {"antwort", "recherchebericht"} else set())
    assert page.strip.isVisible() == bool(made.documents)
    assert page.overviews == []
    assert page.review.isVisible()


def test_after_another_kind_of_result_a_summary_has_everything_again(page: JobPage) -> None:
    page.show_story(told(letter()))
    page.show_story(told(summary()))

    assert all(built.isVisible() for built in page.follow_ups.buttons.values())
    assert page.strip.isVisible()


def test_only_what_must_name_its_place_is_marked_for_lacking_it(page: JobPage) -> None:
    def texts() -> str:
        return " ".join(found.text() for card in page.cards for found in card.findChildren(type(page._notice)))

    for made in (letter(), talk()):
        page.show_story(told(made))
        assert UNSOURCED not in texts()
        assert not page.review.only_open.isEnabled()


def test_a_part_is_called_what_it_is(page: JobPage) -> None:
    page.show_story(told(comparison()))

    assert page.cards[0].accessibleName() == "Änderung 1: Gebühr: 35,00 € → 42,00 €."
    assert page.cards[0].edit.accessibleName() == "Änderung 1 bearbeiten"
    assert page.topics == ["§ 3 Abs. 2", "§ 4a", "§ 7"]


def test_a_pasted_text_leads_to_no_page(page: JobPage) -> None:
    page.show_story(told(rewording()))

    assert all(card.places == [] for card in page.cards)


@pytest.mark.parametrize(
    ("made", "notice"),
    [
        (talk(), outcome_words.ANSWER_NOTICE),
        (rewording(), outcome_words.REWORDING_NOTICE),
        (letter(), outcome_words.WRITING_NOTICE),
        (comparison(), outcome_words.EXPLAINED_NOTICE),
        (comparison(explained=False), outcome_words.COMPARISON_NOTICE),
    ],
)
def test_each_kind_says_what_its_reader_must_know(made: Summary, notice: str) -> None:
    assert told(made).notice == notice


@pytest.mark.parametrize("made", [talk(), rewording()])
def test_where_there_is_no_document_there_is_no_view_of_pages(made: Summary, opened: Desktop) -> None:
    opened.window.show_story(told(made))
    assert not opened.window.right.isVisible()

    opened.window.show_story(told(comparison()))
    assert opened.window.right.isVisible()


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("Frage: Wie hoch ist die Gebühr?", "answer", "Antwort Wie hoch ist die Gebühr_"),
        ("Vergleich: Satzung alt.pdf, Satzung neu.pdf", "comparison", "Synopse Satzung alt"),
        ("Einfacher: Sehr geehrte Frau", "rewording", "Umformulierter Text Sehr geehrte Frau"),
        ("Brief: Gebühr für Ihren Antrag", "writing", "Brief Gebühr für Ihren Antrag"),
        ("Vorlage: neu.pdf, Anlage.pdf", "summary", "Zusammenfassung Vorlage_ neu"),
    ],
)
def test_a_file_is_proposed_under_the_name_of_what_it_holds(title: str, kind: str, name: str) -> None:
    assert saving.propose(title, kind) == name  # type: ignore[arg-type]


@pytest.mark.parametrize("name", MADE)
def test_a_stored_result_of_any_kind_is_shown_as_it_was(name: str, opened: Desktop) -> None:
    made = MADE[name]()
    archive = opened.jobs.archive
    kept = archive.begin(made.title, task("", *(Path(report.name) for report in made.documents)))
    archive.finish(kept.job, made)

    story = opened.jobs.story(kept.job)
    opened.window.show_story(story)

    live = told(made)
    assert (story.kind, story.outcome(), story.notice) == (live.kind, live.outcome(), live.notice)
    assert [card.statement for card in opened.window.job_page.cards] == list(made.statements)
    words = made.statements[0].text.split()
    assert [row.job for row in opened.jobs.rows(words[-1].strip(".,€ ") or words[0])] == [kept.job]


def test_an_edited_paragraph_without_a_document_is_held_against_the_text_before(opened: Desktop) -> None:
    made = rewording()
    archive = opened.jobs.archive
    kept = archive.begin("Text", task(""))
    archive.finish(kept.job, made)
    opened.show_job(kept.job)
    asked: list[RecheckTask] = []
    opened.results.crew.run = lambda told_task, _hear: asked.append(told_task)  # type: ignore[assignment, arg-type, return-value]

    opened.window.job_page.statements.edited.emit(0, "Bitte bis zum 16. Juli 2026.")

    assert [(one.sources, one.documents, one.sourced) for one in asked] == [((), (), False)]


def test_a_failed_job_of_another_kind_says_why(page: JobPage) -> None:
    story = Story("a", "Titel", "local", (), NOW, form="vergleich")
    story.hear(Failed("no-text", "Scan.pdf"))
    page.show_story(story)

    assert not page.follow_ups.isVisible()
    assert page.head.resume.isVisible()
