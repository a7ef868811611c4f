from typing import cast

import pytest

from genius_desktop.assignments import Turn
from genius_desktop.documents.reader_process import ReaderProcess
from tests.jobs.test_answer import Plain, Talker, task, told


@pytest.fixture
def reader() -> ReaderProcess:
    return cast("ReaderProcess", Plain())


def test_a_conversation_has_no_documents_and_proves_nothing(reader: ReaderProcess) -> None:
    engine = Talker("**Gern.**\n\n- Eine Einladung nennt Ort und Zeit.")

    summary = told(task("Wie schreibe ich eine Einladung?"), engine, reader)

    assert [statement.text for statement in summary.statements] == ["Gern.", "Eine Einladung nennt Ort und Zeit."]
    assert not summary.documents
    assert not any(statement.citations for statement in summary.statements)


def test_old_turns_fall_out_of_a_conversation_the_newest_stays(reader: ReaderProcess) -> None:
    turns = tuple(Turn(f"Frage {n}?", "Wort " * 500) for n in range(20))
    engine = Talker("Gern geschehen, das ist alles.")

    told(task("Und jetzt?", earlier=turns), engine, reader)

    (prompt,) = engine.asked
    assert "Frage 19?" in prompt.document
    assert "Frage 0?" not in prompt.document
    assert engine.count(prompt.document) <= engine.room_tokens // 2
    assert "Und jetzt?" in prompt.after
