"""Asking a probe: it may crash, and it may never answer."""

import os
import queue
import threading
import time
from collections.abc import Callable, Iterator

from genius_desktop import codec, paths
from genius_desktop.children import Child
from genius_desktop.devices import Reason
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.probing import Answer, Done, Loaded, Look, Question, Seen, TryPlan, read_answer

# How long a probe may take to look around, or to load what a plan needs.
_PATIENCE_SECONDS = 20.0
_BYTES_A_SECOND = 50_000_000
_GRACE_SECONDS = 3.0
_LOOK_SECONDS = 0.05

Ask = Callable[[Question, Brake], Iterator[Answer]]


class ProbeFailedError(Exception):
    """A probe has crashed or has not answered in time."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def ask(question: Question, brake: Brake, *, command: list[str] | None = None) -> Iterator[Answer]:
    """Start a probe, hand it a question and give its answers; it is gone afterwards, whatever happens.

    Raises `Interrupted`, `ProbeFailedError`.
    """
    probe = Child(command or paths.own_command("probe"))
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(probe, lines), daemon=True)
    try:
        try:
            probe.send(codec.to_line(question))
        except OSError:
            raise ProbeFailedError("crashed") from None
        listener.start()
        deadline = time.monotonic() + _loading_seconds(question)
        while not isinstance(answer := _next(lines, brake, deadline), Done):
            if isinstance(answer, Loaded) and isinstance(question, TryPlan):
                # The search looks at the clock between two trials only.
                deadline = time.monotonic() + question.limit_seconds + _GRACE_SECONDS
            yield answer
    finally:
        probe.kill()
        probe.close()
        if listener.ident:
            listener.join()


def look(brake: Brake, *, graphics: bool = True) -> Seen:
    """Have a probe look around.

    Raises `Interrupted`, `ProbeFailedError`.
    """
    for answer in ask(Look(graphics), brake):
        if isinstance(answer, Seen):
            return answer
    raise ProbeFailedError("refused")


def _loading_seconds(question: Question) -> float:
    if not isinstance(question, TryPlan):
        return _PATIENCE_SECONDS
    size_bytes = os.stat(question.weights.path).st_size  # noqa: PTH116 (bytes)
    return _PATIENCE_SECONDS + size_bytes / _BYTES_A_SECOND


def _next(lines: "queue.SimpleQueue[bytes]", brake: Brake, deadline: float) -> Answer:
    while True:
        brake.check()
        try:
            line = lines.get(timeout=_LOOK_SECONDS)
        except queue.Empty:
            if time.monotonic() > deadline:
                raise ProbeFailedError("silent") from None
            continue
        try:
            return read_answer(line)
        except codec.MalformedMessageError:
            raise ProbeFailedError("crashed") from None


def _listen(probe: Child, lines: "queue.SimpleQueue[bytes]") -> None:
    """Pass on each line; an empty one is the end."""
    line = b"-"
    while line:
        try:
            line = probe.read_line()
        except (codec.MalformedMessageError, OSError, ValueError):
            line = b""
        lines.put(line)
