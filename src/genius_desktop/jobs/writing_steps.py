"""The steps of an assistant: what each finds or lets the model write."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from genius_desktop import writing_words
from genius_desktop.assignments import Step
from genius_desktop.domain import Note, Prompts, Statement
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs import draft_text, filling, finding, given, points
from genius_desktop.jobs.checks import check
from genius_desktop.jobs.drafting import draft
from genius_desktop.jobs.events import Drafted, Event, Noted, Progressed, Wrote
from genius_desktop.jobs.evidence import best_sentence, cite, sentences
from genius_desktop.jobs.grounding import about_the_same
from genius_desktop.jobs.notes import Line, facts, known_notes, note_key, write_notes
from genius_desktop.jobs.pen import Pen
from genius_desktop.jobs.writing_desk import Desk

Told = Generator[Event, None, list[Statement]]
_TOKENS_A_WORD, _FEWEST_TOKENS = 3, 80
_REMINDER = " Verwende nur die Angaben von oben. Antworte auf Deutsch und schreibe nur den Text selbst."
_MOST_POINTS = 12


def do(step: Step, desk: Desk) -> Told:
    """Do one step and give what it has found or written.

    Raises `Interrupted`, `Problem`.
    """
    steps = desk.sheet.steps
    match step.kind:
        case "extract":
            return (yield from _extract(step, desk))
        case "draft":
            return (yield from _draft(step, desk))
        case "read":
            desk.whole |= set(desk.everything())
            return [Statement(s.text, (cite(s, at),)) for at, told in enumerate(desk.shelf.sentences) for s in told]
        case "check":
            desk.whole |= set(desk.everything())
            return list(finding.look_for(step.items, desk.shelf))
        case "fill":
            return list(filling.fill(step.template, desk.sheet))
        case "compare":
            return finding.compared(steps.get(step.of, []), steps.get(step.against, []))
        case "ask":
            told = desk.sheet.entry(step.id) or writing_words.gap(step.title or "Antwort")
            return [Statement(line) for line in told.split("\n")]


def _extract(step: Step, desk: Desk) -> Told:
    """Find what the signs of a step point to, else what the model notes of each passage, all with its place."""
    desk.whole |= set(desk.everything())
    noted = (yield from _noted(step, desk)) if step.prompt and desk.shelf.documents else {}
    found: list[Statement] = []
    for index, document in enumerate(desk.shelf.documents):
        told = desk.shelf.sentences[index]
        if step.prompt:
            some = _held(desk, index, noted) or finding.weightiest(told, index, most_words=step.words)
            some = _within(some, step.words)
        else:
            some = finding.by_signs(step.signs, told, index, most_words=step.words)
        if step.per == "document":
            some = [replace(one, topic=document.name) for one in finding.titled(step, some)]
        held = [check(one, desk.pages) if one.citations else one for one in some]
        found += held
        if step.per == "document":
            # Of many documents, each shows at once that its turn has come.
            yield from (Drafted(one) for one in held[:1] if one.kind == "fact")
    return finding.titled(step, found) if desk.shelf.documents else found


def _noted(step: Step, desk: Desk) -> Generator[Event, None, dict[tuple[int, int], str]]:
    """Let the model note what a step asks for, passage by passage; give the notes by document and passage."""
    asked = [(index, at) for index, told in enumerate(desk.shelf.passages) for at in range(len(told))]
    # What was entered goes into the prompt, the document stays where `write_notes` puts it.
    prompt = "{document}".join(
        filling.filled(part, lambda name: desk.value(name, step, wanted=[]))
        for part in step.prompt.split("{document}", 1)
    )
    assistant = replace(desk.pen.assistant, prompts=Prompts(desk.sheet.procedure.system, prompt, "", _REMINDER))
    pen = Pen(desk.pen.engine, assistant)
    found: dict[tuple[int, int], str] = {}
    left = Counter(index for index, _ in asked)
    for told in write_notes([desk.shelf.passages[index][at] for index, at in asked], pen, desk.kept):
        match told:
            case Line():
                continue
            case (place, note):
                found[asked[place]] = note.text
                desk.writers.append(note.engine or desk.pen.engine.describe())
                index, _ = asked[place]
                left[index] -= 1
                if not left[index]:
                    yield from desk.ranks.done(index)
            case _:
                yield told
    desk.pen.tokens_in += pen.tokens_in
    desk.pen.tokens_out += pen.tokens_out
    return found


def _held(desk: Desk, index: int, noted: dict[tuple[int, int], str]) -> list[Statement]:
    """Give the noted facts of a document in the model's words where they hold, else in those of the source."""
    found: dict[str, Statement] = {}
    for at, passage in enumerate(desk.shelf.passages[index]):
        source = sentences(passage)
        for fact in facts(noted.get((index, at), "")):
            number = best_sentence(fact, source)
            if number is None:
                continue
            statement = draft(fact, passage, desk.shelf.documents[index])
            told = (
                replace(statement, citations=tuple(replace(c, document=index) for c in statement.citations))
                if statement
                else None
            )
            found.setdefault(
                source[number].text, told or Statement(source[number].text, (cite(source[number], index),))
            )
    return list(found.values())


