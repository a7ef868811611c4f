"""Every problem has its German words, and every word its problem."""

import re

import pytest

from genius_desktop.domain import Coverage
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.problems import INPUT_CODES, SETUP_CODES, InputProblem, SetupProblem, problem
from genius_desktop.wording import coverage_line, page_list


def test_every_problem_has_words_and_every_word_a_problem() -> None:
    assert set(PROBLEMS) == INPUT_CODES | SETUP_CODES


def test_no_code_belongs_to_both_the_user_and_the_administrator() -> None:
    assert not INPUT_CODES & SETUP_CODES


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_problem_says_what_happened_why_and_what_now(code: str) -> None:
    words = PROBLEMS[code]
    assert words.what
    assert words.why
    assert words.now
    assert "{" not in re.sub(r"\{detail\}", "", words.sentence("X"))


def test_a_code_comes_back_as_the_problem_it_was() -> None:
    assert isinstance(problem("empty-file"), InputProblem)
    assert isinstance(problem("model-missing"), SetupProblem)
    with pytest.raises(KeyError):
        problem("made-up")


def test_page_numbers_are_given_as_runs() -> None:
    assert page_list((3, 1, 2, 7)) == "1–3, 7"
    assert page_list(()) == ""


def test_one_page_is_no_pages() -> None:
    def read(total: int) -> Coverage:
        return Coverage(total, 1, 0, (), (), 1, 1)

    assert coverage_line("page", read(1)) == "1 von 1 Seite gelesen."
    assert coverage_line("section", read(1)) == "1 von 1 Abschnitt gelesen."
    assert coverage_line("page", read(2)) == "1 von 2 Seiten gelesen."
