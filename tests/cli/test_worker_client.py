"""A worker of another version, or one that the processor does not understand, is named on the command line."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from genius_desktop.cli.worker_client import WorkerClient
from genius_desktop.problems import SetupProblem
from genius_desktop.tasks import ExamineTask
from tests.ui.tellings import fault


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("how", "code"),
    [("other-version", "program-replaced"), ("illegal", "illegal-instruction"), ("crash", "worker-died")],
)
def test_what_a_worker_ends_on_is_named(tmp_path: Path, how: str, code: str) -> None:
    with (
        closing(WorkerClient(tmp_path / "protokoll.log", fault("worker", how))) as client,
        pytest.raises(SetupProblem) as refusal,
    ):
        client.finish(ExamineTask("doctor"))

    assert refusal.value.code == code
