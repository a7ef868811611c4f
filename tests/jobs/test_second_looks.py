"""What a person should look at in other words."""

import pytest

from genius_desktop import rewriting_words
from genius_desktop.domain import Citation, Statement
from genius_desktop.jobs.second_looks import looks

BEFORE = "Waren dürfen frühestens eine Stunde vor Beginn der Marktzeit ausgepackt werden."


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Waren dürfen eine Stunde vor Beginn der Marktzeit ausgepackt werden.", "look-limit", "frühestens"),
        ("Waren dürfen frühestens eine Stunde vor der Anbieterung ausgepackt werden.", "look-word", "Anbieterung"),
    ],
)
def test_a_limit_that_is_gone_and_a_word_that_is_none_are_named(text: str, kind: str, value: str) -> None:
    checks = looks(text, BEFORE, 4)
    assert [(check.kind, check.value, check.page) for check in checks] == [(kind, value, 4)]
    told = Statement(text, (Citation(0, 4, BEFORE, found=True),), checks=checks)
    assert rewriting_words.warning(told).startswith(f"Bitte prüfen: „{value}“")


@pytest.mark.parametrize(
    "text",
    [
        "Frühestens eine Stunde, bevor der Markt beginnt, dürfen Waren ausgepackt werden.",
        "Sie dürfen Ihre Verkaufswaren frühestens eine Stunde vor Marktbeginn auspacken.",
    ],
)
def test_good_words_are_not_named(text: str) -> None:
    assert looks(text, BEFORE, 1) == ()


def test_a_paragraph_that_was_taken_back_needs_no_look() -> None:
    checks = looks("Waren dürfen ausgepackt werden.", BEFORE, 1)
    assert checks
    taken_back = Statement(BEFORE, (Citation(0, 1, BEFORE, found=True),), checks=checks)
    assert rewriting_words.warning(taken_back) == ""
