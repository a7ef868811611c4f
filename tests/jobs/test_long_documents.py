"""Long documents in the real worker: asked about, left out in part, skimmed, several together."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.assistants import files
from genius_desktop.domain import Doubt, EngineChoice, Mode, Source
from genius_desktop.jobs.events import Drafted, Failed, Finished, Noted, Opened, Outlined, Overviewed
from genius_desktop.tasks import SectionWish, SummaryTask
from tests import makers
from tests.jobs.talking import Talk


@pytest.fixture
def task(tmp_path: Path) -> SummaryTask:
    file = makers.write(tmp_path, "niederschrift.pdf", makers.pdf(makers.long_minutes()))
    source = Source(os.fsencode(file), file.name)
    return SummaryTask("1", (source,), files.shipped("zusammenfassung"), EngineChoice("scripted"))


def test_a_long_document_rests_after_its_outline_and_goes_on_with_the_choice(talk: Talk, task: SummaryTask) -> None:
    talk.say(replace(task, ask=True))
    rested = talk.until_final()
    assert rested[-1] == Outlined()
    (overviewed,) = [event for event in rested if isinstance(event, Overviewed)]
    (opened,) = [event for event in rested if isinstance(event, Opened)]
    assert len(overviewed.sections) == 24

    wishes = (SectionWish(0, 2, 0, opened.sha256), SectionWish(0, 7, 2, opened.sha256))
    talk.say(replace(task, sections=wishes))
    finished = talk.until_final()[-1]

    assert isinstance(finished, Finished)
    covered = finished.summary.documents[0].coverage
    assert (covered.pages_read, covered.pages_skipped) == (23, (2,))
    pages = [citation.page for told in finished.summary.statements for citation in told.citations]
    assert 2 not in pages
    assert 7 in pages


def test_a_choice_for_another_version_of_the_document_reads_all_and_says_so(talk: Talk, task: SummaryTask) -> None:
    talk.say(replace(task, sections=(SectionWish(0, 2, 0, "0" * 64),)))
    finished = talk.until_final()[-1]

    assert isinstance(finished, Finished)
    assert finished.summary.documents[0].coverage.pages_read == 24
    assert "sections-changed" in [doubt.code for doubt in finished.summary.warnings]


def test_leaving_out_everything_is_refused(talk: Talk, task: SummaryTask) -> None:
    talk.say(replace(task, sections=tuple(SectionWish(0, n, 0) for n in range(1, 25))))

    assert talk.until_final()[-1] == Failed("nothing-left", "niederschrift.pdf")


def test_a_short_document_is_not_asked_about(talk: Talk, task: SummaryTask) -> None:
    Path(os.fsdecode(task.sources[0].path)).write_bytes(makers.pdf(makers.long_minutes(3)))
    talk.say(replace(task, ask=True))

    assert isinstance(talk.until_final()[-1], Finished)


def test_schnell_cites_true_places_and_names_the_pages_it_has_skimmed(talk: Talk, task: SummaryTask) -> None:
    Path(os.fsdecode(task.sources[0].path)).write_bytes(makers.pdf(makers.long_minutes(40, 24)))
    talk.say(replace(task, mode="fast"))
    heard = talk.until_final()

    finished = heard[-1]
    assert isinstance(finished, Finished)
    assert all(c.found for told in finished.summary.statements for c in told.citations)
    covered = finished.summary.documents[0].coverage
    assert len(covered.pages_skimmed) + covered.pages_read == 40
    assert len(covered.pages_skimmed) > 20
    first = next(number for number, event in enumerate(heard) if isinstance(event, Drafted))
    assert first < next(number for number, event in enumerate(heard) if isinstance(event, Noted))


def test_of_several_documents_each_is_cited_and_counted(talk: Talk, task: SummaryTask, tmp_path: Path) -> None:
    short = makers.write(tmp_path, "kurz.pdf", makers.pdf())
    sources = (*task.sources, Source(os.fsencode(short), short.name))
    talk.say(replace(task, sources=sources))
    finished = talk.until_final()[-1]

    assert isinstance(finished, Finished)
    assert {c.document for told in finished.summary.statements for c in told.citations} == {0, 1}
    assert [report.coverage.pages_read for report in finished.summary.documents] == [24, 3]


@pytest.mark.parametrize("talk", ["deaf"], indirect=True)
@pytest.mark.parametrize("mode", ["full", "fast"])
def test_pages_of_a_passage_without_note_are_listed_and_not_counted_as_read(
    talk: Talk, task: SummaryTask, mode: Mode
) -> None:
    Path(os.fsdecode(task.sources[0].path)).write_bytes(makers.pdf(makers.long_minutes(40, 24)))
    talk.say(replace(task, mode=mode, sections=(SectionWish(0, 2, 0),)))
    finished = talk.until_final()[-1]

    assert isinstance(finished, Finished)
    (report,) = finished.summary.documents
    covered = report.coverage
    assert covered.passages_noted == covered.passages_total - 1
    assert 17 in covered.pages_failed
    assert covered.pages_skipped == (2,)
    assert covered.pages_read + len(covered.pages_failed) + len(covered.pages_skimmed) + 1 == covered.pages_total == 40
    assert Doubt("pages-failed", covered.pages_failed) in report.doubts
