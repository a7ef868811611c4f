"""The program as the storm of kills runs it: the real command line and worker, with an engine slow enough to be hit.

Run as `victims.py ACKNOWLEDGED COMMAND…` it writes down what the archive has acknowledged; run as `victims.py worker`
it is a worker whose scripted engine answers one prompt after another and waits two milliseconds at each word.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from genius_desktop import paths
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Engine, Piece, Prompt
from genius_desktop.engines.scripted import ScriptedEngine

_WORD_SECONDS = 0.002


class SlowEngine(ScriptedEngine):
    """Writes as the scripted engine, slowly."""

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer one prompt after another."""
        for index, prompt in enumerate(prompts):
            for piece in super().write([prompt]):
                time.sleep(_WORD_SECONDS)
                yield replace(piece, prompt=index)


def work() -> int:
    """Be a worker."""
    from genius_desktop.jobs.worker import serve

    def opener(_choice: object, brake: Brake, _tell: object) -> Engine:
        return SlowEngine(brake)

    return serve(opener)


def command(acknowledged: str, words: Sequence[str]) -> int:
    """Run a command of the command line, writing down every acknowledgement of the archive as it is given."""
    from genius_desktop.cli.main import run

    write_down(acknowledged)
    own = paths.own_command
    worker = [sys.executable, "-P", __file__, "worker"]
    paths.own_command = lambda *parts: worker if parts == ("worker",) else own(*parts)
    return run(words)


def write_down(acknowledged: str) -> None:
    """Write down every acknowledgement of the archive from now on, as it is given."""
    from genius_desktop.archive.archive import Archive

    # Written at once: what the system has taken survives our own end.
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def told(name: str, tell: Callable[..., str]) -> None:
        real = getattr(Archive, name)

        def call(archive: Archive, *given: Any) -> Any:  # noqa: ANN401 (whatever the real one takes and gives)
            answer = real(archive, *given)
            os.write(log, f"{name} {tell(answer, *given)}\n".encode())
            return answer

        setattr(Archive, name, call)

    told("begin", lambda task, *_: str(task.job))
    told("keep_note", lambda _, job, note: f"{job} {note.key}")
    told("finish", lambda _, job, _summary: str(job))


if __name__ == "__main__":
    raise SystemExit(work() if sys.argv[1] == "worker" else command(sys.argv[1], sys.argv[2:]))
