"""What a user thinks of a result."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["", "helpful", "unhelpful"]
REMARK_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Rating:
    """Whether a result was of help, and a remark; either may be empty."""

    verdict: Verdict = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RatedJob:
    """A rating with the job it is of; `created` is the job's moment, `given` that of the rating."""

    job: str
    title: str
    created: datetime
    given: datetime
    rating: Rating
