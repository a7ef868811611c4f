"""An assistant from a few words: from one sentence, or from a form that asks for no TOML."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from genius_desktop import paths
from genius_desktop.assignments import Entry, FormField, Item, Procedure, Step
from genius_desktop.assistants.procedure_shape import SYSTEM
from genius_desktop.assistants.recipes import Example, Paper, Recipe
from genius_desktop.assistants.toml_files import read_as
from genius_desktop.forms import Signs

Kind = Literal["draft", "check", "extract"]
_VERB = re.compile(r"(\w{3,})t$")
_MOST_ITEMS, _MOST_CHARS, _FEWEST_ITEMS = 12, 60, 2
_SLUG_CHARS = 30
_WRITTEN_OUT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_FORMAT, _CONTENT, _SENTENCE = "ergebnis", "inhalt", "satz"


@dataclass(frozen=True, slots=True)
class _Manner:
    signs: tuple[str, ...]
    heading: str
    step: str
    prompt: str
    line: str
    items: tuple[str, ...]
    task: str = ""


@dataclass(frozen=True, slots=True)
class _Subject:
    words: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    lead_in: str
    fallback_title: str
    example_title: str
    content_label: str
    content_example: str
    content_expects: tuple[str, ...]
    present: str
    missing: str
    papers_example: str
    found_example: str
    check: _Manner
    extract: _Manner
    draft: _Manner
    subjects: tuple[_Subject, ...] = ()

    def manner(self, kind: Kind) -> _Manner:
        """Give what belongs to a kind."""
        return {"check": self.check, "extract": self.extract, "draft": self.draft}[kind]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a form asks for: the `items` are fields of a draft, papers of a check, words of an extract."""

    title: str = ""
    purpose: str = ""
    kind: Kind = "draft"
    items: tuple[str, ...] = ()
    task: str = ""
    example: str = ""
    expects: tuple[str, ...] = ()


def from_sentence(sentence: str) -> Sketch:
    """Make a sketch of what someone wishes for in one sentence, without any model.

    Raises `SetupProblem` for broken word lists.
    """
    words = _words()
    kind = _kind(sentence, words)
    manner = words.manner(kind)
    items = next((s.items for s in words.subjects if kind == "check" and _speaks(s.words, sentence)), manner.items)
    plain = " ".join(sentence.split()).strip(" .!")
    title = _title(re.sub(rf"^{words.lead_in}", "", plain, flags=re.IGNORECASE) or plain) or words.fallback_title
    return with_example(Sketch(title, f"{plain}.", kind, items, manner.task))


