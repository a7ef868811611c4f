"""What a Linux desktop is told about the program: its entry in the menu, the documents it opens, what a store shows."""

import string
from datetime import UTC, datetime
from pathlib import Path

from tools.places import ROOT

_FOLDER = ROOT / "installer" / "desktop"
ENTRY = _FOLDER / "genius-desktop.desktop"
METAINFO = _FOLDER / "genius-desktop.metainfo.xml"
ICON = ROOT / "resources" / "icons" / "genius-desktop.svg"


def mime_types() -> str:
    """Give the kinds of documents that the program opens, as a desktop entry lists them."""
    lines = ENTRY.read_text("utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("MimeType="))


def metainfo(version: str, moment: int) -> str:
    """Give the AppStream data of a version built at a moment in seconds."""
    date = datetime.fromtimestamp(moment, UTC).date().isoformat()
    return string.Template(METAINFO.read_text("utf-8")).substitute(VERSION=version, DATE=date)


def place(root: Path, version: str, moment: int) -> None:
    """Put entry, icon and AppStream data below a `share` folder."""
    for source, target in (
        (ENTRY.read_text("utf-8"), root / "applications" / ENTRY.name),
        (metainfo(version, moment), root / "metainfo" / METAINFO.name),
        (ICON.read_text("utf-8"), root / "icons" / "hicolor" / "scalable" / "apps" / ICON.name),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, "utf-8")
