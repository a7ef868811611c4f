"""The command `doctor`: what this PC can do, without any content of documents."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from genius_desktop import __version__, codec, device_words, machine_words, plans, problem_words
from genius_desktop.cli import health
from genius_desktop.cli.engines import for_searching
from genius_desktop.cli.inventory import inventory
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.devices import Verdict
from genius_desktop.examination import Examination
from genius_desktop.health.report import Report
from genius_desktop.jobs.events import Examined
from genius_desktop.models import known as knowledge
from genius_desktop.models import shelf
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import ExamineTask

Facts = dict[str, str | int | bool]


def doctor(arguments: argparse.Namespace, places: Places) -> None:
    """Show what this PC can do.

    Raises `Problem`, `Interrupted`.
    """
    # First: it loads nothing that could end this process, and knows what would.
    report = health.look(places)
    if arguments.check:
        _check(report, places, as_json=arguments.json)
        return
    known = knowledge.known(places).catalog
    found = _examine(places)
    found = replace(found, facts=found.facts | _own_facts(places) | _model_facts(found, known, places))
    if arguments.json:
        _write(inventory(found, report, places, known=known))
        return
    groups = dict(_groups(found.facts, known, plans.verdicts(places.home)))
    width = max(len(label) for rows in groups.values() for label, _ in rows)
    for title, rows in groups.items():
        print(title)
        for label, told in rows:
            print(f"  {label:<{width}}  {told}".rstrip())
    for code in found.faults:
        print(problem_words.problem_sentence(code, ""))
    if arguments.it:
        print(*health.sheet(report, places), sep="\n")
        return
    print("Prüfung")
    health.show(report, places)


def _check(report: Report, places: Places, *, as_json: bool) -> None:
    if as_json:
        _write({"health": codec.to_plain(report)})
    else:
        health.show(report, places)


def _write(told: object) -> None:
    json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _examine(places: Places) -> Examination:
    """Ask a worker: it alone may look at the engine; what ends it is a fault of this PC."""
    client = WorkerClient(places.log)
    found = Examination()
    try:
        for event in client.run(ExamineTask("doctor")):
            raise_failure(event)
            if isinstance(event, Examined):
                found = event.examination
    except SetupProblem as fault:
        if client.cancelled:
            raise
        return Examination({"program": __version__}, (fault.code,))
    finally:
        client.close()
    return found


def _own_facts(places: Places) -> Facts:
    """Look at the folders, which a worker does not know."""
    return {
        "profile": _shown(places.home),
        "history": places.archive.is_file(),
        "log": _shown(places.log),
        "models_folder": _shown(places.models),
        "search_model": weights.id if (weights := for_searching(places)) else "",
        **_room("profile_free_bytes", places.home),
        **_room("models_free_bytes", places.models),
    }


def _shown(folder: Path) -> str:
    """Give a path as it can be printed, whatever its bytes are."""
    return os.fsencode(folder).decode("utf-8", "replace")


def _room(name: str, folder: Path) -> Facts:
    """Tell the room on the disk that a folder is on, or will be; nothing where the system does not tell."""
    try:
        here = next(place for place in (folder, *folder.parents) if place.exists())
        return {name: shutil.disk_usage(here).free}
    except OSError:
        return {}


def _model_facts(found: Examination, known: Catalog, places: Places) -> Facts:
    facts: Facts = {}
    for entry in known.every:
        facts[f"model_{entry.id}"] = verdict(entry, found)
        facts[f"model_{entry.id}_present"] = shelf.find(entry, places) is not None
    return facts


def verdict(entry: Entry, found: Examination) -> str:
    """Judge by a code whether weights would run on this PC."""
    if "engine-missing" in found.faults:
        return "engine-missing"
    if entry.memory_bytes > int(found.facts.get("memory_total_bytes", 0)):
        return "memory-short"
    return "runs" if entry.memory_bytes <= int(found.facts.get("memory_free_bytes", 0)) else "memory-short-now"


def _groups(
    facts: Facts, known: Catalog, tried: tuple[Verdict, ...] = ()
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give the facts as the user reads them: groups of labels and what is told under each."""
    more = {
        "graphics": list(_cards(facts)),
        "engine_devices": list(device_words.device_rows(facts, tried)),
        "models_folder": list(_models(facts, known)),
    }
    for title, labels in machine_words.FACTS.items():
        rows = [
            (label, machine_words.fact(name, facts.get(name))) for name, label in labels.items() if _told(name, facts)
        ]
        yield title, rows + [row for name in labels for row in more.get(name, [])]


def _told(name: str, facts: Facts) -> bool:
    """Tell whether a fact is shown: what is not known is left out, but for the source of power."""
    return name in facts or name == "on_battery"


def _cards(facts: Facts) -> Iterator[tuple[str, str]]:
    for number in range(1, int(facts.get("graphics", 0)) + 1):
        told = {field: facts.get(f"graphics_{number}_{field}", "") for field in ("name", "driver", "missing")}
        memory = int(facts.get(f"graphics_{number}_memory_bytes", 0))
        yield str(told["name"]), machine_words.graphics_line(str(told["driver"]), memory, str(told["missing"]).split())


def _models(facts: Facts, known: Catalog) -> Iterator[tuple[str, str]]:
    for entry in known.every:
        present = bool(facts[f"model_{entry.id}_present"])
        yield entry.id, machine_words.verdict_line(str(facts[f"model_{entry.id}"]), entry.memory_bytes, present=present)
