"""An assistant that is there already, opened in the form: what the form shows of it, and what a change does to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from genius_desktop.assignments import Entry, FormField, Item, Procedure, Step
from genius_desktop.assistants import sketches
from genius_desktop.assistants.recipes import Example, Paper, Recipe
from genius_desktop.assistants.sketches import Kind, Sketch

_PLACEHOLDER = re.compile(r"\{[^{}\n]*\}")


def sketch_of(recipe: Recipe) -> Sketch:
    """Give what the form shows of an assistant: the first of its steps that the form knows, and its first example."""
    procedure = recipe.procedure
    kind, step = _main(procedure)
    items: tuple[str, ...] = tuple(field.label for field in procedure.fields)
    if kind == "check" and step:
        items = tuple(item.label for item in step.items)
    elif kind == "extract" and step:
        items = step.signs.words
    first = recipe.examples[0] if recipe.examples else Example("")
    text = first.papers[0].text if _by_paper(recipe) and first.papers else _entered(recipe, first)
    return Sketch(procedure.title, procedure.purpose, kind, items, _task(step), text.strip(), first.contains)


def is_partial(recipe: Recipe) -> bool:
    """Tell whether an assistant has more than the form shows."""
    return len(recipe.procedure.steps) > 1 or len(recipe.examples) > 1 or bool(recipe.procedure.knowledge)


def changed(recipe: Recipe, before: Sketch, after: Sketch) -> Recipe:
    """Give an assistant with what was changed in the form, and everything else as it was; a change is a new version."""
    if after == before:
        return recipe
    procedure = replace(
        recipe.procedure,
        title=" ".join(after.title.split()) or recipe.procedure.title,
        purpose=after.purpose.strip() or recipe.procedure.purpose,
        version=recipe.procedure.version + 1,
    )
    if after.items != before.items:
        procedure = _with_items(procedure, after.items)
    if after.task != before.task:
        procedure = _with_task(procedure, after.task)
    examples = recipe.examples
    if (after.example, after.expects) != (before.example, before.expects):
        examples = _with_example(recipe, after)
    return replace(recipe, procedure=procedure, examples=examples)


def _main(procedure: Procedure) -> tuple[Kind, Step | None]:
    """Give the step that an assistant is about: the first that is in the form of its kind."""
    for step in procedure.steps:
        if step.kind == "check":
            return "check", step
        if step.kind == "draft":
            return "draft", step
    found = next((step for step in procedure.steps if step.kind == "extract" and step.signs.words), None)
    if found and not procedure.fields:
        return "extract", found
    return "draft", next((step for step in procedure.steps if step.prompt), None)


def _task(step: Step | None) -> str:
    """Give what a prompt asks for: what stands after its last placeholder, else before its first."""
    if step is None or step.kind == "check":
        return ""
    start, end = _asked(step.prompt)
    return step.prompt[start:end].strip()


def _asked(prompt: str) -> tuple[int, int]:
    places = list(_PLACEHOLDER.finditer(prompt))
    if not places or prompt[places[-1].end() :].strip():
        return (places[-1].end() if places else 0), len(prompt)
    return 0, places[0].start()


def _with_task(procedure: Procedure, task: str) -> Procedure:
    _, step = _main(procedure)
    if step is None or not task.strip():
        return procedure
    start, end = _asked(step.prompt)
    head, tail = ("\n\n" if start else ""), ("\n\n" if end < len(step.prompt) else "")
    prompt = f"{step.prompt[:start]}{head}{task.strip()}{tail}{step.prompt[end:]}"
    return _with_step(procedure, replace(step, prompt=prompt))


def _with_step(procedure: Procedure, step: Step) -> Procedure:
    return replace(procedure, steps=tuple(step if one.id == step.id else one for one in procedure.steps))


def _with_items(procedure: Procedure, labels: Sequence[str]) -> Procedure:
    kind, step = _main(procedure)
    wanted = tuple(dict.fromkeys(label.strip() for label in labels if label.strip()))
    if kind == "check" and step:
        known = {item.label: item for item in step.items}
        return _with_step(procedure, replace(step, items=tuple(known.get(one, Item(one)) for one in wanted)))
    if kind == "extract" and step:
        return _with_step(procedure, replace(step, signs=replace(step.signs, words=wanted)))
    return _with_fields(procedure, wanted)


def _with_fields(procedure: Procedure, labels: Sequence[str]) -> Procedure:
    """Give an assistant that asks for these: a new field stands at the head of text and prompt, a lost one nowhere."""
    known = {field.label: field for field in procedure.fields}
    taken = {field.id for field in procedure.fields} | {step.id for step in procedure.steps}
    fields: list[FormField] = []
    for label in labels:
        field = known.get(label) or FormField(_free(sketches.name(label)[:20], taken), label, gap=label)
        taken.add(field.id)
        fields.append(field)
    lost = [f"{{field.{field.id}}}" for field in procedure.fields if field not in fields]
    new = [f"{field.label}: {{field.{field.id}}}" for field in fields if field.label not in known]
    _, main = _main(procedure)
    steps = tuple(
        replace(
            step,
            prompt=_text(step.prompt, lost, new if main and step.id == main.id else ()),
            template=_text(step.template, lost, ()),
        )
        for step in procedure.steps
    )
    template = _text(procedure.template, lost, new if procedure.template else ())
    return replace(procedure, fields=tuple(fields), steps=steps, template=template)


def _free(name: str, taken: set[str]) -> str:
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 100))) if one not in taken)


def _text(text: str, lost: Iterable[str], new: Sequence[str]) -> str:
    for placeholder in lost:
        text = "\n".join(line for line in text.split("\n") if placeholder not in line)
    return "\n".join([*new, text.lstrip("\n")]) if new else text


def _by_paper(recipe: Recipe) -> bool:
    """Tell whether the example of the form is the text of a document."""
    first = recipe.examples[0] if recipe.examples else Example("")
    return recipe.procedure.documents != "none" and (bool(first.papers) or not _content(recipe))


def _content(recipe: Recipe) -> str:
    """Give the long field that the first example says most in, else one that is needed, else any."""
    long = [field for field in recipe.procedure.fields if field.kind == "text"]
    told = {entry.field: len(entry.text) for example in recipe.examples[:1] for entry in example.entries}
    best = max(long, key=lambda field: (told.get(field.id, 0), field.required), default=None)
    return best.id if best else ""


def _entered(recipe: Recipe, example: Example) -> str:
    wanted = _content(recipe)
    return next((entry.text for entry in example.entries if entry.field == wanted), "")


def _with_example(recipe: Recipe, after: Sketch) -> tuple[Example, ...]:
    first = recipe.examples[0] if recipe.examples else Example(sketches.recipe(after).procedure.title)
    if _by_paper(recipe):
        name = first.papers[0].name if first.papers else "beispiel.txt"
        first = replace(first, papers=(Paper(name, after.example), *first.papers[1:]))
    elif field := _content(recipe):
        others = tuple(entry for entry in first.entries if entry.field != field)
        first = replace(first, entries=(*others, Entry(field, after.example)) if after.example.strip() else others)
    return (replace(first, contains=after.expects), *recipe.examples[1:])
