"""The figures of all documents together, as one object and as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from tools.eval.program import Result
from tools.eval.scoring import Score, Share
from tools.eval.versus import Comparison

_SHOWN = (
    "fact_recall",
    "fact_recall_summary",
    "fact_recall_overview",
    "unsupported_rate",
    "citation_precision",
    "citation_found",
    "cited_rate",
    "german_rate",
    "repetition_rate",
    "role_suspects",
    "marked_rate",
    "overview_share",
)
_WAYS = {"cut": "(a) ein Prompt, Dokument gekürzt", "chunks": "(b) Stück für Stück"}


@dataclass(frozen=True, slots=True)
class Measured:
    """One document with its score and what it was compared with."""

    name: str
    pages: int
    result: Result
    score: Score
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the figures were measured with, and what was left out."""

    model: str
    engine: str
    mode: str
    default_set: bool
    seconds: float
    left_out: tuple[str, ...]
    failed: tuple[str, ...]


def shape(measured: Sequence[Measured], about: Circumstances) -> dict[str, Any]:
    """Give everything as one object."""
    return {
        "model": about.model,
        "engine": about.engine,
        "mode": about.mode,
        "default_set": about.default_set,
        **_rates([one.score for one in measured]),
        "seconds": round(sum(one.score.seconds for one in measured), 1),
        "job_speedup": _together(measured, "chunks").get("speedup"),
        "baselines": {way: _together(measured, way) for way in _WAYS},
        "documents": [_document(one) for one in measured],
        "left_out": list(about.left_out),
        "failed": list(about.failed),
        "seconds_whole_run": round(about.seconds, 1),
    }


def _document(one: Measured) -> dict[str, Any]:
    return {
        "name": one.name,
        "pages": one.pages,
        **_rates([one.score]),
        "statements": len(one.result.statements),
        "seconds": one.score.seconds,
        "seconds_job": one.result.seconds_job,
        "baselines": {comparison.way: comparison.shape() for comparison in one.comparisons},
        "findings": [{"kind": kind, "why": why, "statement": text} for kind, why, text in one.score.findings],
        "missed_facts": list(one.score.missed),
    }


def _rates(scores: Sequence[Score]) -> dict[str, float | None]:
    return {name: reduce(add, (score.shares[name] for score in scores), Share()).rate() for name in _SHOWN}


def _together(measured: Sequence[Measured], way: str) -> Mapping[str, Any]:
    found = [comparison for one in measured for comparison in one.comparisons if comparison.way == way]
    return {"documents": len(found), **reduce(add, found).shape()} if found else {"documents": 0}


def table(whole: Mapping[str, Any]) -> str:
    """Give the figures for a person."""
    return "\n".join(_lines(whole))


def _lines(whole: Mapping[str, Any]) -> Iterator[str]:
    documents = whole["documents"]
    yield f"{'':24}" + "".join(f"{one['name'][:18]:>20}" for one in documents) + f"{'alle':>10}"
    for name in (*_SHOWN, "seconds"):
        yield f"{name:24}" + "".join(f"{_cell(one[name]):>20}" for one in documents) + f"{_cell(whole[name]):>10}"
    for way, title in _WAYS.items():
        together = whole["baselines"][way]
        if together["documents"]:
            yield from ("", f"{title}, dasselbe Modell, {together['documents']} Dokument(e)")
            yield from (f"  {name:28}{_cell(value)}" for name, value in together.items() if name != "documents")
    yield from ("", f"job_speedup               {_cell(whole['job_speedup'])}")
    for one in documents:
        for finding in one["findings"]:
            yield f"! {one['name']}: {finding['kind']} ({finding['why']}): {finding['statement']}"
    for title, names in (("Ohne Vergleich", whole["left_out"]), ("Gescheitert", whole["failed"])):
        if names:
            yield f"{title}: {', '.join(names)}"
    yield f"Modell {whole['model']}, {whole['seconds_whole_run'] / 60:.1f} min"


def _cell(value: object) -> str:
    return "–" if value is None else str(value)


def sheet(measured: Sequence[Measured], count: int) -> str:
    """Give statements with their quotes for a person to label, spread evenly over the documents."""
    every = [(one.name, statement) for one in measured for statement in one.result.statements if statement.quotes]
    picked = [every[number * len(every) // count] for number in range(count)] if len(every) > count else every
    rows = ["| Nr. | Dokument | Aussage | Seite | Zitat | getragen? |", "|---|---|---|---|---|---|"]
    for number, (name, statement) in enumerate(picked, start=1):
        page, quote = statement.quotes[0]
        rows.append(f"| {number} | {name} | {_flat(statement.text)} | {page} | {_flat(quote)} | |")
    return "\n".join(rows) + "\n"


def _flat(text: str) -> str:
    return " ".join(text.replace("|", "¦").split())
