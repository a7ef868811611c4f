"""What every bundle is made of: wheels by the lock files, verified weights, sums over all files."""

import os
import platform
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import genius_desktop
from genius_desktop import paths, processors
from genius_desktop.models import shelf
from genius_desktop.models.catalog import Entry
from tools import engine, processor, weights
from tools.bundle import desktop
from tools.console import SetupError, answer, run
from tools.places import PYTHON, ROOT, lock_file

VERSION = genius_desktop.__version__
SYSTEM = "windows" if sys.platform == "win32" else "macos" if sys.platform == "darwin" else "linux"
_PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input")


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be built: with which weights, if any, where, and with which engine."""

    entry: Entry | None
    out: Path
    flavour: str


def begin(name: str, out: Path) -> tuple[Path, Path]:
    """Give the folder that shall be, and the empty one that gets its name when it is whole."""
    folder = out / name
    part = folder.with_name(f"{name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    return folder, part


def finish(part: Path, folder: Path) -> Path:
    """Give a folder its name, in place of an older one."""
    shutil.rmtree(folder, ignore_errors=True)
    return part.rename(folder)


def collect_wheels(folder: Path, flavour: str, *purposes: str) -> list[Path]:
    """Bring together every wheel of the program for this system and Python, our own and the engine among them.

    Raises `SetupError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    needed = [word for purpose in ("program", *purposes) for word in ("-r", lock_file(purpose))]
    pinned = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--dest", folder)
    run("Pakete sammeln", [*_PIP, "download", *pinned, *needed])
    run("Das Programm packen", [*_PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT])
    compiled = engine.wheel(flavour)
    shutil.copyfile(compiled, folder / compiled.name)
    return sorted(folder.glob("*.whl"))


def place_model(entry: Entry, folder: Path) -> Path:
    """Put the weights into the folder, linked where the disk is the same, else copied, and verified either way.

    Raises `SetupError`.
    """
    weights.fetch_named(entry.id)
    source = shelf.find(entry, paths.places())
    if source is None:
        raise SetupError(f"Das Modell {entry.id} liegt nicht im Regal.")
    target = folder / shelf.file_name(entry)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    try:
        os.link(source, part)
    except OSError:
        shutil.copyfile(source, part)
    if shelf.digest(part) != entry.sha256:
        part.unlink()
        raise SetupError(f"Das Modell {entry.id} ist beschädigt.")
    return part.rename(target)


def platform_name() -> str:
    """Name the system and processor that a bundle is for, as wheels do."""
    return sysconfig.get_platform()


def facts(order: Order, glibc_minor: int, kind: str) -> dict[str, str]:
    """Give what an installer has to check and say."""
    flags = processors.FLOOR if order.flavour == engine.PORTABLE else processor.instruction_sets()
    entry = order.entry
    return {
        "KIND": kind,
        "VERSION": VERSION,
        "PYTHON": f"{sys.version_info.major}.{sys.version_info.minor}",
        "GLIBC": f"2.{glibc_minor}",
        "NEEDS": f"Python {sys.version_info.major}.{sys.version_info.minor} (ohne pip), " if kind == "wheels" else "",
        "MODEL_ROOM": f" und das Modell mit {_gigabytes(entry)} GB noch einmal dazu" if entry else "",
        "MIME_TYPES": desktop.mime_types(),
        "CPU_FLAGS": " ".join(flags if platform.machine().lower() in {"x86_64", "amd64"} else ()),
        "MODEL": entry.id if entry else "",
        "MODEL_TITLE": entry.title if entry else "keines",
        "MODEL_SHA256": entry.sha256 if entry else "",
        "MODEL_GB": _gigabytes(entry) if entry else "0",
    }


def _gigabytes(entry: Entry) -> str:
    return f"{entry.bytes / 1e9:.1f}".replace(".", ",")


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file, in the format of sha256sum."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    lines = [f"{engine.file_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def moment() -> int:
    """Give the second that files of a bundle carry, so that the same source gives the same bytes.

    Source: the convention SOURCE_DATE_EPOCH of reproducible-builds.org.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    told = told or (answer(["git", "-C", ROOT, "log", "-1", "--format=%ct"]) or "").strip()
    return int(told) if told.isdigit() else int((ROOT / "CHANGELOG.md").stat().st_mtime)
