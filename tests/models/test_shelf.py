from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.models import catalog, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem

KNOWN = catalog.load(paths.catalog())


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, tmp_path, (tmp_path,))


def test_the_catalogue_is_whole() -> None:
    assert KNOWN.starter.id == "qwen2.5-coder-1.5b-instruct-q4_k_m"
    assert len({entry.id for entry in KNOWN.every}) == len(KNOWN.every)
    for entry in KNOWN.every:
        assert len(entry.sha256) == 64
        assert entry.urls, "an installed bundle has no pip"
        assert entry.bytes < entry.memory_bytes


def test_a_missing_model_is_named(places: Places) -> None:
    with pytest.raises(SetupProblem, match=f"model-missing: {KNOWN.starter.id}"):
        shelf.resolve("", KNOWN, places)


def test_an_unknown_model_is_named(places: Places) -> None:
    with pytest.raises(InputProblem, match="unknown-choice: gpt"):
        shelf.resolve("gpt", KNOWN, places)


def test_a_model_of_the_wrong_content_is_never_used(places: Places) -> None:
    (places.home / f"{KNOWN.starter.id}.gguf").write_bytes(b"GGUF")

    with pytest.raises(SetupProblem, match="model-damaged"):
        shelf.resolve("", KNOWN, places)


def test_a_file_is_hashed_again_only_after_it_changed(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    file = places.home / "a.gguf"
    file.write_bytes(b"eins")
    first = shelf.sealed_digest(file)
    monkeypatch.setattr(shelf, "digest", lambda _file, _tell: "neu")

    assert shelf.sealed_digest(file) == first
    file.write_bytes(b"zwei!")
    assert shelf.sealed_digest(file) == "neu"


def test_an_own_file_leaves_nothing_beside_itself(places: Places) -> None:
    file = places.home / "eigenes.gguf"
    file.write_bytes(b"GGUF")

    weights = shelf.resolve(str(file), KNOWN, places)

    assert weights.id == "eigenes"
    assert [p.name for p in places.home.iterdir()] == ["eigenes.gguf"]
    assert [p.name for p in shelf.own_files(KNOWN, places)] == ["eigenes.gguf"]
