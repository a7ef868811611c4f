"""Every word of a PDF is numbered: each is read once, or its loss is told."""

import re
from collections import Counter

import pytest

from genius_desktop.documents.pdf import PdfDocument
from tests import pdf_makers

SEEN = ("header", "footer", "body", "column", "table", "box", "comment", "field")
UNSEEN = ("white", "tiny", "invisible", "covered")


@pytest.fixture(scope="module")
def told() -> tuple[pdf_makers.Words, PdfDocument, list[str]]:
    data, words = pdf_makers.oracle()
    pdf = PdfDocument(data, "a.pdf")
    return words, pdf, [pdf.page(number)[0].text for number in range(1, pdf.page_count + 1)]


@pytest.mark.parametrize("place", SEEN)
def test_every_word_people_see_is_read_once(told: tuple[pdf_makers.Words, PdfDocument, list[str]], place: str) -> None:
    words, _, texts = told
    found = Counter(re.findall(r"w\d{4}", "\n".join(texts)))
    given = words.given[place]
    # The names of columns stand in every row of their table.
    heads = {word for text in texts for word in re.findall(r"w\d{4}", _heads(text))}
    assert {word: found[word] for word in given if found[word] != 1 and word not in heads} == {}
    assert all(found[word] for word in given)


def _heads(text: str) -> str:
    return " ".join(re.findall(r"([^|\n:]+):", text))


@pytest.mark.parametrize("place", [*UNSEEN, "outside"])
def test_no_word_people_do_not_see_is_read(told: tuple[pdf_makers.Words, PdfDocument, list[str]], place: str) -> None:
    words, _, texts = told
    assert not [word for word in words.given[place] if word in "\n".join(texts)]


def test_every_letter_left_out_is_counted(told: tuple[pdf_makers.Words, PdfDocument, list[str]]) -> None:
    words, pdf, _ = told
    doubts = {doubt.code: doubt for doubt in pdf.late_doubts()}
    assert doubts["hidden-text"].count == 5 * sum(len(words.given[place]) for place in UNSEEN)
    assert doubts["outside-text"].count == 5 * len(words.given["outside"])
    assert doubts["hidden-text"].pages == (1, 2, 3)


def test_columns_are_read_one_after_the_other(told: tuple[pdf_makers.Words, PdfDocument, list[str]]) -> None:
    words, _, texts = told
    in_order = [word for text in texts for word in re.findall(r"w\d{4}", text)]
    places = [in_order.index(word) for word in words.given["column"]]
    assert places == sorted(places)


def test_the_words_of_a_ruled_table_stand_with_the_names_of_their_columns(
    told: tuple[pdf_makers.Words, PdfDocument, list[str]],
) -> None:
    words, _, texts = told
    cells = words.given["table"]
    assert f"{cells[0]} {cells[1]}: {cells[6]} {cells[7]} | {cells[2]} {cells[3]}: {cells[8]} {cells[9]}" in texts[0]
