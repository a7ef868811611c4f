"""The command `models`, as people and programs call it, with a catalogue of one small file."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import paces, paths
from genius_desktop.cli import main
from genius_desktop.cli.models_compare import side_by_side
from genius_desktop.models import metered, register
from genius_desktop.models.memory import look
from tests import gguf_files
from tests.ui.tellings import summary
from tests.weights_server import WeightsServer, serving

CONTENT = gguf_files.llama().build()
OTHER = gguf_files.llama(blocks=2).build()
ROW = """
[[models]]
id = "{name}"
title = "Probe"
tier = "{tier}"
licence = "MIT"
languages = ["de"]
bytes = {size}
sha256 = "{sha256}"
memory_bytes = {memory}
family = "chatml"
note = ""
urls = ["{url}"]
"""


class Pc:
    """A throw-away PC with a catalogue."""

    def __init__(self, folder: Path, server: WeightsServer) -> None:
        self.home = folder / "heim"
        self.shelf = self.home / "models"
        sha256 = hashlib.sha256(CONTENT).hexdigest()
        told = [("probe", "starter", 10**6), ("riesig", "large", 10**15)]
        rows = "".join(
            ROW.format(name=name, tier=tier, memory=memory, size=len(CONTENT), sha256=sha256, url=server.url)
            for name, tier, memory in told
        )
        self.catalog = folder / "catalog.toml"
        self.catalog.write_text(f"format = 1\n{rows}", "utf-8")
        self.stick = folder / "eigenes.gguf"
        self.stick.write_bytes(OTHER)

    def run(self, *words: object) -> int:
        return main.run(["models", *(str(word) for word in words), "--home", str(self.home)])


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pc]:
    with serving(CONTENT) as server:
        made = Pc(tmp_path, server)
        monkeypatch.setattr(paths, "catalog", lambda: made.catalog)
        monkeypatch.setattr(paths, "policy", lambda: tmp_path / "policy.toml")
        monkeypatch.setenv(paths.MODELS_VARIABLE, str(made.shelf))
        monkeypatch.setattr(metered, "metered", lambda: False)
        yield made


def rows(pc: Pc, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert pc.run("list", "--format", "json") == 0
    return {row["id"]: row for row in json.loads(capsys.readouterr().out)}


def test_a_model_is_downloaded_listed_verified_and_removed(pc: Pc, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(pc, capsys)["probe"]["state"] == "missing"
    assert pc.run("download", "probe") == 0
    listed = rows(pc, capsys)["probe"]
    assert (listed["state"], listed["fit"], listed["pages_per_minute"]) == ("ready", "runs", None)
    assert pc.run("verify", "probe") == 0
    assert pc.run("remove", "probe", "--format", "json") == 0
    assert rows(pc, capsys)["probe"]["present"] is False
    assert list(pc.shelf.iterdir()) == []


def test_what_does_not_fit_says_what_is_missing(pc: Pc, capsys: pytest.CaptureFixture[str]) -> None:
    listed = rows(pc, capsys)["riesig"]

    assert listed["fit"] == "memory-short"
    assert listed["lacking_bytes"] == 10**15 - look().total
    pc.run("list")
    assert "zu groß für diesen PC" in capsys.readouterr().out


def test_an_unknown_model_is_imported_named_accepted_and_forgotten_with_its_file(
    pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pc.run("import", pc.stick) == 0
    assert "steht in keinem Katalog" in capsys.readouterr().err
    assert rows(pc, capsys)["eigenes"]["state"] == "unaccepted"
    assert pc.run("verify", "eigenes") == 3
    assert pc.run("accept", "eigenes") == 0
    listed = rows(pc, capsys)["eigenes"]
    assert (listed["state"], listed["origin"], listed["in_catalog"]) == ("ready", "unknown", False)
    assert pc.run("remove", "eigenes") == 0
    assert not register.load(paths.places(pc.home)).accepted


def test_import_can_accept_at_once(pc: Pc, capsys: pytest.CaptureFixture[str]) -> None:
    assert pc.run("import", pc.stick, "--accept", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["accepted"] is True
    assert rows(pc, capsys)["eigenes"]["state"] == "ready"


def test_a_house_can_forbid_what_no_catalogue_knows(pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "policy.toml").write_text("unknown_models = false\n")

    assert pc.run("import", pc.stick, "--accept") == 4
    assert "Verwaltung" in capsys.readouterr().err


def test_a_flipped_bit_is_found_by_verifying(pc: Pc, capsys: pytest.CaptureFixture[str]) -> None:
    pc.run("download", "probe")
    (pc.shelf / "probe.gguf").write_bytes(CONTENT[:-1] + b"\x01")

    assert pc.run("verify", "probe") == 4
    assert "beschädigt" in capsys.readouterr().err


def test_the_catalogue_in_force_is_told_and_a_bad_one_of_the_house_with_its_reason(
    pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "policy.toml").write_text(f"catalog = '{tmp_path / 'haus.toml'}'\n")
    (tmp_path / "haus.toml").write_bytes(b"format = 1\n")

    assert pc.run("catalog", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["origin"], told["refused"]) == ("built-in", "catalog-unsigned")
    assert pc.run("catalog", "--check", tmp_path / "haus.toml") == 4
    pc.run("list")
    assert "keine Unterschrift" in capsys.readouterr().out


def test_a_key_that_is_none_is_named_and_nothing_ends(
    pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "haus.toml").write_bytes(b"format = 1\n")
    (tmp_path / "policy.toml").write_text(f"catalog = '{tmp_path / 'haus.toml'}'\ncatalog_keys = ['kein Schluessel']\n")

    assert pc.run("catalog") == 0
    assert "kein Schluessel" in capsys.readouterr().out


def test_the_pace_of_this_pc_is_listed(pc: Pc, capsys: pytest.CaptureFixture[str]) -> None:
    pc.run("download", "probe")
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    (pc.home / "paces.json").write_text(json.dumps({sha256: {"pages": 30, "seconds": 600.0}}))

    assert paces.pages_per_minute(pc.home, sha256) == 3.0
    assert rows(pc, capsys)["probe"]["pages_per_minute"] == 3.0


def test_two_results_stand_beside_each_other() -> None:
    one = summary()
    told = side_by_side([one, one], 80)

    assert all("│" in line for line in told if line.strip("│ "))
    assert any("davon nicht voll belegt" in line for line in told)
    assert max(map(len, told)) <= 82


def test_a_model_without_a_usable_answer_is_compared_all_the_same() -> None:
    one = summary()

    told = " ".join(side_by_side([one, replace(one, statements=())], 120))

    assert "keine brauchbare Antwort" in told
    assert "Aussagen: 0" in told
