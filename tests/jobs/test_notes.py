from genius_desktop.assistants import files
from genius_desktop.domain import EngineInfo, Passage, Span
from genius_desktop.jobs.notes import facts, note_key, note_prompt

ASSISTANT = files.shipped("zusammenfassung")
HERE = EngineInfo("local", "m", "1")


def test_facts_are_lines_of_a_list_each_once() -> None:
    note = "Fakten:\n- Der Rat tagt am Montag.\n* Der Rat tagt am Montag.\n2. Die Gebühr steigt auf 12 Euro.\n- ja"

    assert facts(note) == ["Der Rat tagt am Montag.", "Die Gebühr steigt auf 12 Euro."]


def test_a_note_belongs_to_its_text_prompt_and_model() -> None:
    one = note_prompt(Passage(0, 1, (Span(1, "eins"),)), ASSISTANT)
    two = note_prompt(Passage(0, 1, (Span(1, "zwei"),)), ASSISTANT)

    assert len({note_key(one, HERE), note_key(two, HERE), note_key(one, EngineInfo("local", "m", "2"))}) == 3
    assert note_key(one, HERE) == note_key(one, HERE)


def test_the_document_stands_alone_in_its_segment() -> None:
    prompt = note_prompt(Passage(0, 1, (Span(1, "eins {document}"), Span(2, "zwei"))), ASSISTANT)

    assert prompt.document == "eins {document}\nzwei"
    assert "{document}" not in prompt.before + prompt.after
