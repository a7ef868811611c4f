"""What our own look at the header of a model says, without llama.cpp."""

import dataclasses
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from genius_desktop.model_words import MODEL_FAULTS, MODEL_KINDS, ModelFault, ModelKind
from genius_desktop.models.gguf import read_header
from genius_desktop.problems import SetupProblem
from tests import malformed
from tests.conftest import model_file
from tests.gguf_files import FAMILIES, LIST, TEXT, UINT8, UINT32, Draft, llama, qwen2
from tests.growth import processor_seconds

CODES = {"model-incomplete", "model-wrong-type", "model-malformed", "model-unknown-architecture"}
WHOLE = llama().build()


def refusal(source: Path | bytes) -> SetupProblem:
    with pytest.raises(SetupProblem) as caught:
        read_header(source)
    return caught.value


@pytest.mark.parametrize("make", FAMILIES)
def test_a_good_file_is_read(make: Callable[[int], Draft]) -> None:
    data = make(2).build()
    header = read_header(data)

    assert header.architecture == make.__name__
    assert header.name == "Winzig"
    assert (header.block_count, header.context_length, header.embedding_length) == (2, 1024, 16)
    assert (header.head_count, header.head_count_kv, header.key_length, header.value_length) == (2, 1, 8, 8)
    assert header.file_bytes == len(data)
    assert not header.is_recurrent


def test_what_a_token_takes_in_the_cache_is_counted_over_all_blocks() -> None:
    each = llama(2).set("attention.head_count_kv", (UINT32, [1, 2]), LIST)
    each.plate("blk.1.attn_k.weight").shape = each.plate("blk.1.attn_v.weight").shape = (16, 16)
    for name in ("k", "v"):
        each.plate(f"blk.1.attn_{name}.weight").data *= 2
    header = read_header(each.build())

    assert header.head_count_kv == 2
    assert header.kv_bytes_per_token() == 3 * (8 + 8) * 2
    assert header.kv_bytes_per_token(value_bytes=1) == 3 * (8 + 8)


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "words", "kv_bytes"),
    [
        ("smollm2-135m-instruct-q4_1", 49152, 23040),
        ("qwen2.5-coder-0.5b-instruct-q4_k_m", 151936, 12288),
        ("qwen2.5-coder-1.5b-instruct-q4_k_m", 151936, 28672),
    ],
)
def test_a_real_model_passes_in_a_second_and_fifty_megabytes(name: str, words: int, kv_bytes: int) -> None:
    file = model_file(name)

    assert processor_seconds(lambda: read_header(file)) < 1
    header = read_header(file)
    assert header.vocabulary_size == words
    assert header.kv_bytes_per_token() == kv_bytes
    assert _peak_bytes(file) < 50_000_000


def test_every_malformed_file_ends_as_a_named_problem_or_in_peace() -> None:
    found = list(malformed.variants(mutations=200))
    wrong = []
    for variant in found:
        start = time.process_time()
        code = code_of(variant.data)
        if code not in ({variant.code} if variant.code else {*CODES, "passed"}):
            wrong.append(f"{variant.name}: {code}, not {variant.code}")
        if time.process_time() - start > 1:
            wrong.append(f"{variant.name}: slow")

    assert not wrong
    assert len(found) > 500
    assert {variant.code for variant in found} == CODES | {""}


def code_of(data: bytes) -> str:
    try:
        read_header(data)
    except SetupProblem as refused:
        return refused.code if refused.detail else "no detail"
    return "passed"


@given(st.binary(max_size=400), st.sampled_from([0, 4, 8, 16, 24]))
def test_no_bytes_make_the_check_stumble(noise: bytes, kept: int) -> None:
    assert refusal(WHOLE[:kept] + noise).code in CODES


