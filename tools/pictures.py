"""Make the pictures of the documents from the real window, driven by real keys and a real drop under Xvfb.

    .venv/bin/python tools/pictures.py [--engine scripted] [--out docs/bilder]

Needs Xvfb, openbox, xdotool and ImageMagick; without `--engine` the starter model writes, as in an office.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pymupdf

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "docs" / "bilder" / "quelle.html"
NAME = "niederschrift_musterau.pdf"
SCREEN = "1280x800x24"
COLOURS = "256"
PATIENCE_SECONDS = 900.0
_A4_MARGIN = (72, 64, 523, 780)

Environment = Mapping[str, str]


def typeset(file: Path) -> None:
    """Make a PDF of the invented document."""
    document = pymupdf.open()
    for page in SOURCE.read_text("utf-8").split("<hr>"):
        document.new_page().insert_htmlbox(_A4_MARGIN, page, css="* { font-family: serif; font-size: 12px }")
    document.save(file)


@contextmanager
def running(*command: str | Path, environment: Environment) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program as long as the block lasts."""
    process = subprocess.Popen([str(word) for word in command], env=dict(environment), stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def screen() -> Iterator[Environment]:
    """Give the environment of a screen of our own, with a window manager."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        with running("openbox", environment=environment):
            time.sleep(0.5)
            yield environment
    finally:
        server.terminate()
        server.wait()


class Hands:
    """Keys and mouse of the person in front of the screen."""

    def __init__(self, environment: Environment) -> None:
        self._environment = dict(environment)

    def do(self, *words: str) -> str:
        """Do something with xdotool and give what it says."""
        command = ["xdotool", *words]
        done = subprocess.run(command, env=self._environment, check=False, capture_output=True, text=True)
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.do("key", key)
            time.sleep(0.4)

    def window(self, title: str) -> str:
        """Wait for a window whose title holds a text; give its number."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            found = self.do("search", "--onlyvisible", "--name", title)
            if found:
                return found.splitlines()[-1]
            time.sleep(0.3)
        raise TimeoutError(title)

    def drop(self, file: Path) -> None:
        """Drag a file from another program onto the window."""
        with running(sys.executable, ROOT / "tools" / "drag_source.py", file, environment=self._environment):
            self.window("Quelle")
            time.sleep(0.5)
            self.do("mousemove", "100", "30", "mousedown", "1")
            for x in range(140, 660, 40):
                self.do("mousemove", str(x), str(x // 2 + 60))
                time.sleep(0.05)
            self.do("mouseup", "1")
            time.sleep(2)

    def picture(self, window: str, file: Path) -> None:
        """Take a picture of a window."""
        time.sleep(0.8)
        command = ["import", "-window", window, "-strip", "+dither", "-colors", COLOURS, f"PNG8:{file}"]
        subprocess.run(command, env=self._environment, check=True)


def main() -> int:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("local", "scripted"), default="local")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bilder")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    engine = ("--engine", "scripted") if given.engine == "scripted" else ()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        typeset(folder / NAME)
        environment = stack.enter_context(screen())
        words = (sys.executable, "-P", "-m", "genius_desktop", "--home", folder / "heim", *engine)
        stack.enter_context(running(*words, environment=environment))
        _tour(Hands(environment), folder / NAME, given.out)
    return 0


def _tour(hands: Hands, document: Path, out: Path) -> None:
    window = hands.window("^Genius Desktop")
    time.sleep(4)
    hands.picture(window, out / "start.png")
    hands.drop(document)
    hands.window("läuft|fertig")
    hands.picture(window, out / "fortschritt.png")
    hands.window("fertig")
    # From the button that saves to the third place, by keyboard.
    hands.press("Tab", "Tab", "Tab", "space")
    time.sleep(3)
    hands.picture(window, out / "ergebnis.png")
    hands.press("F1")
    hands.picture(hands.window("Tastenkürzel"), out / "tastenkuerzel.png")
    hands.press("Escape")


if __name__ == "__main__":
    raise SystemExit(main())
