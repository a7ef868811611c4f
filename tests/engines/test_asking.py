"""What becomes of a probe that does not do as it should."""

import json
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from genius_desktop import codec
from genius_desktop.domain import Plan, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import asking
from genius_desktop.engines.local.asking import ProbeFailedError, ask
from genius_desktop.engines.local.probing import Answer, Loaded, Look, Question, Seen, TryPlan
from genius_desktop.problems import Interrupted

HEARS = "import os, sys, time; sys.stdin.buffer.readline()\n"
SAYS = "print({line!r}, flush=True)\n"
DONE = json.dumps({"kind": "Done", "value": {}})


def line(answer: Answer) -> str:
    return SAYS.format(line=codec.to_line(answer).decode().strip())


def told(script: str, question: Question | None = None, brake: Brake | None = None) -> list[Answer]:
    command = [sys.executable, "-I", "-S", "-c", HEARS + script]
    return list(ask(question or Look(), brake or Brake(), command=command))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(asking, "_GRACE_SECONDS", 0.1)


def test_a_probe_is_heard_to_its_end() -> None:
    assert told(line(Seen("zen4")) + SAYS.format(line=DONE) + "time.sleep(60)") == [Seen("zen4")]


@pytest.mark.parametrize(
    "script",
    [
        "os.abort()",
        "sys.exit(0)",
        line(Seen("zen4")) + "os._exit(139)",
        "print('Segmentation fault', flush=True); time.sleep(60)",
        'print(\'{"kind": "Trust", "value": {}}\', flush=True); time.sleep(60)',
    ],
)
def test_a_probe_that_ends_or_babbles_has_crashed(script: str) -> None:
    with pytest.raises(ProbeFailedError) as caught:
        told(script)

    assert caught.value.reason == "crashed"


@pytest.mark.usefixtures("hurried")
def test_a_probe_that_hangs_is_ended(tmp_path: Path) -> None:
    sign = tmp_path / "number"
    with pytest.raises(ProbeFailedError) as caught:
        told(f"open({str(sign)!r}, 'w').write(str(os.getpid())); time.sleep(60)")

    assert caught.value.reason == "silent"
    with pytest.raises(ProcessLookupError):
        os.kill(int(sign.read_text()), 0)


@pytest.mark.usefixtures("hurried")
def test_the_clock_of_a_measurement_starts_when_the_weights_are_loaded(tmp_path: Path) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(b"")
    question = TryPlan(Weights("small", os.fsencode(file), "a"), Plan(1), limit_seconds=60.0)
    script = f"time.sleep(0.2)\n{line(Loaded())}time.sleep(0.6)\n" + SAYS.format(line=DONE)

    assert told(script, question) == [Loaded()]


def test_a_pulled_brake_ends_a_probe_at_once() -> None:
    brake = Brake()
    threading.Timer(0.2, brake.pull).start()
    begin = time.monotonic()

    with pytest.raises(Interrupted):
        told("time.sleep(60)", brake=brake)

    assert time.monotonic() - begin < 10
