"""The checks: each looks at one thing and names the problem with it, if there is one."""

import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from genius_desktop.health import machine, processor, profile
from genius_desktop.health.probing import Outcome, probe

State = Literal["good", "poor", "bad", "unknown"]
# Below the first no model of the catalogue runs; below the second only the smallest one.
LEAST_MEMORY_BYTES, LITTLE_MEMORY_BYTES = 2_600_000_000, 6_000_000_000
# Below the first not even a history can be kept; below the second there is no room for a model.
LEAST_DISK_BYTES, LITTLE_DISK_BYTES = 200_000_000, 3_000_000_000
OLDEST_GLIBC = (2, 28)
# What Qt asks of the system to show a window, and what llama.cpp computes with.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "window": (
        *("libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libdbus-1.so.3"),
        *("libxkbcommon.so.0", "libxkbcommon-x11.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4"),
        *("libxcb-image.so.0", "libxcb-keysyms.so.1", "libxcb-render-util.so.0", "libxcb-shape.so.0"),
    ),
    "engine": ("libgomp.so.1",),
}
LOADED_BY = {"window": "PySide6.QtWidgets", "engine": "llama_cpp"}
ASKED_LATER = ("libxcb", "libxkbcommon-x11")
# Of each library of ours that is no Python, what is loaded first.
MODULES = ("msgspec", "apsw", "PySide6.QtWidgets", "pymupdf", "lxml.etree", "numpy", "llama_cpp")
_ENDINGS = {"illegal": "illegal-instruction", "crash": "module-crashes", "hang": "module-crashes"}


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, the code of the problem with it, and what was found: names and numbers only."""

    name: str
    state: State
    problem: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Where the checks look; a test makes surroundings of its own."""

    home: Path
    root: Path = Path("/")
    flags: Callable[[Path], frozenset[str] | None] = processor.flags
    memory_bytes: Callable[[], int] = machine.memory_bytes
    free_bytes: Callable[[Path], int] = machine.free_bytes
    glibc: Callable[[], tuple[int, ...]] = machine.glibc
    probe: Callable[[Iterable[str]], dict[str, Outcome]] = probe
    system: str = sys.platform


def check(around: Around) -> list[Check]:
    """Look at everything, the plain things first; what is native is loaded by other processes only."""
    found = [
        _processor(around.flags(around.root)),
        _memory(around.memory_bytes()),
        _profile(around),
        _disk(around.free_bytes(around.home)),
        _system(around.glibc()),
        _graphics(machine.cards(around.root)),
    ]
    libraries = LIBRARIES if around.system == "linux" else {}
    items = [f"library:{name}" for names in libraries.values() for name in names]
    if found[0].state != "bad":
        items += [f"module:{name}" for name in MODULES]
    outcomes = around.probe(items)
    found += [_libraries(kind, names, outcomes) for kind, names in libraries.items()]
    return found + [_module(item.partition(":")[2], outcomes) for item in items if item.startswith("module:")]


def _processor(flags: frozenset[str] | None) -> Check:
    if flags is None:
        return Check("processor", "unknown", found=processor.machine())
    if lacks := processor.missing(flags):
        return Check("processor", "bad", "processor-too-old", " ".join(lacks))
    if slow := [name for name in ("avx", "avx2") if name not in flags]:
        return Check("processor", "poor", "processor-slow", " ".join(slow))
    return Check("processor", "good", found=" ".join(name for name in processor.QUICK if name in flags))


def _memory(total: int) -> Check:
    if total <= 0:
        return Check("memory", "unknown")
    if total < LEAST_MEMORY_BYTES:
        return Check("memory", "bad", "memory-too-small", str(total))
    if total < LITTLE_MEMORY_BYTES:
        return Check("memory", "poor", "memory-little", str(total))
    return Check("memory", "good", found=str(total))


def _profile(around: Around) -> Check:
    if not profile.writable(around.home):
        return Check("profile", "bad", "profile-not-writable")
    kind = profile.kind(around.home, around.root)
    if kind in {"network", "roaming"}:
        return Check("profile", "poor", f"profile-{kind}", kind)
    return Check("profile", "good" if kind else "unknown", found=kind)


def _disk(free: int) -> Check:
    if free < 0:
        return Check("disk", "unknown")
    if free < LITTLE_DISK_BYTES:
        return Check("disk", "bad" if free < LEAST_DISK_BYTES else "poor", "disk-little", str(free))
    return Check("disk", "good", found=str(free))


def _system(version: tuple[int, ...]) -> Check:
    told = ".".join(str(part) for part in version)
    if not version:
        return Check("system", "unknown", found=f"{platform.system()} {platform.release()}")
    if version < OLDEST_GLIBC:
        return Check("system", "bad", "system-too-old", told)
    return Check("system", "good", found=told)


def _graphics(drivers: list[str]) -> Check:
    """Look for cards without any driver; that one is slow, only a measurement can tell."""
    if drivers and not any(drivers):
        return Check("graphics", "poor", "driver-missing")
    return Check("graphics", "good" if drivers else "unknown", found=" ".join(sorted(set(drivers) - {""})))


def _libraries(kind: str, names: tuple[str, ...], outcomes: dict[str, Outcome]) -> Check:
    missed = [name for name in names if outcomes.get(f"library:{name}", "missing") != "good"]
    if outcomes.get(f"module:{LOADED_BY[kind]}") == "good":
        # What loads all the same was brought along; only what shows the window is asked for later, and not on Wayland.
        missed = [name for name in missed if name.startswith(ASKED_LATER)]
        return Check(f"libraries-{kind}", "poor" if missed else "good", _code(missed), " ".join(missed))
    return Check(f"libraries-{kind}", "bad" if missed else "good", _code(missed), " ".join(missed))


def _code(missed: list[str]) -> str:
    return "library-missing" if missed else ""


def _module(name: str, outcomes: dict[str, Outcome]) -> Check:
    outcome = outcomes.get(f"module:{name}", "missing")
    short = f"module-{name.partition('.')[0]}"
    if outcome == "good":
        return Check(short, "good", found=name)
    return Check(short, "bad", _ENDINGS.get(outcome, "module-missing"), name)
