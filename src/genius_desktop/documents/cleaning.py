"""Text as people read it: no control characters, no torn words, paragraphs instead of lines."""

import re
import unicodedata

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SOFT_HYPHEN = "\u00ad"
# Zero-width, bidirectional and tag characters: invisible, and a place to hide instructions.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|\x0c|\u2028|\u2029|\x85")
# A word torn at a line end goes on in small letters, but „Bundes- und Landes-“ is no torn word.
_TORN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|als|bis)\b)")
# „… am⏎12. Mai 2026“ goes on with a date and begins no list.
_MONTHS = "(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_ITEM = re.compile(
    rf"[-–•▪◦*○●□☐☒]\s|\(?\d{{1,2}}(?:\)\s|\.\s(?!{_MONTHS}\b))|\(?[a-z]\)\s|§\s*\d"
    r"|(?:[Zz]u\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s*\d"
)
_SENTENCE_END = ".!?:;"
# „Zinssatz: 2,92 %“: such lines stand below each other and make no sentence together.
_PAIR = re.compile(r"[A-ZÄÖÜ][^:.!?]{1,40}: \S")
_LABEL_CHARS = 60
_FULL_LINE = 0.85


def tidy(text: str) -> str:
    """Remove what no one can see, and write each character in its one usual form."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _INVISIBLE.sub("", _CONTROL.sub("", text)).replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def join_torn_words(text: str) -> str:
    """Join words torn at line ends, and drop soft hyphens."""
    return _TORN.sub("", text.replace(f"{_SOFT_HYPHEN}\n", "").replace(_SOFT_HYPHEN, ""))


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a page, each on one line, torn words joined."""
    found: list[str] = []
    width = _usual_width(text)
    current = ""
    previous = ""
    was_in_pairs = False
    for raw in join_torn_words(text).split("\n"):
        line = " ".join(raw.split())
        in_pairs = bool(_PAIR.match(line) and _PAIR.match(previous))
        # What follows the last of them goes on with it only where its line is full.
        after_pairs = was_in_pairs and len(previous) < width * _FULL_LINE and line[:1].isupper()
        was_in_pairs = in_pairs
        if current and (in_pairs or after_pairs or _breaks(previous, line, width)):
            found.append(current)
            current = ""
        if line:
            current = f"{current} {line}" if current else line
        previous = line
    if current:
        found.append(current)
    return found


def _breaks(previous: str, line: str, width: int) -> bool:
    if not line or not previous or _ITEM.match(line):
        return True
    if line.endswith(":") and len(line) <= _LABEL_CHARS and previous[-1] in _SENTENCE_END:
        return True
    # A short line that ends a sentence ends its paragraph; a short line without an end is a heading.
    short = len(previous) < width * 0.6
    return short and (previous[-1] in _SENTENCE_END or line[:1].isupper())


def _usual_width(text: str) -> int:
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    return lengths[int(len(lengths) * 0.8)] if lengths else 0
