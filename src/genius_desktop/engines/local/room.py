"""How many rows of a cache there is memory for, in the PC and on a graphics device."""

from genius_desktop.domain import Plan
from genius_desktop.engines import hardware
from genius_desktop.engines.local import backends
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.problems import SetupProblem

# Compute buffers and the program itself, measured with the starter model.
_OVERHEAD_BYTES = 600 * 1024 * 1024
# What is left to other programs.
_SHARE_OF_FREE = 0.7


def require_memory(size_bytes: int) -> None:
    """Refuse weights that this PC has no room for now.

    Raises `SetupProblem`.
    """
    needed = size_bytes + _OVERHEAD_BYTES
    if needed > hardware.free_memory_bytes():
        raise SetupProblem("memory-short", f"{needed / 1e9:.1f} GB".replace(".", ","))


def affordable_rows(weights: LoadedWeights, size_bytes: int, *, plan: Plan, row_tokens: int) -> int:
    """Count the rows whose cache fits into free memory; the weights' own pages count as free and are not."""
    free = hardware.free_memory_bytes() - size_bytes - _OVERHEAD_BYTES
    row_bytes = weights.cache_bytes_a_token * row_tokens
    handle = backends.runtime().handle(plan.device) if plan.device else None
    if handle is None:
        return rows_within([(free, 1.0)], row_bytes)
    share = min(1.0, plan.device_layers / weights.layers)
    runtime = backends.runtime()
    # What lies on an integrated device lies in the memory of the PC.
    here = 1.0 if runtime.integrated(handle) else 1.0 - share
    return rows_within([(free, here), (runtime.free_bytes(handle), share)], row_bytes)


def rows_within(places: list[tuple[int, float]], row_bytes: int) -> int:
    """Count the rows that fit, given each memory's free bytes and its share of a row; never none."""
    counts = [int(free * _SHARE_OF_FREE / (row_bytes * share)) for free, share in places if share > 0]
    return max(1, min(counts))
