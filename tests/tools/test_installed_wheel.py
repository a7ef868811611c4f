"""The package as others get it: a wheel, away from the checkout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.places import ROOT

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which our wheel alone is installed; its dependencies are this environment's."""
    folder = tmp_path_factory.mktemp("wheel")
    make = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    subprocess.run([*PIP, *make], check=True, capture_output=True)
    subprocess.run(
        [*PIP, "install", "--no-deps", "--no-index", "--target", folder / "site", next(folder.glob("*.whl"))],
        check=True,
        capture_output=True,
    )
    return folder / "site"


def _python(installed: Path, cwd: Path, *words: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    result = subprocess.run(
        [sys.executable, "-P", *words], check=False, capture_output=True, text=True, cwd=cwd, env=environment
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_wheel_brings_its_resources_and_the_catalogue(installed: Path, tmp_path: Path) -> None:
    look = "import genius_desktop.paths as p; print(p.__file__, p.resources(), p.catalog(), sep='\\n')"
    program, resources, catalog = map(Path, _python(installed, tmp_path, "-c", look).splitlines())
    assert program.is_relative_to(installed)
    assert resources == installed / "genius_desktop" / "resources"
    assert catalog.read_bytes() == (ROOT / "models" / "catalog.toml").read_bytes()
    shipped = {file.relative_to(ROOT / "resources") for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert [name for name in shipped if not (resources / name).is_file()] == []
    assert (resources / "LICENSE").is_file()


def test_the_wheel_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    listed = _python(installed, tmp_path, "-m", "genius_desktop", "models", "list", "--home", str(tmp_path / "home"))
    assert "qwen2.5-coder-1.5b-instruct-q4_k_m" in listed


def test_the_wheel_summarises_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "vermerk.txt").write_text(
        "Der Gemeinderat hat am 6. Mai 2025 das neue Dach beschlossen. " * 20, "utf-8"
    )
    words = ("summarize", "vermerk.txt", "--engine", "scripted", "--home", str(tmp_path / "home"))
    assert "Beispielausgabe" in _python(installed, tmp_path, "-m", "genius_desktop", *words)
