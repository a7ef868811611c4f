"""Find a quote on its page, whatever line breaks, hyphenation and typography did to it."""

import re
import unicodedata
from collections.abc import Iterable

_SAME = str.maketrans(
    {
        "„": '"', "“": '"', "”": '"', "»": '"', "«": '"', "‟": '"',
        "‚": "'", "‘": "'", "’": "'", "›": "'", "‹": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00ad": "-",
    }
)  # fmt: skip
# Between letters a hyphen may be a torn word or a compound and is ignored; between figures it counts.
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SHORTEST = 4


def squeeze(text: str) -> str:
    """Give a text without white space, hyphens between letters, case and typographic variants."""
    return squeeze_with_places(text)[0]


def squeeze_with_places(text: str) -> tuple[str, list[int]]:
    """Give the squeezed text and, for each of its characters, the place it came from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text.translate(_SAME)):
        for part in unicodedata.normalize("NFKC", character).casefold():
            if not part.isspace():
                characters.append(part)
                places.append(place)
    squeezed = "".join(characters)
    dropped = {match.start() for match in _HYPHEN.finditer(squeezed)}
    if not dropped:
        return squeezed, places
    kept = [i for i in range(len(squeezed)) if i not in dropped]
    return "".join(squeezed[i] for i in kept), [places[i] for i in kept]


def _wanted(quote: str) -> str:
    # A quote may begin or end in the middle of a torn word.
    return squeeze(quote).strip("-")


def stands_in(quote: str, squeezed_page: str) -> bool:
    """Tell whether a quote stands on a page that is already squeezed."""
    wanted = _wanted(quote)
    return len(wanted) >= _SHORTEST and wanted in squeezed_page


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Give start and end of a quote in a text, or None."""
    wanted = _wanted(quote)
    squeezed, places = squeeze_with_places(text)
    start = squeezed.find(wanted) if len(wanted) >= _SHORTEST else -1
    if start < 0:
        return None
    return places[start], places[start + len(wanted) - 1] + 1


def locate_words(quote: str, words: Iterable[str]) -> range:
    """Give the run of words that holds a quote; empty where there is none."""
    ends: list[int] = []
    text = ""
    for word in words:
        text += word + " "
        ends.append(len(text))
    found = locate(quote, text)
    if found is None:
        return range(0)
    first = next(i for i, end in enumerate(ends) if end > found[0])
    last = next(i for i, end in enumerate(ends) if end >= found[1])
    return range(first, last + 1)
