"""Packages installed in a bare Debian without network, used by an ordinary user, replaced, refused and removed."""

import argparse
import json
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools import samples
from tools.bench.start import screen, shown
from tools.bundle import deb, folder
from tools.bundle.parts import Order
from tools.console import SetupError, say
from tools.storm import emulation
from tools.storm.bare import HOME, Bare, bare
from tools.storm.ground import MODEL

FAULTS = ("failed",)
_SAMPLE = "beschlussvorlage.pdf"
# Prose, of which a small model sooner makes sentences; the 135M model does of neither (docs/measurements.md).
_SAMPLE_FOR_MODELS = "niederschrift.docx"
_STARTER = HOME / ".local/bin/genius-desktop"
_BUNDLE = HOME / "stick"
_WINDOW_SECONDS = 60
# What every desktop brings, and a bare root does not: asked for by the folder, whose installer cannot ask.
_FONTS = "fonts-dejavu-core"


class Round:
    """One root and what was found out in it: each step passes, or says what it saw."""

    def __init__(self, root: Bare) -> None:
        self.root = root
        self.steps: dict[str, str] = {}

    def step(self, name: str, done: "subprocess.CompletedProcess[str]", *, said: str = "", code: int = 0) -> None:
        """Keep whether a command ended as it should, and said what it should."""
        passed = done.returncode == code and said in done.stdout + done.stderr
        words = f"{done.returncode}: {(done.stdout + done.stderr).strip()[-600:]}"
        self.note(name, passed=passed, seen=words)

    def note(self, name: str, *, passed: bool, seen: str = "") -> None:
        """Keep one finding, and tell it."""
        self.steps[name] = "" if passed else seen or "nein"
        say(f"  {'✓' if passed else '✗'} {name}" + ("" if passed else f"\n{seen}"))


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Build both packages, or take them from `--seeds`, and try them."""
    model = arguments.model or "none"
    packages = arguments.seeds or _built()
    began = time.monotonic()
    with bare() as root:
        found = Round(root)
        _try_package(found, packages, model)
        _try_folder(found, packages)
    failed = {name: seen for name, seen in found.steps.items() if seen}
    return {
        "steps": len(found.steps),
        "failed": failed,
        "minutes": round((time.monotonic() - began) / 60, 1),
        "package_mb": round(_package(packages).stat().st_size / 1e6, 1),
        "folder_mb": round(sum(file.lstat().st_size for file in _folder(packages).rglob("*")) / 1e6, 1),
    }


def _built() -> Path:
    from tools import engine
    from tools.places import cache

    out = cache() / "install-trial"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    order = Order(None, out, engine.PORTABLE)
    folder.build(order)
    deb.build(order)
    return out


def _package(packages: Path) -> Path:
    return _one(packages, "genius-desktop_*.deb")


def _folder(packages: Path) -> Path:
    return _one(packages, "genius-desktop-*-ordner")


def _one(packages: Path, pattern: str) -> Path:
    found = sorted(packages.glob(pattern))
    if not found:
        raise SetupError(f"In {packages} liegt nichts mit dem Namen {pattern}.")
    return found[-1]


def _try_package(found: Round, packages: Path, model: str) -> None:
    root = found.root
    inside = Path("/paket.deb")
    shutil.copy(_package(packages), root.place(inside))
    root.fetch("install", "--yes", "--no-install-recommends", "--download-only", inside, _FONTS)
    reach = root.run("sh", "-c", "exec 3<>/dev/tcp/192.0.2.1/80 || ls /sys/class/net", user=False)
    found.note("ohne Netz", passed="eth" not in reach.stdout, seen=reach.stdout)
    found.step("Paket einrichten", root.install(inside))
    _give_samples(root)
    _main_job(found, "/usr/bin/genius-desktop", "Paket")
    _with_model(found, "/usr/bin/genius-desktop", model)
    _on_other_processors(found, "/usr/bin/genius-desktop", model)
    _window(found, "/usr/bin/genius-desktop", "Paket")
    page = root.run("sh", "-c", "zcat /usr/share/man/man1/genius-desktop.1.gz | head -c 3000")
    found.step("Handbuchseite", page, said="BEZEICHNUNG")
    _replace_while_running(found, inside)
    _newer_profile(found, "/usr/bin/genius-desktop")
    removed = root.run("apt-get", "purge", "--yes", "genius-desktop", user=False)
    found.step("Paket entfernen", removed, said=".local/share/genius-desktop")
    found.note("nach dem Entfernen bleibt nichts", passed=not root.place("/usr/lib/genius-desktop").exists())
    data = root.place(HOME / ".local/share/genius-desktop/archive.sqlite3")
    found.note("der Verlauf bleibt", passed=data.is_file())


def _give_samples(root: Bare) -> None:
    for name in (_SAMPLE, _SAMPLE_FOR_MODELS):
        shutil.copy(samples.SAMPLES / name, root.place(HOME / name))
    root.run("chown", "-R", f"{HOME.name}:", HOME, user=False)


def _main_job(found: Round, program: str | Path, what: str) -> None:
    told = found.root.run(program, "doctor", "--json")
    found.step(f"{what}: doctor", told)
    words = (program, "summarize", HOME / _SAMPLE, "--engine", "scripted", "--format", "json")
    done = found.root.run(*words)
    found.step(f"{what}: zusammenfassen", done)
    if not done.returncode:
        coverage = json.loads(done.stdout)["coverage"]
        whole = coverage["pages_read"] == coverage["pages_total"] > 0
        found.note(f"{what}: alle Seiten gelesen", passed=whole, seen=str(coverage))
    for form in ("docx", "pdf"):
        target = HOME / f"{what}.{form}"
        done = found.root.run(*words[:-2], "--format", form, "--out", target)
        found.step(f"{what}: speichern als {form}", done, said="Gespeichert")


def _with_model(found: Round, program: str | Path, model: str) -> None:
    """Let a real model write: the engine of the package, in the package's own Python."""
    if model == "none":
        return
    _give_model(found.root, model)
    words = (
        program,
        "summarize",
        HOME / _SAMPLE_FOR_MODELS,
        "--engine",
        "local",
        "--model",
        model,
        "--length",
        "short",
    )
    done = found.root.run(*words, "--fresh", "--format", "json", timeout_seconds=1800)
    found.step("Paket: mit Sprachmodell", done)
    if not done.returncode:
        wrote = json.loads(done.stdout)["engine"]["model"]
        found.note("Paket: das Sprachmodell schrieb", passed=wrote == model, seen=str(wrote))


