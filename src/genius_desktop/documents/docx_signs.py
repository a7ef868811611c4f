"""Signs that Word takes from fonts of pictures, and digits that stand above the line."""

_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_DIGITS = set("0123456789+-−")
_PRIVATE_FROM = 0xF020
_PRIVATE_TO = 0xF0FF
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xDF: "←",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"}
_SYMBOL = {
    0x2D: "−",
    0xA2: "′",
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xC6: "∅",
    0xD7: "⋅",
    0xDE: "⇒",
    0xE5: "∑",
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
}


def sign(code: int, font: str) -> str:
    """Give the letter for a place in a font of pictures; a bullet where no letter says the same."""
    place = code & 0xFF
    if not (_PRIVATE_FROM <= code <= _PRIVATE_TO or code <= 0xFF):  # noqa: PLR2004 (the fonts have 256 places)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "•"  # noqa: PLR2004 (Unicode's own)
    match font.lower():
        case "wingdings":
            return _WINGDINGS.get(place, "•")
        case "wingdings 2":
            return _WINGDINGS_2.get(place, "•")
        case "symbol":
            return _SYMBOL.get(place, chr(place) if 0x20 <= place < 0x7F else "•")  # noqa: PLR2004 (ASCII)
        case _:
            return "•" if code >= _PRIVATE_FROM else chr(code)


def plain_signs(text: str, font: str) -> str:
    """Replace the private places of picture fonts in a text."""
    if not any(_PRIVATE_FROM <= ord(letter) <= _PRIVATE_TO for letter in text):
        return text
    return "".join(sign(ord(c), font) if _PRIVATE_FROM <= ord(c) <= _PRIVATE_TO else c for c in text)


def raised(text: str, place: str) -> str:
    """Write digits above or below the line as such, so that 10 to the 6th is not 106."""
    if not text or not set(text) <= _DIGITS:
        return text
    return text.translate({"superscript": _RAISED, "subscript": _LOWERED}.get(place, {}))
