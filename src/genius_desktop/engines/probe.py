"""The probe process: does once what a driver or an instruction may make it crash at or hang, and says how it went."""

import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import replace

from genius_desktop import codec, wire
from genius_desktop.devices import Burden, layers_that_fit
from genius_desktop.domain import Plan
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import backends
from genius_desktop.engines.local.probing import (
    Answer,
    Done,
    Loaded,
    Look,
    Question,
    Refused,
    Seen,
    Tried,
    Trying,
    TryPlan,
    read_question,
)
from genius_desktop.engines.local.search import (
    ROW_TOKENS,
    Passed,
    TestBed,
    changes_for_device,
    changes_for_processor,
    heedful,
    search,
)
from genius_desktop.problems import Interrupted, SetupProblem


def serve() -> int:
    """Answer the one question on our input."""
    wire.become_child()
    wire.lower_priority()
    out = wire.claim_output()
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for answer in answers(read_question(wire.read_line(sys.stdin.buffer))):
        out.write(codec.to_line(answer))
        out.flush()
    return 0


def answers(question: Question) -> Iterator[Answer]:
    """Answer a question, the last time with `Done`."""
    try:
        if isinstance(question, Look):
            yield _look(question)
        else:
            yield from _try(question)
    except SetupProblem as problem:
        yield Refused(problem.code)
    except (Interrupted, RuntimeError) as fault:
        yield Refused(type(fault).__name__)
    yield Done()


def _look(question: Look) -> Seen:
    from genius_desktop.engines.local.weights import library

    runtime = backends.runtime()
    variant = runtime.start()
    if question.graphics:
        runtime.start_graphics()
    devices = runtime.devices() if question.graphics else ()
    return Seen(variant, tuple(backends.processor_files()), devices, library()[1])


def _try(question: TryPlan) -> Iterator[Answer]:
    hardware.keep_to_performance_cores()
    backends.runtime().start(question.plan.variant)
    bed = TestBed(question.weights, Brake())
    plan = question.plan
    try:
        if plan.device:
            backends.runtime().start_graphics()
            plan = _with_layers(question, bed)
        bed.load(plan)
        yield Loaded()
        plan = heedful(bed, plan) if plan.device else plan
        changes = changes_for_device() if plan.device else changes_for_processor(plan.threads)
        for told in search(bed, plan, changes if question.changes else (), limit_seconds=question.limit_seconds):
            yield Trying(told.share) if isinstance(told, Passed) else Tried(told.rated(), told.seconds_a_passage)
    finally:
        bed.close()


def _with_layers(question: TryPlan, bed: TestBed) -> Plan:
    """Give a plan that leaves to the device as many layers as fit.

    Raises `SetupProblem` where the device is not there or has room for none.
    """
    plan = question.plan
    handle = backends.runtime().handle(plan.device)
    if handle is None:
        raise SetupProblem("device-missing", plan.device)
    weights = bed.load(replace(plan, device="", device_layers=0))
    burden = Burden(
        weights.layers,
        os.stat(question.weights.path).st_size,  # noqa: PTH116 (bytes)
        weights.cache_bytes_a_token * ROW_TOKENS * plan.rows,
    )
    layers = layers_that_fit(burden, backends.runtime().free_bytes(handle))
    if not layers:
        raise SetupProblem("memory-short", plan.device)
    return replace(plan, device_layers=layers)