def _give_model(root: Bare, model: str) -> None:
    from genius_desktop import paths
    from genius_desktop.models import catalog, shelf

    entry = catalog.load(paths.catalog()).entry(model)
    source = shelf.find(entry, paths.places())
    if source is None:
        raise SetupError(f"Das Modell {model} liegt nicht im Regal.")
    target = root.place("/usr/share/genius-desktop/models") / shelf.file_name(entry)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _on_other_processors(found: Round, program: str | Path, model: str) -> None:
    """Start the package under emulation; the smallest model answers there: emulation takes a hundred times as long."""
    smallest = "" if model == "none" else MODEL
    if smallest:
        _give_model(found.root, smallest)
    for name, passed, seen in emulation.findings(found.root, program, document=HOME / _SAMPLE, model=smallest):
        found.note(name, passed=passed, seen=seen)


def _window(found: Round, program: str | Path, what: str) -> None:
    """Show the window on a screen outside, whose socket lies inside too."""
    root = found.root
    sockets = root.place("/tmp/.X11-unix")  # noqa: S108 (where X11 has its sockets)
    with screen() as display, tempfile.TemporaryFile() as log:
        number = display.removeprefix(":")
        sockets.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", "/tmp/.X11-unix", sockets], check=True)  # noqa: S607, S108
        command = root.command(program, "--engine", "scripted", environment=(f"DISPLAY=:{number}",))
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            seen = _until(lambda: shown("Genius Desktop", display), _WINDOW_SECONDS)
            log.seek(0)
            found.note(f"{what}: Fenster", passed=seen, seen=log.read().decode("utf-8", "replace")[-600:])
        finally:
            process.kill()
            process.wait()
            subprocess.run(["umount", sockets], check=True)  # noqa: S607


def _until(there: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if there():
            return True
        time.sleep(0.2)
    return False


def _replace_while_running(found: Round, package: Path) -> None:
    """Try to install over a worker that waits for orders: both in one namespace, or dpkg would not see it."""
    root = found.root
    script = (
        'sleep 20 | setpriv --reuid="$1" --regid="$1" --init-groups /usr/bin/genius-desktop worker >/dev/null & '
        "sleep 4; dpkg --install /paket.deb; code=$?; /usr/bin/genius-desktop --version; exit $code"
    )
    done = root.run("sh", "-c", script, "sh", HOME.name, user=False)
    found.step("über ein laufendes Programm: abgelehnt", done, said="läuft gerade", code=1)
    found.note("über ein laufendes Programm: die alte Fassung läuft weiter", passed="Genius Desktop 0" in done.stdout)
    found.step("danach geschlossen: eingerichtet", root.run("dpkg", "--install", package, user=False))


def _newer_profile(found: Round, program: str | Path) -> None:
    """Give the program a profile of a version that is newer than it."""
    archive = found.root.place(HOME / ".local/share/genius-desktop/archive.sqlite3")
    if not archive.is_file():
        found.note("älteres Programm, neueres Profil: benannt", passed=False, seen="kein Verlauf")
        return
    with sqlite3.connect(archive) as connection:
        (now,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    refused = found.root.run(program, "jobs", "list")
    found.step("älteres Programm, neueres Profil: benannt", refused, said="neuer", code=4)
    with sqlite3.connect(archive) as connection:
        connection.execute(f"PRAGMA user_version = {now}")
    connection.close()


def _try_folder(found: Round, packages: Path) -> None:
    root = found.root
    target = root.place(_BUNDLE)
    shutil.copytree(_folder(packages), target, symlinks=True)
    root.run("chown", "-R", f"{HOME.name}:", HOME, user=False)
    in_place = root.run(_BUNDLE / "programm/genius-desktop", "--version")
    found.step("Ordner: läuft, wo er liegt", in_place, said="Genius Desktop")
    paper = target / "LICENSE"
    whole = paper.read_bytes()
    paper.write_bytes(whole + b"!")
    found.step("beschädigter Ordner: abgelehnt", root.run(_BUNDLE / "install.sh"), said="beschädigt", code=4)
    found.note("beschädigter Ordner: nichts eingerichtet", passed=not root.place(_STARTER).exists())
    paper.write_bytes(whole)
    found.step("Ordner einrichten", root.run(_BUNDLE / "install.sh"))
    _main_job(found, _STARTER, "Ordner")
    _window(found, _STARTER, "Ordner")
    gone = root.run(HOME / ".local/share/genius-desktop-app/uninstall.sh", "--with-data")
    found.step("Ordner entfernen, mit Daten", gone, said="entfernt")
    left = [place for place in (_STARTER, HOME / ".local/share/genius-desktop") if root.place(place).exists()]
    found.note("nach dem Entfernen bleibt nichts im Konto", passed=not left, seen=str(left))
