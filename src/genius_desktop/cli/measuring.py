"""The commands `bench` and `doctor --calibrate`: measure the engine on this PC."""

import argparse
import json
import random
import statistics
import sys
import threading
import time
from dataclasses import replace

from genius_desktop import codec, device_words, devices, machine_words, plans
from genius_desktop.assistants import files as assistants
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.sources import gather
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.domain import Weights
from genius_desktop.jobs.events import Benched, Calibrated, Cancelled, Progressed
from genius_desktop.models import known, shelf
from genius_desktop.paths import Places
from genius_desktop.tasks import BenchTask, CalibrateTask, SummaryTask, WarmTask

_CANCELS = 20
_SEED = 7


def calibrate(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Find the best plan for a model on this PC and keep it.

    Raises `Problem`, `Interrupted`.
    """
    weights = _weights(arguments.model, places)
    found: Calibrated | None = None
    client = WorkerClient(places.log)
    try:
        for event in client.run(CalibrateTask("calibrate", weights, plans.verdicts(places.home))):
            progress.hear(event)
            raise_failure(event)
            if isinstance(event, Calibrated):
                found = event
    finally:
        client.close()
    progress.end()
    if found is None:
        return
    plans.keep(places.home, weights, found.plan)
    plans.keep_verdicts(places.home, found.verdicts)
    if arguments.json:
        told = codec.to_plain(found.plan) | {"verdicts": codec.to_plain(found.verdicts)}
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    against = devices.against(found.verdicts, weights.sha256, found.plan.device)
    for line in (*machine_words.plan_lines(found.plan), *map(device_words.verdict_line, against)):
        print(line)


def bench(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Measure the engine against the usual way on the passages of a document.

    Raises `Problem`, `Interrupted`.
    """
    weights = _weights(arguments.model, places)
    source = gather([arguments.file], quiet=arguments.quiet)[0]
    engine = plans.local_choice(places.home, weights)
    assistant = assistants.shipped("zusammenfassung")
    client = WorkerClient(places.log)
    figures: dict[str, float] = {}
    try:
        for event in client.run(BenchTask("bench", source, assistant, engine, arguments.passages)):
            progress.hear(event)
            raise_failure(event)
            if isinstance(event, Benched):
                figures = event.figures
    finally:
        client.close()
    task = SummaryTask("", (source,), assistant, engine)
    figures["cancel_ms_p95"] = _cancel_ms_p95(task, places)
    progress.end()
    if arguments.json:
        json.dump(figures, sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    for name, value in figures.items():
        print(f"{name:22} {value:g}".replace(".", ","))


def _weights(name: str, places: Places) -> Weights:
    return shelf.resolve(name, known.known(places), places)


def _cancel_ms_p95(task: SummaryTask, places: Places) -> float:
    """Cancel at random moments of loading, reading and writing; from the request to the event, milliseconds."""
    by_chance = random.Random(_SEED)  # noqa: S311 (moments, not secrets)
    waits: list[float] = []
    for number in range(_CANCELS):
        client = WorkerClient(places.log)
        try:
            if number % 2:
                client.finish(WarmTask("warm", task.engine))
            waits.append(_one_cancel(client, replace(task, job=str(number)), by_chance.uniform(0.05, 3.0)))
        finally:
            client.close()
    return round(statistics.quantiles(waits, n=20)[-1] * 1000, 1)


def _one_cancel(client: WorkerClient, task: SummaryTask, after_seconds: float) -> float:
    asked = 0.0

    def ask() -> None:
        nonlocal asked
        asked = time.perf_counter()
        client.cancel()

    timer: threading.Timer | None = None
    for event in client.run(task):
        # Opening and reading the document takes no engine: the clock starts with the first sign of one.
        if timer is None and isinstance(event, Progressed) and event.stage in {"load", "note"}:
            timer = threading.Timer(after_seconds, ask)
            timer.start()
        if isinstance(event, Cancelled):
            return time.perf_counter() - asked
    raise RuntimeError(f"cancel {task.job} came too late")
