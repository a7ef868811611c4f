"""How good texts of assistants are: their own examples, done by the program with a real model."""

import json
import re
import tempfile
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.console import say
from tools.eval.figures import figures, readable
from tools.eval.holdings import Holdings
from tools.eval.program import Program, RunError
from tools.places import ROOT

FOLDER = ROOT / "resources" / "assistants" / "procedures"
_GAP = re.compile(r"\[[^\[\]]+ einsetzen\]")
Case = tuple[dict[str, Any], dict[str, Any]]


def cases(folder: Path = FOLDER) -> list[Case]:
    """Give every example of every assistant, with the assistant."""
    whole = [tomllib.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.toml"))]
    return [(told, example) for told in whole for example in told.get("examples", [])]


def chosen(known: Sequence[Case], count: int) -> list[Case]:
    """Give so many of them, spread evenly; all without a number."""
    if not 0 < count < len(known):
        return list(known)
    return [known[number * len(known) // count] for number in range(count)]


def measure(program: Program, *, count: int = 0) -> dict[str, Any]:
    """Do the examples and count what of their expectations came out, and what no one had given."""
    results = [_result(told, example, program) for told, example in chosen(cases(), count)]
    done = [result for result in results if "failed" not in result]
    expected = sum(result["expected"] for result in done)
    gaps = sum(result["gaps_expected"] for result in done)
    return {
        "examples": len(results),
        "failed": len(results) - len(done),
        "expectations_met": round(sum(r["expected"] - len(r["unmet"]) for r in done) / max(expected, 1), 3),
        "gaps_kept": round(sum(r["gaps_kept"] for r in done) / max(gaps, 1), 3),
        "invented": sum(len(result["invented"]) for result in done),
        "seconds": round(sum(result["seconds"] for result in done), 1),
        "results": results,
    }


def _result(told: dict[str, Any], example: dict[str, Any], program: Program) -> dict[str, Any]:
    name = {"assistant": told["id"], "example": example["title"]}
    began = time.monotonic()
    try:
        shape = _written(told["id"], example, program)
    except RunError as fault:
        return {**name, "failed": str(fault)}
    judged = judge(shape, told, example)
    say(f"{told['id']}: {example['title']}")
    return {**name, **judged, "seconds": round(time.monotonic() - began, 1)}


def _written(assistant: str, example: dict[str, Any], program: Program) -> dict[str, Any]:
    """Let the program write the text of an example."""
    entered = [word for name, text in example.get("fields", {}).items() for word in ("--field", f"{name}={text}")]
    engine = ["--engine", program.engine, *(["--model", program.model] if program.model else [])]
    with tempfile.TemporaryDirectory(prefix="genius-eval-") as place:
        files = [Path(place) / paper["name"] for paper in example.get("documents", [])]
        for file, paper in zip(files, example.get("documents", []), strict=True):
            file.write_text(paper["text"], encoding="utf-8")
        said = program.answer("write", assistant, *map(str, files), *entered, "--format", "json", "--quiet", *engine)
    shape: dict[str, Any] = json.loads(said)
    return shape


def judge(shape: dict[str, Any], told: dict[str, Any], example: dict[str, Any]) -> dict[str, Any]:
    """Hold a text against what its example expects, and every figure of it against what was given."""
    text = "\n".join(f"{statement['topic']}\n{statement['text']}" for statement in shape["statements"])
    quotes = [quote["quote"] for statement in shape["statements"] for quote in statement["citations"] if quote["found"]]
    expects = example.get("expects", {})
    missing_gaps = [words for words in expects.get("gap", []) if f"[{words} einsetzen]" not in text]
    unmet = [f"contains: {words}" for words in expects.get("contains", []) if not _has(text, words)]
    unmet += [f"gap: {words}" for words in missing_gaps]
    unmet += [
        f"cites: {words}" for words in expects.get("cites", []) if not any(_has(quote, words) for quote in quotes)
    ]
    unmet += [f"lacks: {words}" for words in expects.get("lacks", []) if _has(text, words)]
    total = sum(len(expects.get(kind, [])) for kind in ("contains", "gap", "cites", "lacks"))
    return {
        "expected": total,
        "unmet": unmet,
        "gaps_expected": len(expects.get("gap", [])),
        "gaps_kept": len(expects.get("gap", [])) - len(missing_gaps),
        "invented": _invented(text, told, example),
        "text": text,
    }


def _invented(text: str, told: dict[str, Any], example: dict[str, Any]) -> list[str]:
    """Give the figures that neither the entries nor the documents nor the assistant's own template hold."""
    given = [*example.get("fields", {}).values(), *(paper["text"] for paper in example.get("documents", []))]
    given += [paper["name"] for paper in example.get("documents", [])] + [told.get("template", ""), told["title"]]
    given += [step["template"] for step in told["steps"] if "template" in step]
    given += [item["label"] for step in told["steps"] for item in step.get("items", [])]
    # An entry of a date may be written as standards do.
    written = [re.sub(r"\b(\d{4})-(\d{2})-(\d{2})\b", r"\3.\2.\1", one) for one in given]
    source = Holdings("\n".join(written))
    return [figure.text for figure in figures(readable(_GAP.sub("", text))) if not source.holds(figure)]


def _has(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def table(found: dict[str, Any]) -> str:
    """Give the figures, and every example that lacks something."""
    lines = [f"{name}: {found[name]}" for name in found if name != "results"]
    for result in found["results"]:
        faults = (
            [result["failed"]]
            if "failed" in result
            else [*result["unmet"], *map("erfunden: {}".format, result["invented"])]
        )
        lines += [f"{result['assistant']}, {result['example']}: {fault}" for fault in faults]
    return "\n".join(lines)
