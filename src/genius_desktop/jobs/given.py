"""What a draft may rest on: points and short entries of the form; sentences of documents, knowledge and other steps."""

from collections.abc import Sequence

from genius_desktop.assignments import Step
from genius_desktop.jobs import filling, points
from genius_desktop.jobs.evidence import Sentence, as_sentence
from genius_desktop.jobs.points import Point
from genius_desktop.jobs.writing_desk import Desk
from genius_desktop.sentences import split

# Notes are not much longer than the text that is made of them.
_NOTES = 4


def wanted(step: Step, desk: Desk) -> list[Point]:
    """Give the points that the text must say: those of the long entries in its prompt, and of notes as a document."""
    if step.per != "all":
        return []
    placed = _placed(desk)
    long = [(asked, told) for asked, told in desk.given(step) if asked.kind == "text" and asked.id not in placed]
    texts = [told for _, told in long]
    if step.complete:
        texts += _notes(step, desk)
    return list(dict.fromkeys(point for told in texts for point in points.points(told)))


def _notes(step: Step, desk: Desk) -> list[str]:
    """Give the sentences of documents; none where they are too long for notes of a text like this."""
    told = [one.text for sentences in desk.shelf.sentences for one in sentences]
    words = sum(len(text.split()) for text in told)
    return told if words <= _NOTES * step.words else []


def short_entries(step: Step, desk: Desk) -> list[tuple[str, str]]:
    """Give label and text of the short entries in a prompt that the template has no place for."""
    placed = _placed(desk)
    return [(asked.label, told) for asked, told in desk.given(step) if asked.kind != "text" and asked.id not in placed]


def tells_more(step: Step, desk: Desk) -> bool:
    """Tell whether a text may say more than the points that were entered: of documents, knowledge, other steps."""
    others = [name for name in filling.names(step.prompt) if name == "knowledge" or name.startswith("step.")]
    reads = "document" in filling.names(step.prompt) and bool(desk.shelf.documents)
    return reads or any(desk.value(name, step, wanted=[]) for name in others)


def is_about_documents(step: Step, desk: Desk) -> bool:
    """Tell whether a text is about documents also where something was entered: that could have been left out."""
    reads = "document" in filling.names(step.prompt) and bool(desk.shelf.documents)
    if step.complete and _notes(step, desk):
        # All of them is wanted already.
        return False
    return reads and not any(asked.required for asked, _ in desk.given(step) if asked.kind == "text")


def borne_out(answer: Sequence[str], among: Sequence[int], desk: Desk, *, besides: Sequence[Point]) -> list[str]:
    """Give the sentences, `besides` those on points, that documents, knowledge or other steps bear out."""
    known = [one for index in among for one in desk.shelf.sentences[index]] + _besides(desk)
    said: set[int] = set()
    found: list[str] = []
    for paragraph in answer:
        kept = []
        for sentence in points.sentences([paragraph]):
            place = points.borne_out(sentence, known, desk.ground)
            if place is None or place in said or any(points.says(sentence, point) for point in besides):
                continue
            said.add(place)
            kept.append(sentence)
        found += [" ".join(kept)] if kept else []
    return found


def _besides(desk: Desk) -> list[Sentence]:
    texts = [one.text for one in desk.sheet.procedure.knowledge]
    texts += [one.text for told in desk.sheet.steps.values() for one in told]
    return [as_sentence(0, part) for text in texts for line in text.split("\n") for part in split(line)]


def _placed(desk: Desk) -> set[str]:
    return {name.removeprefix("field.") for name in filling.names(desk.sheet.procedure.template)}
