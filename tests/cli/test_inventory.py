"""An inventory of a PC says what it has and nothing of what its user does; the check runs where nothing else can."""

import json
from pathlib import Path

import pytest

from genius_desktop import logbook, paths
from genius_desktop.archive.archive import Archive
from genius_desktop.cli import doctor, health, main
from genius_desktop.cli.inventory import inventory
from genius_desktop.examination import Examination
from genius_desktop.health.checks import Check
from genius_desktop.health.report import Report
from genius_desktop.models import catalog, shelf
from genius_desktop.paths import Places
from genius_desktop.policy import read
from tests.archive.samples import SUMMARY, TASK

KNOWN = catalog.load(paths.catalog())
POLICY = """\
retention_days = 7
lenght = "short"
proxy = "http://geheimer-proxy.example:3128"
models_folder = '{folder}'
[server]
url = "https://geheim.example/v1"
"""
REPORT = Report(
    "x",
    (
        Check("processor", "poor", "processor-slow", "avx2"),
        Check("memory", "bad", "memory-too-small", "2000000000"),
        Check("profile", "bad", "profile-not-writable"),
    ),
)


@pytest.fixture
def places(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A PC on which someone has worked, with a policy and a shared shelf."""
    folder = tmp_path / "geheime-modelle"
    folder.mkdir()
    file = tmp_path / "policy.toml"
    file.write_text(POLICY.replace("{folder}", str(folder)), "utf-8")
    monkeypatch.setattr(paths, "policy", lambda: file)
    monkeypatch.setenv(paths.MODELS_VARIABLE, str(home / "models"))
    paths.make_private(home)
    found = read(file).placed(paths.places(home))
    (folder / shelf.file_name(KNOWN.starter)).write_bytes(b"GGUF")
    shelf.set_seal(folder / shelf.file_name(KNOWN.starter), "ab" * 32, found.seals)
    (folder / "geheimes-modell.gguf").write_bytes(b"GGUF")
    archive = Archive(found.archive)
    archive.finish(archive.begin("Kündigung Müller.pdf", TASK).job, SUMMARY)
    archive.close()
    logbook.note(found.log, "disk-full")
    found.log.write_text("Kündigung Müller.pdf\n")
    return found


def test_the_inventory_names_nothing_of_the_user(places: Places, home: Path, tmp_path: Path) -> None:
    facts: doctor.Facts = {"program": "1", "cores": 4}
    found = Examination(facts | doctor._own_facts(places))

    shape = inventory(found, REPORT, places, known=KNOWN)

    said = json.dumps(shape, ensure_ascii=False)
    for private in ("Müller", "Kündigung", str(home), str(tmp_path), "geheim", "https://", home.name + "/"):
        assert private not in said, private
    assert shape["facts"]["cores"] == 4
    assert shape["policy"]["keys"] == ["length", "models_folder", "proxy", "retention_days", "server.url"]
    assert shape["policy"]["faults"] == [{"line": 2, "field": "lenght", "code": "unknown"}]
    assert shape["models"][0] == {"id": KNOWN.starter.id, "sha256": "ab" * 32, "bytes": 4, "shared": True}
    assert [model["id"] for model in shape["models"]] == [KNOWN.starter.id, ""]
    assert [trouble["code"] for trouble in shape["problems"]] == ["disk-full"]
    assert [one["problem"] for one in shape["health"]] == [
        "processor-slow",
        "memory-too-small",
        "profile-not-writable",
    ]


def test_the_sheet_for_it_shows_every_check_the_policy_and_the_log(places: Places) -> None:
    lines = list(health.sheet(REPORT, places))

    assert any("Arbeitsspeicher" in line and "2,0 GB" in line and "[memory-too-small]" in line for line in lines)
    assert any("Zeile 2, „lenght“" in line for line in lines)
    assert any("disk-full" in line for line in lines)
    assert any(str(places.log) in line and "6 MB" in line for line in lines)


def test_the_user_reads_the_worst_first_and_what_to_do(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    health.show(REPORT, places)

    said = capsys.readouterr().out
    assert said.startswith("Auf diesem PC geht etwas nicht.")
    assert said.index("zu wenig Arbeitsspeicher") < said.index("rechnet langsam")
    assert "Er hat 2,0 GB" in said
    assert str(places.home) in said


def test_the_check_runs_where_the_profile_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "policy", lambda: tmp_path / "keine.toml")
    (tmp_path / "datei").touch()
    home = tmp_path / "datei" / "heim"
    monkeypatch.setattr("genius_desktop.health.checks.probe", lambda items: dict.fromkeys(items, "good"))
    monkeypatch.setattr("genius_desktop.cli.health.check", lambda _around: list(REPORT.checks))

    assert main.run(["doctor", "--check", "--json", "--home", str(home)]) == 0
    told = json.loads(capsys.readouterr().out)

    assert [one["problem"] for one in told["health"]["checks"]] == [one.problem for one in REPORT.checks]
    assert main.run(["jobs", "list", "--home", str(home)]) == 4
    assert "kann nicht geschrieben werden" in capsys.readouterr().err


def test_a_shelf_that_cannot_be_written_is_sealed_in_the_profile(tmp_path: Path) -> None:
    seals = tmp_path / "heim" / "seals"
    seals.parent.mkdir()
    file = tmp_path / "geteilt" / "a.gguf"
    file.parent.mkdir()
    file.write_bytes(b"GGUF")
    # A folder in the place of the seal: no one can write it, whatever rights a test has.
    file.with_suffix(".seal").mkdir()

    assert shelf.seal_of(file, seals) == ""
    digest = shelf.sealed_digest(file, aside=seals)

    assert shelf.seal_of(file, seals) == digest
    assert shelf.seal_of(file) == ""
    assert len(list(seals.iterdir())) == 1
    file.write_bytes(b"anders")
    assert shelf.seal_of(file, seals) == ""
    shelf.break_seal(file, seals)
    assert not list(seals.iterdir())
