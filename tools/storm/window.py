"""Random keys, clicks and drops at the real window, while a screen reader asks for its tree."""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tools.pictures import NAME, Environment, Hands, running, screen, typeset
from tools.storm import speech

FAULTS = ("Abstürze", "Programmfehler im Protokoll", "Verklemmungen", "unbenannte Bedienelemente", "übrige Prozesse")
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "busctl")
# Neither what ends the program or prints, nor what deletes files in a dialog.
_KEYS = (
    *("Tab", "Tab", "Tab", "shift+Tab", "space", "Return", "Escape", "Up", "Down", "Left", "Right", "Home", "End"),
    *("F1", "F3", "F6", "F10", "alt+d", "alt+a", "alt+h", "ctrl+n", "ctrl+o", "ctrl+s", "ctrl+v", "ctrl+c", "ctrl+f"),
    *("ctrl+shift+c", "ctrl+r", "ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+Next", "ctrl+Prior", "ctrl+z", "Next"),
    *("a", "b", "adiaeresis", "1", "comma", "BackSpace"),
)
_WIDTH_PX, _HEIGHT_PX = 1280, 800
_FROZEN_SECONDS, _GONE_SECONDS, _START_SECONDS = 5.0, 15.0, 60.0
_DROP_EVERY, _READ_EVERY, _ASK_EVERY = 40, 60, 5
_CONTROLS = {
    "push button",
    "check box",
    "radio button",
    "text",
    "combo box",
    "slider",
    "page tab",
    "spin button",
}


@dataclass
class Tally:
    """What has come to light."""

    actions: int = 0
    crashes: int = 0
    frozen: int = 0
    restarts: int = 0
    controls: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)
    slowest_seconds: float = 0.0
    left: int = 0


def missing() -> list[str]:
    """Name the tools that this PC lacks for the storm."""
    launcher = any(Path(folder, "at-spi-bus-launcher").exists() for folder in ("/usr/libexec", "/usr/lib/at-spi2-core"))
    return [*(name for name in NEEDED if shutil.which(name) is None), *([] if launcher else ["at-spi2-core"])]


def measure(arguments: argparse.Namespace) -> dict[str, int | float]:
    """Storm for so many minutes; the same start gives the same actions."""
    if lacking := missing():
        raise SystemExit(f"Dafür fehlt: {', '.join(lacking)}")
    tally = Tally()
    end = time.monotonic() + arguments.minutes * 60
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        typeset(folder / NAME)
        environment = stack.enter_context(speech.bus({**stack.enter_context(screen()), "HOME": str(folder)}))
        chance = random.Random(arguments.start)  # noqa: S311 (a storm, no secret)
        while time.monotonic() < end:
            _run(folder, environment, chance, end=end, tally=tally)
        log = folder / "heim" / "protokoll.log"
        bugs = log.read_text("utf-8", "replace").count("Traceback (most recent") if log.exists() else 0
    return {
        "Handlungen": tally.actions,
        "Neustarts nach „Beenden“": tally.restarts,
        "Abstürze": tally.crashes,
        "Programmfehler im Protokoll": bugs,
        "Verklemmungen": tally.frozen,
        "längste Antwort (s)": round(tally.slowest_seconds, 2),
        "gelesene Bedienelemente": len(tally.controls),
        "unbenannte Bedienelemente": len(tally.unnamed),
        "übrige Prozesse": tally.left,
        **{f"unbenannt: {name}": 1 for name in sorted(tally.unnamed)},
    }


def _run(folder: Path, environment: Environment, chance: random.Random, *, end: float, tally: Tally) -> None:
    """Start the program, storm until it ends or the time is up, and end it as its user would."""
    words = (sys.executable, "-P", "-m", "genius_desktop", "--home", str(folder / "heim"), "--engine", "scripted")
    program = subprocess.Popen(words, env=dict(environment), cwd=folder, stderr=subprocess.DEVNULL)
    family: set[psutil.Process] = set()
    try:
        hands = Hands(environment)
        reader = speech.Reader(environment)
        known = _introduce(reader, program)
        while time.monotonic() < end and program.poll() is None:
            _act(hands, chance, folder / NAME, environment=environment, number=tally.actions)
            tally.actions += 1
            family.update(_family(program))
            if tally.actions % _ASK_EVERY == 0:
                _look(reader, known, program, tally=tally)
        tally.slowest_seconds = max(tally.slowest_seconds, reader.slowest_seconds)
        _judge(program, tally)
    finally:
        program.kill()
        program.wait()
        tally.left += _left(family)


def _introduce(reader: speech.Reader, program: "subprocess.Popen[bytes]") -> speech.Address:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and program.poll() is None:
        if programs := reader.programs():
            return programs[0]
        time.sleep(0.5)
    raise TimeoutError("the program does not tell of itself")


def _act(hands: Hands, chance: random.Random, file: Path, *, environment: Environment, number: int) -> None:
    """Do one thing, as a hasty person or a cat on the keyboard would."""
    if number % _DROP_EVERY == _DROP_EVERY // 4:
        source = Path(__file__).parents[1] / "drag_source.py"
        with running(sys.executable, source, file, environment=environment):
            time.sleep(1)
            hands.do("mousemove", "100", "30", "mousedown", "1", "mousemove", "300", "200", "mousemove", "640", "400")
            hands.do("mouseup", "1")
            time.sleep(0.5)
    elif chance.random() < 0.25:  # noqa: PLR2004 (one in four is a click)
        x, y = chance.randrange(_WIDTH_PX), chance.randrange(_HEIGHT_PX)
        hands.do("mousemove", str(x), str(y), "click", chance.choice("1113"))
    else:
        hands.do("key", *(chance.choice(_KEYS) for _ in range(chance.randrange(1, 4))))


def _look(reader: speech.Reader, known: speech.Address, program: "subprocess.Popen[bytes]", *, tally: Tally) -> None:
    """Ask the program whether it still answers, and now and then for all it shows."""
    try:
        if reader.answer_seconds(known) > _FROZEN_SECONDS:
            tally.frozen += 1
        if tally.actions % _READ_EVERY == 0:
            for node in reader.tree(known):
                if node.focusable and node.showing and node.role in _CONTROLS:
                    tally.controls.add(f"{node.role}: {node.name}")
                    if not node.name.strip():
                        tally.unnamed.add(f"{node.role} {node.address[1].rsplit('/', 1)[-1]}")
    except LookupError:
        # Who was asked to close the program leaves the bus before the process ends.
        try:
            program.wait(_GONE_SECONDS)
        except subprocess.TimeoutExpired:
            tally.frozen += 1


def _judge(program: "subprocess.Popen[bytes]", tally: Tally) -> None:
    if program.poll() is None:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(_GONE_SECONDS)
        except subprocess.TimeoutExpired:
            tally.frozen += 1
    elif program.returncode == 0:
        tally.restarts += 1
    else:
        tally.crashes += 1


def _family(program: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    try:
        return psutil.Process(program.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _left(family: set[psutil.Process]) -> int:
    """Count the children that outlive their parent."""
    _, alive = psutil.wait_procs(list(family), timeout=_GONE_SECONDS)
    for process in alive:
        process.kill()
    return len(alive)
