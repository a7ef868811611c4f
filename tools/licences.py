"""Who made what a bundle contains, and under which licence."""

import zipfile
from collections.abc import Sequence
from email.message import Message
from email.parser import Parser
from pathlib import Path

from genius_desktop.models.catalog import Entry
from tools import engine

_HEAD = """\
Lizenzen

Genius Desktop ist freie Software unter der GNU Affero General Public License, Fassung 3 oder später (LICENSE).
Der Quelltext ist das Programm selbst: er liegt lesbar im Paket wheels/genius_desktop-*.whl.

Dieses Paket enthält außerdem, jeweils unverändert und mit dem Lizenztext im Paket selbst:

"""
_FOOT = """
Sprachmodell:

"""
_MARK = "License :: OSI Approved :: "


def listing(files: Sequence[Path], model: Entry) -> str:
    """Word the list for these wheels and this model."""
    rows = [_row(about) for about in map(metadata, files) if about["Name"] != "genius-desktop"]
    width = max(map(len, (row[0] for row in rows)), default=0)
    lines = [f"  {name:{width}}  {licence}\n" for name, licence in sorted(rows, key=lambda row: row[0].lower())]
    if any(engine.OPENMP_LIBRARY in name for wheel in files for name in zipfile.ZipFile(wheel).namelist()):
        lines.append(f"  {'libgomp (GCC)':{width}}  GPL-3.0-or-later WITH GCC-exception-3.1\n")
    return _HEAD + "".join(lines) + _FOOT + f"  {model.title}  {model.licence}\n"


def metadata(wheel: Path) -> Message:
    """Read what a wheel says about itself."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode("utf-8"))


def _row(about: Message) -> tuple[str, str]:
    return f"{about['Name']} {about['Version']}", licence(about)


def licence(about: Message) -> str:
    """Give the licence of a package, from the field that is most exact."""
    if expression := about["License-Expression"]:
        return str(expression)
    classified = [
        str(line).removeprefix(_MARK) for line in about.get_all("Classifier", []) if str(line).startswith(_MARK)
    ]
    if classified:
        return ", ".join(classified)
    lines = [line for line in str(about["License"] or "").splitlines() if line.strip()]
    return lines[0].strip() if lines else "siehe Paket"
