"""The folder of wheels: small, for machines that have a Python of their own."""

import re
import shlex
import shutil
import string
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.bundle import elf, papers, parts
from tools.bundle.parts import SYSTEM, VERSION, Order
from tools.places import ROOT

_GLIBC_OF_TAG = re.compile(r"manylinux_2_(\d+)_")


def build(order: Order) -> Path:
    """Build the folder under another name and give it its own when it is whole.

    Raises `SetupError`.
    """
    folder, part = parts.begin(f"genius-desktop-{VERSION}-{parts.platform_name()}", order.out)
    wheels = parts.collect_wheels(part / "wheels", order.flavour, "bundle")
    if order.entry:
        parts.place_model(order.entry, part / "models")
    needs = max((glibc_minor(wheel) for wheel in wheels), default=0)
    add_installer(part, parts.facts(order, needs, "wheels"))
    papers.write(part, papers.Contents(tuple(wheels), order.entry))
    parts.write_sums(part)
    return parts.finish(part, folder)


def add_installer(folder: Path, facts: Mapping[str, str]) -> None:
    """Add the installer, what it has to check, and what a person reads first."""
    for source in sorted((ROOT / "installer" / SYSTEM).iterdir()):
        if source.suffix == ".iss":  # packs a folder, and is no part of one
            continue
        target = folder / source.name
        if source.suffix == ".txt":
            target.write_text(string.Template(source.read_text("utf-8")).substitute(facts), "utf-8")
        else:
            shutil.copy(source, target)
    lines = [f"{name}={shlex.quote(value)}\n" for name, value in facts.items()]
    (folder / "paket.conf").write_text("# Was install.sh wissen muss.\n" + "".join(lines), "utf-8")


def glibc_minor(wheel: Path) -> int:
    """Give the oldest glibc 2.x that a wheel runs with: by its name, or by its machine code where we compiled it."""
    tags = [int(minor) for minor in _GLIBC_OF_TAG.findall(wheel.name)]
    if tags or "-linux_" not in wheel.name:
        return min(tags, default=0)
    with zipfile.ZipFile(wheel) as archive:
        return max((elf.glibc_minor(archive.read(name)) for name in archive.namelist() if ".so" in name), default=0)
