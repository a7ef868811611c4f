"""What is known of the engine, as the start page shows it."""

from dataclasses import dataclass
from typing import Literal

Condition = Literal["unknown", "missing", "damaged", "checking", "fetching", "ready"]


@dataclass(frozen=True, slots=True)
class EngineState:
    """What is known of the engine: its condition, the model, how far a fetch or check is, what was said at its end."""

    condition: Condition
    model: str = ""
    title: str = ""
    size: int = 0
    done: int = 0
    total: int = 0
    said: str = ""
