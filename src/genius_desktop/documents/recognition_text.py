"""Recognised words to paragraphs."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from statistics import median

from genius_desktop.documents.cleaning import tidy

Word = tuple[float, float, float, float, str, int, int, int]
_Box = tuple[float, float, float, float]
_Line = tuple[_Box, str]

# From the foot of a line to the head of the next, in heights of a line: a paragraph has at most this,
# or somewhat more than is usual on a page with wide lines.
_GAP, _MORE, _WIDEST = 0.7, 1.4, 1.6
_NARROW = 0.25
# A line that is followed by a much larger or smaller one is a heading.
_TALLER = 1.5
_SAME_ROW = 0.5
_LAW = (
    r"(?:(?:,| und| bis) \d+[a-z]?)*,? (?:Abs\b|Satz\b|S\. ?\d|Nr\b|ff?\b"
    r"|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*(?:G|O|B|VO|buch|gesetzes?|ordnung)\b)"
)
# The data knows „§“ hardly, and no German paper has „8 34 Abs. 1“ or „$ 34“; it takes „lt.“ for „It.“, „m²“ for „m?“.
_MISREAD = (
    (re.compile(rf"(?<![\d.,€$])[8$5]{{2}}(?= ?\d+[a-z]?{_LAW})"), "§§"),
    (re.compile(rf"(?<![\d.,€$])(?<!\d )[8$](?= ?\d+[a-z]?{_LAW})"), "§"),
    (re.compile(r"(?<!\S)\$(?= ?\d{1,3}[a-z]?(?![\d.,]\d|\d))"), "§"),
    (re.compile(r"\bIt\.(?= )"), "lt."),
    (re.compile(r"(?<=\d )m\?(?= [a-zäöü])"), "m²"),
)


def compose(words: Iterable[Word]) -> str:
    """Write words of a level page as lines and paragraphs."""
    lines = _rows(_lines(words))
    gaps = [_gap(*pair) for pair in pairwise(lines)]
    wide = max(_GAP, min(_MORE * median([gap for gap in gaps if 0 < gap < _WIDEST] or [0]), _WIDEST))
    text = lines[0][1] if lines else ""
    for (before, line), gap in zip(pairwise(lines), gaps, strict=True):
        text += "\n" if -_SAME_ROW < gap < wide and _is_below(before, line) else "\n\n"
        text += line[1]
    text = tidy(text).strip()
    for wrong, right in _MISREAD:
        text = wrong.sub(right, text)
    return text


def _lines(words: Iterable[Word]) -> Iterator[_Line]:
    for _, group in groupby(words, key=lambda word: (word[5], word[6])):
        line = list(group)
        # One letter taken for something huge does not make the line so.
        top, foot = median(word[1] for word in line), median(word[3] for word in line)
        left, right = min(word[0] for word in line), max(word[2] for word in line)
        yield (left, top, right, foot), " ".join(word[4] for word in line)


def _rows(lines: Iterable[_Line]) -> list[_Line]:
    """Put together what a wide space has cut in two."""
    rows: list[_Line] = []
    for line in lines:
        if rows and _in_one_row(rows[-1], line):
            (left, top, _, foot), text = rows[-1]
            (_, top_right, right, foot_right), text_right = line
            rows[-1] = (left, min(top, top_right), right, max(foot, foot_right)), f"{text} {text_right}"
        else:
            rows.append(line)
    return rows


def _height(line: _Line) -> float:
    return max(line[0][3] - line[0][1], 0.1)


def _gap(before: _Line, line: _Line) -> float:
    return (line[0][1] - before[0][3]) / max(_height(before), _height(line))


def _in_one_row(before: _Line, line: _Line) -> bool:
    """Tell whether two lines stand side by side."""
    away = abs(line[0][3] - before[0][3])
    return line[0][0] >= before[0][2] and away < _SAME_ROW * min(_height(before), _height(line))


def _is_below(before: _Line, line: _Line) -> bool:
    """Tell whether a line of about the same height stands under another."""
    (left, _, right, _), text = before
    left_below, _, right_below, _ = line[0]
    shared = min(right, right_below) - max(left, left_below)
    if shared <= _NARROW * min(right - left, right_below - left_below):
        return False
    low, high = sorted((_height(before), _height(line)))
    return high <= _TALLER * low or text.endswith("-")
