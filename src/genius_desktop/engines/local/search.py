"""Try plans one after another on the same weights, within a limit of time, and keep what is faster."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from genius_desktop.devices import batch_for
from genius_desktop.domain import Plan, Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.context import Context, Shape, Step
from genius_desktop.engines.local.weights import LoadedWeights, Placement
from genius_desktop.problems import SetupProblem

# What a typical job looks like: passages of so many tokens, answers of so many, so many at once.
PASSAGE_TOKENS, ANSWER_TOKENS, ROWS = 1500, 120, 16
READ_TOKENS = 512
ROW_TOKENS = READ_TOKENS + 256
_STEPS = 2
_PATIENCE_SECONDS = 4.0
_FIRST_TOKEN, _STRIDE = 1000, 7

Change = Callable[[Plan], Plan]


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

    def rated(self) -> Plan:
        """Give the plan with its rates."""
        return replace(self.plan, prefill_rate=round(self.prefill_rate, 1), decode_rate=round(self.decode_rate, 1))


@dataclass(frozen=True, slots=True)
class Passed:
    """So much of a search is behind us, from 0 to 1, by its trials or by its time."""

    share: float


class TestBed:
    """Holds the weights while plans are tried; they are loaded anew only where a plan needs them otherwise."""

    def __init__(self, weights: Weights, brake: Brake) -> None:
        self._about = weights
        self._brake = brake
        self._loaded: tuple[tuple[bool, Placement], LoadedWeights] | None = None

    def load(self, plan: Plan) -> LoadedWeights:
        """Give the weights as a plan needs them.

        Raises `Interrupted`, `SetupProblem`.
        """
        wanted = (plan.extra_buffers, Placement(plan.device, plan.device_layers))
        if self._loaded and self._loaded[0] == wanted:
            return self._loaded[1]
        self.close()
        loaded = LoadedWeights(self._about, self._brake, lambda _share: None, extra_buffers=wanted[0], placed=wanted[1])
        self._loaded = (wanted, loaded)
        return loaded

    def trial(self, plan: Plan) -> Trial | None:
        """Measure a plan; None where this build or machine cannot do it.

        Raises `Interrupted`.
        """
        weights = self.load(plan)
        rows = plan.rows
        try:
            context = Context(weights, self._brake, plan=plan, shape=Shape(rows, ROW_TOKENS))
        except SetupProblem:
            return None
        try:
            if plan.device:
                # The first batch pays for the programs of the device, which the driver compiles now.
                self._read(context, weights, plan, count=plan.ubatch_tokens)
                context.clear()
            prefill = self._read(context, weights, plan)
            return Trial(plan, prefill, rows / self._step(context, rows))
        finally:
            context.close()

    @staticmethod
    def _read(context: Context, weights: LoadedWeights, plan: Plan, *, count: int = READ_TOKENS) -> float:
        """Give the tokens read a second; what takes too long is measured by its first part."""
        tokens = [(_FIRST_TOKEN + i * _STRIDE) % weights.vocabulary_size for i in range(count)]
        begin = time.perf_counter()
        read = 0
        while read < count and (not plan.device or time.perf_counter() - begin < _PATIENCE_SECONDS):
            part = tokens[read : read + plan.ubatch_tokens]
            context.read(0, part, read, wanted=True)
            read += len(part)
        return read / (time.perf_counter() - begin)

    @staticmethod
    def _step(context: Context, rows: int) -> float:
        """Give the seconds that one step of all rows takes."""
        state, length = context.state(0), context.length(0)
        for row in range(1, rows):
            context.put_back(row, state)
        context.step([Step(row, _FIRST_TOKEN, length) for row in range(rows)])
        begin = time.perf_counter()
        for number in range(1, _STEPS + 1):
            context.step([Step(row, _FIRST_TOKEN, length + number) for row in range(rows)])
        return (time.perf_counter() - begin) / _STEPS

    def close(self) -> None:
        """Give the memory back."""
        if self._loaded:
            self._loaded[1].close()
            self._loaded = None


def search(bed: TestBed, first: Plan, changes: Sequence[Change], *, limit_seconds: float) -> Iterator[Trial | Passed]:
    """Try a plan and then one change after another on the best so far; give each that is the best yet.

    After each trial, how far it is.

    Raises `Interrupted`, and `SetupProblem` where the first plan cannot be tried.
    """
    begin = time.monotonic()
    best = bed.trial(first)
    if best is None:
        raise SetupProblem("memory-short", f"{first.rows} × {READ_TOKENS} Token")
    yield best
    for number, change in enumerate(changes, start=1):
        gone = (time.monotonic() - begin) / limit_seconds
        if gone > 1:
            return
        yield Passed(max(number / (len(changes) + 1), gone))
        plan = change(best.plan)
        trial = bed.trial(plan) if plan != best.plan else None
        if trial and trial.seconds_a_passage < best.seconds_a_passage:
            best = trial
            yield best


def changes_for_processor(threads: int) -> list[Change]:
    """Give the changes to try on a processor, those that matter most first."""
    found: list[Change] = [
        lambda plan: replace(plan, extra_buffers=True),
        lambda plan: replace(plan, unified=True),
        lambda plan: replace(plan, flash_attention=False),
        lambda plan: replace(plan, ubatch_tokens=256),
    ]
    everything = hardware.physical_cores()
    if everything > threads:
        found.insert(1, lambda plan: replace(plan, threads=everything))
    if threads >= 4:  # noqa: PLR2004 (fewer cores have none to spare)
        found.append(lambda plan: replace(plan, threads=threads - 1))
    return found


def changes_for_device() -> list[Change]:
    """Give the changes to try on a graphics device."""
    return [lambda plan: replace(plan, flash_attention=False), lambda plan: replace(plan, unified=True)]


def heedful(bed: TestBed, plan: Plan) -> Plan:
    """Give a plan of a device that reads no more at once than Stop can wait for, as a first trial tells.

    Raises `Interrupted`, `SetupProblem`.
    """
    trial = bed.trial(plan)
    if trial is None:
        raise SetupProblem("memory-short", plan.device)
    return replace(plan, ubatch_tokens=batch_for(trial.prefill_rate))
