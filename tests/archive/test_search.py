"""The search: every form of a word finds every other, also within a compound, and what is erased is not found."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from genius_desktop import stems
from genius_desktop.archive.archive import IN_MEMORY, Archive
from genius_desktop.domain import Statement
from genius_desktop.overviews import Finding, Overview
from tests.archive.samples import SUMMARY, TASK

TOLD = (
    Statement("Der Rat beschließt die Kanalsanierung in der Müllerstraße für 12.500,00 Euro."),
    Statement("Die Abwassergebühren werden zum 1. Januar 2026 erhöht.", topic="Finanzielle Auswirkungen"),
)


@pytest.fixture
def archive() -> Iterator[Archive]:
    built = Archive(IN_MEMORY)
    task = built.begin("Vorlage 2024-117.pdf", TASK)
    seen = Overview(title=Finding("Neubau der Feuerwache Nord", 1, 0, 10))
    built.finish(task.job, replace(SUMMARY, statements=TOLD, overviews=(seen,)))
    built.begin("Niederschrift.docx", TASK)
    yield built
    built.close()


@pytest.mark.parametrize(
    "wanted",
    [
        "Sanierung",
        "kanalsanierungen",
        "Straßen",
        "muellerstrasse",
        "Müllerstr",
        "Gebühr",
        "GEBUEHREN",
        "12.500,00",
        "2024-117",
        "Auswirkung",
        "Feuerwachen Gebühr",
        "Rates",
    ],
)
def test_a_word_is_found_in_every_form(archive: Archive, wanted: str) -> None:
    assert [hit.entry.title for hit in archive.search(wanted)] == ["Vorlage 2024-117.pdf"]


@pytest.mark.parametrize("wanted", ["Schule", "Feuerwache Schule", "", "   ", '"', "* OR x", "a", "NEAR(", "2024-118"])
def test_what_is_not_told_is_not_found_and_no_sign_is_a_command(archive: Archive, wanted: str) -> None:
    assert archive.search(wanted) == []


def test_a_short_word_is_not_found_within_another(archive: Archive) -> None:
    # „höht“ stands in „erhöht“: of a short word the beginning counts.
    assert archive.search("höht") == []
    assert archive.search("Rat")


def test_a_hit_shows_where_it_was_found(archive: Archive) -> None:
    assert "Abwassergebühren" in archive.search("Gebühr")[0].excerpt
    assert archive.search("Feuerwache")[0].excerpt == "Neubau der Feuerwache Nord"


def test_the_newest_hit_comes_first_and_an_erased_one_not_at_all(archive: Archive) -> None:
    first, second = archive.begin("Haushalt 2025", TASK), archive.begin("Haushaltsplan", TASK)
    assert [hit.entry.id for hit in archive.search("Haushalt")] == [second.job, first.job]

    archive.erase(second.job)

    assert [hit.entry.id for hit in archive.search("Haushalt")] == [first.job]


def test_jobs_of_before_there_was_a_search_are_found(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    built = Archive(file)
    built.finish(built.begin("alt.pdf", TASK).job, replace(SUMMARY, statements=TOLD))
    built.close()
    connection = apsw.Connection(str(file))
    connection.execute("DELETE FROM found")
    connection.close()

    again = Archive(file)

    assert again.search("Kanalsanierung")[0].entry.title == "alt.pdf"
    again.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Häuser", "Haus"),
        ("Verguetung", "Vergütungen"),
        ("Kosten", "kostet"),
        ("Gemeinden", "GEMEINDE"),
        ("neue", "neu"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stems.stem(one) == stems.stem(other)


def test_different_words_keep_different_stems() -> None:
    assert (
        len({stems.stem(word) for word in ("Quelle", "Kelle", "Steuer", "Star", "Bau", "Baum", "Amt", "2024", "1")})
        == 9
    )


def test_what_a_user_has_written_is_found_and_what_it_replaced_is_not(archive: Archive) -> None:
    job = archive.jobs()[-1].id

    archive.revise(job, (Statement("Das Freibad bleibt geschlossen."),))

    assert archive.search("Freibäder")[0].entry.id == job
    assert archive.search("Kanalsanierung") == []
