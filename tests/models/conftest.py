"""What the tests of weights share: a small file, a server that has it, a profile, a catalogue."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from genius_desktop import paths
from genius_desktop.models.account import Account
from genius_desktop.models.catalog import Catalog, Entry, Wheels
from genius_desktop.models.download import Line
from genius_desktop.models.known import Known
from genius_desktop.paths import Places
from tests.weights_server import WeightsServer, serving

CONTENT = b"GGUF" + bytes(range(256)) * 4000
IMPATIENT = Line(rest=lambda _seconds: None)


@dataclass(slots=True)
class Heard:
    """What was told and said."""

    told: list[tuple[str, int, int]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def account(self) -> Account:
        return Account(lambda stage, done, total: self.told.append((stage, done, total)), self.said.append)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def server() -> Iterator[WeightsServer]:
    with serving(CONTENT) as found:
        yield found


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A profile without a house over it."""
    monkeypatch.setattr(paths, "policy", lambda: tmp_path / "haus" / "policy.toml")
    home = tmp_path / "heim"
    home.mkdir()
    return Places(home, home / "models", (home / "models",))


def entry(*urls: str, content: bytes = CONTENT, from_wheels: Wheels | None = None, published: bool = False) -> Entry:
    sha256 = "" if published else hashlib.sha256(content).hexdigest()
    return Entry("probe", "Probe", "starter", "MIT", ("de",), len(content), sha256, 1, "chatml", "", urls, from_wheels)


def known(*entries: Entry) -> Known:
    return Known(Catalog(1, entries))
