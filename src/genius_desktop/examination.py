"""What this PC can do, as a parent is told."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Examination:
    """What this PC can do, without any content of documents."""

    facts: dict[str, str | int | bool] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