def with_example(sketch: Sketch) -> Sketch:
    """Give a sketch with an example that its kind must do."""
    words = _words()
    if sketch.kind == "draft" or not sketch.items:
        return replace(sketch, example=words.content_example, expects=words.content_expects)
    if sketch.kind == "extract":
        word = sketch.items[0].rstrip("*")
        return replace(sketch, example=words.found_example.format(word=word), expects=(word,))
    there, lacking = sketch.items[: max(1, len(sketch.items) // 2)], sketch.items[max(1, len(sketch.items) // 2) :]
    expects = [words.present.format(item=item) for item in there]
    expects += [words.missing.format(item=item) for item in lacking]
    return replace(sketch, example=words.papers_example.format(items=", ".join(there)), expects=tuple(expects))


def question(sentence: str, kind: Kind) -> tuple[Procedure, tuple[Entry, ...]]:
    """Give what lets a model name the items of a sketch, as a text to be written."""
    prompt = _words().manner(kind).prompt
    fields = (FormField(_SENTENCE, "Satz", "text"),)
    step = Step("liste", "draft", prompt=prompt, words=60)
    return Procedure("entwurf", 1, "Entwurf", sentence, SYSTEM, (step,), "none", fields), (Entry(_SENTENCE, sentence),)


def with_answer(sketch: Sketch, lines: Sequence[str]) -> Sketch:
    """Give a sketch with the items that a model has named; one that is of no use changes nothing."""
    word = _words().manner(sketch.kind).line
    named = re.compile(rf"{word}\s*\d*\s*[:–-]\s*(.+)")
    told = (match[1] for line in lines for match in named.finditer(line))
    items = (re.sub(r"\s*\(.*?\)|[.;,]+$", "", text).strip("„“\"' ") for text in told)
    good = dict.fromkeys(
        item for item in items if item and len(item) <= _MOST_CHARS and "[" not in item and "{" not in item
    )
    kept = tuple(good)[:_MOST_ITEMS]
    return with_example(replace(sketch, items=kept)) if len(kept) >= _FEWEST_ITEMS else sketch


def recipe(sketch: Sketch) -> Recipe:
    """Make the assistant that a sketch describes, with its example."""
    words = _words()
    manner = words.manner(sketch.kind)
    title = " ".join(sketch.title.split()) or words.fallback_title
    purpose = sketch.purpose.strip() or title
    items = tuple(dict.fromkeys(item.strip() for item in sketch.items if item.strip()))
    made: dict[str, Any] = {"id": name(title), "version": 1, "title": title, "purpose": purpose, "system": SYSTEM}
    if sketch.kind == "draft":
        fields = [FormField(_unique(item, place), item, gap=item) for place, item in enumerate(items, 1)]
        fields.append(FormField(_CONTENT, words.content_label, "text", required=True))
        told = "\n".join(f"{field.label}: {{field.{field.id}}}" for field in fields)
        step = Step(_FORMAT, "draft", manner.step, f"{told}\n\n{{document}}\n\n{sketch.task or manner.task}")
        head = "\n".join(f"{field.label}: {{field.{field.id}}}" for field in fields[:-1])
        made |= {"steps": (step,), "fields": tuple(fields), "template": f"{head}\n\n{manner.heading}"}
    elif sketch.kind == "check":
        step = Step(_FORMAT, "check", manner.step, items=tuple(map(Item, items)))
        made |= {"steps": (step,), "template": manner.heading, "documents": "required"}
    else:
        step = Step(_FORMAT, "extract", manner.step, words=400, signs=Signs(words=items))
        made |= {"steps": (step,), "template": manner.heading, "documents": "required"}
    return Recipe(Procedure(**made), (_example(sketch, words),) if sketch.example.strip() else ())


def _example(sketch: Sketch, words: _Words) -> Example:
    if sketch.kind == "draft":
        return Example(words.example_title, (Entry(_CONTENT, sketch.example),), contains=sketch.expects)
    paper = Paper("beispiel.txt", sketch.example)
    return Example(words.example_title, papers=(paper,), contains=sketch.expects)


def name(title: str) -> str:
    """Give the id of an assistant of this title."""
    plain = title.casefold().translate(_WRITTEN_OUT)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_CHARS].strip("-")
    return slug if slug[:1].isalpha() else f"a-{slug}".rstrip("-")


def _unique(item: str, place: int) -> str:
    return f"{name(item)[:20]}-{place}"


def _kind(sentence: str, words: _Words) -> Kind:
    for kind in ("check", "extract"):
        if _speaks(words.manner(kind).signs, sentence):
            return kind
    return "draft"


def _speaks(signs: Sequence[str], text: str) -> bool:
    either = "|".join(re.escape(sign).replace(r"\*", r"\w*") for sign in signs)
    return bool(signs) and re.search(rf"\b(?:{either})\b", text, re.IGNORECASE) is not None


def _title(rest: str) -> str:
    """Give what an assistant does as its name: „Bauanträge prüft“ becomes „Bauanträge prüfen“."""
    head, _, last = rest.rpartition(" ")
    verb = _VERB.fullmatch(last)
    if verb and last[0].islower():
        stem = verb[1].removesuffix("e")
        last = f"{stem}{'n' if stem.endswith(('el', 'er')) else 'en'}"
    whole = f"{head} {last}".strip()
    return (whole[:1].upper() + whole[1:])[:_MOST_CHARS].strip()


def _words() -> _Words:
    return read_as(paths.resources() / "sketch.toml", _Words)
