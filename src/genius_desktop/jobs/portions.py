"""What of the documents the model reads: all of it, or the sections a user wants, or what weighs most in them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from genius_desktop.documents import passages as cutting
from genius_desktop.documents.pruning import prune
from genius_desktop.domain import Document, Mode, Passage
from genius_desktop.jobs import skimming
from genius_desktop.jobs.overview.draw import Digest
from genius_desktop.overviews import Finding
from genius_desktop.problems import InputProblem
from genius_desktop.tasks import SectionWish

LEFT_OUT, NORMAL, IMPORTANT = 0, 1, 2
_LONG_PAGES, _LONG_WORDS = 20, 16_000
_FEWEST_SECTIONS = 2


@dataclass(slots=True)
class Portions:
    """Passages as they stand and as the model reads them; and of each document the pages that lose something."""

    whole: list[Passage] = field(default_factory=list)
    read: list[Passage] = field(default_factory=list)
    skimmed: dict[int, frozenset[int]] = field(default_factory=dict)
    skipped: dict[int, frozenset[int]] = field(default_factory=dict)

    def add(
        self,
        document: Document,
        wanted: "Wanted",
        count: Callable[[str], int],
        *,
        mode: Mode,
        digests: Sequence[Digest] = (),
    ) -> None:
        """Cut another document; in the mode for the hurried, the model reads the weightiest part of each passage.

        What the user calls important is read whole even then.
        """
        index = len(self.skimmed)
        whole = list(_cut(document, wanted, count, index=index, first=len(self.whole) + 1))
        read = whole
        if mode == "fast" and _tokens(whole, count) >= skimming.SHORTEST_TOKENS:
            budget = skimming.WHOLE_BUDGET_TOKENS
            whole = list(_cut(document, wanted, count, index=index, first=len(self.whole) + 1, budget_tokens=budget))
            skimmed = skimming.skim(whole, digests, count)
            read = [a if a.weight == IMPORTANT else b for a, b in zip(whole, skimmed, strict=True)]
        self.skipped[index] = wanted.skipped
        self.skimmed[index] = (wanted.halved | skimming.pages_cut(whole, read)) - wanted.skipped
        self.whole += whole
        self.read += read


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of each page is wanted, by weight in the order of reading; and the pages that lose all or some of it."""

    runs: tuple[tuple[int, tuple[str, ...]], ...]
    skipped: frozenset[int] = frozenset()
    halved: frozenset[int] = frozenset()


def is_long(documents: Sequence[Document]) -> bool:
    """Tell whether a run takes so long that it is worth asking first what matters."""
    pages = [page for document in documents for page in document.pages]
    return len(pages) > _LONG_PAGES or sum(len(page.text.split()) for page in pages) > _LONG_WORDS


def can_choose(sections: Sequence[Sequence[Finding]]) -> bool:
    """Tell whether there are sections to choose among."""
    return sum(map(len, sections)) >= _FEWEST_SECTIONS


def weights(sections: Sequence[Finding], wishes: Sequence[SectionWish]) -> list[int]:
    """Give the weight of each section; one below another goes with it unless there is a wish of its own.

    Raises `InputProblem` for a section that is not there.
    """
    wished = {wish.number: wish.weight for wish in wishes}
    unknown = [number for number in wished if not 1 <= number <= len(sections)]
    if unknown:
        raise InputProblem("unknown-section", str(unknown[0]))
    found: list[int] = []
    above: list[tuple[int, int]] = []
    for number, section in enumerate(sections, start=1):
        while above and above[-1][0] >= section.level:
            above.pop()
        weight = wished.get(number, above[-1][1] if above else NORMAL)
        above.append((section.level, weight))
        found.append(weight)
    return found


def want(document: Document, sections: Sequence[Finding], weighed: Sequence[int]) -> Wanted:
    """Part a document at its sections; what is before the first is always wanted."""
    pruned = list(prune(document.pages))
    if all(weight == NORMAL for weight in weighed):
        return Wanted(((NORMAL, tuple(pruned)),))
    begins = [(section.page, section.start) for section in sections]
    parts: list[tuple[int, dict[int, list[str]]]] = [(NORMAL, {})]
    within: dict[int, set[int]] = {}
    for place, (page, text) in enumerate(zip(document.pages, pruned, strict=True)):
        # A page that holds nothing to read goes with the section it lies in.
        lines = list(_placed(page.text, text)) or [(0, "")]
        for start, line in lines:
            section = bisect_right(begins, (page.number, start))
            weight = weighed[section - 1] if section else NORMAL
            if weight != parts[-1][0]:
                parts.append((weight, {}))
            parts[-1][1].setdefault(place, []).append(line)
            if line.strip() or len(lines) == 1:
                within.setdefault(page.number, set()).add(weight)
    runs = tuple(
        (weight, tuple("\n".join(texts.get(place, ())) for place in range(len(document.pages))))
        for weight, texts in parts
        if weight != LEFT_OUT and texts
    )
    skipped = frozenset(page for page, found in within.items() if found == {LEFT_OUT})
    return Wanted(runs, skipped, frozenset(page for page, found in within.items() if LEFT_OUT in found) - skipped)


def _placed(text: str, pruned: str) -> Iterator[tuple[int, str]]:
    """Give the lines that pruning left, each with its place on the page; none is lost."""
    wanted = pruned.split("\n")
    at = following = 0
    for line in text.split("\n"):
        if following < len(wanted) and line == wanted[following]:
            yield at, line
            following += 1
        at += len(line) + 1
    yield from ((at, line) for line in wanted[following:] if line)


def _cut(
    document: Document,
    wanted: Wanted,
    count: Callable[[str], int],
    *,
    index: int,
    first: int,
    budget_tokens: int = cutting.BUDGET_TOKENS,
) -> Iterator[Passage]:
    for weight, texts in wanted.runs:
        budget = cutting.BUDGET_TOKENS if weight == IMPORTANT else budget_tokens
        for passage in cutting.cut(document, index, count, first=first, budget_tokens=budget, texts=texts):
            yield replace(passage, weight=weight)
            first += 1


def _tokens(passages: Sequence[Passage], count: Callable[[str], int]) -> int:
    return sum(count(span.text) for passage in passages for span in passage.spans)


def wishes_for(wishes: Sequence[SectionWish], *, document: int, sha256: str) -> tuple[list[SectionWish], bool]:
    """Give the wishes for a document, and whether some were for another version of it and do not hold any more."""
    meant = [wish for wish in wishes if wish.document == document]
    held = [wish for wish in meant if wish.sha256 in {"", sha256}]
    return held, len(held) < len(meant)
