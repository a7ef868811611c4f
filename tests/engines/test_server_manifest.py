"""Every row of the catalogue of bad servers has a test: see tests/data/server/manifest.toml."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/data/server/manifest.toml").read_text("utf-8"))["case"]


def test_every_row_of_the_catalogue_has_a_case() -> None:
    assert [case["id"] for case in CASES] == [f"S{number:02}" for number in range(1, 21)]
    assert all(case["covered_by"] for case in CASES)


def test_every_test_that_is_named_exists() -> None:
    named = [name.split("::") for case in CASES for name in case["covered_by"]]

    assert not [f"{file}::{test}" for file, test in named if f"def {test}(" not in (ROOT / file).read_text("utf-8")]
