"""A question to the collections: which files are read for it, and on which pages."""

from collections.abc import Iterable

from genius_desktop.assignments import Question, Reading
from genius_desktop.domain import Source
from genius_desktop.libraries import FoundPaper

# The best places of the best documents hold an answer, or none does.
MOST_PAPERS, _MOST_PAGES = 6, 4


def inquiry(text: str, results: Iterable[FoundPaper]) -> tuple[tuple[Source, ...], Question]:
    """Give the files of what was found, and the question that is answered from the pages found in them."""
    sources: dict[bytes, Source] = {}
    readings: list[Reading] = []
    best = 0.0
    for found in results:
        paper = found.paper
        if paper.state == "gone" or not found.hits or len(readings) == MOST_PAPERS:
            continue
        name = paper.name.partition(" · ")[0] if paper.member else paper.name
        sources.setdefault(paper.path, Source(paper.path, name))
        pages = tuple(dict.fromkeys(hit.page for hit in found.hits))[:_MOST_PAGES]
        best = best or found.score
        weight = round(min(found.score / best, 1.0), 3) if best > 0 else 1.0
        place = list(sources).index(paper.path)
        readings.append(Reading(place, pages, paper.member, paper.date, paper.title, weight))
    return tuple(sources.values()), Question(text, readings=tuple(readings))
