"""Tables on PDF pages, from the rules drawn around their cells or from words that stand in rows."""

import re
from bisect import bisect_right
from itertools import groupby, pairwise

from genius_desktop.documents.pdf_hidden import Box
from genius_desktop.documents.pdf_lines import Line

Row = list[Line]

_THIN_PT, _NEAR_PT = 3.0, 3.0
_RULES_MOST = 4000
_FEWEST_ROWS = 3
# Two columns need three rules down, two rows three across; a frame has two of each.
_FRAME_RULES, _FEWEST_COLUMNS = 2, 2
_HEAD_CHARS = 60
# The labels of a map stand in no columns.
_COLUMNS_MOST = 60
# Words closer than this many line heights belong to one cell.
_CELL_GAP = 0.7
_NUMBER = re.compile(r"[-+−(]?\s*\d[\d.,\s]*\s*(?:%|€|EUR|Euro|T€)?\)?$")
_MARK = re.compile(r"(?:[-–•▪◦*○●□☐☒✓→]|\(?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[A-Za-z][.)]|§+\s*\d+\w?)$")
_AGREEING = 0.6


def row_texts(rows: list[Row]) -> list[str]:
    """Give each row as text: cells set apart, with their headings where these are beyond doubt."""
    cells = [_cells(row) for row in rows]
    texts: list[str] = []
    for is_table, run in groupby(cells, key=lambda row: len(row) > 1):
        found = list(run)
        if is_table and len(found) > 1:
            texts.extend(_table(found))
        else:
            texts.extend(" ".join(text for text, _ in row) for row in found)
    return texts


def _cells(row: Row) -> list[tuple[str, Box]]:
    if row[0].table:
        return [(row[0].text, row[0].box)]
    cells: list[tuple[str, Box]] = []
    for line in row:
        text = " ".join(line.text.split())
        if cells:
            before, box = cells[-1]
            gap = line.box[0] - box[2]
            if gap < _CELL_GAP * (line.box[3] - line.box[1]) or (len(cells) == 1 and _MARK.match(before)):
                cells[-1] = (f"{before} {text}", (box[0], box[1], line.box[2], box[3]))
                continue
        cells.append((text, line.box))
    return cells


def _table(rows: list[list[tuple[str, Box]]]) -> list[str]:
    """Give one text for each row; where every row below has the names, the first is empty."""
    head, *body = rows
    under = [_names(head, row) if len(head) <= _COLUMNS_MOST else [] for row in body]
    matching = [
        dict(zip(names, (text for text, _ in row), strict=True))
        for names, row in zip(under, body, strict=True)
        if names
    ]
    is_headed = (
        len(rows) >= _FEWEST_ROWS
        and len(matching) >= len(body) * _AGREEING
        and _is_head([text for text, _ in head])
        and _is_counted(matching)
    )
    is_said_below = is_headed and all(under) and len({name for names in under for name in names}) == len(head)
    texts = ["" if is_said_below else " | ".join(text for text, _ in head)]
    for row, names in zip(body, under, strict=True):
        if is_headed and names:
            texts.append(" | ".join(f"{name}: {text}" for name, (text, _) in zip(names, row, strict=True)))
        else:
            texts.append(" | ".join(text for text, _ in row))
    return texts


def _names(head: list[tuple[str, Box]], row: list[tuple[str, Box]]) -> list[str]:
    """Give the name above each cell, or none at all where one has none or two."""
    if len(head) == len(row) and all(map(_stand_together, head, row)):
        return [text for text, _ in head]
    above = [[place for place, name in enumerate(head) if _stand_together(name, cell)] for cell in row]
    places = [found[0] for found in above if len(found) == 1]
    if len(places) < len(row) or any(one >= other for one, other in pairwise(places)):
        return []
    return [head[place][0] for place in places]


def _is_counted(rows: list[dict[str, str]]) -> bool:
    """Tell a table with a column of figures, under whose head no one need guess."""
    names = {name for row in rows for name in row}
    return any(sum(is_figure(row.get(name, "")) for row in rows) >= len(rows) * _AGREEING for name in names)


def is_figure(text: str) -> bool:
    """Tell a number, an amount or a share from words."""
    return bool(_NUMBER.match(text.strip()))


def _is_head(texts: list[str]) -> bool:
    return all(1 < len(text) <= _HEAD_CHARS and not is_figure(text) for text in texts) and len(set(texts)) == len(texts)


def _stand_together(one: tuple[str, Box], other: tuple[str, Box]) -> bool:
    return one[1][0] <= other[1][2] and other[1][0] <= one[1][2]


def with_grids(lines: list[Line], rules: list[Box]) -> list[Line]:
    """Put one line for each ruled table in place of the lines within it."""
    across, down = _edges(rules)
    if len(across) <= _FRAME_RULES or len(down) <= _FRAME_RULES or len(rules) > _RULES_MOST:
        return lines
    for edges_across, edges_down in _islands(across, down):
        grid = _Grid(edges_across, edges_down)
        inside = [line for line in lines if line.level and grid.holds(line)]
        rows = grid.rows(inside)
        if rows:
            taken = set(map(id, inside))
            first = min(line.number for line in inside)
            table = Line(first, grid.box, "\n".join(rows), inside[0].block, table=True)
            lines = [*(line for line in lines if id(line) not in taken), table]
    return lines


