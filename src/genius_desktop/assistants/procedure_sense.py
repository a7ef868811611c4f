"""Whether an assistant makes sense: its names, what its prompts refer to, what its steps need."""

import re
from collections.abc import Iterator, Sequence

from genius_desktop.assignments import Procedure, Step
from genius_desktop.assistants.recipes import Example, Fault
from genius_desktop.forms import NO_SIGNS

PROMPT_CHARS, TEXT_CHARS, MOST_STEPS, MOST_FIELDS = 4000, 20_000, 20, 40
_LEAST_WORDS, _MOST_WORDS = 5, 1000
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_PLAIN = {"document", "knowledge", "point", "salutation", "title"}
# Windows does not open a file of such a name.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def faults(procedure: Procedure, examples: Sequence[Example]) -> list[Fault]:
    """Find everything that makes an assistant unusable; lines are not known here."""
    found = [*_names(procedure), *_sizes(procedure), *_fields(procedure), *_chain(procedure)]
    for place, step in enumerate(procedure.steps):
        found += _step(procedure, step, f"steps[{place}]")
    found += _references(procedure, procedure.template, "template")
    if not procedure.template and not any(
        step.kind in {"draft", "fill", "extract", "check"} for step in procedure.steps
    ):
        found.append(Fault("no-text", "steps", 0))
    asked = {field.id for field in procedure.asked()}
    for place, example in enumerate(examples):
        for entry in example.entries:
            if entry.field not in asked:
                found.append(Fault("example-field", f"examples[{place}].fields.{entry.field}", 0, entry.field))
        if example.papers and procedure.documents == "none":
            found.append(Fault("documents-none", f"examples[{place}].documents", 0))
    return found


def warnings(procedure: Procedure, examples: Sequence[Example]) -> list[Fault]:
    """Find what works and should be looked at."""
    texts = [procedure.template, *(text for step in procedure.steps for text in (step.prompt, step.template))]
    used = {name for text in texts for name in PLACEHOLDER.findall(text)}
    found = [
        Fault("field-unused", f"fields[{place}]", 0, field.id)
        for place, field in enumerate(procedure.fields)
        if f"field.{field.id}" not in used and "salutation" not in used
    ]
    if not examples:
        found.append(Fault("no-examples", "", 0))
    if procedure.knowledge and "knowledge" not in used:
        found.append(Fault("knowledge-unused", "knowledge", 0))
    return found


def _names(procedure: Procedure) -> Iterator[Fault]:
    named = [("id", procedure.id)]
    named += [(f"fields[{place}].id", field.id) for place, field in enumerate(procedure.fields)]
    named += [(f"steps[{place}].id", step.id) for place, step in enumerate(procedure.steps)]
    for field, name in named:
        if not _NAME.fullmatch(name) or name in _RESERVED:
            yield Fault("bad-name", field, 0, name[:40])
    asking = {step.id for step in procedure.steps if step.kind == "ask"}
    for kind in ("fields", "steps"):
        taken: set[str] = set()
        for field, name in named:
            if field.startswith(kind):
                # The answer to a question is a field too.
                if name in taken or (kind == "fields" and name in asking):
                    yield Fault("name-twice", field, 0, name)
                taken.add(name)
    if procedure.version < 1:
        yield Fault("out-of-range", "version", 0, "1 …")


def _sizes(procedure: Procedure) -> Iterator[Fault]:
    texts = [
        ("title", procedure.title, 80),
        ("purpose", procedure.purpose, 500),
        ("system", procedure.system, PROMPT_CHARS),
    ]
    texts.append(("template", procedure.template, TEXT_CHARS))
    for place, step in enumerate(procedure.steps):
        texts += [(f"steps[{place}].prompt", step.prompt, PROMPT_CHARS), (f"steps[{place}].title", step.title, 120)]
        texts.append((f"steps[{place}].template", step.template, TEXT_CHARS))
        if not _LEAST_WORDS <= step.words <= _MOST_WORDS:
            yield Fault("out-of-range", f"steps[{place}].words", 0, f"{_LEAST_WORDS} … {_MOST_WORDS}")
    for field, text, most in texts:
        if len(text) > most:
            yield Fault("too-long", field, 0, str(most))
        if field in {"title", "purpose"} and not text.strip():
            yield Fault("empty", field, 0)
    if not 1 <= len(procedure.steps) <= MOST_STEPS:
        yield Fault("out-of-range", "steps", 0, f"1 … {MOST_STEPS}")
    if len(procedure.fields) > MOST_FIELDS:
        yield Fault("out-of-range", "fields", 0, f"0 … {MOST_FIELDS}")


