"""That our look at the header keeps from llama.cpp what would end its process; with the real library."""

import ctypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from genius_desktop.domain import EngineChoice, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import engine
from genius_desktop.jobs.engines import open_engine
from genius_desktop.models.gguf_tables import WEIGHT_KINDS
from genius_desktop.problems import SetupProblem
from tests import malformed
from tests.gguf_files import FAMILIES, Draft
from tools.storm.gguf import PASSED, Loader, check, trials

pytestmark = pytest.mark.model
KILLERS = ("blocks-1000", "words-twice", "experts-8-9-0-0", "qwen2-rope.dimension_count-7")


@pytest.fixture
def loader() -> Iterator[Loader]:
    found = Loader()
    yield found
    found.close()


@pytest.mark.parametrize("make", FAMILIES)
def test_a_good_file_is_loaded_and_answers(make: Callable[[], Draft], tmp_path: Path, loader: Loader) -> None:
    file = tmp_path / "gut.gguf"
    file.write_bytes(make().build())

    assert check(file) == PASSED
    assert loader.load(file) == "answered"


def test_nothing_that_passes_ends_the_process_that_loads_it() -> None:
    found = list(trials(mutations=300))

    assert not [(trial.name, trial.loaded) for trial in found if trial.killed]
    assert len([trial for trial in found if trial.checked != PASSED]) > 500
    assert max(trial.seconds for trial in found) < 1


def test_without_the_check_some_of_them_would(tmp_path: Path, loader: Loader) -> None:
    file = tmp_path / "schlecht.gguf"
    killers = [variant for variant in malformed.variants(0) if variant.name in KILLERS]
    for killer in killers:
        file.write_bytes(killer.data)

        assert check(file) == "model-malformed"
        assert loader.load(file).startswith("killed"), killer.name
    assert len(killers) == len(KILLERS)


def test_the_worker_refuses_before_the_engine_sees_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "schlecht.gguf"
    file.write_bytes(FAMILIES[0]().set("block_count", 1000).build())
    monkeypatch.setattr(engine, "LocalEngine", lambda *_, **__: pytest.fail("it was seen"))

    with pytest.raises(SetupProblem, match=r"model-malformed: schlecht\.gguf: die Zahl der Schichten"):
        open_engine(EngineChoice("local", Weights("schlecht", os.fsencode(file), "")), Brake(), lambda _share: None)


def test_blocks_of_weights_are_as_large_as_the_library_says() -> None:
    library = pytest.importorskip("llama_cpp._ggml").libggml
    library.ggml_blck_size.restype = ctypes.c_int64
    library.ggml_type_size.restype = ctypes.c_size_t

    assert {kind: (library.ggml_blck_size(kind), library.ggml_type_size(kind)) for kind in WEIGHT_KINDS} == WEIGHT_KINDS
