"""What an inventory may know of a PC: versions, hardware, weights, what is laid down, problems by their codes.

No name of a document, no path and no content is in it.
"""

from typing import Any

import genius_desktop
from genius_desktop import codec, logbook, paths, policy
from genius_desktop.examination import Examination
from genius_desktop.health.report import Report
from genius_desktop.models import shelf
from genius_desktop.models.catalog import Catalog
from genius_desktop.paths import Places

# Paths hold the name of the user, and names of folders say what someone works on.
PRIVATE = ("profile", "models_folder", "log")


def inventory(found: Examination, report: Report, places: Places, *, known: Catalog) -> dict[str, Any]:
    """Give the facts of this PC as they may be collected."""
    rules = policy.read(paths.policy())
    return {
        "program": genius_desktop.__version__,
        "facts": {name: value for name, value in found.facts.items() if name not in PRIVATE},
        "faults": list(found.faults),
        "health": [codec.to_plain(one) for one in report.checks],
        "models": _models(places, known),
        "policy": {
            "present": paths.policy().exists(),
            "keys": sorted(rules.said),
            "faults": [{"line": one.line, "field": one.field, "code": one.code} for one in rules.faults],
        },
        "problems": [codec.to_plain(one) for one in logbook.troubles(places.log)],
    }


def _models(places: Places, known: Catalog) -> list[dict[str, Any]]:
    """List the weights with their hashes, as far as they are known without reading gigabytes; own ones without name."""
    files = [(entry.id, file) for entry in known.models if (file := shelf.find(entry, places))]
    files += [("", file) for file in shelf.own_files(known, places)]
    return [
        {
            "id": name,
            "sha256": shelf.seal_of(file, places.seals),
            "bytes": file.stat().st_size,
            "shared": file.parent != places.models,
        }
        for name, file in files
    ]
