"""Plain text and Markdown in any encoding a German office has used."""

import re
from dataclasses import dataclass

import charset_normalizer

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.domain import Doubt

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_GERMAN = ["cp1252", "iso8859_15", "cp850", "mac_roman"]
_MARKDOWN = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
# So many broken characters per character are an accident in UTF-8; more are another encoding.
_ACCIDENTS = 0.001


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, whether its encoding had to be guessed, and how many characters were replaced."""

    text: str
    guessed: bool = False
    replaced: int = 0


def decode(data: bytes) -> Decoded:
    """Decode a text by its mark, else as UTF-8, else by the encoding that makes German of it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, replaced=text.count("\ufffd"))
    if b"\0" in data[:4096]:
        encoding = "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
        return Decoded(data.decode(encoding, "replace"), guessed=True)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    if replaced <= len(text) * _ACCIDENTS and _high_bytes(data) > 4 * replaced:
        return Decoded(text, replaced=replaced)
    best = charset_normalizer.from_bytes(data, cp_isolation=_GERMAN).best()
    return Decoded(data.decode(best.encoding if best else "cp1252", "replace"), guessed=True)


def read(data: bytes, _name: str) -> Content:
    """Read a text in any encoding."""
    decoded = decode(data)
    doubts: list[Doubt] = []
    if decoded.guessed:
        doubts.append(Doubt("encoding-guessed"))
    if decoded.replaced:
        doubts.append(Doubt("replaced-characters", count=decoded.replaced))
    return Content(blocks(decoded.text), doubts)


def blocks(text: str) -> list[Block]:
    """Give the paragraphs of a text; Markdown headings become headings."""
    found: list[Block] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            found.append(Block("\n".join(lines)))
            lines.clear()

    for line in text.splitlines():
        heading = _MARKDOWN.match(line)
        if heading:
            close()
            found.append(Block(heading[2], len(heading[1])))
        elif line.strip():
            lines.append(line.rstrip())
        else:
            close()
    close()
    return found


def _high_bytes(data: bytes) -> int:
    return sum(byte > 127 for byte in data)  # noqa: PLR2004 (beyond ASCII)
