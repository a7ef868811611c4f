"""The heartbeat of the real window while a model loads, a long document is read and many sequences stream."""

import argparse
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psutil
import pymupdf

from tools.bench.beats import START, Beats, figures
from tools.bench.heart import BEAT_MS
from tools.pictures import Environment, Hands, screen

NEEDED = ("Xvfb", "openbox", "xdotool")
SCRIPTED = "scripted"
_PATIENCE_SECONDS = 900.0
# As many sections as a user can still choose among.
_PAGES_A_SECTION = 13
_LINES = (
    "Der Ausschuss für Bauen und Umwelt hat am {day}. März {year} über die Sanierung der Brücke {page} beraten.",
    "Die Kosten betragen nach der Schätzung des Bauamts {sum}.000 Euro; davon trägt das Land {share} Prozent.",
    "Die Arbeiten sollen bis zum {day}. Oktober {year} beendet sein, damit der Weg {page} im Winter offen ist.",
    "Frau Beispiel weist darauf hin, dass nach § {share} der Satzung {day} Anlieger zu hören sind.",
    "Der Rat beschließt mit {day} zu {share} Stimmen, den Auftrag {page}/{year} zu vergeben.",
)
_SENTENCES_A_PAGE = 30
_A4_MARGIN = (72, 64, 523, 780)


def missing() -> list[str]:
    """Name the tools that this PC lacks for this measurement."""
    return [name for name in NEEDED if shutil.which(name) is None]


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Measure with the starter model, or with `--model scripted`, which streams as fast as it can."""
    if lacking := missing():
        raise SystemExit(f"Dafür fehlt: {', '.join(lacking)}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        file = folder / "lang.pdf"
        write_long_paper(file, arguments.pages)
        environment = stack.enter_context(screen())
        engine = ("--engine", SCRIPTED) if arguments.model == SCRIPTED else ()
        machine = stack.enter_context(_beating())
        program = stack.enter_context(_Program.started(folder / "heim", environment, *engine))
        niceness = _work(program, Hands(environment), file, seconds=arguments.seconds)
        told = program.end()
    return {
        "pages": arguments.pages,
        **told["figures"],
        **{f"worked_{name}": value for name, value in told["worked"].items() if name.endswith(("p99_ms", "max_ms"))},
        "most_prompts_at_once": told["prompts"],
        "holdups": told["holdups"],
        **niceness,
        **{f"machine_{name}": value for name, value in figures(machine.gaps).items() if name.startswith("beside")},
        "load_of_the_machine": [round(part, 1) for part in psutil.getloadavg()],
    }


def _work(program: "_Program", hands: Hands, file: Path, *, seconds: float) -> dict[str, int]:
    """Do what a user does with a long document; give how far parent and children step back."""
    hands.window("Einführung")
    hands.press("Return")
    program.wait("ready", "shown")
    hands.window("^Genius Desktop")
    hands.drop(file)
    program.wait("choose", "stream", "shown")
    if program.phase == "choose":
        # What has the focus then reads all of it.
        hands.press("space")
        program.wait("stream", "shown")
    niceness = program.niceness()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # Someone who looks around meanwhile.
        hands.press("Tab", "Next")
        program.listen(2.0)
    return niceness


def write_long_paper(file: Path, pages: int) -> None:
    """Make a document of so many pages with headings and figures."""
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page()
            said = [
                _LINES[line % len(_LINES)].format(
                    day=(number + line) % 27 + 1, year=2020 + line % 6, page=number, sum=number + line, share=line + 3
                )
                for line in range(_SENTENCES_A_PAGE)
            ]
            top = _A4_MARGIN[1]
            if number % _PAGES_A_SECTION == 1:
                page.insert_text((72, 80), _heading(number), fontsize=16)
                top += 40
            page.insert_textbox((_A4_MARGIN[0], top, *_A4_MARGIN[2:]), " ".join(said), fontsize=10)
        document.save(file)


def _heading(page: int) -> str:
    number = page // _PAGES_A_SECTION + 1
    return f"{number}. Bericht über das Vorhaben {number}"


@contextmanager
def _beating() -> Iterator[Beats]:
    """Beat beside the window with nothing to do, to know what the machine itself holds up."""
    beats, over = Beats("beside"), threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_MS / 1000):
            beats.beat(time.perf_counter())

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        yield beats
    finally:
        over.set()
        thread.join()


class _Program:
    """The program with a heart, and what it says of its phases."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._told: dict[str, Any] = {}
        self.phase = START
        self._hearing = threading.Thread(target=self._hear, args=(process.stdout,))
        self._hearing.start()

    @classmethod
    @contextmanager
    def started(cls, home: Path, environment: Environment, *words: str) -> Iterator["_Program"]:
        """Start it with a home of its own and end it with the block."""
        command = [sys.executable, "-P", "-m", "tools.bench.heart", "--home", str(home), *words]
        pipe = subprocess.PIPE
        # The folder of the tools is known to whoever measures, but not to a program that is started safely.
        known = {**environment, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        with subprocess.Popen(command, env=known, stdin=pipe, stdout=pipe, text=True) as process:
            program = cls(process)
            try:
                yield program
            finally:
                process.kill()
                # Children hold its output open until they have noticed that it is gone.
                program._hearing.join()

    def _hear(self, said: IO[str]) -> None:
        for line in said:
            self._said.put(json.loads(line))
        self._said.put(None)

    def listen(self, patience_seconds: float) -> None:
        """Take in what is said within so many seconds, at most one thing.

        Raises `SystemExit` where the program has ended.
        """
        try:
            said = self._said.get(timeout=patience_seconds)
        except queue.Empty:
            return
        if said is None:
            raise SystemExit(f"das Programm ist zu Ende, in der Phase „{self.phase}“")
        self.phase = said.get("phase", self.phase)
        self._told = said if "figures" in said else self._told

    def wait(self, *phases: str) -> None:
        """Wait until one of the phases has begun.

        Raises `SystemExit`.
        """
        end = time.monotonic() + _PATIENCE_SECONDS
        while self.phase not in phases:
            self.listen(1.0)
            if time.monotonic() > end:
                raise SystemExit(f"keine Phase {' oder '.join(phases)}, sondern „{self.phase}“")

    def niceness(self) -> dict[str, int]:
        """Tell how far window, worker and readers step back for others; more is further."""
        window = psutil.Process(self._process.pid)
        told = {"nice_window": int(window.nice())}
        for child in window.children(recursive=True):
            with suppress(psutil.Error):
                word = child.cmdline()[-1:]
                if word in (["worker"], ["reader"]):
                    told[f"nice_{word[0]}"] = int(child.nice())
        return told

    def end(self) -> dict[str, Any]:
        """Ask for the figures; the program ends with them."""
        if self._process.stdin is None:
            raise RuntimeError("no way to ask")
        self._process.stdin.write("figures\n")
        self._process.stdin.flush()
        while not self._told:
            self.listen(_PATIENCE_SECONDS)
        self._process.wait(_PATIENCE_SECONDS)
        return self._told
