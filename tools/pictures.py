"""Make the pictures of the documents from the real window, driven by real keys and a real drop under Xvfb.

    .venv/bin/python -m tools.pictures [--engine scripted] [--out docs/bilder]

Needs Xvfb, openbox, xdotool, ImageMagick, at-spi2-core and busctl, LibreOffice for one of them. Without `--engine` the
starter model writes, as in an office.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pymupdf

from genius_desktop import settings
from genius_desktop.settings import Appearance
from tools.storm import speech

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "docs" / "bilder" / "quelle.html"
NAME, LONG_NAME = "niederschrift_musterau.pdf", "sitzungen_musterau_2026.pdf"
COLOURS = "256"
PATIENCE_SECONDS = 900.0
_START_SECONDS = 60.0
# Enough for a job to be seen at work even where no model has to think.
_TIMES = 150
_A4_MARGIN = (72, 64, 523, 780)

Environment = Mapping[str, str]


def typeset(file: Path, times: int = 1) -> None:
    """Make a PDF of the invented document, so many times over."""
    document = pymupdf.open()
    for page in times * SOURCE.read_text("utf-8").split("<hr>"):
        document.new_page().insert_htmlbox(_A4_MARGIN, page, css="* { font-family: serif; font-size: 12px }")
    document.save(file)


@contextmanager
def running(*command: str | Path, environment: Environment) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program as long as the block lasts."""
    nothing = subprocess.DEVNULL
    words = [str(word) for word in command]
    process = subprocess.Popen(words, env=dict(environment), stdout=nothing, stderr=nothing)
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
def screen(scale: int = 1) -> Iterator[Environment]:
    """Give the environment of a screen of our own, with a window manager; `scale` makes it so much larger."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{1280 * scale}x{800 * scale}x24",
        "-nolisten",
        "tcp",
    ]
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

    def window(self, title: str, patience_seconds: float = PATIENCE_SECONDS) -> str:
        """Wait for a window whose title holds a text; give its number."""
        end = time.monotonic() + patience_seconds
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


# Name of the picture, look, and how much larger everything is.
LOOKS: tuple[tuple[str, Appearance, int], ...] = (
    ("dunkel", "dark", 1),
    ("kontrast", "contrast", 1),
    ("doppelt", "light", 2),
)


class Show:
    """One run of the program, with a screen of its own."""

    def __init__(self, stack: ExitStack, home: Path, *engine: str, scale: int = 1) -> None:
        environment = stack.enter_context(speech.bus(stack.enter_context(screen(scale))))
        environment |= {"HOME": str(home), "QT_SCALE_FACTOR": str(scale)}
        words = (sys.executable, "-P", "-m", "genius_desktop", "--home", str(home / "heim"), *engine)
        stack.enter_context(running(*words, environment=environment))
        self.hands = Hands(environment)
        self.window = self.hands.window("^Genius Desktop")
        time.sleep(4)
        self._reader = speech.Reader(environment)
        self._program = self._find()

    def _find(self) -> speech.Address:
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if programs := self._reader.programs():
                return programs[0]
            time.sleep(0.5)
        raise TimeoutError("the program does not tell of itself")

    def press(self, name: str) -> None:
        """Press the control of this name by keyboard."""
        self._reader.focus(self._program, name)
        self.hands.press("space")
        time.sleep(1.5)

    def picture(self, file: Path, title: str = "") -> None:
        """Take a picture of the window, or of the dialog with this title."""
        self.hands.picture(self.hands.window(title, _START_SECONDS) if title else self.window, file)

    def dialog(self, keys: str, title: str, file: Path) -> None:
        """Open a dialog by its keys, take its picture and close it."""
        self.hands.press(keys)
        self.picture(file, title)
        self.hands.press("Escape")


def main() -> int:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("local", "scripted"), default="local")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bilder")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    engine = ("--engine", "scripted") if given.engine == "scripted" else ()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        typeset(home / NAME)
        typeset(home / LONG_NAME, _TIMES)
        with ExitStack() as stack:
            show = Show(stack, home, *engine)
            _tour(show, home / NAME, given.out)
            _long(show, home / LONG_NAME, given.out)
        for look, appearance, scale in LOOKS:
            _wish(home / "heim" / "settings.json", appearance)
            with ExitStack() as stack:
                _again(Show(stack, home, *engine, scale=scale), given.out / f"{look}.png")
        _word(home, given.out / "word.png")
    return 0


def _tour(show: Show, document: Path, out: Path) -> None:
    hands = show.hands
    show.picture(out / "einfuehrung.png", "^Willkommen|Einführung")
    show.press("Gelesen und verstanden")
    show.picture(out / "start.png")
    hands.drop(document)
    hands.window("fertig")
    time.sleep(1)
    hands.press("ctrl+s")
    show.picture(out / "speichern.png", "Ergebnis speichern")
    hands.do("key", "ctrl+a")
    hands.do("type", "ergebnis.docx")
    hands.press("Return")
    time.sleep(4)
    show.press("Seite 1 zeigen")
    time.sleep(3)
    show.picture(out / "ergebnis.png")
    show.dialog("F1", "Tastenkürzel", out / "tastenkuerzel.png")
    show.dialog("shift+F1", "Handbuch", out / "handbuch.png")
    show.dialog("ctrl+comma", "Einstellungen", out / "einstellungen.png")
    show.dialog("ctrl+shift+p", "Druckvorschau", out / "druckvorschau.png")
    hands.press("ctrl+f")
    hands.do("type", "Ja-Stimmen")
    hands.press("F3")
    hands.press("ctrl+shift+f")
    hands.do("type", "Kosten")
    time.sleep(1)
    show.picture(out / "suche.png")
    hands.press("ctrl+a", "BackSpace")
    hands.press("ctrl+n", "alt+d", "o")
    show.picture(out / "briefkopf.png", "Briefkopf")
    hands.press("Escape")


def _long(show: Show, document: Path, out: Path) -> None:
    """Show the question before a long document, and how it is worked at."""
    hands = show.hands
    hands.drop(document)
    hands.window("wartet auf Ihre Auswahl")
    time.sleep(1)
    show.picture(out / "abschnitte.png")
    hands.press("Return")
    hands.window("läuft")
    show.picture(out / "fortschritt.png")
    hands.press("Escape")
    hands.window("angehalten|fertig")


def _wish(file: Path, appearance: Appearance) -> None:
    settings.save(file, replace(settings.load(file), appearance=appearance))


def _again(show: Show, file: Path) -> None:
    """Show the result that the history has."""
    show.hands.press("ctrl+shift+f", "Tab", "Tab", "End", "Return")
    time.sleep(2)
    show.press("Seite 1 zeigen")
    # The page is read anew, by a program that has only just begun.
    time.sleep(6)
    show.picture(file)


def _word(folder: Path, picture: Path) -> None:
    """Show the saved result as LibreOffice shows it."""
    saved = next(folder.rglob("*.docx"), None)
    if saved is None or shutil.which("soffice") is None:
        print("kein Bild der Word-Datei", file=sys.stderr)
        return
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(saved)]
    subprocess.run(command, check=True, capture_output=True)
    with pymupdf.open(folder / f"{saved.stem}.pdf") as document:
        document[0].get_pixmap(dpi=80).save(folder / "word.png")
    words = ["convert", str(folder / "word.png"), "-strip", "+dither", "-colors", COLOURS, f"PNG8:{picture}"]
    subprocess.run(words, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
