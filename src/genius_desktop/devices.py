"""Graphics devices an engine could compute on, and what trying them has shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Reason = Literal["crashed", "silent", "refused", "memory", "slower", "died"]

# The buffers that the engine needs on a device beside weights and KV cache, and what is left to the screen.
_DEVICE_OVERHEAD_BYTES = 400 * 1024 * 1024
_SHARE_OF_FREE = 0.9
# Stands for all devices where their drivers end the process before anyone can tell their names.
ALL_DEVICES = "*"
# Nothing interrupts a device within a batch: Stop waits for it.
_STOP_SECONDS = 0.25
_SMALLEST_BATCH, _LARGEST_BATCH = 16, 512


@dataclass(frozen=True, slots=True)
class Device:
    """A graphics device as the engine sees it; `name` is the engine's own and may change from start to start."""

    name: str
    title: str
    driver: str = ""
    integrated: bool = False
    memory_bytes: int = 0
    free_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a device is not used, for one model or, without `weights`, for all; it holds until the driver changes.

    The rates are seconds a typical passage takes, on the device and on the processor.
    """

    title: str
    driver: str
    reason: Reason
    weights: str = ""
    seconds: float = 0.0
    processor_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Burden:
    """What weights ask of a device: layers (that of the output counted), bytes in all, KV bytes for all rows."""

    layers: int
    weight_bytes: int
    cache_bytes: int


def holding(verdicts: Iterable[Verdict], device: Device, weights: str) -> Verdict | None:
    """Give the verdict that still holds for a device and weights, by the title of the device and its driver."""
    return next(
        (
            verdict
            for verdict in verdicts
            if (verdict.title, verdict.driver) == (device.title, device.driver) and verdict.weights in {"", weights}
        ),
        None,
    )


def against(verdicts: Iterable[Verdict], weights: str, device: str) -> tuple[Verdict, ...]:
    """Give the verdicts on devices for these weights, of which `device` is used: what an older driver did is over."""
    return tuple(
        verdict
        for verdict in verdicts
        if verdict.weights in {"", weights} and not (device and verdict.title in {device, ALL_DEVICES})
    )


def with_verdict(verdicts: Iterable[Verdict], new: Verdict) -> tuple[Verdict, ...]:
    """Add a verdict; older ones of the same device for the same weights, and all of other drivers, go."""
    return (
        *(
            old
            for old in verdicts
            if old.title != new.title or (old.driver == new.driver and old.weights != new.weights and new.weights)
        ),
        new,
    )


def layers_that_fit(burden: Burden, free_bytes: int) -> int:
    """Count the layers that a device has room for, with their share of the KV cache; 0 where it has for none."""
    room = free_bytes * _SHARE_OF_FREE - _DEVICE_OVERHEAD_BYTES
    each = (burden.weight_bytes + burden.cache_bytes) / burden.layers
    return max(0, min(burden.layers, int(room / each)))


def batch_for(rate: float) -> int:
    """Give how many tokens a device may read at once so that Stop is heard, at so many tokens a second."""
    batch = _SMALLEST_BATCH
    while batch < _LARGEST_BATCH and batch * 2 / max(rate, 1.0) <= _STOP_SECONDS:
        batch *= 2
    return batch
