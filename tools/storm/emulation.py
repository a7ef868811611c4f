"""A whole package on a processor this machine does not have: QEMU runs every program that is started in a root."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.storm import bare
from tools.storm.bare import Bare

# What the emulator calls a processor, and the variant that must be chosen on it. It has no AVX-512.
PROCESSORS = {"Nehalem": "sse42", "SandyBridge": "sandybridge", "Haswell": "haswell"}
# The emulator takes ten times as long for the wide registers of the others: minutes a word.
_WRITES = "Nehalem"
_WRITING_SECONDS = 3000
_STATIC = "usr/bin/qemu-x86_64-static"
_PAD = 15
_INSIDE = Path("/qemu")
# An executable of this kind of processor whose padding is empty; the emulator's own is not, or it would run itself.
_MAGIC = r"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x3e\x00"
_MASK = r"\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00\xff\xfe\xff\xff\xff"
_FORMATS = "proc/sys/fs/binfmt_misc"
_TEXT = (
    "Der Rat tagte am Montag im alten Rathaus. Er beschloss, die Brücke an der Mühle zu reparieren. Die Arbeiten "
    "kosten 40.000 Euro und beginnen im Mai. Der Bürgermeister dankte allen Mitgliedern für ihre Geduld. Die nächste "
    "Sitzung ist am 3. Juni 2026 um 19 Uhr im Rathaus.\n"
)
_QUESTION, _ANSWER = "Wann ist die nächste Sitzung?", "3. Juni 2026"


@dataclass(frozen=True, slots=True)
class Emulated:
    """A root on such a processor; a namespace of its own keeps the emulator from the programs outside."""

    root: Bare
    processor: str

    def run(self, *words: str | Path, timeout_seconds: float = 600) -> "subprocess.CompletedProcess[str]":
        """Run a command inside to its end; one that takes too long ends with code -1.

        It runs without a network as a root of no rights: only the first Linux user can mount formats (Linux 6.7).
        """
        rule = f":emulated:M::{_MAGIC}:{_MASK}:{self.root.place(_INSIDE)}:OPF"
        script = (
            f'mount -t proc proc "$0/proc" && mount -t binfmt_misc none "$0/{_FORMATS}" && '
            f'printf %s "$1" > "$0/{_FORMATS}/register" && shift && exec chroot "$0" "$@"'
        )
        apart = ("unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child")
        environment = ("env", "-i", *bare.ENVIRONMENT, "HOME=/root", f"QEMU_CPU={self.processor}")
        command = [*apart, "sh", "-c", script, str(self.root.root), rule, *environment, *map(str, words)]
        try:
            return subprocess.run(
                command, check=False, capture_output=True, text=True, errors="replace", timeout=timeout_seconds,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, -1, "", f"{timeout_seconds} s")


def findings(root: Bare, program: Path | str, *, document: Path, model: str) -> Iterator[tuple[str, bool, str]]:
    """Try a program on each processor; the name of what was tried, whether it passed, and what was seen.

    Raises `SetupError` where the emulator cannot be had.
    """
    _bring(root)
    for processor, variant in PROCESSORS.items():
        machine = Emulated(root, processor)
        told = machine.run(program, "doctor", "--json")
        chosen = json.loads(told.stdout)["facts"].get("engine_variant", "") if not told.returncode else told.stderr
        yield f"{processor}: doctor zeigt {variant}", chosen == variant, str(chosen)[-600:]
        done = machine.run(program, "summarize", document, "--engine", "scripted", "--format", "json")
        yield f"{processor}: zusammenfassen", not done.returncode, done.stderr[-600:]
    if model:
        yield _written(Emulated(root, _WRITES), program, model)


def _written(machine: Emulated, program: Path | str, model: str) -> tuple[str, bool, str]:
    text = Path("/kurz.txt")
    machine.root.place(text).write_text(_TEXT, encoding="utf-8")
    words = ("--engine", "local", "--model", model, "--format", "json")
    done = machine.run(program, "ask", text, "--question", _QUESTION, *words, timeout_seconds=_WRITING_SECONDS)
    nothing = {"engine": {"model": ""}, "answer": [{"text": ""}]}
    told: dict[str, Any] = nothing if done.returncode else json.loads(done.stdout)
    passed = told["engine"]["model"] == model and _ANSWER in told["answer"][0]["text"]
    return f"{machine.processor}: {model} antwortet", passed, (done.stderr or done.stdout)[-600:]


def _bring(root: Bare) -> None:
    """Put the emulator into the root, marked so that it is not itself emulated."""
    source = bare.debian(bare.SUITE, ("qemu-user-static",)) / _STATIC
    target = root.place(_INSIDE)
    shutil.copyfile(source, target)
    with target.open("r+b") as file:
        file.seek(_PAD)
        file.write(b"\x01")
    target.chmod(0o755)
