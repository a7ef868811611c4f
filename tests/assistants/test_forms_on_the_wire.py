from dataclasses import fields

from genius_desktop import codec
from genius_desktop.assistants import files, forms
from genius_desktop.domain import EngineChoice
from genius_desktop.forms import PLAIN
from genius_desktop.tasks import SummaryTask


def test_a_task_comes_back_with_its_form_and_its_subjects() -> None:
    for form in forms.every():
        task = SummaryTask(
            "a", (), files.shipped("zusammenfassung"), EngineChoice("scripted"), form=form, lexicon=forms.lexicon()
        )

        assert codec.from_json(codec.to_json(task), SummaryTask) == task


def test_a_task_stored_before_there_were_forms_has_the_plain_one() -> None:
    task = SummaryTask("a", (), files.shipped("zusammenfassung"), EngineChoice("scripted"))
    plain = codec.to_plain(task)
    for name in ("form", "lexicon"):
        assert name in {field.name for field in fields(task)}
        del plain[name]

    assert codec.from_json(codec.to_json(plain), SummaryTask).form == PLAIN
