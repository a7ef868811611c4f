"""Build a folder that installs and runs the program on a machine without any network."""

import argparse
import os
import re
import shlex
import shutil
import string
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import genius_desktop
from genius_desktop import paths, processors
from genius_desktop.models import catalog, shelf
from genius_desktop.models.catalog import Entry
from genius_desktop.problems import Problem
from tools import engine, licences, processor, weights
from tools.console import SetupError, run, say
from tools.places import PYTHON, ROOT, lock_file

_PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")
_SYSTEM = "windows" if sys.platform == "win32" else "linux"
_GLIBC_OF_TAG = re.compile(r"manylinux_2_(\d+)_")
_GLIBC_OF_CODE = re.compile(rb"GLIBC_2\.(\d+)\0")


def main(words: Sequence[str] | None = None) -> int:
    """Build the folder that the arguments describe; give the exit code."""
    known = catalog.load(paths.catalog())
    parser = argparse.ArgumentParser(prog="dev.py bundle", description="Das Paket für Rechner ohne Netz bauen.")
    parser.add_argument("--model", default=known.starter.id, metavar="ID", help="Modell aus dem Katalog")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="ORDNER")
    parser.add_argument(
        "--native-engine", action="store_true", help="Rechenwerk nur für Rechner wie diesen; spart die Übersetzung"
    )
    given = parser.parse_args(words)
    try:
        entry = known.entry(given.model)
        say(f"✓ {build(entry, given.out.absolute(), engine.NATIVE if given.native_engine else engine.PORTABLE)}")
    except Problem:
        say(f"Das Modell {given.model} steht nicht im Katalog.")
        return 2
    except SetupError as fault:
        say(str(fault))
        return 4
    return 0


def build(entry: Entry, out: Path, flavour: str) -> Path:
    """Build the folder under another name and give it its own when it is whole.

    Raises `SetupError`.
    """
    folder = out / f"genius-desktop-{genius_desktop.__version__}-{sysconfig.get_platform()}"
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    (part / "wheels").mkdir(parents=True)
    collect_wheels(part / "wheels", flavour)
    place_model(entry, part / "models" / shelf.file_name(entry))
    describe(part, entry, flavour)
    write_sums(part)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return folder


def collect_wheels(folder: Path, flavour: str) -> None:
    """Bring together every wheel of the program for this system and Python, our own and the engine among them."""
    needed = [word for purpose in ("program", "bundle") for word in ("-r", lock_file(purpose))]
    pinned = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--dest", folder)
    run("Pakete sammeln", [*_PIP, "download", *pinned, *needed])
    run("Das Programm packen", [*_PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT])
    compiled = engine.wheel(flavour)
    shutil.copyfile(compiled, folder / compiled.name)


def place_model(entry: Entry, target: Path) -> None:
    """Put the weights into the folder, linked where the disk is the same, else copied, and verified either way."""
    weights.fetch_named(entry.id)
    source = shelf.find(entry, paths.places())
    if source is None:
        raise SetupError(f"Das Modell {entry.id} liegt nicht im Regal.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    if shelf.digest(part) != entry.sha256:
        part.unlink()
        raise SetupError(f"Das Modell {entry.id} ist beschädigt.")
    part.rename(target)


def describe(folder: Path, entry: Entry, flavour: str) -> None:
    """Add the installer, what it has to check, what a person reads first, and the licences."""
    wheels = sorted((folder / "wheels").glob("*.whl"))
    facts = {
        "VERSION": genius_desktop.__version__,
        "PYTHON": f"{sys.version_info.major}.{sys.version_info.minor}",
        "GLIBC": f"2.{max((glibc_minor(wheel) for wheel in wheels), default=0)}",
        "CPU_FLAGS": " ".join(processors.FLOOR if flavour == engine.PORTABLE else processor.instruction_sets()),
        "MODEL": entry.id,
        "MODEL_TITLE": entry.title,
        "MODEL_SHA256": entry.sha256,
        "MODEL_GB": f"{entry.bytes / 1e9:.1f}".replace(".", ","),
    }
    for source in sorted((ROOT / "installer" / _SYSTEM).iterdir()):
        target = folder / source.name
        if source.suffix == ".txt":
            target.write_text(string.Template(source.read_text("utf-8")).substitute(facts), "utf-8")
        else:
            shutil.copy(source, target)
    lines = [f"{name}={shlex.quote(value)}\n" for name, value in facts.items()]
    (folder / "paket.conf").write_text("# Was install.sh wissen muss.\n" + "".join(lines), "utf-8")
    (folder / "LIZENZEN.txt").write_text(licences.listing(wheels, entry), "utf-8")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")


def glibc_minor(wheel: Path) -> int:
    """Give the oldest glibc 2.x that a wheel runs with: by its name, or by its machine code where we compiled it."""
    tags = [int(minor) for minor in _GLIBC_OF_TAG.findall(wheel.name)]
    if tags or "-linux_" not in wheel.name:
        return min(tags, default=0)
    with zipfile.ZipFile(wheel) as archive:
        code = b"".join(archive.read(name) for name in archive.namelist() if ".so" in name)
    return max((int(minor) for minor in _GLIBC_OF_CODE.findall(code)), default=0)


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file, in the format of sha256sum."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    lines = [f"{engine.file_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
