"""Assistants of an office: what is refused names its line and field, what is doubtful is warned of."""

import json
import os
import sys
from pathlib import Path

import pytest

from genius_desktop import procedure_words
from genius_desktop.assistants import procedures
from genius_desktop.assistants.recipes import Fault, Report
from genius_desktop.problems import InputProblem

GOOD = '''\
id = "mitteilung"
version = 1
title = "Mitteilung"
purpose = "Schreibt eine kurze Mitteilung."
template = """
{salutation}

{step.text}
"""

[[fields]]
id = "thema"
label = "Thema"
gap = "Thema einsetzen"

[[steps]]
id = "text"
kind = "draft"
prompt = "Thema: {field.thema}. Schreibe einen Satz."

[[examples]]
title = "Freibad"
fields = { thema = "Das Freibad öffnet." }
expects = { contains = ["Freibad"] }
'''


def checked(text: str, folder: Path | None = None) -> Report:
    return procedures.check_data(text.encode(), "a.toml", folder=folder)


def only(report: Report) -> Fault:
    assert report.recipe is None
    [fault] = report.faults
    return fault


def test_a_sound_file_is_read_with_its_examples(tmp_path: Path) -> None:
    file = tmp_path / "mitteilung.toml"
    file.write_text(GOOD, encoding="utf-8")

    recipe = procedures.read(file)

    assert recipe.procedure.fields[0].gap == "Thema einsetzen"
    assert recipe.examples[0].contains == ("Freibad",)
    assert not recipe.warnings
    assert recipe.file == file


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "line"),
    [
        ('kind = "draft"', 'kind = "draft"\ncolour = "red"', "unknown-field", "steps[0].colour", 19),
        ("version = 1", 'version = "eins"', "wrong-type", "version", 2),
        ("version = 1", "version = 0", "out-of-range", "version", 2),
        ('kind = "draft"', 'kind = "dream"', "unknown-value", "steps[0].kind", 18),
        ('label = "Thema"\n', "", "missing-field", "fields[0].label", 11),
        ("{field.thema}", "{field.tehma}", "unknown-placeholder", "steps[0].prompt", 19),
        ("{field.thema}", "das Thema", "placeholder-missing", "steps[0].prompt", 19),
        ("{step.text}", "{step.nichts}", "unknown-placeholder", "template", 5),
        ("{salutation}", "{anrede}", "unknown-placeholder", "template", 5),
        ('id = "thema"', 'id = "Thema!"', "bad-name", "fields[0].id", 12),
        ('id = "mitteilung"', 'id = "../weg"', "bad-name", "id", 1),
        ("fields = { thema", "fields = { anderes", "example-field", "examples[0].fields.anderes", 23),
        ("{field.thema}.", "{step.text}{field.thema}.", "circle", "steps[0].prompt", 19),
        ('label = "Thema"', 'label = "Thema"\nkind = "choice"', "choices", "fields[0].choices", 11),
        ('title = "Mitteilung"', 'title = ""', "empty", "title", 3),
    ],
)
def test_what_is_wrong_is_refused_with_line_and_field(old: str, new: str, code: str, field: str, line: int) -> None:
    faults = checked(GOOD.replace(old, new, 1)).faults

    assert (code, field, line) in {(fault.code, fault.field, fault.line) for fault in faults}


def test_the_refusal_is_a_german_sentence_with_file_line_and_field(tmp_path: Path) -> None:
    file = tmp_path / "mitteilung.toml"
    file.write_text(GOOD.replace("{field.thema}", "{field.tehma}"), encoding="utf-8")

    with pytest.raises(InputProblem) as refused:
        procedures.read(file)

    assert refused.value.code == "procedure-broken"
    assert refused.value.detail.startswith("mitteilung.toml: Zeile 19, Feld steps[0].prompt: ")
    assert "{field.tehma}" in refused.value.detail


def test_every_fault_of_a_file_is_told_at_once() -> None:
    text = GOOD.replace("{field.thema}", "{field.x}").replace("{salutation}", "{y}")

    assert len(checked(text).faults) == 2


def test_steps_that_need_each_other_are_a_circle_and_one_that_comes_later_is_told() -> None:
    second = '[[steps]]\nid = "zwei"\nkind = "draft"\nprompt = "{0}"\n\n[[examples]]'
    first = "{step.zwei} {field.thema}"
    later = GOOD.replace("{field.thema}", first, 1).replace("[[examples]]", second.replace("{0}", "{field.thema}"))
    circle = GOOD.replace("{field.thema}", first, 1).replace("[[examples]]", second.replace("{0}", "{step.text}"))

    assert [fault.code for fault in checked(later).faults] == ["step-later"]
    assert [fault.code for fault in checked(circle).faults] == ["circle"]


