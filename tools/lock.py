"""Write the lock files anew."""

import os
import sys
import tempfile
import venv
from pathlib import Path

from tools.console import SetupError, run
from tools.places import ROOT, cache, lock_file

# A list may hold itself to the ones before it.
PURPOSES = ("program", "engine", "engine-build", "package", "test", "bundle", "freeze", "lock")
_FROM_SOURCE = "engine"


def lock(arguments: list[str]) -> int:
    """Resolve every in-file for all systems and Python versions that we support.

    Raises `SetupError`.
    """
    with tempfile.TemporaryDirectory(dir=cache(), prefix="lock-") as folder:
        venv.create(folder, with_pip=True, symlinks=sys.platform != "win32")
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        pip = (
            programs / "python",
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--require-hashes",
            "--no-deps",
        )
        run("Das Werkzeug uv laden", [*pip, "-r", lock_file("lock")])
        for purpose in PURPOSES:
            _resolve(programs / "uv", purpose, arguments)
    return 0


def _resolve(uv: Path, purpose: str, arguments: list[str]) -> None:
    file = lock_file(purpose)
    how = ["--no-deps"] if purpose == _FROM_SOURCE else ["--only-binary", ":all:"]
    range_ = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    run(
        f"{file.name} festschreiben",
        [uv, "pip", "compile", *range_, *how, *arguments, f"requirements/{purpose}.in", "--output-file", file],
        env=os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "python3 dev.py lock"},
        cwd=ROOT,
    )
    if "://" in file.read_text("utf-8"):
        raise SetupError(f"{file.name} nennt eine Adresse; Festschreibungen nennen keine.")
