"""What is known of the engine, as the start page shows it."""

from dataclasses import dataclass
from typing import Literal

Condition = Literal["unknown", "missing", "damaged", "checking", "fetching", "paused", "refused", "ready"]


@dataclass(frozen=True, slots=True)
class EngineState:
    """What is known of the engine: its condition, the model, how far a fetch or check is, what was said at its end.

    A fetch is `paused` while the network is metered; weights are `refused` that no catalogue knows and no one accepted,
    and `unmeasured` while no one has found out how they run best here.
    """

    condition: Condition
    model: str = ""
    title: str = ""
    size: int = 0
    done: int = 0
    total: int = 0
    said: str = ""
    problem: str = ""
    unmeasured: bool = False
