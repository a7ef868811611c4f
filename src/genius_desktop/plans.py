"""Calibrated plans of this PC, kept by the hash of the weights they were made for."""

import os
from contextlib import suppress
from pathlib import Path

from genius_desktop import codec, paces, paths
from genius_desktop.devices import Verdict, with_verdict
from genius_desktop.domain import EngineChoice, Plan, Weights
from genius_desktop.storing import write_whole

_NAME, _DEVICES = "plans.json", "devices.json"


def find(home: Path, weights: Weights) -> Plan | None:
    """Find the plan for weights; the worker itself looks whether it was made on this machine."""
    return every(home).get(weights.sha256)


def every(home: Path) -> dict[str, Plan]:
    """Give the plans of all weights by their hash."""
    try:
        return codec.from_json((home / _NAME).read_bytes(), dict[str, Plan])
    except (OSError, codec.MalformedMessageError):
        return {}


def keep(home: Path, weights: Weights, plan: Plan) -> None:
    """Keep a plan; a folder that cannot be written goes without."""
    kept = every(home)
    before = kept.get(weights.sha256)
    if (before.device if before else "") != plan.device:
        paces.forget(home, weights.sha256)
    with suppress(OSError):
        write_whole(home / _NAME, codec.to_json(kept | {weights.sha256: plan}))


def forget(home: Path, weights: Weights) -> None:
    """Forget the plan for weights, and the pace that was measured with it."""
    paces.forget(home, weights.sha256)
    kept = {sha256: plan for sha256, plan in every(home).items() if sha256 != weights.sha256}
    with suppress(OSError):
        write_whole(home / _NAME, codec.to_json(kept))


def strike(choice: EngineChoice) -> None:
    """Forget a plan whose graphics device a worker has died on, and remember what driver that was."""
    weights, plan = choice.weights, choice.plan
    if weights and plan and plan.device and choice.memory:
        home = Path(os.fsdecode(choice.memory)).parent
        forget(home, weights)
        verdict = Verdict(plan.device, plan.device_driver, "died", weights.sha256)
        keep_verdicts(home, with_verdict(verdicts(home), verdict))


def verdicts(home: Path) -> tuple[Verdict, ...]:
    """Give what trying graphics devices has shown on this PC."""
    try:
        return codec.from_json((home / _DEVICES).read_bytes(), tuple[Verdict, ...])
    except (OSError, codec.MalformedMessageError):
        return ()


def keep_verdicts(home: Path, told: tuple[Verdict, ...]) -> None:
    """Keep what trying graphics devices has shown; a folder that cannot be written goes without."""
    if told != verdicts(home):
        with suppress(OSError):
            write_whole(home / _DEVICES, codec.to_json(told))


def local_choice(home: Path, weights: Weights) -> EngineChoice:
    """Choose the local engine with these weights, the plan this PC has for them and the folder for its memory."""
    return EngineChoice("local", weights, find(home, weights), os.fsencode(home / paths.DOCUMENTS))
