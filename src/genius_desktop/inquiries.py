"""Questions to the collections: which files are read for them, and on which pages."""

from collections.abc import Iterable, Sequence

from genius_desktop.assignments import Question, Reading, Report
from genius_desktop.domain import Source
from genius_desktop.libraries import FoundPaper

# The best places of the best documents hold an answer, or none does.
MOST_PAPERS, _MOST_PAGES = 6, 4
# A report asks several questions, and each document is read for all of them.
MOST_PAPERS_A_PART = 4
Sources = dict[bytes, Source]


def inquiry(text: str, results: Iterable[FoundPaper]) -> tuple[tuple[Source, ...], Question]:
    """Give the files of what was found, and the question that is answered from the pages found in them."""
    sources: Sources = {}
    question = _question(text, results, sources, most=MOST_PAPERS)
    return tuple(sources.values()), question


def report(text: str, found: Sequence[tuple[str, Iterable[FoundPaper]]]) -> tuple[tuple[Source, ...], Report]:
    """Give the files of what was found for each question of a report, and the report that is written from them."""
    sources: Sources = {}
    questions = tuple(_question(part, results, sources, most=MOST_PAPERS_A_PART) for part, results in found)
    return tuple(sources.values()), Report(text, questions)


def _question(text: str, results: Iterable[FoundPaper], sources: Sources, *, most: int) -> Question:
    readings: list[Reading] = []
    best = 0.0
    for found in results:
        paper = found.paper
        if paper.state == "gone" or not found.hits or len(readings) == most:
            continue
        name = paper.name.partition(" · ")[0] if paper.member else paper.name
        sources.setdefault(paper.path, Source(paper.path, name))
        pages = _with_next(dict.fromkeys(hit.page for hit in found.hits))
        best = best or found.score
        weight = round(min(found.score / best, 1.0), 3) if best > 0 else 1.0
        place = list(sources).index(paper.path)
        readings.append(Reading(place, pages, paper.member, paper.date, paper.title, weight))
    return Question(text, readings=tuple(readings))


def _with_next(found: Iterable[int]) -> tuple[int, ...]:
    """Give the best pages with those beside them: a section goes on there, or the next one answers."""
    best = list(found)[:_MOST_PAGES]
    around = (page for best_page in best for page in (best_page - 1, best_page + 1) if page > 0)
    return tuple(dict.fromkeys((*best, *around)))
