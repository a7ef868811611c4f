from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.models import catalog, register, shelf
from genius_desktop.models.known import Known
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from tests import gguf_files

CATALOG = catalog.load(paths.catalog())
KNOWN = Known(CATALOG)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, tmp_path, (tmp_path,))


def test_the_catalogue_is_whole() -> None:
    assert CATALOG.starter.id == "qwen2.5-coder-1.5b-instruct-q4_k_m"
    assert len({entry.id for entry in CATALOG.every}) == len(CATALOG.every)
    assert {"small", "medium", "large"} <= {entry.tier for entry in CATALOG.models}
    for entry in CATALOG.every:
        assert len(entry.sha256) == 64 or entry.tier in {"small", "medium", "large"}
        assert entry.urls, "an installed bundle has no pip"
        assert entry.bytes < entry.memory_bytes


def test_a_missing_model_is_named(places: Places) -> None:
    with pytest.raises(SetupProblem, match=f"model-missing: {CATALOG.starter.id}"):
        shelf.resolve("", KNOWN, places)


def test_an_unknown_model_is_named(places: Places) -> None:
    with pytest.raises(InputProblem, match="unknown-choice: gpt"):
        shelf.resolve("gpt", KNOWN, places)


def test_a_model_of_the_wrong_content_is_never_used(places: Places) -> None:
    (places.home / f"{CATALOG.starter.id}.gguf").write_bytes(b"GGUF")

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


def own_file(places: Places) -> Path:
    file = places.home / "eigenes.gguf"
    file.write_bytes(gguf_files.llama().build())
    return file


@pytest.mark.parametrize("name", ["eigenes", "{}"])
def test_an_own_file_is_used_once_the_user_has_accepted_its_hash(places: Places, name: str) -> None:
    file = own_file(places)
    with pytest.raises(InputProblem, match=r"model-unknown: eigenes\.gguf"):
        shelf.resolve(name.format(file), KNOWN, places)
    register.accept(places, shelf.digest(file), "eigenes", by="user")

    weights = shelf.resolve(name.format(file), KNOWN, places)

    assert (weights.id, weights.origin) == ("eigenes", "unknown")
    assert [p.name for p in shelf.own_files(CATALOG, places)] == ["eigenes.gguf"]


def test_a_file_that_has_changed_is_asked_about_again(places: Places) -> None:
    file = own_file(places)
    register.accept(places, shelf.digest(file), "eigenes", by="user")
    file.write_bytes(gguf_files.llama(blocks=2).build())

    with pytest.raises(InputProblem, match="model-unknown"):
        shelf.resolve("eigenes", KNOWN, places)


def test_a_house_may_forbid_what_no_catalogue_knows_even_if_it_was_accepted_before(places: Places) -> None:
    file = own_file(places)
    register.accept(places, shelf.digest(file), "eigenes", by="user")

    with pytest.raises(SetupProblem, match="model-forbidden"):
        shelf.resolve("eigenes", replace(KNOWN, may_accept=False), places)


def test_a_broken_record_of_what_was_accepted_accepts_nothing(places: Places) -> None:
    file = own_file(places)
    register.accept(places, shelf.digest(file), "eigenes", by="user")
    (places.home / "models.json").write_text("{")

    with pytest.raises(InputProblem, match="model-unknown"):
        shelf.resolve("eigenes", KNOWN, places)


def test_an_own_file_elsewhere_leaves_nothing_beside_itself(places: Places, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    file = own_file(places).rename(folder / "eigenes.gguf")
    register.accept(places, shelf.digest(file), "eigenes", by="user")

    shelf.resolve(str(file), KNOWN, places)

    assert [p.name for p in folder.iterdir()] == ["eigenes.gguf"]
