"""German words reduced to what their forms share, so that one form finds the others.

After CISTEM (Weissweiler and Fraser 2017, „Developing a Stemmer for German Based on a Comparative Analysis of Publicly
Available Stemmers“), without its removal of „ge“, which hides nouns, and sparing short words.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# „ae“ is another way to write „ä“; „neue“, „Dauer“ and „Quelle“ hold no umlaut.
_WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeq])ue")
_LONGEST_CHARS = 60
_EMR, _ESN, _KEPT = 5, 3, 4


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Reduce one word."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _WRITTEN_OUT.sub(lambda pair: pair.group()[0], plain)[:_LONGEST_CHARS]
    if not plain.isalpha():
        return plain
    while len(plain) > _ESN:
        if len(plain) > _EMR and plain.endswith(("em", "er", "nd")):
            plain = plain[:-2]
        elif plain.endswith("ss"):
            # „Straß“, as CISTEM keeps it.
            break
        elif (len(plain) > _KEPT and plain.endswith("t")) or plain.endswith(("e", "s", "n")):
            plain = plain[:-1]
        else:
            break
    return plain


def stems(text: str) -> list[str]:
    """Reduce every word and number of a text."""
    return [stem(word) for word in _WORD.findall(text)]


def places(text: str) -> list[tuple[str, int, int]]:
    """Give every stem with where its word begins and ends in the text."""
    return [(stem(hit.group()), hit.start(), hit.end()) for hit in _WORD.finditer(text)]
