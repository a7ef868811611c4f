"""What the house lays down holds, what it does not is the user's, and a broken file does no harm."""

from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import paths, policy, settings
from genius_desktop.archive.archive import Archive
from genius_desktop.cli import main
from genius_desktop.domain import EngineChoice, Weights
from genius_desktop.settings import Settings
from tests.archive.samples import SUMMARY, TASK


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "policy.toml"
    monkeypatch.setattr(paths, "policy", lambda: place)
    return place


def test_without_a_file_everything_is_the_users(file: Path) -> None:
    rules = policy.read(file)

    assert rules.over(Settings(retention_days=90)) == Settings(retention_days=90)
    assert rules.fetch_models
    assert not rules.problem


def test_what_is_laid_down_comes_before_the_users_own_and_never_becomes_it(file: Path) -> None:
    file.write_text('retention_days = 7\nmode = "full"\nask_before_long = false\nfetch_models = false\n')
    rules = policy.read(file)
    own = Settings(retention_days=90, mode="fast", length="long")

    held = rules.over(own)
    assert (held.retention_days, held.mode, held.ask_before_long, held.length) == (7, "full", False, "long")
    assert not rules.fetch_models
    changed = rules.under(own, rules.over(Settings(retention_days=30, length="short")))
    assert (changed.retention_days, changed.mode, changed.length) == (90, "fast", "short")


@pytest.mark.parametrize("said", ["retention_days", "[server\nmode = 'ask'", "\udcff", "x" * 100_000, 'a = """'])
def test_where_no_line_can_be_left_out_careful_values_hold(file: Path, said: str) -> None:
    file.write_bytes(said.encode("utf-8", "surrogateescape"))

    rules = policy.read(file)

    assert rules.problem == "policy-broken"
    assert rules.over(Settings(retention_days=0)).retention_days == 30
    assert not rules.fetch_models
    assert rules.forbidden


def test_a_file_that_cannot_be_read_is_broken(file: Path) -> None:
    file.mkdir()

    assert policy.read(file).problem == "policy-broken"


def test_the_command_line_follows_as_well(file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths.make_private(home)
    settings.save(paths.places(home).settings, Settings(retention_days=0))
    archive = Archive(home / "archive.sqlite3")
    archive.finish(archive.begin("alt.pdf", TASK).job, SUMMARY)
    archive._store.run("UPDATE jobs SET created = '2020-01-01T00:00:00+00:00'")
    archive.close()
    words = ["--home", str(home)]

    assert main.run(["jobs", "list", *words]) == 0
    assert "alt.pdf" in capsys.readouterr().out
    file.write_text("retention_days = 7\nfetch_models = false\n")
    assert main.run(["jobs", "list", *words]) == 0
    told = capsys.readouterr()
    assert "alt.pdf" not in told.out
    assert "älter als 7 Tage" in told.err
    assert main.run(["models", "fetch", "gibt-es-nicht", *words]) == 4
    assert "nicht freigegeben" in capsys.readouterr().err
    file.write_text("kaputt")
    assert main.run(["jobs", "list", *words]) == 0
    assert "Vorgaben Ihrer Verwaltung" in capsys.readouterr().err


def test_a_search_and_a_pin_are_commands(
    file: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _ = file
    document = tmp_path / "Kanalsanierung.txt"
    document.write_text("Der Rat beschließt die Sanierung des Kanals für 12.500 Euro. " * 20)
    words = ["--home", str(home), "--quiet"]
    assert main.run(["summarize", str(document), "--engine", "scripted", *words]) == 0
    capsys.readouterr()

    assert main.run(["jobs", "search", "Sanierungen", "12.500", *words]) == 0
    found = capsys.readouterr().out
    assert "Kanalsanierung.txt" in found
    assert main.run(["jobs", "pin", found.split()[0], *words]) == 0
    assert main.run(["jobs", "list", *words]) == 0
    assert "(angeheftet)" in capsys.readouterr().out
    assert main.run(["jobs", "search", "Schwimmbad", *words]) == 0
    assert "Im Verlauf steht nichts zu „Schwimmbad“." in capsys.readouterr().err


def test_a_job_goes_on_with_the_model_that_is_laid_down(
    file: Path, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.MODELS_VARIABLE, str(home / "models"))
    paths.make_private(home)
    file.write_text('model = "qwen2.5-coder-0.5b-instruct-q4_k_m"\n')
    weights = Weights("eigenes", b"/modelle/eigenes.gguf", "0" * 64)
    archive = Archive(home / "archive.sqlite3")
    job = archive.begin("a.pdf", replace(TASK, engine=EngineChoice("local", weights))).job
    archive.close()

    code = main.run(["--home", str(home), "jobs", "resume", job, "--model", "/modelle/anderes.gguf"])

    assert code == 4
    assert "„qwen2.5-coder-0.5b-instruct-q4_k_m“ ist auf diesem PC nicht vorhanden" in capsys.readouterr().err
