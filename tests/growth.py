"""How the time of some work grows with its size: a ratio within one run, whatever the machine is busy with."""

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
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