def _edges(rules: list[Box]) -> tuple[list[Box], list[Box]]:
    """Sort rules into those that go across and those that go down; a drawn box has two of each."""
    across: list[Box] = []
    down: list[Box] = []
    for x0, y0, x1, y1 in rules:
        width, height = x1 - x0, y1 - y0
        if height <= _THIN_PT < width:
            across.append((x0, y0, x1, y1))
        elif width <= _THIN_PT < height:
            down.append((x0, y0, x1, y1))
        elif width > _THIN_PT and height > _THIN_PT:
            across += [(x0, y0, x1, y0), (x0, y1, x1, y1)]
            down += [(x0, y0, x0, y1), (x1, y0, x1, y1)]
    return across, down


def _islands(across: list[Box], down: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Group rules that touch: each group may be a table; rules are joined by their extent from top to bottom."""
    edges = sorted([*((box, 0) for box in across), *((box, 1) for box in down)], key=lambda edge: edge[0][1])
    islands: list[tuple[list[Box], list[Box]]] = []
    bottom = float("-inf")
    for box, kind in edges:
        if box[1] > bottom + _NEAR_PT:
            islands.append(([], []))
        islands[-1][kind].append(box)
        bottom = max(bottom, box[3])
    return [(a, d) for a, d in islands if len(a) > 1 and len(d) > 1]


def _levels(values: list[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR_PT:
            levels.append(value)
    return levels


class _Grid:
    """Cells between rules; those with no rule between them are one."""

    def __init__(self, across: list[Box], down: list[Box]) -> None:
        self._across = across
        self._down = down
        self.ys = _levels([(box[1] + box[3]) / 2 for box in across])
        self.xs = _levels([(box[0] + box[2]) / 2 for box in down])

    @property
    def box(self) -> Box:
        """Where the table stands."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, line: Line) -> bool:
        """Tell whether a line stands within the outermost rules."""
        x, y = _middle(line.box)
        return self.xs[0] < x < self.xs[-1] and self.ys[0] < y < self.ys[-1]

    def rows(self, lines: list[Line]) -> list[str]:
        """Give the rows of the table, or none where it is no table after all."""
        if min(len(self.xs), len(self.ys)) <= _FRAME_RULES or len(self.xs) * len(self.ys) > _RULES_MOST:
            return []
        owner = self._owners()
        last = {at: column for (_, column), at in sorted(owner.items(), key=lambda item: item[0][1])}
        cells: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            x, y = _middle(line.box)
            at = owner[bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1]
            if line.box[2] > self.xs[last[at] + 1] + _NEAR_PT or line.box[0] < self.xs[at[1]] - _NEAR_PT:
                return []
            cells.setdefault(at, []).append(line)
        texts = {at: _cell_text(found) for at, found in cells.items()}
        rows = [
            {column: texts[row, column] for column in range(len(self.xs) - 1) if (row, column) in texts}
            for row in range(len(self.ys) - 1)
        ]
        rows = [row for row in rows if row]
        if sum(len(row) > 1 for row in rows) < _FEWEST_COLUMNS:
            return []
        return _headed(rows)

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Give each cell the one at the top left of the area it is part of."""
        sides = [[b for b in self._down if abs(_middle(b)[0] - x) <= _NEAR_PT] for x in self.xs]
        tops = [[b for b in self._across if abs(_middle(b)[1] - y) <= _NEAR_PT] for y in self.ys]
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row, (top, bottom) in enumerate(pairwise(self.ys)):
            for column, (left, right) in enumerate(pairwise(self.xs)):
                at = (row, column)
                x, y = (left + right) / 2, (top + bottom) / 2
                if column and not any(box[1] < y < box[3] for box in sides[column]):
                    at = owner[row, column - 1]
                elif row and not any(box[0] < x < box[2] for box in tops[row]):
                    at = owner[row - 1, column]
                owner[row, column] = at
        return owner


def _headed(rows: list[dict[int, str]]) -> list[str]:
    head, *body = rows
    columns = {column for row in body for column in row}
    spare = columns - set(head)
    if len(head) < _FEWEST_COLUMNS or spare or not _is_head(list(head.values())):
        return [" | ".join(row.values()) for row in rows]
    texts = [" | ".join(f"{head[column]}: {text}" for column, text in row.items()) for row in body]
    unused = [name for column, name in head.items() if column not in columns]
    return ([" | ".join(head.values())] if unused or not body else []) + texts


def _cell_text(lines: list[Line]) -> str:
    ordered = sorted(lines, key=lambda line: (round((line.box[1] + line.box[3]) / 2 / _NEAR_PT), line.box[0]))
    text = "\n".join(" ".join(line.text.split()) for line in ordered)
    return re.sub(r"(?<=[^\W\d_])-\n(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie)\b)", "", text).replace("\n", " ")


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
