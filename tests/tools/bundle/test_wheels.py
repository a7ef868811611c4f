"""The bundle, built, and installed and run where there is no network at all."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from tools.bundle import components, wheels
from tools.console import answer
from tools.places import ROOT

MODEL = "qwen2.5-coder-0.5b-instruct-q4_k_m"
NOTE = """\
Gemeinde Musterbach, Bauamt

Der Gemeinderat Musterbach hat am 6. Mai 2025 beschlossen, das Dach der Turnhalle zu erneuern. Die Kosten betragen nach
der Schätzung des Planers 184.500 Euro. Das Land fördert die Maßnahme mit 60 Prozent der Kosten.

Die Arbeiten sollen am 7. Juli 2025 beginnen und bis zum 12. September 2025 dauern. Während dieser Zeit bleibt die
Turnhalle geschlossen. Der Turnverein kann die Halle der Grundschule in Oberbach nutzen.
"""
REACH_OUT = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"


def _wheel(folder: Path, name: str, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return folder / name


def test_a_foreign_wheel_says_by_its_name_which_glibc_it_needs(tmp_path: Path) -> None:
    several = _wheel(
        tmp_path, "a-1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl", {}
    )
    assert wheels.glibc_minor(several) == 17
    assert wheels.glibc_minor(_wheel(tmp_path, "a-1-py3-none-any.whl", {})) == 0


def test_our_own_wheel_says_by_its_code_which_glibc_it_needs(tmp_path: Path) -> None:
    code = "GLIBC_2.2.5\0GLIBC_2.9\0GLIBC_2.35\0GLIBCXX_3.4.30\0"
    compiled = _wheel(
        tmp_path, "a-1-py3-none-linux_x86_64.whl", {"a/lib/liba.so.0": code, "a/notes.txt": "GLIBC_2.99\0"}
    )
    assert wheels.glibc_minor(compiled) == 35


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT"), ("License", "see file")], "MIT"),
        ([("Classifier", "License :: OSI Approved :: BSD License"), ("License", "long\ntext")], "BSD License"),
        ([("License", "\n  ISC\nmore text")], "ISC"),
        ([], "siehe Paket"),
    ],
)
def test_the_most_exact_field_names_the_licence(fields: list[tuple[str, str]], licence: str) -> None:
    about = Message()
    for name, value in fields:
        about[name] = value
    assert components.licence(about) == licence


@dataclass(frozen=True)
class Island:
    """A home folder on a machine without a network."""

    home: Path
    enter: tuple[str, ...]

    def run(self, *words: str | Path, timeout_seconds: float = 300) -> "subprocess.CompletedProcess[str]":
        path = f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin"
        # Other programs are at work beside the tests: waiting threads must not keep them from it.
        environment = {"HOME": str(self.home), "PATH": path, "OMP_WAIT_POLICY": "passive"}
        command = [*self.enter, *(str(word) for word in words)]
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.home,
            timeout=timeout_seconds,
        )


@pytest.fixture
def island() -> Iterator[Island]:
    """An empty network namespace; its gigabytes are gone when the test is."""
    ways = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
    enter = next((way for way in ways if answer([*way, "true"]) is not None), None)
    if enter is None:
        pytest.skip("this system lets nobody make a network namespace")
    with tempfile.TemporaryDirectory() as folder:
        yield Island(Path(folder), enter)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_a_bundle_installs_and_summarises_without_any_network(island: Island) -> None:
    folder = _built(island.home / "stick")
    assert "unreachable" in island.run(sys.executable, "-c", REACH_OUT).stderr

    _harm_and_refuse(folder, island)
    installed = island.run(folder / "install.sh")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    # From here on nothing but what was installed is there.
    shutil.rmtree(folder)

    (island.home / "vermerk.txt").write_text(NOTE, "utf-8")
    starter = island.home / ".local" / "bin" / "genius-desktop"
    words = ("summarize", "vermerk.txt", "--engine", "local", "--model", MODEL, "--length", "short", "--format", "json")
    result = island.run(starter, *words)
    assert result.returncode == 0, result.stderr
    summary = json.loads(result.stdout)
    assert summary["coverage"]["pages_read"] == summary["coverage"]["pages_total"] == 1
    assert summary["statements"]
    assert summary["engine"]["model"] == MODEL

    _uninstall(island, starter)


def _built(folder: Path) -> Path:
    """Build with the engine of this environment: the one for every processor would be compiled for minutes."""
    words = ("--native-engine", "--model", MODEL, "--out", folder)
    result = subprocess.run(
        [sys.executable, "-P", "-m", "tools.bundle", *words],
        check=False, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=folder.parent,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert not list(folder.glob("*.part"))
    return next(folder.iterdir())


def _harm_and_refuse(folder: Path, island: Island) -> None:
    note = folder / "LIESMICH.txt"
    whole = note.read_bytes()
    note.write_bytes(whole + b"!")
    refused = island.run(folder / "install.sh")
    note.write_bytes(whole)
    assert refused.returncode == 4
    assert "beschädigt" in refused.stderr
    assert not (island.home / ".local").exists()


def _uninstall(island: Island, starter: Path) -> None:
    share = island.home / ".local" / "share"
    gone = island.run(share / "genius-desktop-app" / "uninstall.sh")
    assert gone.returncode == 0, gone.stderr
    assert not starter.exists()
    assert not (share / "genius-desktop-app").exists()
    assert list((share / "applications").iterdir()) == []
    assert (share / "genius-desktop" / "models" / f"{MODEL}.gguf").is_file()