def _fields(procedure: Procedure) -> Iterator[Fault]:
    for place, field in enumerate(procedure.fields):
        if not field.label.strip():
            yield Fault("empty", f"fields[{place}].label", 0)
        if (field.kind == "choice") != bool(field.choices):
            yield Fault("choices", f"fields[{place}].choices", 0, field.id)


def _step(procedure: Procedure, step: Step, way: str) -> Iterator[Fault]:
    yield from _references(procedure, step.prompt, f"{way}.prompt")
    yield from _references(procedure, step.template, f"{way}.template")
    names = set(PLACEHOLDER.findall(step.prompt))
    if step.kind == "draft" and not names:
        yield Fault("placeholder-missing", f"{way}.prompt", 0, "{field.…}, {document}, {step.…}")
    if step.kind == "extract" and step.prompt and "document" not in names:
        yield Fault("placeholder-missing", f"{way}.prompt", 0, "{document}")
    if step.complete and (step.kind != "draft" or step.per != "all" or "document" not in names):
        yield Fault("needs", f"{way}.complete", 0, 'kind = "draft", {document}')
    for field, told in _lacks(step):
        yield Fault("needs", f"{way}.{field}", 0, told)
    if step.kind in {"read", "extract", "check"} and procedure.documents == "none" and not step.of:
        yield Fault("documents-none", f"{way}.kind", 0)
    if step.per == "point" and step.kind == "draft" and "point" not in names:
        yield Fault("placeholder-missing", f"{way}.prompt", 0, "{point}")
    elif step.per != "point" and "point" in names:
        yield Fault("unknown-placeholder", f"{way}.prompt", 0, "{point}")


def _lacks(step: Step) -> Iterator[tuple[str, str]]:
    """Give the fields that a step of this kind needs and does not have."""
    lacking = {
        "extract": ("signs", "prompt | signs", not step.prompt and step.signs == NO_SIGNS),
        "check": ("items", "items", not step.items),
        "fill": ("template", "template", not step.template),
        "compare": ("of", "of, against", not (step.of and step.against)),
    }
    field, told, lacks = lacking.get(step.kind, ("", "", False))
    if lacks:
        yield field, told
    if step.per == "point" and not step.of:
        yield "of", "of"


def _references(procedure: Procedure, text: str, field: str) -> Iterator[Fault]:
    """Check that the placeholders of a text are known."""
    asked = {field.id for field in procedure.asked()}
    steps = {step.id for step in procedure.steps}
    for name in dict.fromkeys(PLACEHOLDER.findall(text)):
        kind, _, rest = name.partition(".")
        if kind == "field" and rest in asked:
            continue
        if kind == "step" and rest in steps:
            # A later one is told of as a circle, or as one that is not known yet, by `_chain`.
            continue
        if name in _PLAIN and not (name == "document" and procedure.documents == "none"):
            continue
        code = "documents-none" if name == "document" else "unknown-placeholder"
        yield Fault(code, field, 0, f"{{{name}}}")


def _chain(procedure: Procedure) -> Iterator[Fault]:
    """Find steps that need one which comes later, or themselves: directly or in a circle."""
    order = {step.id: place for place, step in enumerate(procedure.steps)}
    needs = {step.id: _needed(step) for step in procedure.steps}
    for place, step in enumerate(procedure.steps):
        for field, name in needs[step.id]:
            if name not in order:
                if field in {"of", "against"}:
                    yield Fault("unknown-step", f"steps[{place}].{field}", 0, name)
            elif order[name] >= place:
                circle = step.id in _reached(name, needs)
                yield Fault("circle" if circle else "step-later", f"steps[{place}].{field}", 0, name)


def _needed(step: Step) -> list[tuple[str, str]]:
    told = [
        (field, name.removeprefix("step."))
        for field in ("prompt", "template")
        for name in PLACEHOLDER.findall(getattr(step, field))
        if name.startswith("step.")
    ]
    return told + [(field, getattr(step, field)) for field in ("of", "against") if getattr(step, field)]


def _reached(name: str, needs: dict[str, list[tuple[str, str]]]) -> set[str]:
    """Give every step that one needs, over others too, and itself."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += [other for _, other in needs.get(current, [])]
    return found