def _within(told: Sequence[Statement], most_words: int) -> list[Statement]:
    kept: list[Statement] = []
    for statement in told:
        most_words -= len(statement.text.split())
        if kept and most_words < 0:
            break
        kept.append(statement)
    return kept


@dataclass(frozen=True, slots=True)
class _Asked:
    """A prompt of a draft, the documents it is about, and the point it answers."""

    prompt: Prompt | None
    documents: tuple[int, ...]
    topic: str = ""
    point: Statement | None = None
    info: str = ""


def _draft(step: Step, desk: Desk) -> Told:
    """Let the model write; of what it says stands what someone has given, and what was given stands in any case."""
    wanted = given.wanted(step, desk)
    asked = list(_questions(step, desk))
    if wanted and all(point.whole for point in wanted) and not given.tells_more(step, desk):
        # A model could but change what is written in whole sentences.
        asked = [replace(one, prompt=None) for one in asked]
    of = [one.documents for one in asked if one.prompt]
    answers = yield from _answers(
        [one.prompt for one in asked if one.prompt], desk, of if step.per == "document" else ()
    )
    told = iter(answers)
    found: list[Statement] = []
    for one in asked:
        answer = next(told) if one.prompt else []
        if one.point is not None:
            found += _answered(one, answer, desk, asked=step.prompt)
            continue
        texts = points.paragraphs(points.written(wanted, answer, desk.ground, asked=step.prompt))
        borne_out = given.borne_out(answer, one.documents, desk, besides=wanted)
        if not borne_out and (not texts or given.is_about_documents(step, desk)):
            borne_out = _instead(step, desk, one.documents)
        texts += borne_out
        texts += draft_text.lost(texts, given.short_entries(step, desk)) if step.per == "all" else []
        found += [desk.checked(Statement(text, topic=one.topic), among=one.documents) for text in texts]
    return found


def _answered(one: _Asked, answer: Sequence[str], desk: Desk, *, asked: str) -> list[Statement]:
    """Give the answer to a point, with the place of the point; without one, room for it."""
    if one.point is None or not one.info:
        return [Statement(writing_words.unanswered(one.point.text), one.point.citations)] if one.point else []
    text = " ".join(points.written(points.points(one.info), answer, desk.ground, asked=asked))
    return [Statement(text, one.point.citations)]


def _instead(step: Step, desk: Desk, documents: Sequence[int]) -> list[str]:
    """Give, where the model was of no use, the words of the documents."""
    told = [
        one.text
        for index in documents
        for one in finding.weightiest(desk.shelf.sentences[index], index, most_words=step.words)
    ]
    return told or [writing_words.gap_of("text")]


