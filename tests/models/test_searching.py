"""Weights for searching: known by their digest alone, never taken for weights that write."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from genius_desktop.models import bring, catalog, shelf
from genius_desktop.models.catalog import Catalog, Entry
from genius_desktop.models.known import Known
from genius_desktop.models.offers import offers
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from tests.models.conftest import Heard, entry

CONTENT = b"GGUF\x03 Suchmodell" * 50
SEARCHING = msgspec.structs.replace(entry(content=CONTENT), id="suche", tier="search", family="e5")
STARTER = entry(content=b"GGUF anderes")
KNOWN = Known(Catalog(1, (STARTER,), searching=(SEARCHING,)))


@dataclass
class _Shelf:
    places: Places

    def put(self, content: bytes, name: str = "suche.gguf") -> Path:
        self.places.models.mkdir(exist_ok=True)
        (self.places.models / name).write_bytes(content)
        return self.places.models / name


@pytest.fixture
def here(places: Places) -> _Shelf:
    return _Shelf(places)


def test_weights_for_searching_are_found_once_they_are_sound(here: _Shelf) -> None:
    assert shelf.for_searching(KNOWN.catalog, here.places) is None
    file = here.put(CONTENT)
    assert shelf.for_searching(KNOWN.catalog, here.places, hashing=False) is None
    found = shelf.for_searching(KNOWN.catalog, here.places)
    assert found is not None
    assert (found.id, found.sha256, found.family) == ("suche", SEARCHING.sha256, "e5")
    assert shelf.for_searching(KNOWN.catalog, here.places, hashing=False) == found
    file.write_bytes(CONTENT[:-1] + b"!")
    assert shelf.for_searching(KNOWN.catalog, here.places) is None


@pytest.mark.parametrize("name", ["suche", "path"])
def test_weights_for_searching_write_nothing(here: _Shelf, name: str) -> None:
    file = here.put(CONTENT)
    with pytest.raises(SetupProblem):
        shelf.resolve(str(file) if name == "path" else name, KNOWN, here.places)


def test_they_come_from_a_stick_by_their_digest_though_their_header_is_none_that_writes(
    here: _Shelf, tmp_path: Path, heard: Heard
) -> None:
    (tmp_path / "modell.gguf").write_bytes(CONTENT)
    file = bring.bring(tmp_path / "modell.gguf", here.places, known=KNOWN, account=heard.account)
    assert file.name == "suche.gguf"
    (tmp_path / "modell.gguf").write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(SetupProblem):
        bring.bring(tmp_path / "modell.gguf", here.places, known=KNOWN, account=heard.account)


def test_they_are_listed_where_someone_asks_for_all_and_are_no_file_of_the_users(here: _Shelf) -> None:
    here.put(CONTENT)
    assert [offer.name for offer in offers(KNOWN, here.places)] == ["probe"]
    assert [offer.name for offer in offers(KNOWN, here.places, searching=True)] == ["probe", "suche"]
    assert shelf.own_files(KNOWN.catalog, here.places) == []


@pytest.mark.parametrize(("field", "value"), [("sha256", ""), ("tier", "small")])
def test_a_catalogue_with_weights_for_searching_that_no_digest_vouches_for_is_broken(field: str, value: str) -> None:
    def told(one: Entry) -> str:
        lines = [
            f"{name} = {msgspec.json.encode(said).decode()}"
            for name, said in msgspec.structs.asdict(one).items()
            if said is not None
        ]
        return "\n".join(lines)

    def parse(one: Entry) -> Catalog:
        return catalog.parse(f"format = 1\n[[models]]\n{told(STARTER)}\n[[searching]]\n{told(one)}\n".encode())

    assert parse(SEARCHING).searching == (SEARCHING,)
    with pytest.raises(ValueError, match="suche"):
        parse(msgspec.structs.replace(SEARCHING, **{field: value}))
