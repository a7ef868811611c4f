"""Reading order: the lines of a page as people read them, columns one after another, rows cell by cell."""

from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from genius_desktop.documents.pdf_lines import Line
from genius_desktop.documents.pdf_tables import Row, is_figure, row_texts

_COLUMN_LINES = 4
_LISTED_LINES, _NAME_CHARS = 8, 4
# Where a second column may begin, as shares of the width of the text.
_LEFT_MOST, _RIGHT_MOST = 0.2, 0.92
_FULL_LINE, _PROSE_CHARS = 0.6, 14
_ALIGN_PT = 4.0
_PARAGRAPH_GAP, _APART = 0.35, 1.5
# Twice the share of its height by which the middle of a cell may be off its row.
_LEVEL = 0.8
_DEEPEST = 4


def arrange(lines: list[Line]) -> str:
    """Give the text of a page: one line a line, a blank line between paragraphs and around tables."""
    if _is_plain(lines):
        return _as_written(lines)
    parts = [_paragraphs(group) for group in _flow([line for line in lines if line.level], 0)]
    slanted = [line.text.strip() for line in lines if not line.level]
    return "\n\n".join(parts + slanted)


def _is_plain(lines: list[Line]) -> bool:
    """Tell a page written from top to bottom, one line below the other."""
    return all(
        below.level
        and not below.table
        and (below.box[1] + below.box[3] - above.box[1] - above.box[3]) > (above.box[3] - above.box[1]) * 0.6
        for above, below in pairwise(lines)
    )


def _as_written(lines: list[Line]) -> str:
    text = ""
    last = None
    for line in lines:
        if last is not None:
            text += "\n" if line.block == last else "\n\n"
        text += line.text.strip()
        last = line.block
    return text


def _top(group: list[Line]) -> float:
    return min(line.box[1] for line in group)


def _flow(lines: list[Line], depth: int) -> list[list[Line]]:
    """Split lines into groups in reading order: what goes over all columns, then each column."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [lines] if lines else []
    groups: list[list[Line]] = []
    found = False
    ordered = sorted(lines, key=lambda line: line.box[1] + line.box[3])
    for is_across, run in groupby(ordered, key=lambda line: line.box[0] < gutter - _ALIGN_PT and line.box[2] > gutter):
        band = list(run)
        columns = [] if is_across else _columns(band, gutter, depth)
        found = found or bool(columns)
        groups.extend(columns or [band])
    # Without columns nothing may come between the cells of a row.
    return groups if found else [lines]


def _columns(band: list[Line], gutter: float, depth: int) -> list[list[Line]]:
    """Give what stands above, the columns and what stands below, or nothing where there are no columns."""
    left = [line for line in band if line.box[0] < gutter - _ALIGN_PT]
    right = [line for line in band if line.box[0] >= gutter - _ALIGN_PT]
    if not left or not right:
        return []
    above, left, right, below = _trimmed(left, right)
    if not _is_prose(left, right) and not _is_written_so(left, right):
        return []
    parts = [above], _flow(left, depth + 1), _flow(right, depth + 1), [below]
    return [group for part in parts for group in part if group]


def _trimmed(left: list[Line], right: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """Take off what stands alone above and below the columns with a gap between: a running head, a footer."""
    top = max(_top(left), _top(right))
    bottom = min(max(line.box[3] for line in side) for side in (left, right))
    above: list[Line] = []
    below: list[Line] = []
    sides = []
    for side in (left, right):
        first, last = 0, len(side)
        for place, (one, other) in enumerate(pairwise(side), 1):
            if other.box[1] - one.box[3] > (one.box[3] - one.box[1]) * _APART:
                if one.box[3] < top:
                    first = place
                elif one.box[3] >= bottom - _ALIGN_PT:
                    last = min(last, place)
        above += side[:first]
        below += side[last:]
        sides.append(side[first:last])
    return above, sides[0], sides[1], below


def _gutter(lines: list[Line]) -> float | None:
    """Find where a second column begins: many lines start there, and few run across."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    starts: dict[int, int] = {}
    for line in lines:
        if left + (right - left) * _LEFT_MOST < line.box[0] < left + (right - left) * _RIGHT_MOST:
            place = round(line.box[0] / _ALIGN_PT)
            starts[place] = starts.get(place, 0) + 1
    for place, many in sorted(starts.items(), key=lambda item: (-item[1], item[0])):
        if many + starts.get(place - 1, 0) + starts.get(place + 1, 0) < _COLUMN_LINES:
            return None
        x = min(line.box[0] for line in lines if abs(line.box[0] - place * _ALIGN_PT) <= _ALIGN_PT)
        across = sum(line.box[0] < x - _ALIGN_PT and line.box[2] > x for line in lines)
        beside = sum(line.box[2] <= x for line in lines)
        if beside >= _COLUMN_LINES and across < len(lines) * 0.5:
            return x
    return None


