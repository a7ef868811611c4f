"""The command `assistants`."""

import argparse
import json
import os
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from genius_desktop import codec, procedure_words
from genius_desktop.assistants import procedure_toml, procedures, writing_tasks
from genius_desktop.assistants.procedure_shelf import Shelf
from genius_desktop.assistants.recipes import Example, Fault, Recipe, Report
from genius_desktop.cli.engines import choose
from genius_desktop.cli.output import check_writable, save
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.running import carry_out
from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.cli.writing import shelf
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem


def assistants(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Show, check, try, bring or give away assistants.

    Raises `Problem`, `Interrupted`.
    """
    known = shelf(places)
    match arguments.action:
        case "list":
            _list(known, arguments)
        case "check":
            _check(_report(arguments.name, known), arguments)
        case "run":
            _run(_usable(_report(arguments.name, known)), arguments, places, progress=progress)
        case "import":
            _import(known, arguments)
        case "export":
            _export(known.recipe(arguments.name), arguments)
        case "restore":
            _restore(known, arguments)
        case "delete":
            known.delete(arguments.name)
            _say({"deleted": arguments.name}, f"Gelöscht: {arguments.name}", arguments)


def _say(shape: dict[str, Any], text: str, arguments: argparse.Namespace) -> None:
    told = json.dumps(shape, ensure_ascii=False, indent=2) if arguments.format == "json" else text
    sys.stdout.write(f"{told}\n")


def _list(known: Shelf, arguments: argparse.Namespace) -> None:
    shapes, lines = [], []
    for report in known.reports():
        recipe = report.recipe
        if recipe is None:
            shapes.append({"file": report.name, "faults": _faults(report.faults)})
            lines.append(f"{report.name}: {procedures.told(report)}")
            continue
        asked = ", ".join(f"{field.id}{'*' if field.required else ''}" for field in recipe.procedure.asked())
        shapes.append(_shape(recipe))
        origin = procedure_words.ORIGINS[recipe.origin]
        lines += [f"{recipe.procedure.id}: {recipe.procedure.title} ({origin})", f"  {recipe.procedure.purpose}"]
        lines += [f"  Felder: {asked}"] * bool(asked)
    _say({"assistants": shapes}, "\n".join(lines), arguments)


def _shape(recipe: Recipe) -> dict[str, Any]:
    procedure = recipe.procedure
    return {
        "id": procedure.id,
        "version": procedure.version,
        "title": procedure.title,
        "purpose": procedure.purpose,
        "origin": recipe.origin,
        "documents": procedure.documents,
        "fields": [codec.to_plain(field) for field in procedure.asked()],
        "steps": [{"id": step.id, "kind": step.kind, "title": step.title} for step in procedure.steps],
        "examples": len(recipe.examples),
        "warnings": _faults(recipe.warnings),
    }


def _faults(found: tuple[Fault, ...]) -> list[dict[str, Any]]:
    return [{"code": f.code, "field": f.field, "line": f.line, "text": procedure_words.fault(f)} for f in found]


def _report(name: str, known: Shelf) -> Report:
    """Check a file that was named, or else the assistant of that name."""
    if name.endswith(".toml") or os.sep in name:
        return procedures.check(Path(name))
    recipe = known.recipe(name)
    return Report(name, recipe, (), recipe.warnings)


def _usable(report: Report) -> Recipe:
    if report.recipe is None:
        raise InputProblem("procedure-broken", procedures.told(report))
    return report.recipe


def _check(report: Report, arguments: argparse.Namespace) -> None:
    if report.recipe is None and arguments.format != "json":
        raise InputProblem("procedure-broken", procedures.told(report))
    lines = [f"Der Assistent „{report.name}“ ist brauchbar.", *map(procedure_words.fault, report.warnings)]
    shape = {
        "file": report.name,
        "usable": report.recipe is not None,
        "faults": _faults(report.faults),
        "warnings": _faults(report.warnings),
    }
    _say(shape, "\n".join(lines), arguments)
    _usable(report)


def _run(recipe: Recipe, arguments: argparse.Namespace, places: Places, *, progress: Progress) -> None:
    """Let an assistant do its own examples and say what of their expectations came out."""
    shapes, lines = [], []
    with closing(WorkerClient(places.log)) as client, tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(recipe.examples):
            sources = _papers(example, Path(folder) / str(number))
            task = writing_tasks.task(recipe.procedure, example.entries, sources, engine=EngineChoice("local"))
            task = replace(task, job=f"example-{number}", engine=choose(arguments, sources, places))
            summary = carry_out(task, None, client, progress=progress, quiet=True)
            unmet = writing_tasks.unmet(example, summary)
            total = writing_tasks.expectations(example)
            text = [statement.text for statement in summary.statements]
            shapes.append({"title": example.title, "expected": total, "unmet": unmet, "text": text})
            lines += [
                f"{example.title}: {total - len(unmet)} von {total} erfüllt",
                *(f"  fehlt: {one}" for one in unmet),
            ]
    _say(
        {"assistant": recipe.procedure.id, "examples": shapes},
        "\n".join(lines or ["Es gibt kein Beispiel."]),
        arguments,
    )


def _papers(example: Example, folder: Path) -> tuple[Source, ...]:
    folder.mkdir()
    files = [folder / Path(paper.name).name for paper in example.papers]
    for file, paper in zip(files, example.papers, strict=True):
        file.write_text(paper.text, encoding="utf-8")
    return tuple(Source(os.fsencode(file), file.name) for file in files)


def _import(known: Shelf, arguments: argparse.Namespace) -> None:
    recipe = known.bring(arguments.path, replace_own=arguments.force)
    lines = [
        f"Übernommen: {recipe.procedure.title} ({recipe.procedure.id})",
        *map(procedure_words.fault, recipe.warnings),
    ]
    _say(_shape(recipe), "\n".join(lines), arguments)


def _export(recipe: Recipe, arguments: argparse.Namespace) -> None:
    text = procedure_toml.text_of(recipe)
    if arguments.out is None:
        sys.stdout.write(text)
        return
    check_writable(arguments.out, overwrite=arguments.force)
    save(arguments.out, text.encode())


def _restore(known: Shelf, arguments: argparse.Namespace) -> None:
    if arguments.number:
        recipe = known.restore(arguments.name, arguments.number)
        _say(_shape(recipe), f"Zurückgeholt: {recipe.procedure.title}, Fassung {arguments.number}", arguments)
        return
    numbers = [int(file.stem) for file in known.versions(arguments.name)]
    told = f"Fassungen: {', '.join(map(str, numbers))}" if numbers else "Es gibt keine älteren Fassungen."
    _say({"id": arguments.name, "versions": numbers}, told, arguments)