@given(
    st.sampled_from([make().build() for make in FAMILIES]),
    st.lists(st.tuples(st.integers(0, 8000), st.binary(min_size=1, max_size=12), st.integers(0, 12)), max_size=5),
)
@example(WHOLE, [])
def test_no_changes_to_a_good_file_make_the_check_stumble(whole: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    for place, put, dropped in changes:
        whole = whole[:place] + put + whole[place + dropped :]

    assert code_of(whole) in {*CODES, "passed"}


def test_a_cut_file_says_how_much_is_there(tmp_path: Path) -> None:
    file = tmp_path / "halb.gguf"
    big = llama()
    big.plates.append(
        dataclasses.replace(big.plates[0], name="output.weight", shape=(1_000_000,), data=bytes(4_000_000))
    )
    whole = big.build()
    file.write_bytes(whole[: len(whole) // 2])

    assert refusal(file).detail == "halb.gguf: 2,0 von 4,0 MB"
    assert refusal(whole[:-1]).detail == f"{len(whole) - 1} von {len(whole)} Byte"
    assert "bricht ab" in refusal(whole[:100]).detail


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\n<!DOCTYPE html><html>", "Webseite"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        (b"PK\x03\x04", "Archiv"),
        (b"GGML" + bytes(50), "alten GGML-Format"),
        (b"tjgg" + bytes(50), "alten GGML-Format"),
        (struct.pack("<Q", 9) + b'{"a": {}}', "Safetensors"),
        (bytes(100), "Nullen"),
        (b"Hallo", "keine GGUF-Datei"),
        (WHOLE[:4] + struct.pack(">I", 3) + WHOLE[8:], "Big-Endian"),
        (llama().set("general.type", "adapter", TEXT).build(), "LoRA"),
        (llama().set("general.type", "mmproj", TEXT).build(), "mmproj"),
        (llama().set("pooling_type", 4).build(), "Reranker"),
        (qwen2().set("pooling_type", 3).build(), "Embedding"),
        (llama().set("general.architecture", "bert", TEXT).build(), "Embedding"),
        (llama().set("split.count", 3, 2).set("split.no", 0, 2).build(), "Teil 1 von 3"),
    ],
)
def test_what_is_no_text_model_is_called_what_it_is(data: bytes, said: str) -> None:
    refused = refusal(data)

    assert refused.code == "model-wrong-type"
    assert said in refused.detail


def test_the_name_of_a_file_tells_that_it_is_a_part(tmp_path: Path) -> None:
    file = tmp_path / "modell-00002-of-00003.gguf"
    file.write_bytes(WHOLE)
    only = tmp_path / "modell-00001-of-00001.gguf"
    only.write_bytes(WHOLE)

    assert refusal(file).detail == "modell-00002-of-00003.gguf: Teil 2 von 3 eines geteilten Modells"
    assert read_header(only).architecture == "llama"


def test_an_unknown_architecture_is_named() -> None:
    refused = refusal(llama().set("general.architecture", "quatsch", TEXT).build())

    assert (refused.code, refused.detail) == ("model-unknown-architecture", "quatsch")


def test_a_file_that_is_not_there_or_no_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "weg.gguf").code == "model-missing"
    assert refusal(tmp_path).code == "model-unreadable"
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "rohr.gguf")
        assert refusal(tmp_path / "rohr.gguf").code == "model-unreadable"


LYING_LISTS = ((UINT8, 2**63), (TEXT, 2**40), (UINT8, 2**34), (UINT32, 7_000_000), (TEXT, 3_900_000))


@pytest.mark.parametrize(("inner", "count"), LYING_LISTS)
def test_a_lying_length_costs_neither_time_nor_memory(inner: int, count: int, tmp_path: Path) -> None:
    file = tmp_path / "riese.gguf"
    with file.open("wb") as stream:
        stream.write(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1) + b"a" + struct.pack("<iiQ", LIST, inner, count))
        stream.truncate(30_000_000)
    start = time.process_time()

    assert refusal(file).code in CODES
    assert time.process_time() - start < 10
    assert _peak_bytes(file) < 50_000_000


def _peak_bytes(file: Path) -> int:
    """Give the memory a process needs for the check beside its own."""
    if sys.platform == "win32":
        return 0
    code = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from genius_desktop.models.gguf import read_header\nfrom genius_desktop.problems import SetupProblem\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = peak()\n"
        "try: read_header(Path(sys.argv[1]))\nexcept SetupProblem: pass\nprint((peak() - before) * 1024)"
    )
    return int(subprocess.run([sys.executable, "-c", code, file], check=True, capture_output=True).stdout)


def test_a_template_is_never_more_than_a_text() -> None:
    hostile = "{{ ''.__class__.__mro__[1].__subclasses__() }}{% for a in range(99999999) %}{% endfor %}"

    assert read_header(llama().set("tokenizer.chat_template", hostile, TEXT).build()).architecture == "llama"


def test_every_reason_has_its_words() -> None:
    assert set(MODEL_FAULTS) == set(get_args(ModelFault))
    assert set(MODEL_KINDS) == set(get_args(ModelKind))
