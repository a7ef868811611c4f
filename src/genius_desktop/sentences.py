"""Sentences of German administrative text."""

import re

# After these a full stop ends no sentence.
_SHORT = frozenset(
    "abs art ausschl bd bekl beschl bzgl bzw ca dgl dipl dr ebd ehem einschl etc evtl f ff fr gem ggf ggü grds hr "
    "hrsg inkl insb insbes jan feb apr jun jul aug sep sept okt nov dez kap lfd lit lj lt max min mind mio mrd mtl "
    "nr o.ä pos prof rd s sog st str tel tsd u.a usw v vgl vorl vors z zb zit zzgl ziff".split()
)
_END = re.compile(r"([.!?…][\"“”»']?)\s+(?=[\"„»(\[]?[A-ZÄÖÜ0-9§•–-])")
_LONGEST_ORDINAL = 2
# No abbreviation is longer; a text of one endless word is not read again and again.
_REACH_CHARS = 60
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def split(paragraph: str) -> list[str]:
    """Cut a paragraph into sentences; abbreviations, dates and ordinals do not end one."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        if _is_end(paragraph[max(start, end.end(1) - _REACH_CHARS) : end.end(1)]):
            sentences.append(paragraph[start : end.end(1)].strip())
            start = end.end()
    rest = paragraph[start:].strip()
    if rest:
        sentences.append(rest)
    return sentences


def _is_end(text: str) -> bool:
    word = _LAST_WORD.search(text.rstrip("\"“”»'"))
    if word is None:
        return True
    last = word[1].casefold()
    # „z. B.“, „i. V. m.“, „v.H.“, „12. Mai“, „Abs. 2“
    abbreviated = last in _SHORT or len(last) == 1 or bool(_INITIALS.fullmatch(last))
    return not (abbreviated or (last.isdigit() and len(last) <= _LONGEST_ORDINAL))
