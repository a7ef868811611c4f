from pathlib import Path

import pytest

from genius_desktop.assistants import forms
from genius_desktop.forms import DEFAULT
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import MOST_TOPICS, topics


def test_every_shipped_form_is_sound_and_the_plain_one_comes_first() -> None:
    first, *others = forms.every()

    assert (first.id, first.style, first.lengths, first.sections) == (DEFAULT, "", None, ())
    assert {form.id for form in others} == {"stichpunkte", "entscheidungsvorlage", "niederschrift", "vermerk"}
    assert all(form.title and form.purpose for form in (first, *others))
    assert forms.lexicon()


def test_a_form_there_is_none_of_is_a_problem_of_the_user() -> None:
    with pytest.raises(InputProblem, match="roman"):
        forms.shipped("roman")


@pytest.mark.parametrize(
    "text",
    [
        "id = 3",
        'id = "anders"',
        'id = "form"\ngrouping = "kreis"',
        'id = "form"\ngrouping = "sections"',
        'id = "form"\n[[sections]]\ntitle = "Kosten"\nabsent = "zu Kosten"',
        "kein toml",
    ],
)
def test_a_broken_form_names_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "form.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(SetupProblem, match=r"form\.toml"):
        forms.read(file)


def test_topics_are_parted_by_commas_and_each_counts_once() -> None:
    assert topics(["Kosten,  Fristen für\tAnlieger, ", "kosten", "„Personal“"]) == (
        "kosten",
        "Fristen für Anlieger",
        "Personal",
    )
    assert len(topics([",".join(f"Thema {n}" for n in range(40))])) == MOST_TOPICS
