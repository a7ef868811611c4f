"""What install.sh and uninstall.sh do with a folder that brings its own Python; the program in it is a small script."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.bundle import parts, wheels
from tools.bundle.parts import Order
from tools.engine import PORTABLE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the installer of Linux")

PROGRAM = """\
#!/bin/sh
case "$1" in
    doctor) echo '{}' ;;
    *) echo "Genius Desktop $*" ;;
esac
"""


@dataclass(frozen=True)
class Office:
    """A bundle, and the home of a person who installs it."""

    bundle: Path
    home: Path

    @property
    def starter(self) -> Path:
        return self.home / ".local/bin/genius-desktop"

    @property
    def installed(self) -> Path:
        return self.home / ".local/share/genius-desktop-app"

    @property
    def data(self) -> Path:
        return self.home / ".local/share/genius-desktop"

    def run(self, program: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"]}
        return subprocess.run(
            [program, *words], check=False, capture_output=True, text=True, env=environment, timeout=60
        )

    def install(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return self.run(self.bundle / "install.sh", *words)

    def uninstall(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return self.run(self.installed / "uninstall.sh", *words)


def _bundle(folder: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = folder / "programm/genius-desktop"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM, "utf-8")
    program.chmod(0o755)
    (folder / "lizenzen").mkdir()
    for name in ("LICENSE", "LIZENZEN.txt", "sbom.cdx.json", "lizenzen/MIT.txt"):
        (folder / name).write_text(name, "utf-8")
    monkeypatch.setattr(parts, "VERSION", version)
    facts = parts.facts(Order(None, folder, PORTABLE), 17, "folder") | {"CPU_FLAGS": ""}
    wheels.add_installer(folder, facts)
    parts.write_sums(folder)
    return folder


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    home = tmp_path / "heim mit Leerzeichen"
    home.mkdir()
    return Office(_bundle(tmp_path / "stick", "0.2.0", monkeypatch), home)


def test_a_person_installs_starts_and_removes_it_and_keeps_the_history(office: Office) -> None:
    done = office.install()

    assert done.returncode == 0, done.stderr
    assert "Sprachmodell ist nicht dabei" in done.stdout
    assert office.run(office.starter, "summarize", "a b").stdout == "Genius Desktop summarize a b\n"
    entry = (office.home / ".local/share/applications/genius-desktop.desktop").read_text("utf-8")
    assert "MimeType=application/pdf;" in entry
    assert (office.installed / "lizenzen/MIT.txt").is_file()
    office.data.mkdir()
    gone = office.uninstall()
    assert gone.returncode == 0, gone.stderr
    assert str(office.data) in gone.stdout
    assert office.data.is_dir()
    assert not office.starter.exists()
    assert not office.installed.exists()


def test_who_asks_for_it_loses_the_history_too(office: Office) -> None:
    office.install()
    office.data.mkdir()

    assert office.uninstall("--with-data").returncode == 0

    assert not office.data.exists()


def test_a_folder_with_a_changed_file_is_refused_and_nothing_is_installed(office: Office) -> None:
    (office.bundle / "programm/genius-desktop").write_text(f"{PROGRAM}#", "utf-8")

    done = office.install()

    assert done.returncode == 4
    assert "beschädigt" in done.stderr
    assert list(office.home.iterdir()) == []


def test_over_a_program_that_runs_nothing_is_installed_and_nothing_removed(office: Office) -> None:
    office.install()
    program = next(office.installed.glob("programm-*/genius-desktop"))
    # Started by its path, as the starter does; a script would run under the name of its shell.
    running = subprocess.Popen(
        [str(program), "-c", "read -r line"], executable="/bin/sh", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        before = sorted(office.installed.rglob("*"))
        refused, kept = office.install(), office.uninstall()
        assert (refused.returncode, kept.returncode) == (4, 4)
        assert f"läuft gerade (Prozess {running.pid})" in refused.stderr
        assert "läuft gerade" in kept.stderr
        assert sorted(office.installed.rglob("*")) == before
    finally:
        running.kill()
        running.communicate()
    assert office.install().returncode == 0


def test_an_older_version_over_a_newer_one_is_named_and_needs_a_word(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.install()
    older = Office(_bundle(tmp_path / "alt", "0.1.9", monkeypatch), office.home)

    refused = older.install()

    assert refused.returncode == 4
    assert "neuere Fassung 0.2.0" in refused.stderr
    assert older.install("--older").returncode == 0
    assert office.install().returncode == 0


def test_a_new_version_replaces_the_old_one_whole(office: Office) -> None:
    office.install()
    first = next(office.installed.glob("programm-*"))

    assert office.install().returncode == 0

    assert not first.exists()
    assert len(list(office.installed.glob("programm-*"))) == 1


def test_a_program_that_does_not_start_here_leaves_nothing_behind(office: Office) -> None:
    (office.bundle / "programm/genius-desktop").write_text("#!/bin/sh\necho Bibliothek fehlt >&2\nexit 127\n", "utf-8")
    (office.bundle / "SHA256SUMS").unlink()
    parts.write_sums(office.bundle)

    done = office.install()

    assert done.returncode == 4
    assert "startet auf diesem Rechner nicht" in done.stderr
    assert not office.starter.exists()
    assert not office.installed.exists()
