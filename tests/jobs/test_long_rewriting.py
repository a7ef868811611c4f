"""A text of hundreds of pages to be put in other words: estimated first, and taken up again after a kill."""

from collections.abc import Iterator

from genius_desktop import estimates, rewriting_words
from genius_desktop.assignments import Rewording
from genius_desktop.assistants import files, manners
from genius_desktop.domain import EngineChoice, Note, Plan
from genius_desktop.engines.protocol import Prompt
from genius_desktop.estimates import Estimate
from genius_desktop.jobs.events import Event, Finished, Noted, Outlined
from genius_desktop.jobs.kept_jobs import carry_out
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.tasks import SummaryTask
from tests.jobs.test_rewording import FEE, Writer, result


def asking(text: str, engine: Writer, *, ask: bool, notes: tuple[Note, ...] = ()) -> Iterator[Event]:
    rewording = Rewording(manners.shipped("citizen"), text)
    assistant = files.shipped(manners.ASSISTANT)
    task = SummaryTask("a", (), assistant, EngineChoice("scripted"), rewording=rewording, notes=notes, ask=ask)
    return carry_out(task, Workshop(None, lambda _choice: engine))  # type: ignore[arg-type]


BOOK = "\n\n".join(FEE.replace("35,00", f"{number},00") for number in range(1, 501))


def test_a_long_text_is_estimated_before_any_model_is_asked_and_a_short_one_begins_at_once() -> None:
    engine = Writer(lambda prompt: prompt.document.replace("sofort", "gleich"))

    rested = list(asking(BOOK, engine, ask=True))

    assert isinstance(rested[-1], Outlined)
    assert rested[-1].estimate == Estimate(500, 7000, 60 * 7000 / 90)
    assert not engine.asked
    assert isinstance(list(asking(FEE, engine, ask=True))[-1], Finished)


def test_an_estimate_goes_by_what_was_measured_on_this_pc() -> None:
    quick = estimates.rewriting(500, 7000, Plan(8, prefill_rate=4000, decode_rate=900))

    assert not quick.is_long
    assert estimates.rewriting(500, 7000, Plan(8)).is_long
    assert rewriting_words.estimate(quick).startswith("500 Absätze mit 7.000 Wörtern: Das dauert auf diesem PC ")


def test_a_long_text_that_was_killed_in_between_goes_on_and_nothing_is_written_twice() -> None:
    def answer(prompt: Prompt) -> str:
        return prompt.document.replace("ist", "ist also")

    first = Writer(answer)
    notes: list[Note] = []
    running = asking(BOOK, first, ask=False)
    while len(notes) < 250:
        event = next(running)
        notes += [event.note] if isinstance(event, Noted) else []
    running.close()  # type: ignore[attr-defined]

    second = Writer(answer)
    told = result(list(asking(BOOK, second, ask=False, notes=tuple(notes))))

    assert len(second.asked) == 250
    assert len({note.key for note in notes}) == 250
    assert [statement.text.split()[7] for statement in told.statements] == [f"{number},00" for number in range(1, 501)]
