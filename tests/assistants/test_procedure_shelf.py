"""Assistants that are kept, given away and taken over: versions, one file, nothing from outside."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genius_desktop import paths
from genius_desktop.assignments import Entry, FormField, Item, Knowledge, Procedure, Step
from genius_desktop.assistants import procedure_toml, procedures
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.assistants.recipes import Example, Paper
from genius_desktop.forms import Signs
from genius_desktop.problems import InputProblem
from tests.assistants.test_procedures import GOOD

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAMED = st.text("abc xyzäß\n\"'\\{}#=[]", min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and "{" not in text
)


def shelf(folder: Path) -> Shelf:
    return Shelf(folder / "eigene", folder / "haus")


@settings(max_examples=60, deadline=None)
@given(title=NAMED, hint=ANY, text=ANY, word=ANY)
def test_what_is_written_is_read_again_as_it_was(title: str, hint: str, text: str, word: str) -> None:
    procedure = Procedure(
        "eins", 3, title, title, "S",
        (
            Step("a", "extract", title, words=50, per="document", signs=Signs((word,), kinds=("deadline",))),
            Step("b", "check", items=(Item(title), Item("zwei", (word, title)))),
            Step("c", "draft", prompt="{document}\n{knowledge}\n{field.f} " + hint.replace("{", "")),
        ),
        "required",
        (FormField("f", title, "choice", required=True, hint=hint, choices=("x", word), gap=title),),
        "",
        (Knowledge("n.txt", text),),
    )  # fmt: skip
    example = Example(title, (Entry("f", text),), (Paper("d.txt", text),), (word,), (title,), (hint,), (text,))

    report = procedures.check_data(procedure_toml.written(procedure, [example]).encode(), "a.toml")

    assert not report.faults
    assert report.recipe is not None
    assert report.recipe.procedure == procedure
    assert report.recipe.examples == (example,)


@pytest.mark.parametrize(
    "file", sorted((paths.resources() / "assistants" / "procedures").glob("*.toml")), ids=lambda f: f.stem
)
def test_a_shipped_assistant_can_be_given_away(file: Path) -> None:
    recipe = procedures.read(file)

    again = procedures.check_data(procedure_toml.text_of(recipe).encode(), "a.toml").recipe

    assert again is not None
    assert (again.procedure, again.examples) == (recipe.procedure, recipe.examples)


def test_the_users_own_hides_that_of_the_house_and_a_broken_one_is_told(tmp_path: Path) -> None:
    known = shelf(tmp_path)
    (tmp_path / "haus").mkdir()
    (tmp_path / "haus" / "mitteilung.toml").write_text(GOOD, encoding="utf-8")
    assert known.recipe("mitteilung").origin == "house"
    known.save(GOOD)
    (tmp_path / "eigene" / "kaputt.toml").write_text("id = 1", encoding="utf-8")

    assert known.recipe("mitteilung").origin == "own"
    assert [report.name for report in known.reports() if report.recipe is None] == ["kaputt.toml"]
    with pytest.raises(InputProblem, match="procedure-unknown"):
        known.recipe("../haus/mitteilung")


def test_older_versions_stay_and_come_back(tmp_path: Path) -> None:
    known = shelf(tmp_path)
    known.save(GOOD)
    known.save(GOOD.replace("version = 1", "version = 2"))
    known.save(GOOD.replace("version = 1", "version = 2"))
    assert [file.name for file in known.versions("mitteilung")] == ["0001.toml"]

    known.restore("mitteilung", 1)

    assert known.recipe("mitteilung").procedure.version == 1
    assert len(known.versions("mitteilung")) == 2
    known.delete("mitteilung")
    assert not known.versions("mitteilung")
    with pytest.raises(InputProblem, match="procedure-shipped"):
        known.delete("brief")


def test_a_faulty_one_is_never_kept(tmp_path: Path) -> None:
    known = shelf(tmp_path)

    with pytest.raises(InputProblem, match="procedure-broken"):
        known.save(GOOD.replace("{field.thema}", ""))

    assert not (tmp_path / "eigene").exists()


def test_what_is_brought_is_whole_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    known = shelf(tmp_path)
    file = tmp_path / "gabe.toml"
    knowing = GOOD.replace("{field.thema}.", "{field.thema} {knowledge}.")
    file.write_text(
        knowing + '\n[[knowledge]]\nname = "s.txt"\ntext = "Die Gebühr beträgt 12 Euro."\n', encoding="utf-8"
    )

    brought = known.bring(file)

    assert brought.origin == "own"
    assert known.recipe("mitteilung").procedure.knowledge[0].text == "Die Gebühr beträgt 12 Euro."
    with pytest.raises(InputProblem, match="Es gibt schon"):
        known.bring(file)
    assert known.bring(file, replace_own=True).procedure.id == "mitteilung"


def test_a_gift_opens_no_file_of_the_one_who_takes_it(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    file = tmp_path / "gabe.toml"
    file.write_text(GOOD.replace("version = 1", 'version = 1\nknowledge = ["geheim.txt"]'), encoding="utf-8")

    with pytest.raises(InputProblem, match=r"procedure-parcel.*geheim\.txt"):
        shelf(tmp_path).bring(file)


def test_archives_and_giants_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "gabe.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("../../weg.toml", "x" * 10_000_000)
    giant = tmp_path / "gross.toml"
    giant.write_bytes(os.urandom(8) + b"#" * (3 << 20))

    for file in (bomb, giant):
        with pytest.raises(InputProblem, match="procedure-parcel"):
            shelf(tmp_path).preview(file)
    assert not (tmp_path / "eigene").exists()
