"""German text as the checker sees it: cleaned, cut into sentences, words and their beginnings."""

import re
import unicodedata
from collections.abc import Iterator

_TORN = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[a-zäöüß])")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?](?=[\s”“\")]+[^\sa-zäöüß])|[•\uf0b7](?=\s)|¶")
_NO_END = re.compile(
    r"(?:\b(?:Nr|Abs|Art|Dr|Prof|ca|bzw|vgl|z|B|d|h|u|a|i|V|v|H|e|S|St|Str|Tel|inkl|ggf|Mio|Mrd|Tsd|Bgm)"
    r"|\d)\.$"
)
STEM_LETTERS = 5
LINE_END = "¶"
_SHORT_LINE = 0.6
_SHORTEST_CONTENT_WORD = 4
_LAST_LATIN = 0x24F
GERMAN = frozenset(
    "der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine ist sind war waren "
    "wird werden wurde wurden worden hat haben hatte soll sollen muss müssen kann können darf dürfen von vom zu zum "
    "zur mit bei beim für auf aus an am im in nach vor über unter durch gegen ohne um bis als wie wenn dass "
    "ob sich es er sie wir man noch nur sowie dabei damit diese dieser dieses diesem diesen jede jeder jedes je ab "
    "seit sein ihre ihrer zwischen wegen werde wäre hierzu davon daran dazu etwa rund laut gemäß mehr".split()
)
_FOREIGN = frozenset(
    "the of and to is are were be been has have shall must with for from by at on that this which not it its "
    "le la les du et est sont une dans pour los las una para con por il di che sono".split()
)
_NO_CONTENT = GERMAN | frozenset(
    "euro prozent werden worden beim laut sowie insgesamt jedoch bereits außerdem zudem dafür darüber hinaus welche "
    "welcher deren dessen diese unter jährlich gemäß erfolgt erfolgte beträgt betragen".split()
)


def cleaned(text: str) -> str:
    """Undo ligatures, torn words, hard spaces and invisible signs; line breaks become spaces."""
    # Compatibility forms turn a ligature into letters and a hard space into a space.
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).replace("\u2010", "-").replace("\u2212", "-")
    return _SPACE.sub(" ", _TORN.sub("", plain)).strip()


def with_line_ends(text: str) -> str:
    """Mark where a short line ends something: heads, cells and list entries have no full stop."""
    lines = text.split("\n")
    short = _SHORT_LINE * max(map(len, lines))
    ends = [len(a) < short and not b.lstrip()[:1].islower() for a, b in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(f"{line} {LINE_END}" if end else line for line, end in zip(lines, ends, strict=True))


def squeezed(text: str) -> tuple[str, list[int]]:
    """Give letters and digits alone, in small letters, and where in the text each of them stands."""
    kept = [(sign, place) for place, char in enumerate(text) for sign in char.casefold() if sign.isalnum()]
    return "".join(sign for sign, _ in kept), [place for _, place in kept]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Give where each sentence of a cleaned text begins and ends."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if match.group() == "." and _NO_END.search(text[max(0, match.end() - 8) : match.end()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    return [(a, b) for a, b in [*spans, (start, len(text))] if text[a:b].strip()]


def words(text: str) -> list[str]:
    """Give the words of a text in small letters, without numbers."""
    return [word.casefold() for word in _WORD.findall(text)]


def content_words(text: str) -> Iterator[str]:
    """Give the words that carry meaning, in small letters."""
    yield from weighed_words(text)


def weighed_words(text: str) -> dict[str, float]:
    """Give the words that carry meaning with their weight: a noun says twice what a verb or an adjective says."""
    found = (word for word in _WORD.findall(text) if len(word) >= _SHORTEST_CONTENT_WORD)
    return {word.casefold(): 1.0 if word[0].isupper() else 0.5 for word in found if word.casefold() not in _NO_CONTENT}


def stem(word: str) -> str:
    """Give how a word begins: its ending changes with the case, and short words are kept but for one letter."""
    return word[: max(STEM_LETTERS, len(word) - 4)]


def is_german(text: str) -> bool:
    """Tell whether a statement is written in German: Latin letters, and more German small words than foreign ones."""
    letters = [char for char in text if char.isalpha()]
    if not letters or sum(ord(char) > _LAST_LATIN for char in letters) > len(letters) * 0.1:
        return False
    found = words(text)
    german = sum(word in GERMAN for word in found) + sum(any(c in "äöüß" for c in word) for word in found)
    foreign = sum(word in _FOREIGN and word not in GERMAN for word in found)
    return german > foreign or (german == 0 and foreign == 0)
