"""Weights that go: wholly, and only those of the user."""

import mmap
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.models import register, removal, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem


@pytest.fixture
def file(places: Places) -> Path:
    places.models.mkdir()
    made = places.models / "eigenes.gguf"
    made.write_bytes(b"x" * mmap.PAGESIZE)
    register.accept(places, shelf.sealed_digest(made), "eigenes", by="user")
    return made


def test_removed_weights_leave_nothing_and_are_no_longer_accepted(places: Places, file: Path) -> None:
    sha256 = shelf.seal_of(file)

    assert removal.remove("eigenes", places) == mmap.PAGESIZE
    assert list(places.models.iterdir()) == []
    assert register.load(places).find(sha256) is None


def test_a_part_that_was_begun_can_be_removed(places: Places) -> None:
    places.models.mkdir()
    for name in ("probe.gguf.part", "probe.gguf.part.json", "probe.gguf.wheels"):
        (places.models / name).write_bytes(b"1")

    removal.remove("probe", places)

    assert list(places.models.iterdir()) == []


@pytest.mark.parametrize("name", ["gibt-es-nicht", "../eigenes", ""])
def test_what_is_not_there_is_named(places: Places, name: str) -> None:
    with pytest.raises(InputProblem, match="unknown-choice"):
        removal.remove(name, places)


def test_weights_of_a_shared_folder_stay(places: Places, file: Path) -> None:
    others = replace(places, models=places.home / "anderswo", model_shelves=(places.home / "anderswo", file.parent))

    with pytest.raises(SetupProblem, match="model-shared"):
        removal.remove("eigenes", others)
    assert file.is_file()
    removal.remove("eigenes", others, shared=True)
    assert not file.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself refuses")
def test_weights_that_a_program_has_loaded_stay_until_it_ends(places: Places, file: Path) -> None:
    program = (
        "import mmap, sys; handle = open(sys.argv[1], 'rb');"
        "held = mmap.mmap(handle.fileno(), 0, prot=mmap.PROT_READ); handle.close(); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(SetupProblem, match="model-in-use: eigenes"):
            removal.remove("eigenes", places)
        assert file.is_file()
        other.communicate("\n")
    removal.remove("eigenes", places)
