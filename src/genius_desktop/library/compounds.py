"""German compounds cut into the words they are made of, by a lexicon."""

from functools import lru_cache

from genius_desktop.pseudonyms.german import is_german

_JOINTS = ("", "s", "es", "n", "en", "er", "e")
_FEWEST_LETTERS, _MOST_LETTERS = 3, 60
_KEPT_WORDS = 200_000
# Endings and beginnings that are words of their own, but not here.
_NEVER = frozenset(
    "ung ungen heit keit schaft ion ionen tion ismus bar sam lich isch end ende enden ers ern eln est ent ver zer ges "
    "gen ter ten den der die das des dem ein eine ist sei sie ihr uns als aus auf bei mit von vor zum zur und oder nie "
    "rung run tag hin her los mal ab an in um zu ant ans ihn ihm wer was wie wo da je so nu ob ort orte rat rate art "
    "arten sten ste tes tet tete sens liche reiche ste ling linge nis nisse tum sal sel chen lein erin innen inne ahme ahmen".split()
) - frozenset("ort orte rat rate art arten tag".split())


@lru_cache(_KEPT_WORDS)
def parts(word: str) -> tuple[str, ...]:
    """Give the words that a word in small letters is made of, the parts of parts too; none where it is simple."""
    if len(word) > _MOST_LETTERS:
        return ()
    cut = _cut(word)
    if cut is None:
        return ()
    head, tail = cut
    return tuple(dict.fromkeys((head, tail, *parts(head), *parts(tail))))


def _cut(word: str) -> tuple[str, str] | None:
    """Cut where both sides are words, the tail as long as it can be, so that what is named comes last."""
    best: tuple[tuple[bool, int], str, str] | None = None
    for at in range(_FEWEST_LETTERS, len(word) - _FEWEST_LETTERS + 1):
        tail = word[at:]
        if not _is_word(tail):
            continue
        head = _head(word[:at])
        if head is None:
            continue
        # The more even the better: „Gebühren|satzung“, not „Geb|ührensatzung“.
        worth = is_german(head) and is_german(tail), min(len(head), len(tail))
        if best is None or worth > best[0]:
            best = worth, head, tail
    return None if best is None else best[1:]


def _head(head: str) -> str | None:
    """Give a head as a word of its own, without what joins it to the tail."""
    for joint in _JOINTS:
        if head.endswith(joint):
            word = head[: len(head) - len(joint)] if joint else head
            if len(word) >= _FEWEST_LETTERS and _is_word(word):
                return word
            # „Erschließungs“ is a word, „Schul“ is „Schule“ without its end.
            if not joint and len(word) >= _FEWEST_LETTERS + 1 and is_german(word + "e") and word not in _NEVER:
                return word + "e"
    if len(head) > 2 * _FEWEST_LETTERS:
        for joint in _JOINTS:
            word = head.removesuffix(joint) if joint else head
            if (not joint or head.endswith(joint)) and _cut(word) is not None:
                return word
    return None


def _is_word(word: str) -> bool:
    return word not in _NEVER and (is_german(word) or (len(word) > 2 * _FEWEST_LETTERS and _cut(word) is not None))
