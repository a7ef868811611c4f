"""Where one engine meets many machines: the engine of packages, a home of its own, and other Pythons to start it by."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import zipfile
from pathlib import Path
from typing import Any

from genius_desktop import paths
from genius_desktop.models import catalog, shelf
from tools.places import ROOT
from tools.storm import writes

MODEL = "smollm2-135m-instruct-q4_1"
EMULATOR = "qemu-x86_64"
_LOADER = "usr/lib64/ld-linux-x86-64.so.2"
_LIBRARIES = "usr/lib/x86_64-linux-gnu"


class Ground:
    """A folder with the engine of packages, unpacked, and a home of its own."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder
        self.engine = folder / "engine"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(self.engine)
        found = shelf.find(catalog.load(paths.catalog()).entry(MODEL), paths.places())
        if found is None:
            raise SystemExit(f"Das Modell {MODEL} fehlt: genius-desktop models fetch {MODEL}")
        self.weights = found
        self.failed: list[str] = []
        home_models = folder / "home" / "models"
        home_models.mkdir(parents=True)
        (home_models / found.name).symlink_to(found)

    def run(
        self, *words: str | Path, python: Path | None = None, limit_seconds: float = 900, **more: str
    ) -> tuple[int, str, float]:
        """Run Python, another one if named, with the engine of packages; code, output, seconds."""
        places = [self.engine, ROOT / "src", ROOT, Path(sysconfig.get_paths()["purelib"]), *map(Path, sys.path)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(map(str, places)))} | more
        begin = time.monotonic()
        try:
            done = subprocess.run(
                [str(python or sys.executable), "-P", *map(str, words)],
                check=False, capture_output=True, text=True, env=environment, timeout=limit_seconds, cwd=self.folder,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            sys.stderr.write(f"{words}: {limit_seconds} s\n")
            return -1, "", limit_seconds
        if done.returncode:
            sys.stderr.write(done.stderr[-2000:] or done.stdout[-2000:])
        return done.returncode, done.stdout, round(time.monotonic() - begin, 1)

    def program(self, *words: str, **more: Any) -> tuple[int, str, float]:  # noqa: ANN401 (handed on)
        """Run the program with a home of its own."""
        return self.run("-m", "genius_desktop", *words, "--home", str(self.folder / "home"), **more)

    def doctor(self, **more: Any) -> tuple[dict[str, Any], float]:  # noqa: ANN401 (handed on)
        """Give what the program tells of this machine, and the seconds it takes for that."""
        code, told, seconds = self.program("doctor", "--json", **more)
        facts: dict[str, Any] = json.loads(told)["facts"] if code == 0 else {}
        return facts, seconds

    def written(self, tokens: int, device: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 (handed on)
        """Write with the engine itself."""
        code, told, _ = self.run("-m", writes.__name__, self.weights, str(tokens), device, **more)
        answer: dict[str, Any] = (
            json.loads(told) if code == 0 else {"text": "", "variant": "", "device": "", "code": code}
        )
        return answer

    def must(self, claim: str, *, holds: bool) -> None:
        """Note a claim that does not hold."""
        if not holds:
            self.failed.append(claim)

    def emulated(self, processor: str) -> Path:
        """Give a Python that runs on an emulated processor."""
        return self._python(processor, f'{EMULATOR} -cpu {processor} -0 "$0"')

    def within(self, root: Path) -> Path:
        """Give a Python that runs with the system libraries of another Debian, unpacked at `root`."""
        return self._python(root.name, f'"{root / _LOADER}" --argv0 "$0" --library-path "{root / _LIBRARIES}"')

    def _python(self, name: str, starter: str) -> Path:
        """Give a Python whose children are started in the same way: they take its name."""
        program = self.folder / name / "python"
        if not program.exists():
            program.parent.mkdir()
            real = os.path.realpath(sys.executable)
            program.write_text(f'#!/bin/sh\nexec {starter} "{real}" "$@"\n')
            program.chmod(0o755)
        return program


def emulator() -> bool:
    """Tell whether processors can be emulated here."""
    return shutil.which(EMULATOR) is not None
