"""How far recognised text looks like text: the engine does not tell how sure it was."""

import re

# Changes whenever the same picture may give another text: what was kept under another one is read again.
VERSION = 1
# A recognised page below likely has words wrong.
POOR = 0.75

# „Straßen-“, „2026/27“, „§“, „12.5.2026,“: a word, a figure or a mark, with what leans on it.
_LEANING = "\"'„“”‚‘’»«()[]{}.,;:!?…*-–—/|"
_FIGURE = re.compile(r"[€$§%+±~≥≤<>=]*\d[\d.,:/€%²³°+–-]*[a-zA-Z]{0,2}|[§%€&+=]+")
_WORD = re.compile(
    r"(?:[A-ZÄÖÜ]?[a-zäöüßéèáà]+|[A-ZÄÖÜ]{1,3}[a-zäöü]+[A-ZÄÖÜ]{1,4}|[A-ZÄÖÜ]{2,}[a-zäöüß]?)(?:[-/.&'’:](?:[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ\d]+))*"
)
_VOWEL = re.compile(r"[aeiouyäöüéèáà]", re.IGNORECASE)
_CROWD = re.compile(r"[bcdfghjklmnpqrstvwxzß]{6}|(.)\1\1|[aeiouäöü]{4}", re.IGNORECASE)
# What no German word is without; a page upside down has hardly any of it.
_USUAL = frozenset(
    "der die das den dem des und oder in im ist sind zu zum zur von vom mit auf für an am bei aus nach über um durch "
    "ein eine einen einem einer eines nicht sich auch als wird werden wurde hat haben es er sie wir ich dass".split()
)
_SHORT = 2
_LEAST_USUAL_OF = 30
_LEAST_USUAL_SHARE = 0.08


def likeness(text: str) -> float:
    """Give the share of letters and figures, 0 to 1, that stand in words as German has them."""
    right = total = 0
    usual = words = 0
    solid = False
    for token in text.split():
        bare = token.strip(_LEANING)
        weight = max(len(bare), 1)
        total += weight
        if is_plausible(bare):
            right += weight
            solid = solid or any(map(str.isalnum, bare))
            words += bare[:1].isalpha()
            usual += bare.lower() in _USUAL
    if not solid:
        return 0.0
    share = right / total
    # Figures and names alone may be a table; many words and none of the usual ones are no German.
    return share * 0.6 if words > _LEAST_USUAL_OF and usual < words * _LEAST_USUAL_SHARE else share


def is_plausible(bare: str) -> bool:
    """Tell whether a token without its punctuation could be a word or a figure."""
    if _FIGURE.fullmatch(bare):
        return True
    if not _WORD.fullmatch(bare):
        return False
    if len(bare) <= _SHORT or bare.isupper():
        return bare.isupper() or bare.lower() in _USUAL or len(bare) == _SHORT
    return bool(_VOWEL.search(bare)) and not _CROWD.search(bare)
