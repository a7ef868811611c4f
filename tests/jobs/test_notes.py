from collections.abc import Iterator, Sequence

from genius_desktop.assistants import files
from genius_desktop.domain import EngineInfo, Note, Passage, Span
from genius_desktop.engines.protocol import End, Piece, Prompt
from genius_desktop.jobs.events import Noted, Progressed
from genius_desktop.jobs.notes import Line, facts, note_key, note_prompt, write_notes
from genius_desktop.jobs.pen import Pen

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


class Stubborn:
    """An engine whose answers come from a list, whatever it is asked."""

    room_tokens = 4096

    def __init__(self, *answers: tuple[str, End]) -> None:
        self.answers = list(answers)
        self.asked: list[Prompt] = []

    def describe(self) -> EngineInfo:
        return HERE

    def count(self, text: str) -> int:
        return len(text)

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        for index, asked in enumerate(prompts):
            text, end = self.answers.pop(0)
            self.asked.append(asked)
            yield Piece(index, text, end)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


GOOD = "- Der Rat tagt am Montag im Rathaus."
ENGLISH = "- The council meets on Monday in the hall of the town."


def noted(engine: Stubborn) -> list[str]:
    passages = [Passage(0, 1, (Span(1, "eins"),))]
    return [told[1].text for told in write_notes(passages, Pen(engine, ASSISTANT), ()) if isinstance(told, tuple)]


def test_an_english_answer_is_asked_for_again_in_another_way() -> None:
    engine = Stubborn((ENGLISH, "stop"), (GOOD, "stop"))

    assert noted(engine) == [GOOD]
    assert [asked.sampling for asked in engine.asked] == ["greedy", "varied"]
    assert engine.asked[1].after.endswith(ASSISTANT.prompts.reminder)
    assert not engine.asked[0].after.endswith(ASSISTANT.prompts.reminder)


def test_what_stood_before_the_last_circle_is_kept_and_the_first_ones_are_not() -> None:
    circle: tuple[str, End] = (f"{GOOD}\n- Kreis", "repetition")

    assert noted(Stubborn(circle, ("", "stop"), circle)) == [GOOD]


def test_a_passage_that_no_way_helps_has_no_note() -> None:
    assert noted(Stubborn((ENGLISH, "stop"), ("", "stop"), (ENGLISH, "repetition"))) == []


class Writing:
    """An engine that writes a word at a time and remembers how many prompts came together."""

    room_tokens = 4096

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[int] = []

    def describe(self) -> EngineInfo:
        return HERE

    def count(self, text: str) -> int:
        return len(text)

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        self.asked.append(len(prompts))
        for index in range(len(prompts)):
            for word in self.text.split(" "):
                yield Piece(index, f"{word} ")
            yield Piece(index, "", "stop")

    def cancel(self) -> None: ...

    def close(self) -> None: ...


THREE = [Passage(0, n, (Span(n, f"Text {n}"),)) for n in (1, 2, 3)]


def test_the_first_passage_is_asked_alone_and_its_facts_come_before_any_note() -> None:
    engine = Writing(f"{GOOD}\n{GOOD.replace('Montag', 'Freitag')}")

    told = [one for one in write_notes(THREE, Pen(engine, ASSISTANT), ()) if not isinstance(one, Progressed)]

    assert engine.asked == [1, 2]
    assert told[:2] == [Line(0, GOOD[2:]), Line(0, GOOD[2:].replace("Montag", "Freitag"))]
    assert isinstance(told[2], Noted)
    assert not any(isinstance(one, Line) for one in told[2:])


def test_a_job_that_goes_on_tells_its_first_facts_at_once() -> None:
    first = note_key(note_prompt(THREE[0], ASSISTANT), HERE)

    told = list(write_notes(THREE, Pen(Writing(GOOD), ASSISTANT), [Note(first, GOOD)]))

    assert told[0] == Line(0, GOOD[2:])
    assert told[1] == (0, Note(first, GOOD))


def test_the_facts_of_a_first_answer_that_is_asked_for_again_are_told_once() -> None:
    circle: tuple[str, End] = (f"{GOOD}\n- Kreis", "repetition")
    passages = [Passage(0, 1, (Span(1, "eins"),))]
    engine = Stubborn(circle, (GOOD, "stop"))

    told = [one for one in write_notes(passages, Pen(engine, ASSISTANT), ()) if isinstance(one, Line)]

    assert told == [Line(0, GOOD[2:])]


def test_a_job_that_changes_its_engine_keeps_the_notes_it_has() -> None:
    there = EngineInfo("server", "bigger", "")
    kept = [Note(note_key(note_prompt(passage, ASSISTANT), there), GOOD, there) for passage in THREE]
    engine = Stubborn()

    told = [one for one in write_notes(THREE, Pen(engine, ASSISTANT), kept) if isinstance(one, tuple)]

    assert told == list(enumerate(kept))
    assert not engine.asked
