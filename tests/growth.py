"""How long some work takes, and how that grows with its size, whatever the machine is busy with."""

import time
from collections.abc import Callable

_FACTOR = 4
# Twice the growth of the size is noise and constant cost; work that grows with the square shows sixteen times.
_MOST = 9.0
_TRIES = 3


def grows_with_the_size(work: Callable[[int], object], small: int) -> bool:
    """Tell whether four times the size takes at most nine times the processor time, in the best of three tries."""
    return any(_seconds(work, small * _FACTOR) <= _MOST * _seconds(work, small) for _ in range(_TRIES))


def _seconds(work: Callable[[int], object], size: int) -> float:
    return processor_seconds(lambda: work(size))


def processor_seconds(work: Callable[[], object]) -> float:
    """Give the time some work takes in this process; what else the machine does is not counted."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def is_ever_as_fast(work: Callable[[], float], seconds: float) -> bool:
    """Tell whether some waiting ends in so many seconds at least once in three tries: a busy machine may delay some."""
    return any(work() < seconds for _ in range(_TRIES))