def test_broken_toml_and_other_characters_name_their_line() -> None:
    assert only(checked(GOOD.replace('title = "Mitteilung"', 'title = "Mitteilung'))).line == 3
    latin = procedures.check_data(GOOD.replace("öffnet", "ö").encode("latin-1"), "a.toml")
    assert (only(latin).code, only(latin).line) == ("not-utf8", 23)


def test_a_prompt_of_ten_megabytes_is_refused_by_its_name() -> None:
    long = GOOD.replace("Schreibe einen Satz.", "Schreibe einen Satz. " * 500_000)

    fault = only(checked(long))

    assert (fault.code, fault.field, fault.line) == ("too-long", "steps[0].prompt", 19)
    assert only(checked("a" * (17 << 20))).code == "too-large"


@pytest.mark.parametrize(
    "name", ["../geheim.txt", "/etc/passwd", "C:\\geheim.txt", "unter/../../geheim.txt", "link.txt", "\0"]
)
def test_knowledge_outside_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "assistent"
    folder.mkdir()
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "geheim.txt")
    text = GOOD.replace("version = 1", f"version = 1\nknowledge = [{json.dumps(name)}]")

    fault = only(checked(text, folder))

    assert (fault.code, fault.field, fault.line) == ("outside-folder", "knowledge", 3)


def test_knowledge_that_has_vanished_is_named(tmp_path: Path) -> None:
    text = GOOD.replace("version = 1", 'version = 1\nknowledge = ["satzung.txt"]').replace(
        "{field.thema}.", "{field.thema} {knowledge}."
    )
    missing = checked(text, tmp_path)
    (tmp_path / "satzung.txt").write_text("§ 1 Die Gebühr beträgt 12 Euro.", encoding="utf-8")
    there = checked(text, tmp_path)

    assert only(missing) == Fault("knowledge-missing", "knowledge", 3, "satzung.txt")
    assert there.recipe is not None
    assert there.recipe.procedure.knowledge[0].text.startswith("§ 1")


def test_knowledge_that_is_no_file_does_not_keep_anyone_waiting(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a pipe without a writer")
    os.mkfifo(tmp_path / "rohr.txt")
    text = GOOD.replace("version = 1", 'version = 1\nknowledge = ["rohr.txt"]')

    assert only(checked(text, tmp_path)).code == "knowledge-missing"


@pytest.mark.parametrize(
    ("prompt", "area"),
    [
        ("Entscheide, ob der Wohngeldantrag bewilligt wird: {field.thema}", "Nr. 5"),
        ("Bewerte die Eignung der Bewerber und erstelle eine Rangliste: {field.thema}", "Nr. 4"),
        ("Beurteile, ob die Asylgründe glaubhaft sind: {field.thema}", "Nr. 7"),
        ("Stufe die Schüler nach Eignung ein: {field.thema}", "Nr. 3"),
        ("Entscheide, welche Person den Zuschuss bekommt: {field.thema}", "es geht um Personen"),
    ],
)
def test_a_prompt_that_asks_for_a_judgement_on_people_is_warned_of(prompt: str, area: str) -> None:
    report = checked(GOOD.replace("Thema: {field.thema}. Schreibe einen Satz.", prompt))

    [warning] = [warning for warning in report.warnings if warning.code == "high-risk"]
    assert report.recipe is not None
    assert (warning.field, warning.line) == ("steps[0].prompt", 19)
    said = procedure_words.fault(warning)
    assert area in said
    assert "Nur zur Orientierung" in said
    assert "konform" not in said


@pytest.mark.parametrize(
    "prompt",
    [
        "Liste auf, welche Unterlagen im Wohngeldantrag fehlen: {field.thema}",
        "Fasse die Bewerbung zusammen, entscheide nicht über die Person: {field.thema}",
        "Schreibe, was der Rat beschlossen hat: {field.thema}",
    ],
)
def test_a_prompt_that_only_prepares_is_not_warned_of(prompt: str) -> None:
    report = checked(GOOD.replace("Thema: {field.thema}. Schreibe einen Satz.", prompt))

    assert not report.warnings


def test_unused_fields_and_missing_examples_are_warned_of() -> None:
    text = GOOD[: GOOD.index("[[examples]]")].replace("{salutation}", "").replace("Thema: {field.thema}", "{title}")

    assert {warning.code for warning in checked(text).warnings} == {"field-unused", "no-examples"}
