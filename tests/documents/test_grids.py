import pytest

from genius_desktop.documents.grids import Grid, grid_lines


def _lines(rows: list[list[str]], heads: int = 0) -> list[str]:
    grid = Grid()
    for row in rows:
        grid.begin_row()
        for cell in row:
            grid.add(cell)
        grid.end_row()
    return list(grid_lines(grid.rows, heads))


def test_a_first_row_of_words_above_figures_names_the_columns() -> None:
    assert _lines([["Ort", "Preis"], ["Bad", "3,50 €"], ["Hof", "4"]]) == [
        "Ort: Bad | Preis: 3,50 €",
        "Ort: Hof | Preis: 4",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Amt"], ["Muster", "Bauamt"]],
        [["2025", "2026"], ["1", "2"]],
        [["a", "a"], ["1", "2"]],
        [["Ort", "Preis"]],
        [["x" * 80, "Preis"], ["a", "1"]],
        [["Ort", "Preis"], ["a", "1", "zu viel"]],
    ],
)
def test_what_may_be_no_head_is_a_row_like_any_other(rows: list[list[str]]) -> None:
    assert _lines(rows) == [" | ".join(row) for row in rows]


def test_a_head_above_an_empty_column_is_not_lost() -> None:
    assert _lines([["Ort", "Preis", "Notiz"], ["a", "1", ""]], 1) == ["Ort | Preis | Notiz", "Ort: a | Preis: 1"]


def test_a_title_above_the_heads_stays_a_line() -> None:
    assert _lines([["Gebühren"], ["Ort", "Preis"], ["a", "1"]]) == ["Gebühren", "Ort: a | Preis: 1"]


def test_heads_in_two_rows_are_read_from_top_to_bottom_and_cells_that_span_rows_come_once() -> None:
    grid = Grid()
    for row in [
        [("Art", 1, 2), ("Preis", 2, 1)],
        [("alt", 1, 1), ("neu", 1, 1)],
        [("Grab", 1, 1), ("1", 1, 1), ("2", 1, 1)],
    ]:
        grid.begin_row()
        for text, columns, rows in row:
            grid.add(text, columns, rows=rows)
        grid.end_row()

    assert list(grid_lines(grid.rows, 2)) == ["Art: Grab | Preis alt: 1 | Preis neu: 2"]
