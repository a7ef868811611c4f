"""What is looked for to find passages that are like one, and which documents are nearly the same."""

import math
from collections import Counter
from typing import cast

from genius_desktop.libraries import FoundPaper
from genius_desktop.library import candidates, numbers, texts
from genius_desktop.library.questions import Query, Wanted
from genius_desktop.library.ranking import Passage
from genius_desktop.library.store import Store
from genius_desktop.library.terms import terms

# Of a passage, so many of its stems are looked for; in a count of whole words, a part of one is half.
_MOST_STEMS, _WHOLE, _PART = 40, 2, 1


def query(store: Store, passage: Passage, total: int) -> tuple[Query, dict[str, int]]:
    """Ask for the stems that tell most of a passage, and tell how frequent each is in an index of `total` passages.

    What stands in this passage alone finds nothing, and is left out.
    """
    often: Counter[str] = Counter()
    for term in terms(passage.text):
        often[term.stem] += _WHOLE
        often.update(dict.fromkeys(term.parts, _PART))
    frequent = {stem: n for stem, n in candidates.frequencies(store, list(often)).items() if n > 1}
    telling = candidates.weights(frequent, total)
    worth = {stem: _repeated(often[stem] / _WHOLE) for stem in frequent}
    most = sorted(frequent, key=lambda stem: -telling[stem] * worth[stem])[:_MOST_STEMS]
    best = max((worth[stem] for stem in most), default=1.0)
    return Query(tuple(Wanted(stem, stem, {stem: worth[stem] / best}) for stem in most)), frequent


def _repeated(times: float) -> float:
    """Tell how much more a word says of a passage that has it several times."""
    return 1 + math.log(times) if times >= 1 else times


def same(store: Store, paper: int, found: FoundPaper) -> bool:
    """Tell whether what was found is a copy of a paper, or nearly."""
    one, other = (_sketch(store, number) for number in (paper, numbers.paper(found.hits[0].passage)))
    return texts.alike(one, other)


def _sketch(store: Store, paper: int) -> bytes:
    rows = store.run("SELECT likeness FROM papers WHERE id = ?", (paper,))
    return bytes(cast("bytes", rows[0][0])) if rows else b""
