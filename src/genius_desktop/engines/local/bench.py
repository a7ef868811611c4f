"""Measure this engine against the usual way, on the same passages, in one run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import psutil

from genius_desktop.domain import Plan, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.baseline import Baseline
from genius_desktop.engines.local.engine import LocalEngine
from genius_desktop.engines.local.search import TestBed
from genius_desktop.engines.protocol import Prompt

_ROWS = (1, 4, 8, 16)
_SPARE_TOKENS = 8
_WARM_UP = Prompt("Warm up.", "", "One, two, three.", "", limit_tokens=2, least_tokens=2)

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: weights, the plan of this PC, prompts whose answers all have the same length."""

    weights: Weights
    plan: Plan | None
    prompts: Sequence[Prompt]
    answer_tokens: int


def bench(subject: Subject, brake: Brake, tell: Tell) -> dict[str, float]:
    """Measure ours, then the usual way twice; the names of the figures are explained in docs/measurements.md.

    Raises `Interrupted`, `Problem`.
    """
    length = subject.answer_tokens
    prompts = [replace(prompt, limit_tokens=length, least_tokens=length) for prompt in subject.prompts]
    ours, tokens, plan = _ours(subject, prompts, brake, tell=tell)
    total = sum(map(len, tokens)) + len(tokens) * length
    usual = _usual(subject, tokens, brake, threads=None, tell=tell)
    tuned = _usual(subject, tokens, brake, threads=plan.threads, tell=tell)
    tell("rows")
    return {
        "speedup": round(usual / ours["job_seconds"], 2),
        "speedup_tuned": round(tuned / ours["job_seconds"], 2),
        "job_efficiency": round(total / ours["prefill_rate"] / ours["job_seconds"], 3),
        **ours,
        "usual_seconds": round(usual, 1),
        "tuned_seconds": round(tuned, 1),
        "passages": len(tokens),
        "tokens_in": sum(map(len, tokens)),
        "answer_tokens": length,
        **_decode_rates(subject, plan, brake),
    }


def _ours(
    subject: Subject, prompts: Sequence[Prompt], brake: Brake, *, tell: Tell
) -> tuple[dict[str, float], list[tuple[int, ...]], Plan]:
    tell("load")
    begin = time.perf_counter()
    engine = LocalEngine(subject.weights, brake, plan=subject.plan)
    loaded = time.perf_counter()
    try:
        list(engine.write([_WARM_UP]))
        tokens = [engine.tokens(prompt) for prompt in prompts]
        tell("prefill")
        prefill_rate = engine.prefill_rate(tokens)
        tell("ours")
        read_before, native_before = engine.read_tokens, engine.native_seconds
        start = time.perf_counter()
        first = 0.0
        for piece in engine.write(prompts):
            first = first or (time.perf_counter() - start if piece.text else 0.0)
        seconds = time.perf_counter() - start
        _require_no_hit(engine.read_tokens - read_before, tokens)
        resident = psutil.Process().memory_info().rss
        figures = {
            "python_overhead": round(1 - (engine.native_seconds - native_before) / seconds, 4),
            "load_seconds": round(loaded - begin, 2),
            "rss_over_weights_mb": round((resident - engine.size_bytes) / 1e6),
            "prefill_rate": round(prefill_rate, 1),
            "job_seconds": round(seconds, 1),
            "first_text_seconds": round(first, 1),
        }
        return figures, tokens, engine.plan
    finally:
        engine.close()


def _require_no_hit(read: int, tokens: Sequence[tuple[int, ...]]) -> None:
    """Fail where something was remembered: only what all prompts share may be read once for all."""
    shared = next((i for i, column in enumerate(zip(*tokens, strict=False)) if len(set(column)) > 1), 0)
    if read < sum(map(len, tokens)) - (len(tokens) - 1) * shared:
        raise RuntimeError("the engine remembered a passage: this is no measurement")


def _usual(
    subject: Subject, tokens: Sequence[tuple[int, ...]], brake: Brake, *, threads: int | None, tell: Tell
) -> float:
    tell("tuned" if threads else "usual")
    room = max(map(len, tokens)) + subject.answer_tokens + _SPARE_TOKENS
    baseline = Baseline(subject.weights, brake, room_tokens=room, threads=threads)
    try:
        baseline.seconds([tokens[0][:_SPARE_TOKENS]], 1)
        return baseline.seconds(tokens, subject.answer_tokens)
    finally:
        baseline.close()


def _decode_rates(subject: Subject, plan: Plan, brake: Brake) -> dict[str, float]:
    bed = TestBed(subject.weights, brake)
    try:
        trials = {rows: bed.trial(replace(plan, rows=rows)) for rows in _ROWS}
    finally:
        bed.close()
    return {f"decode_rate_{rows}": round(trial.decode_rate, 1) for rows, trial in trials.items() if trial}