def _questions(step: Step, desk: Desk) -> Generator[_Asked, None, None]:
    if step.per == "point":
        open_points = [one for one in desk.sheet.steps.get(step.of, []) if one.kind == "fact"]
        for point in open_points[:_MOST_POINTS]:
            info = "\n".join(
                told
                for name in filling.names(step.prompt)
                if name.startswith("field.") or name == "knowledge"
                if (told := desk.value(name, step, wanted=[], point=point))
            )
            info = "\n".join(line for line in info.split("\n") if about_the_same(point.text, line))
            prompt = _prompt(step, desk, [], point=point) if info else None
            yield _Asked(prompt, (), point=point, info=info)
    elif step.per == "document":
        for index, document in enumerate(desk.shelf.documents):
            yield _Asked(_prompt(step, desk, [index]), (index,), document.name)
    else:
        yield _Asked(_prompt(step, desk, desk.everything()), tuple(desk.everything()))


def _prompt(step: Step, desk: Desk, wanted: list[int], *, point: Statement | None = None) -> Prompt:
    before, document, after = filling.parts(
        step.prompt, lambda name: desk.value(name, step, wanted=wanted, point=point)
    )
    limit = max(_FEWEST_TOKENS, step.words * _TOKENS_A_WORD)
    return Prompt(desk.sheet.procedure.system, before, document, after, limit)


def _answers(
    prompts: Sequence[Prompt], desk: Desk, of: Sequence[Sequence[int]] = ()
) -> Generator[Event, None, list[list[str]]]:
    """Ask every prompt, once more where the answer was no German text or told what no one has given.

    A prompt that is `of` one document is done with it.
    """
    found: list[list[str]] = [[] for _ in prompts]
    asked = list(range(len(prompts)))
    for way in (False, True):
        if not asked:
            break
        turn = [_again(prompts[at]) if way else prompts[at] for at in asked]
        texts = yield from _written(turn, desk)
        for at, told in zip(asked, texts, strict=True):
            # Each sentence is judged by itself: of two attempts, what is sound in either may stand.
            found[at] += told if draft_text.is_usable(told) else []
        again = [at for at in asked if not found[at] or not desk.ground.holds(" ".join(found[at]))]
        for at in sorted({*asked} - {*again}) if of else ():
            yield from (told for index in of[at] for told in desk.ranks.done(index))
        asked = again
    return found


def _again(prompt: Prompt) -> Prompt:
    return replace(prompt, after=prompt.after + _REMINDER, sampling="varied")


def _written(prompts: Sequence[Prompt], desk: Desk) -> Generator[Event, None, list[list[str]]]:
    """Give the paragraphs of each answer; what an earlier run has written is not asked for again."""
    keys = [note_key(prompt, desk.pen.engine.describe()) for prompt in prompts]
    known = known_notes(keys, desk.kept)
    desk.writers += [note.engine or desk.pen.engine.describe() for note in known.values()]
    texts = [known[at].text if at in known else "" for at in range(len(keys))]
    missing = [at for at, text in enumerate(texts) if not text]
    yield Progressed("note", len(prompts) - len(missing), len(prompts))
    raw = [""] * len(missing)
    done = len(prompts) - len(missing)
    for piece in desk.pen.engine.write([prompts[at] for at in missing]) if missing else ():
        raw[piece.prompt] += piece.text
        if len(missing) == 1 and piece.text:
            yield Wrote(piece.text.replace("\n", " "))
        if piece.end is None:
            continue
        desk.pen.count(piece)
        at = missing[piece.prompt]
        texts[at] = "\n".join(draft_text.paragraphs(raw[piece.prompt], whole=piece.end == "stop"))
        done += 1
        if texts[at]:
            yield Noted(Note(keys[at], texts[at], desk.pen.engine.describe()))
        yield Progressed("note", done, len(prompts))
    return [text.split("\n") if text else [] for text in texts]
