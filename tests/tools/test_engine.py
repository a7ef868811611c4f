from pathlib import Path

import pytest

from tools import engine
from tools.processor import flags, model

DESCRIBED = """\
processor\t: 0
model name\t: Example CPU 3000
flags\t\t: fpu smep sse2 avx2 avx512f amx_tile fma bmi1 user_shstk
processor\t: 1
model name\t: Example CPU 3000
flags\t\t: fpu
"""


def test_a_native_engine_belongs_to_its_compiler_and_processor() -> None:
    keys = {engine.key(engine.NATIVE, compiler, cpu) for compiler in ("g++ 12", "g++ 13") for cpu in ("a", "b")}
    assert len(keys) == 4


def test_a_portable_engine_fits_every_processor() -> None:
    one, other = (engine.key(engine.PORTABLE, "g++ 12", cpu) for cpu in ("a", "b"))
    assert one == other != engine.key(engine.NATIVE, "g++ 12", "a")


def test_a_key_names_the_release() -> None:
    assert engine.key(engine.NATIVE, "g++", "a").startswith("llama-cpp-python-0.")


def test_a_wheel_is_found_again_as_it_was_kept(tmp_path: Path) -> None:
    kept = engine.keep(("a-1-py3-none-any.whl", b"content"), tmp_path / "engine")
    assert engine.kept(tmp_path / "engine") == kept
    assert kept.read_bytes() == b"content"


@pytest.mark.parametrize("harm", ["other content", ""])
def test_a_wheel_that_has_changed_is_never_used(tmp_path: Path, harm: str) -> None:
    engine.keep(("a-1-py3-none-any.whl", b"content"), tmp_path).write_text(harm)
    assert engine.kept(tmp_path) is None


def test_half_a_wheel_is_no_wheel(tmp_path: Path) -> None:
    kept = engine.keep(("a-1-py3-none-any.whl", b"content"), tmp_path)
    kept.rename(kept.with_suffix(".part"))
    assert engine.kept(tmp_path) is None


def test_only_what_a_compiler_uses_counts_as_instruction_set() -> None:
    assert flags(DESCRIBED) == ("avx2", "avx512f", "bmi1", "fma", "sse2")


def test_a_processor_is_named_once() -> None:
    assert model(DESCRIBED) == "Example CPU 3000"


def test_a_processor_without_a_description_has_no_name() -> None:
    assert (model(""), flags("")) == ("", ())


def test_the_portable_engine_brings_its_backends_as_files_of_their_own() -> None:
    native, portable = (engine.recipe(flavour).splitlines() for flavour in (engine.NATIVE, engine.PORTABLE))
    assert "-DGGML_BACKEND_DL=ON" in portable
    assert "-DGGML_BACKEND_DL=ON" not in native


def test_the_recipe_of_a_checkout_knows_nothing_of_packages() -> None:
    assert not any("place_backends" in line for line in engine.recipe(engine.NATIVE).splitlines())
