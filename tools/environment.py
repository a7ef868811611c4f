"""The checkout's own environment: made once, and made anew when what it stands on has changed."""

import hashlib
import json
import platform
import shutil
import sys
import venv
from collections.abc import Iterable, Mapping

from tools import engine, system
from tools.console import run
from tools.places import PYTHON, ROOT, VENV, alone, lock_file, project

PROGRAM, ENGINE, TEST = "program", "engine", "test"
_BASE = "base"
_STAMP = VENV / "genius-desktop.json"
_PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-deps")
_PINNED = ("--require-hashes", "--only-binary=:all:")


def ready(*parts: str) -> None:
    """See to it that the environment has these parts, each as the lock files want it now.

    Raises `SetupError`.
    """
    wanted = wishes(parts)
    if wanted.items() <= _stamp().items():
        return
    # The claim is for this checkout: another one may set itself up at the same time.
    with alone(f"environment-{_digest(str(ROOT).encode())[:16]}"):
        stamp = _stamp()
        if not can_stay(stamp, wanted):
            _make()
            stamp = {part: wanted[part] for part in (_BASE, PROGRAM)}
            _write(stamp)
        for part in wanted:
            if stamp.get(part) != wanted[part]:
                _add(part)
                stamp[part] = wanted[part]
                _write(stamp)


def wishes(parts: Iterable[str]) -> dict[str, str]:
    """Give what the stamp must say for these parts; the program is always one of them."""
    wanted = {_BASE: _base(), PROGRAM: _program()}
    if ENGINE in parts:
        wanted[ENGINE] = engine.wish()
    if TEST in parts:
        wanted[TEST] = _digest(lock_file(TEST).read_bytes())
    return wanted


def can_stay(stamp: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether what is there is only added to; an engine replaces the one before it."""
    shared = (stamp.keys() & wanted.keys()) - {ENGINE}
    return PROGRAM in shared and all(stamp[part] == wanted[part] for part in shared)


def _base() -> str:
    # A checkout that has been moved holds an environment that points to where it was.
    return _digest(f"{ROOT} {sys.implementation.cache_tag} {platform.machine()}".encode())


def _program() -> str:
    about = project()
    ours = {"project": about["project"], "build": about["build-system"], "hatch": about["tool"]["hatch"]}
    described = json.dumps(ours, sort_keys=True).encode()
    return _digest(lock_file("program").read_bytes(), lock_file("package").read_bytes(), described)


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def _stamp() -> dict[str, str]:
    """Read what the environment was made from; empty where it is missing, half made or no longer whole."""
    try:
        content = json.loads(_STAMP.read_text("utf-8"))
        whole = PYTHON.exists() and set(content["installed"]) <= _installed()
        return dict(content["parts"]) if whole else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(parts: Mapping[str, str]) -> None:
    content = {"parts": dict(parts), "installed": sorted(_installed())}
    part = _STAMP.with_suffix(".part")
    part.write_text(json.dumps(content, indent=1), "utf-8")
    part.replace(_STAMP)


def _installed() -> set[str]:
    """Name what pip has installed, by the records that it leaves."""
    pattern = "Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"
    return {record.parent.name for record in VENV.glob(f"{pattern}/*.dist-info/RECORD")}


def _make() -> None:
    system.require_venv()
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    venv.create(VENV, with_pip=True, symlinks=sys.platform != "win32")
    needed = [word for purpose in ("program", "package") for word in ("-r", lock_file(purpose))]
    run("Pakete laden und einrichten (etwa 150 MB)", [*_PIP, *_PINNED, *needed])
    run("Das Programm eintragen", [*_PIP, "--no-build-isolation", "--editable", ROOT])


def _add(part: str) -> None:
    if part == ENGINE:
        wheel = engine.wheel(engine.NATIVE)
        run("Das Rechenwerk (llama.cpp) eintragen", [*_PIP, "--no-index", "--force-reinstall", wheel])
    else:
        run("Prüfwerkzeuge laden und einrichten", [*_PIP, *_PINNED, "-r", lock_file(part)])
