"""Which catalogue is in force: the house's where it is signed and no older than before, else our own."""

import re
from pathlib import Path
from typing import Any

import pytest

from genius_desktop import paths
from genius_desktop.models import catalog, known, register
from genius_desktop.paths import Places
from tests.models.signing import Signer

OWN = catalog.load(paths.catalog())
SIGNER = Signer()


def said(serial: int, name: str = "vom-haus", **changed: Any) -> bytes:
    about: dict[str, Any] = {
        "id": name, "title": "Vom Haus", "tier": "starter", "licence": "MIT", "languages": ["de"], "bytes": 4,
        "sha256": "0" * 64, "memory_bytes": 1, "family": "chatml", "note": "", "urls": [],
    } | changed  # fmt: skip
    rows = "\n".join(
        f"{key} = {str(value) if isinstance(value, list | int) else repr(value)}" for key, value in about.items()
    )
    return f"format = 1\nserial = {serial}\n[[models]]\n{rows}\n".encode()


class House:
    """The folder of an administration, with a policy and a catalogue beside it."""

    def __init__(self, places: Places) -> None:
        self.folder = paths.policy().parent
        self.folder.mkdir(exist_ok=True)
        self.file = self.folder / "catalog.toml"
        self.signature = self.folder / "catalog.toml.minisig"
        (self.folder / "catalog.pub").write_text(f"untrusted comment: x\n{SIGNER.public}\n")
        self._places = places

    def lay_down(self, data: bytes, signer: Signer = SIGNER) -> None:
        self.file.write_bytes(data)
        self.signature.write_bytes(signer.sign(data, "Stand November"))

    @property
    def known(self) -> known.Known:
        return known.known(self._places)


@pytest.fixture
def house(places: Places) -> House:
    return House(places)


def test_without_a_house_our_own_holds(places: Places) -> None:
    assert known.known(places) == known.Known(OWN)


def test_a_signed_catalogue_of_the_house_holds_and_its_number_is_remembered(house: House, places: Places) -> None:
    house.lay_down(said(7))

    about = house.known

    assert (about.origin, about.comment, about.refused) == ("house", "Stand November", "")
    assert [entry.id for entry in about.catalog.models] == ["vom-haus"]
    assert register.load(places).serial == 7


def test_an_older_catalogue_is_refused_for_ever_and_an_equal_or_newer_one_is_not(house: House) -> None:
    house.lay_down(said(7))
    assert house.known.origin == "house"
    house.lay_down(said(6))

    assert (house.known.origin, house.known.refused, house.known.detail) == ("built-in", "catalog-older", "6 < 7")
    assert house.known.catalog == OWN
    house.lay_down(said(7, "auch-vom-haus"))
    assert house.known.origin == "house"


def test_a_catalogue_without_a_number_is_refused(house: House) -> None:
    house.lay_down(said(0))

    assert house.known.refused == "catalog-older"


def test_an_unsigned_catalogue_is_refused(house: House) -> None:
    house.lay_down(said(7))
    house.signature.unlink()

    assert (house.known.origin, house.known.refused) == ("built-in", "catalog-unsigned")


def test_a_catalogue_of_another_key_or_changed_afterwards_is_refused(house: House, places: Places) -> None:
    house.lay_down(said(7), Signer())
    assert house.known.refused == "catalog-untrusted"
    house.lay_down(said(7))
    house.file.write_bytes(said(8))

    assert house.known.refused == "catalog-untrusted"
    assert register.load(places).serial == 0


def test_without_a_key_nothing_is_trusted(house: House) -> None:
    house.lay_down(said(7))
    (house.folder / "catalog.pub").unlink()

    assert house.known.refused == "catalog-untrusted"


def test_a_key_that_is_none_is_named(house: House) -> None:
    house.lay_down(said(7))
    (house.folder / "catalog.pub").write_text("kein Schlüssel\n", "utf-8")

    assert (house.known.refused, house.known.detail) == ("catalog-key", "kein Schlüssel")


@pytest.mark.parametrize(
    "data",
    [
        b"format = 1\nserial = 7\nmodels = [",
        b"format = 2\nserial = 7\nmodels = []",
        said(7, "../boese"),
        said(7, sha256="abc"),
        said(7, sha256="", urls=["http://ungeschuetzt.example/a"]),
        said(7, urls=["file:///etc/passwd"]),
        said(7, tier="test"),
        said(7, bytes=0),
        said(7, fremd=1),
        said(7) + said(7).split(b"\n", 2)[2],
        b"\xff",
    ],
)
def test_a_broken_catalogue_is_named_even_if_it_is_signed(house: House, data: bytes) -> None:
    house.lay_down(data)

    assert (house.known.origin, house.known.refused) == ("built-in", "catalog-broken")
    assert str(house.file) in house.known.detail


def test_ours_lists_no_source_that_others_can_change_unseen() -> None:
    assert all(url.startswith("https://") for entry in OWN.models for url in entry.urls)


def test_a_catalogue_that_cannot_be_remembered_holds_all_the_same(house: House, places: Places) -> None:
    house.lay_down(said(7))
    (places.home / "models.json").mkdir()

    assert house.known.origin == "house"


def test_the_last_copy_stands_in_for_a_share_that_is_out_of_reach(
    house: House, places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house.lay_down(said(7))
    assert house.known.origin == "house"
    monkeypatch.setattr(known, "house_file", lambda _rules: tmp_path / "freigabe" / "catalog.toml")

    about = known.known(places)

    assert (about.origin, about.refused) == ("kept", "catalog-missing")
    assert [entry.id for entry in about.catalog.models] == ["vom-haus"]
    copy = places.home / "catalog.toml"
    copy.write_bytes(copy.read_bytes() + b"#")
    assert known.known(places).origin == "built-in"


def test_the_catalogue_that_the_manual_shows_is_one() -> None:
    text = (Path(__file__).parents[2] / "docs" / "betrieb" / "modelle.md").read_text("utf-8")
    shown = re.findall(r"```\n(format = .*?)```", text, re.DOTALL)

    assert [catalog.parse(block.encode()).serial for block in shown] == [3]
