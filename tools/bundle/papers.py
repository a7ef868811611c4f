"""What lies in every bundle to be read: licences with their texts, and the list of all parts for machines."""

import json
import shutil
from pathlib import Path

from tools.bundle import components, licences, sbom
from tools.bundle.components import Contents
from tools.places import ROOT

__all__ = ["Contents", "write"]

TEXTS = "lizenzen"
SBOM = "sbom.cdx.json"


def write(folder: Path, contents: Contents) -> None:
    """Write LICENSE, LIZENZEN.txt, the texts of all licences and the software bill of materials into a folder.

    Raises `SetupError` where a part has no licence text.
    """
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    found = components.of(contents)
    (folder / "LIZENZEN.txt").write_text(licences.listing(found), "utf-8")
    licences.collect_texts(contents, folder / TEXTS)
    text = json.dumps(sbom.document(found), ensure_ascii=False, indent=1) + "\n"
    (folder / SBOM).write_text(text, "utf-8")
