"""A document that was read is not read again, and what is remembered can be erased."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop.domain import Plan, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import memory as memories
from genius_desktop.engines.local.engine import LocalEngine
from genius_desktop.engines.local.memory import DocumentMemory
from tests.conftest import model_file
from tests.engines.contract import TEXT, answers, prompt

LONG = TEXT * 8
DOCUMENT = "d" * 64
FIRST = replace(prompt(LONG), remember=DOCUMENT)
SECOND = replace(FIRST, after="\n\nWhat will the work cost?")


def test_the_longest_known_beginning_is_found() -> None:
    memory = DocumentMemory("m")
    memory.keep([1, 2], b"two", streams=1)
    memory.keep([1, 2, 3], b"three", streams=1)

    assert memory.find([1, 2, 3, 4], streams=1) == (3, b"three")
    assert memory.find([1, 2, 9], streams=1) == (2, b"two")
    assert memory.find([9, 2, 3, 4], streams=1) is None
    assert memory.find([1, 2, 3, 4], streams=2) is None


def test_a_whole_prompt_is_never_found_since_its_last_token_must_be_read() -> None:
    memory = DocumentMemory("m")
    memory.keep([1, 2], b"two", streams=1)

    assert memory.find([1, 2], streams=1) is None


def test_what_lasts_is_found_by_the_next_engine_of_the_same_kind_only(tmp_path: Path) -> None:
    DocumentMemory("m", tmp_path).keep([1, 2], b"two", streams=1, document=DOCUMENT)

    assert DocumentMemory("m", tmp_path).find([1, 2, 3], streams=1) == (2, b"two")
    assert DocumentMemory("another", tmp_path).find([1, 2, 3], streams=1) is None
    assert (tmp_path / DOCUMENT).stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_dropped_and_not_believed(tmp_path: Path) -> None:
    DocumentMemory("m", tmp_path).keep([1, 2], b"two", streams=1, document=DOCUMENT)
    (file,) = tmp_path.glob("*/*.kv")
    file.write_bytes(file.read_bytes()[:-1] + b"X")

    assert DocumentMemory("m", tmp_path).find([1, 2, 3], streams=1) is None
    assert not file.exists()


def test_memory_and_folder_are_bounded_and_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "MEMORY_BYTES", 250)
    monkeypatch.setattr(memories, "FOLDER_BYTES", 250)
    memory = DocumentMemory("m", tmp_path)
    for number in range(4):
        memory.keep([number, 1], bytes(100), streams=1, document=DOCUMENT)
        os.utime(max((tmp_path / DOCUMENT).iterdir(), key=lambda file: file.stat().st_mtime_ns), (number, number))

    assert memory.find([3, 1, 1], streams=1)
    assert memory.find([0, 1, 1], streams=1) is None
    assert sum(file.stat().st_size for file in (tmp_path / DOCUMENT).iterdir()) <= 264


def test_a_full_disk_costs_the_memory_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = DocumentMemory("m", tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    memory.keep([1, 2], b"two", streams=1, document=DOCUMENT)

    assert memory.find([1, 2, 3], streams=1) == (2, b"two")


@pytest.mark.model
def test_a_second_question_does_not_read_the_document_again(tmp_path: Path) -> None:
    weights = Weights("smollm2", os.fsencode(model_file("smollm2-135m-instruct-q4_1")), "b179", "chatml")
    fresh = LocalEngine(weights, Brake(), plan=Plan(threads=2))
    expected = answers(list(fresh.write([replace(SECOND, remember="")])))
    whole = fresh.read_tokens
    fresh.close()
    first = LocalEngine(weights, Brake(), plan=Plan(threads=2), memory=tmp_path)
    list(first.write([FIRST]))
    before = first.read_tokens

    assert answers(list(first.write([SECOND]))) == expected
    assert first.read_tokens - before < whole / 10
    first.close()

    later = LocalEngine(weights, Brake(), plan=Plan(threads=2), memory=tmp_path)
    assert answers(list(later.write([SECOND]))) == expected
    assert later.read_tokens < whole / 10
    later.close()
    for file in (tmp_path / DOCUMENT).iterdir():
        file.unlink()
    erased = LocalEngine(weights, Brake(), plan=Plan(threads=2), memory=tmp_path)
    list(erased.write([SECOND]))
    assert erased.read_tokens == whole
    erased.close()
