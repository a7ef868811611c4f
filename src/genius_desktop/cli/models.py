"""The command `models`."""

import argparse
import json
import sys
from typing import Any

from genius_desktop import machine_words, paths, policy, wording
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.models import catalog, fetch, shelf
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem


def models(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """List, fetch, import or verify weights.

    Raises `Problem`.
    """
    known = catalog.load(paths.catalog())

    def tell(done: int, total: int) -> None:
        progress.tell("fetch", done, total)

    match arguments.action:
        case "list":
            _list(known, places, as_json=arguments.json)
        case "fetch":
            if not policy.read(paths.policy()).fetch_models:
                raise SetupProblem("not-allowed")
            file = fetch.fetch(known.entry(arguments.id), places, tell)
            progress.end()
            say(wording.saved(str(file)), quiet=arguments.quiet)
        case "import":
            file = fetch.bring(arguments.path, places, catalog=known, tell=tell)
            progress.end()
            say(wording.saved(str(file)), quiet=arguments.quiet)
        case "verify":
            _verify(known.entry(arguments.id), places, progress, quiet=arguments.quiet)


def _list(known: Catalog, places: Places, *, as_json: bool) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": entry.id,
            "title": entry.title,
            "tier": entry.tier,
            "licence": entry.licence,
            "languages": list(entry.languages),
            "bytes": entry.bytes,
            "memory_bytes": entry.memory_bytes,
            "present": shelf.find(entry, places) is not None,
        }
        for entry in known.every
    ]
    rows += [
        {"id": file.stem, "title": wording.OWN_MODEL, "bytes": file.stat().st_size, "path": str(file), "present": True}
        for file in shelf.own_files(known, places)
    ]
    if as_json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for row in rows:
        print(machine_words.model_line(row["id"], row["title"], row["bytes"], present=row["present"]))


def _verify(entry: Entry, places: Places, progress: Progress, *, quiet: bool) -> None:
    file = shelf.find(entry, places)
    if file is None:
        raise SetupProblem("model-missing", entry.id)
    found = shelf.digest(file, lambda done, total: progress.tell("verify", done, total))
    progress.end()
    if found != entry.sha256:
        shelf.break_seal(file, places.seals)
        raise SetupProblem("model-damaged", entry.id)
    shelf.set_seal(file, found, places.seals)
    say(wording.VERIFIED.format(entry.id), quiet=quiet)
