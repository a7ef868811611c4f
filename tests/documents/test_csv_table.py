import random

import pytest

from genius_desktop.documents.blocks import Block
from genius_desktop.documents.csv_table import read, separator
from genius_desktop.documents.formats import detect
from genius_desktop.problems import InputProblem

ROWS = [("Straße", "Länge", "Preis"), ("Ahornweg", "12", "3,50 €"), ("Börsenplatz", "7", "4,10 €"), ("Zoo", "9", "1 €")]


def _words(blocks: list[Block]) -> list[str]:
    return " ".join(block.text for block in blocks).replace("|", " ").split()


@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "cp850"])
def test_each_row_says_its_heads_whatever_separates_the_columns(mark: str, encoding: str) -> None:
    if "€" not in "€".encode(encoding, "ignore").decode(encoding):
        rows = [tuple(cell.replace("€", "Euro") for cell in row) for row in ROWS]
    else:
        rows = list(ROWS)
    data = "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)

    assert detect(data, "a.txt") == "csv"
    assert read(data, "a").blocks[0].text == f"Straße: Ahornweg | Länge: 12 | Preis: {rows[1][2]}"
    assert len(read(data, "a").blocks) == 3


def test_a_table_without_heads_keeps_its_cells_as_they_are() -> None:
    assert [b.text for b in read(b"1;2\n3;4\n5;6\n", "a").blocks] == ["1 | 2", "3 | 4", "5 | 6"]


def test_quotes_hold_separators_and_line_ends_and_formulas_stay_text() -> None:
    data = b'Nr;Text\n1;"a;b\nc ""d"""\n2;=WEBSERVICE("http://x")\n3;x\n'

    assert [b.text for b in read(data, "a").blocks] == [
        'Nr: 1 | Text: a;b c "d"',
        'Nr: 2 | Text: =WEBSERVICE("http://x")',
        "Nr: 3 | Text: x",
    ]


def test_a_quote_that_never_closes_swallows_no_row() -> None:
    data = b'Nr;Text\n1;"offen\n' + b"".join(b"%d;x\n" % n for n in range(2, 5000))

    assert len(read(data, "a").blocks) == 4999


def test_excel_says_its_separator_in_the_first_line() -> None:
    assert [b.text for b in read(b"sep=,\na,b\n1,2\n", "a").blocks] == ["a: 1 | b: 2"]


@pytest.mark.parametrize(
    "text",
    [
        "Verboten sind\n1. Hunde;\n2. Katzen;\n3. Vögel;\n4. Fische.\n",
        "Er kam, sah und siegte.\nSie kam, sah und siegte.\nWir kamen, sahen und siegten.\n",
        "\tEingerückt\n\tebenso\n\tund noch einmal\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert separator(text) == ""
    assert detect(text.encode(), "a.csv") == "text"


def test_rows_beyond_the_limit_are_counted() -> None:
    content = read(b"a;b\n" + b"1;2\n" * 100_010, "a")

    assert [(d.code, d.count) for d in content.doubts] == [("cells-cut", 11)]
    assert len(content.blocks) == 99_999


def test_every_cell_comes_back_once() -> None:
    rows = [[f"w{row:03}{column:02}" for column in range(12)] for row in range(300)]
    data = "\n".join(";".join(row) for row in rows).encode()

    assert _words(read(data, "a").blocks) == [cell for row in rows for cell in row]


def test_damaged_tables_end_in_text_or_a_refusal() -> None:
    chance = random.Random(2)  # noqa: S311 (no secret)
    good = bytearray('Straße;Preis\n"a;b";2\nc;3\nd;4\n'.encode())
    for _ in range(200):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            detect(bytes(data), "a")
            read(bytes(data), "a")
        except InputProblem:
            continue
