"""What someone may have meant who typed a word that stands nowhere: the nearest word of the collection."""

from collections.abc import Iterable

from genius_desktop.library.questions import Query, Wanted
from genius_desktop.library.store import Store

_FEWEST_LETTERS, _MOST_EDITS = 4, 2
_LONG_WORD = 6
_MOST_LOOKED_AT = 60_000


def guess(store: Store, wanted: Wanted) -> str:
    """Give the word that is nearest to one that stands nowhere, of two the more frequent one; empty for none."""
    typed = wanted.stem
    if len(typed) < _FEWEST_LETTERS or not typed.isalpha():
        return ""
    edits = _MOST_EDITS if len(typed) >= _LONG_WORD else 1
    # Most people get the first two letters right; where they do not, every word of that length is looked at.
    for beginning in (typed[:2], ""):
        best = _nearest(typed, _words(store, typed, beginning, edits=edits), edits)
        if best:
            return best
    return ""


def _words(store: Store, typed: str, beginning: str, *, edits: int) -> Iterable[tuple[str, str, int]]:
    rows = store.run(
        "SELECT stem, word, passages FROM words WHERE stem >= ? AND stem < ? AND length(stem) BETWEEN ? AND ? "
        "AND word <> '' ORDER BY passages DESC LIMIT ?",
        (beginning, beginning + "\U0010ffff", len(typed) - edits, len(typed) + edits, _MOST_LOOKED_AT),
    )
    return ((str(stem), str(word), int(str(count))) for stem, word, count in rows)


def _nearest(typed: str, words: Iterable[tuple[str, str, int]], edits: int) -> str:
    best = (edits + 1, 0, "")
    letters = set(typed)
    for stem, word, count in words:
        if len(letters.symmetric_difference(stem)) > 2 * edits:
            continue
        far = distance(typed, stem, best[0])
        if (far, -count) < best[:2]:
            best = far, -count, word
    return best[2]


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to insert, drop, replace or swap between two words; more than `most` is told as one more.

    Optimal string alignment (Damerau 1964, Levenshtein 1966).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]


def meant(query: str, guesses: dict[str, str]) -> str:
    """Give a query with the words that were meant in place of those that were typed."""
    for typed, word in guesses.items():
        query = query.replace(typed, word)
    return query


def with_guesses(query: Query, told: dict[str, Wanted]) -> Query:
    """Give a query that asks for what was meant as well."""
    words = tuple(
        Wanted(word.text, word.stem, word.stems | told[word.text].stems) if word.text in told else word
        for word in query.words
    )
    return Query(words, query.phrases)
