from collections.abc import Iterator

import pytest

from tests.jobs.talking import Talk


@pytest.fixture
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    found = Talk(getattr(request, "param", ""))
    yield found
    found.child.close(3)
