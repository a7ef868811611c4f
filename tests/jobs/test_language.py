import pytest

from genius_desktop.jobs.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat beschließt die Sanierung.",
        "- Kosten: 125.000 Euro\n- Frist: 15.07.2026",
        "",
        "Frau Muster (SPD), Herr Beispiel (CDU)",
        "Das Projekt „The Future of Work“ wird gefördert.",
    ],
)
def test_german_and_what_is_in_no_language_is_not_foreign(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council decided to repair the bridge and the costs are covered by the budget.",
        "Le conseil a décidé de réparer le pont et les coûts sont couverts dans le budget pour une année.",
    ],
)
def test_an_answer_in_another_language_is_foreign(text: str) -> None:
    assert is_foreign(text)
