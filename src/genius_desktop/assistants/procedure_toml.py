"""An assistant written as one TOML file that needs no other: what it knows stands in it."""

import json
from collections.abc import Iterable, Iterator, Sequence

from genius_desktop.assignments import FormField, Procedure, Step
from genius_desktop.assistants.recipes import Example, Recipe

_TEXT = str.maketrans({"\\": "\\\\", "\x7f": "\\u007f", "\r": "\\r"})


def text_of(recipe: Recipe) -> str:
    """Give the whole file of an assistant."""
    return written(recipe.procedure, recipe.examples)


def written(procedure: Procedure, examples: Sequence[Example]) -> str:
    """Give the file of an assistant and its examples."""
    parts = ["\n".join(_head(procedure))]
    parts += [_table("fields", _field(field)) for field in procedure.fields]
    for step in procedure.steps:
        parts.append(_table("steps", _step(step)))
        signs = {name: told for name in ("words", "hints", "kinds", "headings") if (told := getattr(step.signs, name))}
        if signs:
            parts.append(_table("steps.signs", signs.items(), single=True))
        parts += [
            _table("steps.items", (("label", item.label), *((("words", item.words),) if item.words else ())))
            for item in step.items
        ]
    parts += [_table("knowledge", (("name", one.name), ("text", one.text))) for one in procedure.knowledge]
    for example in examples:
        parts += _example(example)
    return "\n\n".join(parts) + "\n"


def _head(procedure: Procedure) -> Iterator[str]:
    yield _line("id", procedure.id)
    yield _line("version", procedure.version)
    for name in ("title", "purpose", "system", "documents", "template"):
        if getattr(procedure, name) or name != "template":
            yield _line(name, getattr(procedure, name))


def _field(field: FormField) -> Iterator[tuple[str, object]]:
    yield from (("id", field.id), ("label", field.label), ("kind", field.kind))
    if field.required:
        yield "required", True
    yield from ((name, told) for name in ("hint", "choices", "gap") if (told := getattr(field, name)))


def _step(step: Step) -> Iterator[tuple[str, object]]:
    yield from (("id", step.id), ("kind", step.kind))
    yield from (
        (name, told) for name in ("title", "prompt", "of", "against", "template") if (told := getattr(step, name))
    )
    yield "words", step.words
    if step.per != "all":
        yield "per", step.per
    if step.complete:
        yield "complete", True


def _example(example: Example) -> Iterator[str]:
    yield _table("examples", (("title", example.title),))
    if example.entries:
        yield _table("examples.fields", ((entry.field, entry.text) for entry in example.entries), single=True)
    for paper in example.papers:
        yield _table("examples.documents", (("name", paper.name), ("text", paper.text)))
    expected = {"contains": example.contains, "gap": example.gaps, "cites": example.cites, "lacks": example.lacks}
    if any(expected.values()):
        yield _table("examples.expects", ((name, told) for name, told in expected.items() if told), single=True)


def _table(name: str, pairs: Iterable[tuple[str, object]], *, single: bool = False) -> str:
    header = f"[{name}]" if single else f"[[{name}]]"
    return "\n".join([header, *(_line(key, told) for key, told in pairs)])


def _line(key: str, told: object) -> str:
    return f"{key} = {_value(told)}"


def _value(told: object) -> str:
    if isinstance(told, bool):
        return "true" if told else "false"
    if isinstance(told, str):
        return _string(told)
    if isinstance(told, tuple):
        return f"[{', '.join(map(_value, told))}]"
    return str(told)


def _string(text: str) -> str:
    controls = any(ord(sign) < ord(" ") and sign not in "\n\t" for sign in text)
    if "\n" not in text or controls:
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    # The first line break after the quotes is none of the text.
    body = text.translate(_TEXT).replace('"""', '\\"\\"\\"')
    body = f'{body[:-1]}\\"' if body.endswith('"') else body
    return f'"""\n{body}"""'
