"""Foreign text as what it is: text, without a character that no eye can see."""

import unicodedata


def clean(text: str) -> str:
    """Give a text as one line of characters that every format can hold and every eye can see."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Give a text of any lines without characters that hide, steer a terminal or turn the reading direction."""
    # Printable is what has none of them: nearly everything, and a hundred times faster to tell.
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    """Drop what hides or turns text around, show in its place what is no character at all."""
    if character.isspace() or character in "\u200c\u200d":
        return character
    code = ord(character)
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 (the noncharacters of Unicode)
    match unicodedata.category(character):
        case "Cf":
            return ""
        case "Cc" | "Cs":
            return "\ufffd"
        case _:
            return "\ufffd" if nothing else character
