"""Every assistant that comes with the program does what its own examples say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.assistants import procedures, writing_tasks
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.assistants.recipes import Example, Recipe
from genius_desktop.documents.reader_process import ReaderProcess
from tests.assistants import trying

FILES = sorted((paths.resources() / "assistants" / "procedures").glob("*.toml"))
RECIPES = [procedures.read(file, "shipped") for file in FILES]
EXAMPLES = [
    pytest.param(recipe, example, id=f"{recipe.procedure.id} {number}")
    for recipe in RECIPES
    for number, example in enumerate(recipe.examples)
]


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    built = ReaderProcess(ahead=True)
    yield built
    built.close()


def test_there_are_enough_and_each_has_two_examples_and_no_warning(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "eigene")

    assert len(shelf.recipes()) >= 12
    assert [recipe.procedure.id for recipe in RECIPES] == [file.stem for file in FILES]
    assert not [recipe.procedure.id for recipe in RECIPES if len(recipe.examples) < 2]
    assert not [(recipe.procedure.id, recipe.warnings) for recipe in RECIPES if recipe.warnings]


@pytest.mark.parametrize(("recipe", "example"), EXAMPLES)
def test_an_example_comes_out_as_it_should(
    recipe: Recipe, example: Example, tmp_path: Path, reader: ReaderProcess
) -> None:
    summary = trying.example(recipe, example, tmp_path, reader)

    assert writing_tasks.expectations(example)
    assert not writing_tasks.unmet(example, summary), [s.text for s in summary.statements]
    assert summary.form == "entwurf"
