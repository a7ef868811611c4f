"""Find out by measuring how this PC runs these weights best, in less than a minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import llama_cpp

from genius_desktop.domain import Plan, Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.context import Context, Shape, Step
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.problems import SetupProblem

# What a typical job looks like: passages of so many tokens, answers of so many, so many at once.
PASSAGE_TOKENS, ANSWER_TOKENS, ROWS = 1500, 120, 16
_LIMIT_SECONDS = 45.0
_READ_TOKENS = 512
_STEPS = 2
_MANY_ROWS = 32
_FIRST_TOKEN, _STRIDE = 1000, 7


def machine(weights: Weights) -> str:
    """Name what a plan is good for: processor, library and weights."""
    return f"{hardware.cpu_name()} | llama-cpp-python {llama_cpp.__version__} | {weights.sha256}"


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan and what it was measured to do, tokens a second."""

    plan: Plan
    prefill_rate: float
    decode_rate: float

    @property
    def seconds_a_passage(self) -> float:
        """How long a typical passage takes; less is better."""
        return PASSAGE_TOKENS / self.prefill_rate + ANSWER_TOKENS / self.decode_rate


class TestBed:
    """Holds the weights while plans are tried; they are loaded anew only where a plan needs them otherwise."""

    def __init__(self, weights: Weights, brake: Brake) -> None:
        self._about = weights
        self._brake = brake
        self._loaded: tuple[bool, LoadedWeights] | None = None

    def _weights(self, *, extra_buffers: bool) -> LoadedWeights:
        if self._loaded and self._loaded[0] == extra_buffers:
            return self._loaded[1]
        self.close()
        loaded = LoadedWeights(self._about, self._brake, lambda _share: None, extra_buffers=extra_buffers)
        self._loaded = (extra_buffers, loaded)
        return loaded

    def trial(self, plan: Plan) -> Trial | None:
        """Measure a plan; None where this build or machine cannot do it.

        Raises `Interrupted`.
        """
        weights = self._weights(extra_buffers=plan.extra_buffers)
        rows = plan.rows
        try:
            context = Context(weights, self._brake, plan=plan, shape=Shape(rows, _READ_TOKENS + 256))
        except SetupProblem:
            return None
        try:
            prefill = _READ_TOKENS / self._read(context, weights, plan)
            return Trial(plan, prefill, rows / self._step(context, rows))
        finally:
            context.close()

    @staticmethod
    def _read(context: Context, weights: LoadedWeights, plan: Plan) -> float:
        """Give the seconds that reading takes."""
        tokens = [(_FIRST_TOKEN + i * _STRIDE) % weights.vocabulary_size for i in range(_READ_TOKENS)]
        begin = time.perf_counter()
        for start in range(0, _READ_TOKENS, plan.ubatch_tokens):
            context.read(0, tokens[start : start + plan.ubatch_tokens], start, wanted=True)
        return time.perf_counter() - begin

    @staticmethod
    def _step(context: Context, rows: int) -> float:
        """Give the seconds that one step of all rows takes."""
        state = context.state(0)
        for row in range(1, rows):
            context.put_back(row, state)
        context.step([Step(row, _FIRST_TOKEN, _READ_TOKENS) for row in range(rows)])
        begin = time.perf_counter()
        for number in range(1, _STEPS + 1):
            context.step([Step(row, _FIRST_TOKEN, _READ_TOKENS + number) for row in range(rows)])
        return (time.perf_counter() - begin) / _STEPS

    def close(self) -> None:
        """Give the memory back."""
        if self._loaded:
            self._loaded[1].close()
            self._loaded = None


def calibrate(weights: Weights, brake: Brake, tell: Callable[[int, int], None] = lambda _done, _total: None) -> Plan:
    """Try one change after another and keep what is faster; the best so far when time is up.

    Raises `Interrupted`, `SetupProblem`.
    """
    start = time.monotonic()
    bed = TestBed(weights, brake)
    first = Plan(threads=hardware.cores(), rows=ROWS)
    try:
        best = bed.trial(first)
        if best is None:
            raise SetupProblem("memory-short", f"{ROWS} × {_READ_TOKENS} Token")
        changes = _changes(first)
        for done, change in enumerate(changes, start=1):
            tell(done, len(changes) + 1)
            if time.monotonic() - start > _LIMIT_SECONDS:
                break
            trial = bed.trial(change(best.plan))
            if trial and trial.seconds_a_passage < best.seconds_a_passage:
                best = trial
    finally:
        bed.close()
    return replace(
        best.plan,
        rows=max(best.plan.rows, _MANY_ROWS),
        prefill_rate=round(best.prefill_rate, 1),
        decode_rate=round(best.decode_rate, 1),
        machine=machine(weights),
    )


def _changes(first: Plan) -> list[Callable[[Plan], Plan]]:
    """Give the changes to try, those that matter most first."""
    found: list[Callable[[Plan], Plan]] = [
        lambda plan: replace(plan, extra_buffers=True),
        lambda plan: replace(plan, unified=True),
        lambda plan: replace(plan, flash_attention=False),
        lambda plan: replace(plan, ubatch_tokens=256),
    ]
    everything = hardware.physical_cores()
    if everything > first.threads:
        found.insert(1, lambda plan: replace(plan, threads=everything))
    if first.threads >= 4:  # noqa: PLR2004 (fewer cores have none to spare)
        found.append(lambda plan: replace(plan, threads=first.threads - 1))
    return found