def _is_prose(left: list[Line], right: list[Line]) -> bool:
    """Tell columns of running text from the columns of a table."""
    return all(len(side) >= _COLUMN_LINES and _is_full(side) for side in (left, right))


def _is_written_so(left: list[Line], right: list[Line]) -> bool:
    """Tell columns whose writer finished one before the other, unless they are names and their figures."""
    if min(len(left), len(right)) < _LISTED_LINES:
        return False
    if max(line.number for line in left) > min(line.number for line in right):
        return False
    figures = sum(is_figure(line.text) for line in right)
    is_named = median(len(line.text) for line in left) >= _NAME_CHARS and not _is_full(left)
    heights = {round((line.box[1] + line.box[3]) / _ALIGN_PT) for line in left}
    level = sum(not heights.isdisjoint(_near((line.box[1] + line.box[3]) / _ALIGN_PT)) for line in right)
    return not (is_named and figures > len(right) * 0.5 and level > len(right) * 0.8)


def _near(height: float) -> tuple[int, ...]:
    return round(height) - 1, round(height), round(height) + 1


def _is_full(side: list[Line]) -> bool:
    gutter = _gutter(side)
    if gutter is not None:
        parts = [line for line in side if line.box[2] <= gutter], [line for line in side if line.box[2] > gutter]
        return all(len(part) >= _COLUMN_LINES and _is_full(part) for part in parts)
    x0 = min(line.box[0] for line in side)
    width = max(line.box[2] for line in side) - x0
    filled = median((line.box[2] - line.box[0]) / max(width, 1.0) for line in side)
    return filled >= _FULL_LINE and median(len(line.text) for line in side) >= _PROSE_CHARS


def _paragraphs(group: list[Line]) -> str:
    """Give the rows of a group, with a blank line where the gap is wider than usual."""
    rows = _rows(group)
    gaps = [below[0].box[1] - above[0].box[3] for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    text = ""
    for place, line in enumerate(row_texts(rows)):
        if text and line:
            first = rows[place][0]
            is_apart = gaps[place - 1] > usual + (first.box[3] - first.box[1]) * _PARAGRAPH_GAP
            text += "\n\n" if is_apart or first.table or rows[place - 1][0].table else "\n"
        text += line
    return text


def _rows(group: list[Line]) -> list[Row]:
    """Put together what stands on one height, from left to right."""
    rows: list[Row] = []
    for line in sorted(group, key=lambda line: line.box[1] + line.box[3]):
        if rows and _is_level(rows[-1][0], line) and all(_are_beside(cell, line) for cell in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=attrgetter("box"))
    return rows


def _is_level(first: Line, line: Line) -> bool:
    if first.table or line.table:
        return False
    smaller = min(first.box[3] - first.box[1], line.box[3] - line.box[1])
    return abs(line.box[1] + line.box[3] - first.box[1] - first.box[3]) < smaller * _LEVEL


def _are_beside(cell: Line, line: Line) -> bool:
    return line.box[0] >= cell.box[2] - 1 or line.box[2] <= cell.box[0] + 1
