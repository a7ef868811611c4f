"""An office with a collection."""

from pathlib import Path

import pytest

from tests.library_makers import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office without any paper."""
    return Office(tmp_path)
