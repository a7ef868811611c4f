"""An assistant that is there already, changed in the form."""

from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.assistants import procedure_toml, procedures, sketches
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.assistants.recipes import Recipe
from genius_desktop.assistants.sketch_changes import changed, is_partial, sketch_of

SHIPPED = {recipe.procedure.id: recipe for recipe in Shelf(Path("/nirgends")).recipes()}


def checked(recipe: Recipe) -> Recipe:
    report = procedures.check_data(procedure_toml.text_of(recipe).encode(), "Assistent")
    assert report.recipe is not None, procedures.told(report)
    return report.recipe


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_assistant_opens_in_the_form_and_stays_as_it_is_where_nothing_is_changed(name: str) -> None:
    recipe = SHIPPED[name]
    sketch = sketch_of(recipe)

    assert sketch.title
    assert sketch.items
    assert sketch.example
    assert changed(recipe, sketch, sketch) is recipe


@pytest.mark.parametrize("name", SHIPPED)
def test_a_change_in_the_form_keeps_all_that_the_form_does_not_show(name: str) -> None:
    recipe = SHIPPED[name]
    sketch = sketch_of(recipe)

    after = checked(changed(recipe, sketch, replace(sketch, title="Anderer Name", items=(*sketch.items, "Sachgebiet"))))

    assert (after.procedure.id, after.procedure.title) == (name, "Anderer Name")
    assert after.procedure.version == recipe.procedure.version + 1
    assert [step.id for step in after.procedure.steps] == [step.id for step in recipe.procedure.steps]
    assert len(after.examples) == len(recipe.examples)
    assert sketch_of(after).items == (*sketch.items, "Sachgebiet")


def test_a_new_field_is_asked_for_and_a_lost_one_stands_nowhere() -> None:
    recipe = SHIPPED["vermerk"]
    sketch = sketch_of(recipe)
    items = tuple(item for item in sketch.items if item != "Verfasst von")

    after = changed(recipe, sketch, replace(sketch, items=(*items, "Aktenzeichen"))).procedure

    assert after.template.startswith("Aktenzeichen: {field.aktenzeichen}\n")
    assert "verfasser" not in procedure_toml.written(after, ())
    assert "Betreff: {field.betreff}" in after.template


def test_the_wish_of_a_prompt_and_an_example_can_be_changed() -> None:
    recipe = SHIPPED["vermerk"]
    sketch = sketch_of(recipe)

    after = checked(changed(recipe, sketch, replace(sketch, task="Schreibe zwei Sätze.", expects=("Freibad",))))

    assert sketch_of(after).task == "Schreibe zwei Sätze."
    assert after.examples[0].contains == ("Freibad",)
    assert after.examples[1:] == recipe.examples[1:]
    assert "{field.stichpunkte}" in after.procedure.steps[0].prompt or "{document}" in after.procedure.steps[0].prompt


def test_what_a_form_has_made_opens_in_it_whole() -> None:
    for sentence in ("Prüfe Bauanträge auf fehlende Unterlagen", "Schreibe Einladungen", "Suche Fristen heraus"):
        made = sketches.recipe(sketches.from_sentence(sentence))

        assert not is_partial(made)
        shown = sketch_of(made)
        assert (shown.kind, shown.title) == (sketches.from_sentence(sentence).kind, made.procedure.title)
        assert changed(made, shown, replace(shown, purpose="Neu.")).procedure.purpose == "Neu."
