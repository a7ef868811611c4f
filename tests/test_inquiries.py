"""Which files a question to the collections is answered from, and on which pages."""

from dataclasses import replace

from genius_desktop.assignments import Reading
from genius_desktop.inquiries import MOST_PAPERS, inquiry
from genius_desktop.libraries import FoundPaper, Hit, Paper

PAPER = Paper("a", b"/eins.pdf", "eins.pdf", "read", date="2024-03-01")


def hit(page: int) -> Hit:
    return Hit(page, page, "", "Ein Satz.", 1.0)


def test_every_file_is_read_once_and_each_reading_names_its_pages_with_the_next_ones_and_its_date() -> None:
    attached = replace(PAPER, name="eins.pdf · Anlage.pdf", member=(2,), date="")
    results = (FoundPaper(PAPER, 2.0, (hit(3), hit(1), hit(3))), FoundPaper(attached, 1.0, (hit(7),)))

    sources, question = inquiry("Wie viel?", results)

    assert [(source.path, source.name) for source in sources] == [(b"/eins.pdf", "eins.pdf")]
    assert question.readings == (Reading(0, (3, 1, 2, 4), (), "2024-03-01"), Reading(0, (7, 6, 8), (2,), weight=0.5))


def test_what_is_gone_or_has_no_place_is_not_read_and_never_too_much() -> None:
    gone = FoundPaper(replace(PAPER, state="gone"), 3.0, (hit(1),))
    empty = FoundPaper(PAPER, 3.0, ())
    many = [FoundPaper(replace(PAPER, path=bytes([97 + n])), 1.0, (hit(1),)) for n in range(20)]

    assert inquiry("Wie viel?", (gone, empty))[0] == ()
    assert len(inquiry("Wie viel?", many)[0]) == MOST_PAPERS
