"""What a model need not read: running heads, page numbers, contents with dot leaders, repeats, debris of drawings.

The pages themselves keep everything: only what is cut into passages is pruned.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from genius_desktop.domain import Page

# So many lines at each edge of a page may be running heads or feet.
_EDGE_LINES = 3
_FEWEST_REPEATS = 3
# Heads of left and right pages differ; what fewer pages share may be text.
_SHARE_OF_PAGES = 0.4
_FIGURES = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:Seite|S\.|Blatt|Page)\s*)?(\d{1,4})(?:\s*(?:von|/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|(?:…\s?){2,}\s*\d{1,4}\s*$")
_LEADERS_OF_CONTENTS = 4
_REPEATED_CHARS = 120
_DEBRIS_TOKENS, _DEBRIS_SHARE = 5, 0.7
_DEBRIS_LINE_CHARS, _DEBRIS_LINES = 2, 5


def prune(pages: Sequence[Page]) -> Iterator[str]:
    """Give the text of each page without what a model need not read; what repeats is there the first time."""
    heads = _running(pages)
    offsets = _offsets(pages)
    seen: set[str] = set()
    for page in pages:
        lines = list(_without_heads(page, heads, offsets, seen=seen))
        lines = _without_debris(_without_contents(lines))
        yield _without_repeats("\n".join(lines), seen)


def without_heads(pages: Sequence[Page]) -> Iterator[str]:
    """Give the text of each page without running heads, page numbers and contents; what repeats stays."""
    heads = _running(pages)
    offsets = _offsets(pages)
    seen: set[str] = set()
    for page in pages:
        yield "\n".join(_without_contents(list(_without_heads(page, heads, offsets, seen=seen))))


def _form(line: str, number: int) -> str:
    """Give a line without the number of its page: „Seite 3 von 9“ and „Seite 4 von 9“ are one running foot."""
    return _FIGURES.sub(lambda found: "#" if int(found[0]) == number else found[0], " ".join(line.split()))


def _edges(lines: Sequence[str]) -> set[int]:
    """Give the places of the first and last lines that hold something."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    count = max(1, min(_EDGE_LINES, len(filled) // 3))
    return set(filled[:count]) | set(filled[-count:])


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Find the lines that stand at the edge of many pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = page.text.split("\n")
        counts.update({_form(lines[place], page.number) for place in _edges(lines)})
    fewest = max(_FEWEST_REPEATS, len(pages) * _SHARE_OF_PAGES)
    return frozenset(form for form, count in counts.items() if count >= fewest)


def _offsets(pages: Sequence[Page]) -> set[int]:
    """Find by how much printed page numbers differ from the count; a figure that does not go on is no page number."""
    counts: Counter[int] = Counter()
    for page in pages:
        lines = page.text.split("\n")
        found = {_page_number(lines[place]) for place in _edges(lines)}
        counts.update({number - page.number for number in found if number is not None})
    return {offset for offset, count in counts.items() if count >= _FEWEST_REPEATS}


def _page_number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line.strip())
    return int(match[1]) if match else None


def _without_heads(page: Page, heads: frozenset[str], offsets: set[int], *, seen: set[str]) -> Iterator[str]:
    lines = page.text.split("\n")
    edges = _edges(lines)
    numbers = {page.number + offset for offset in offsets}
    for place, line in enumerate(lines):
        if place in edges:
            if _page_number(line) in numbers:
                continue
            form = _form(line, page.number)
            if form in heads:
                if form in seen:
                    continue
                seen.add(form)
        yield line


def _without_contents(lines: list[str]) -> list[str]:
    leaders = [bool(_LEADER.search(line)) for line in lines]
    if sum(leaders) < _LEADERS_OF_CONTENTS:
        return lines
    return [line for line, is_leader in zip(lines, leaders, strict=True) if not is_leader]


def _without_debris(lines: list[str]) -> list[str]:
    """Drop map labels torn into single letters, in one line or one below the other."""
    kept: list[str] = []
    short: list[str] = []
    for line in [*lines, "end of the page"]:
        word = line.strip()
        if word and len(word) <= _DEBRIS_LINE_CHARS and not any(character.isdigit() for character in word):
            short.append(line)
            continue
        if not word and short:
            continue
        if len(short) < _DEBRIS_LINES:
            kept += short
        short = []
        if not _is_torn(word):
            kept.append(line)
    return kept[:-1]


def _is_torn(line: str) -> bool:
    tokens = line.split()
    single = sum(len(token) == 1 and token.isalpha() for token in tokens)
    return len(tokens) >= _DEBRIS_TOKENS and single >= len(tokens) * _DEBRIS_SHARE


def _without_repeats(text: str, seen: set[str]) -> str:
    """Drop long paragraphs that were there before, word for word."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        form = " ".join(paragraph.split())
        if len(form) >= _REPEATED_CHARS:
            if form in seen:
                continue
            seen.add(form)
        kept.append(paragraph)
    return "\n\n".join(kept)
