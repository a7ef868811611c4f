"""What an RTF file says of fonts, styles and colours, and what holds for the text of a group."""

import re
from dataclasses import dataclass, field
from typing import Literal

from genius_desktop.documents.rtf_story import RtfStory
from genius_desktop.documents.rtf_tokens import CHARSETS, SYMBOL

_HEADING = re.compile(r"(?:heading|berschrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"\s*(?:title|titel)\s*;?\s*$", re.IGNORECASE)
_LEVELS = 9
_WHITE_FROM = 250
_TINY_HALF_POINTS = 2

Kind = Literal["text", "skip", "object", "collect", "fonts", "styles", "colours"]


@dataclass(slots=True)
class State:
    """What holds within a group; `ends` names what ends with it."""

    story: RtfStory
    kind: Kind = "text"
    ends: str = ""
    is_starred: bool = False
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    font: int | None = None
    skipped: int = 1
    colour: int = 0
    ground: int = 0
    half_points: int | None = None
    in_table: bool = False
    level: int = 0
    collected: list[str] = field(default_factory=list)


class Looks:
    """The tables at the head of a file, and the words that change how text looks."""

    def __init__(self) -> None:
        self._codepage = "cp1252"
        self._default_font = 0
        self._charsets: dict[int, int] = {}
        self._pages: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._style = 0
        self._colours: list[list[int]] = [[-1, -1, -1]]

    def charset(self, state: State) -> str | int:
        """Give the codec of the text of a group, or SYMBOL."""
        font = self._default_font if state.font is None else state.font
        number = self._charsets.get(font, 1)
        if number == SYMBOL:
            return SYMBOL
        return self._pages.get(font) or CHARSETS.get(number, self._codepage)

    def is_hidden(self, state: State) -> bool:
        """Tell whether text is hidden, far too small or white on white."""
        tiny = state.half_points is not None and state.half_points <= _TINY_HALF_POINTS
        white = 0 < state.colour < len(self._colours) and min(self._colours[state.colour]) >= _WHITE_FROM
        # Behind the text of a cell may lie any colour.
        return state.hidden or tiny or (white and not state.ground and not state.in_table)

    def word(self, state: State, word: str, number: int | None) -> None:
        """Take in a word of one of the tables."""
        value = number or 0
        match word:
            case "f":
                state.font = value
            case "fcharset" if state.font is not None:
                self._charsets[state.font] = value
            case "cpg" if state.font is not None and value:
                self._pages[state.font] = f"cp{value}"
            case "s":
                self._style = value
            case "outlinelevel" if state.kind == "styles" and 0 <= value < _LEVELS:
                self._levels[self._style] = value + 1
            case "red" | "green" | "blue":
                self._colours[-1]["red green blue".split().index(word)] = value
            case _:
                return

    def text(self, state: State, text: str) -> None:
        """Take in a text of one of the tables: the name of a style, or the end of a colour."""
        if state.kind == "colours":
            self._colours.extend([-1, -1, -1] for _ in range(min(text.count(";"), 1000)))
        elif state.kind == "styles":
            if found := _HEADING.search(text):
                self._levels.setdefault(self._style, int(found[1]))
            elif _TITLE.match(text):
                self._levels.setdefault(self._style, 1)
            if ";" in text:
                self._style = 0

    def format(self, state: State, word: str, number: int | None) -> None:
        """Change what holds for the text that follows."""
        is_on = number != 0
        value = number or 0
        match word:
            case "v" | "webhidden":
                state.hidden = is_on
            case "deleted" | "revised":
                setattr(state, word, is_on)
            case "f":
                state.font = value
            case "uc":
                state.skipped = min(max(value, 0), 16)
            case "cf":
                state.colour = value
            case "highlight" | "cb" | "chcbpat" | "cbpat":
                state.ground = value
            case "fs":
                state.half_points = number
            case "plain":
                state.hidden = state.deleted = state.revised = False
                state.font, state.colour, state.ground, state.half_points = None, 0, 0, None
            case _:
                self._paragraph(state, word, value)

    def _paragraph(self, state: State, word: str, value: int) -> None:
        match word:
            case "pard":
                state.in_table, state.level = False, 0
            case "intbl":
                state.in_table = True
            case "s":
                state.level = self._levels.get(value, 0)
            case "outlinelevel":
                state.level = value + 1 if 0 <= value < _LEVELS else 0
            case "ansicpg" if value:
                self._codepage = {10000: "mac-roman", 65001: "utf-8"}.get(value, f"cp{value}")
            case "mac" | "pc" | "pca":
                self._codepage = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[word]
            case "deff":
                self._default_font = value
            case _:
                return
