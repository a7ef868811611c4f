"""What is asked of a probe, and what it answers: one line each."""

from dataclasses import dataclass
from typing import Any

from genius_desktop import codec
from genius_desktop.devices import Device
from genius_desktop.domain import Plan, Weights


@dataclass(frozen=True, slots=True)
class Look:
    """Tell what could compute here; with `graphics` the drivers of graphics devices are asked too."""

    graphics: bool = True


@dataclass(frozen=True, slots=True)
class TryPlan:
    """Measure a plan and, with `changes`, what could make it faster, for so long at most, loading not counted."""

    weights: Weights
    plan: Plan
    limit_seconds: float
    changes: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """The variant for this processor, all there are, and the graphics devices."""

    variant: str
    variants: tuple[str, ...] = ()
    devices: tuple[Device, ...] = ()
    features: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The weights are in memory; what follows is the measurement."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The best plan so far, with its rates, and how many seconds a typical passage takes."""

    plan: Plan
    seconds_a_passage: float


@dataclass(frozen=True, slots=True)
class Trying:
    """More is being tried; so much of it is behind us, from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be done here, by the code of a problem."""

    code: str


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing follows: who ends without this has crashed."""


Question = Look | TryPlan
Answer = Seen | Loaded | Tried | Trying | Refused | Done
_QUESTIONS = codec.by_name(Look, TryPlan)
_ANSWERS = codec.by_name(Seen, Loaded, Tried, Trying, Refused, Done)


def read_question(line: bytes) -> Question:
    """Read what a parent asks.

    Raises `MalformedMessageError`.
    """
    question: Any = codec.from_line(line, _QUESTIONS)
    return question  # type: ignore[no-any-return]


def read_answer(line: bytes) -> Answer:
    """Read what a probe answers.

    Raises `MalformedMessageError`.
    """
    answer: Any = codec.from_line(line, _ANSWERS)
    return answer  # type: ignore[no-any-return]
