"""Cuts, flips, fills and kills while weights are fetched: never may anything wrong be marked as ready."""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from genius_desktop.models import disk, fetch, shelf
from genius_desktop.models.account import Account
from genius_desktop.models.catalog import Entry
from genius_desktop.models.download import Line
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from tests.models.signing import Signer
from tests.weights_server import WeightsServer, serving

# Any of these is a fault of ours.
FAULTS = ("ready but wrong", "parts left after damage", "ends without a name", "not finished in the end")
_CUTS, _FLIPS, _FULL, _KILLS = 20, 64, 16, 20
_CONTENT_BYTES = 2_000_000
_PATIENCE_SECONDS = 120.0
_NAMED = {"model-damaged", "fetch-failed", "disk-full", "file-too-big"}
_IMPATIENT = Line(rest=lambda _seconds: None)
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Stage:
    """A server with a file and a profile that wants it."""

    server: WeightsServer
    places: Places
    chance: random.Random
    content: bytes

    @property
    def entry(self) -> Entry:
        """What the catalogue says of the file."""
        sha256 = hashlib.sha256(self.content).hexdigest()
        told = (len(self.content), sha256, 1, "chatml", "", (self.server.url,))
        return Entry("probe", "Probe", "starter", "MIT", ("de",), *told)

    def get(self, counts: Counts) -> None:
        """Fetch, and count how it ended."""
        try:
            fetch.fetch(self.entry, self.places, account=Account(), line=_IMPATIENT)
            counts["finished"] += 1
        except SetupProblem as fault:
            counts[f"ended: {fault.code}"] += 1
            counts["ends without a name"] += fault.code not in _NAMED
        self.look(counts)

    def look(self, counts: Counts) -> None:
        """Count what is marked as ready and is not what it should be."""
        file = shelf.find(self.entry, self.places)
        if file is not None:
            counts["ready but wrong"] += shelf.digest(file) != self.entry.sha256

    def clear(self) -> None:
        """Begin anew."""
        for file in self.places.models.glob("*"):
            file.unlink()


def measure(arguments: argparse.Namespace) -> dict[str, int]:
    """Throw everything; give how often each thing happened."""
    return storm(kills=arguments.kills or _KILLS, flips=_FLIPS, full=_FULL)


def storm(*, kills: int, flips: int, full: int, seed: int = 1) -> dict[str, int]:
    """Throw so much; give how often each thing happened."""
    counts: Counts = Counter(dict.fromkeys(FAULTS, 0))
    chance = random.Random(seed)  # noqa: S311 (moments, not secrets)
    content = b"GGUF" + chance.randbytes(_CONTENT_BYTES)
    with tempfile.TemporaryDirectory() as folder, serving(content) as server:
        home = Path(folder) / "heim"
        stage = Stage(server, Places(home, home / "models", (home / "models",)), chance, content)
        stage.places.models.mkdir(parents=True)
        _flip(stage, counts, flips)
        if full:
            _cut(stage, counts)
            _fill(stage, counts, full)
        if kills:
            _kill(stage, counts, kills)
    return dict(counts)


def _cut(stage: Stage, counts: Counts) -> None:
    most = _CONTENT_BYTES // _CUTS
    stage.server.cuts = [stage.chance.randrange(most) for _ in range(_CUTS)]
    # Where too little comes too often it is given up, and the user tries again.
    for _ in range(_CUTS):
        stage.get(counts)
        if shelf.is_ready(stage.entry, stage.places):
            break
    counts["cut connections"] += _CUTS - len(stage.server.cuts)
    counts["not finished in the end"] += not shelf.is_ready(stage.entry, stage.places)
    stage.server.cuts = []
    stage.clear()


def _flip(stage: Stage, counts: Counts, flips: int) -> None:
    """Flip one bit, on the server or in a part that rests on the disk."""
    for number in range(flips):
        place, bit = stage.chance.randrange(len(stage.content)), 1 << stage.chance.randrange(8)
        wrong = stage.content[:place] + bytes([stage.content[place] ^ bit]) + stage.content[place + 1 :]
        if number % 2:
            stage.server.content = wrong
        else:
            stage.server.cuts = [place + 1, *[0] * 9]
            stage.get(counts)
            stage.server.cuts = []
            (stage.places.models / "probe.gguf.part").write_bytes(wrong[: place + 1])
        stage.get(counts)
        counts["flipped bits"] += 1
        counts["ready but wrong"] += shelf.find(stage.entry, stage.places) is not None
        counts["parts left after damage"] += bool(list(stage.places.models.iterdir()))
        stage.server.content = stage.content
        stage.clear()


@contextmanager
def _limited(size: int) -> Iterator[None]:
    """Let no file get larger, as a disk does that is full or knows no large ones."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _fill(stage: Stage, counts: Counts, full: int) -> None:
    reserve = disk.RESERVE_BYTES
    for _ in range(full):
        with _limited(stage.chance.randrange(1, _CONTENT_BYTES)):
            stage.get(counts)
        counts["full disks"] += 1
        counts["ready but wrong"] += shelf.find(stage.entry, stage.places) is not None
    disk.RESERVE_BYTES = 2**62
    stage.get(counts)
    disk.RESERVE_BYTES = reserve
    stage.get(counts)
    counts["not finished in the end"] += not shelf.is_ready(stage.entry, stage.places)
    stage.clear()


def _kill(stage: Stage, counts: Counts, kills: int) -> None:
    """Kill the real command at random moments, then let it finish; its catalogue is one of a house, signed."""
    house = stage.places.home.parent / "haus" / "genius-desktop"
    _lay_down(stage.entry, house)
    environment = os.environ | {"XDG_CONFIG_DIRS": str(house.parent), "GENIUS_DESKTOP_MODELS": str(stage.places.models)}
    command = [sys.executable, "-P", "-m", "genius_desktop", "models", "download", "probe", "--any-network"]
    command += ["--home", str(stage.places.home), "--quiet"]
    stage.server.rest_seconds = 0.02
    for _ in range(kills):
        before = len(stage.server.ranges)
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _await_request(stage.server, before, process)
        time.sleep(stage.chance.uniform(0.0, 0.5))
        process.kill()
        process.wait()
        counts["killed"] += 1
        counts["killed while something came"] += len(stage.server.ranges) > before
        stage.look(counts)
        if shelf.is_ready(stage.entry, stage.places):
            counts["finished in spite of kills"] += 1
            stage.clear()
    stage.server.rest_seconds = 0.0
    done = subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL, timeout=_PATIENCE_SECONDS)
    counts["not finished in the end"] += done.returncode != 0 or not shelf.is_ready(stage.entry, stage.places)
    stage.look(counts)


def _await_request(server: WeightsServer, before: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while len(server.ranges) == before and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)


def _lay_down(entry: Entry, house: Path) -> None:
    """Write the catalogue of a house with one entry, and sign it."""
    rows = {name: getattr(entry, name) for name in entry.__struct_fields__ if name != "wheels"}
    rows |= {"languages": list(entry.languages), "urls": list(entry.urls)}
    lines = "\n".join(f"{name} = {value!r}" for name, value in rows.items())
    data = f"format = 1\nserial = 1\n[[models]]\n{lines}\n".encode()
    signer = Signer()
    house.mkdir(parents=True)
    (house / "catalog.toml").write_bytes(data)
    (house / "catalog.toml.minisig").write_bytes(signer.sign(data))
    (house / "catalog.pub").write_text(signer.public)
