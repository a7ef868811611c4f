"""The environment that is frozen: the wheels of the lock files, PyInstaller, and nothing else."""

import hashlib
import os
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

from tools import engine, system
from tools.bundle import parts
from tools.console import SetupError, answer, run
from tools.places import ROOT, alone, cache, lock_file

SPEC = ROOT / "installer" / "frozen" / "genius-desktop.spec"
_STAMP = "ready"


def environment(wheels: list[Path]) -> Path:
    """Give the Python of an environment with these wheels, made now or before.

    Raises `SetupError`.
    """
    folder = cache() / "freeze" / _name(wheels)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    with alone("freeze"):
        if not (folder / _STAMP).is_file():
            # One is enough: our own wheel changes with every commit.
            shutil.rmtree(folder.parent, ignore_errors=True)
            system.require_venv()
            venv.create(folder, with_pip=True, symlinks=sys.platform != "win32")
            pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-deps")
            run("Die Umgebung zum Einfrieren füllen", [*pip, "--no-index", *wheels])
            pinned = ("--require-hashes", "--only-binary=:all:")
            run("PyInstaller laden", [*pip, *pinned, "-r", lock_file("freeze")])
            (folder / _STAMP).touch()
    return python


def _name(wheels: list[Path]) -> str:
    said = [str(sys.version_info), sys.base_prefix, lock_file("freeze").read_text("utf-8")]
    said += [f"{wheel.name} {engine.file_digest(wheel)}" for wheel in wheels]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def freeze(python: Path, target: Path) -> None:
    """Freeze the program into the target folder.

    Raises `SetupError` where PyInstaller fails or this Python cannot be frozen.
    """
    if sys.platform == "linux" and not _has_shared_library():
        raise SetupError(
            "Dieses Python hat keine gemeinsame Bibliothek (libpython) und lässt sich nicht einfrieren. "
            "Bitte mit einem anderen bauen, etwa dem von Debian: /usr/bin/python3 dev.py bundle folder"
        )
    work = target.with_name(f"{target.name}.work")
    shutil.rmtree(work, ignore_errors=True)
    places = ("--distpath", work / "dist", "--workpath", work / "build")
    # Sets are walked in the order of their hashes: without a fixed seed two runs give different bytes.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(parts.moment()), "PYTHONDONTWRITEBYTECODE": "1"}
    words = ("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, SPEC)
    run("Einfrieren (etwa 1 Minute)", [python, "-P", *words], env=os.environ | fixed)
    (work / "dist" / "genius-desktop").rename(target)
    shutil.rmtree(work)


def _has_shared_library() -> bool:
    return bool(sysconfig.get_config_var("Py_ENABLE_SHARED"))


def strip_debugging(file: Path) -> None:
    """Drop the names that only a debugger reads, where the system has the tool for it."""
    answer(["strip", "--strip-unneeded", file])
