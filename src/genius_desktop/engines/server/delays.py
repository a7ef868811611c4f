"""How long to leave a server alone before it is asked again."""

import math
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Whatever a server says, nobody waits longer for it without being asked.
MOST_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a prompt is sent again, and how long it waits for that.

    A server that is busy is asked more often than one that is not there: a job can wait for it without a worker.
    """

    busy_tries: int = 8
    lost_tries: int = 3
    first_seconds: float = 0.5
    most_seconds: float = 30.0
    # A server that asks for more is left alone by ending the job, which can be taken up later.
    asked_seconds: float = 120.0

    def pause(self, tries: int) -> float:
        """Give the seconds before another try: twice as long each time, and never in step with other PCs."""
        return min(self.most_seconds, self.first_seconds * 2.0**tries) * random.uniform(0.5, 1.0)  # noqa: S311


def asked_for(header: str | None, now: datetime | None = None) -> float:
    """Read a Retry-After header (RFC 9110, section 10.2.3): seconds, at most an hour; 0 where it says nothing."""
    if not header:
        return 0.0
    try:
        seconds = float(header)
    except ValueError:
        seconds = _until(header, now or datetime.now(UTC))
    return min(max(seconds, 0.0), MOST_SECONDS) if math.isfinite(seconds) else 0.0


def _until(date: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(date)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now.timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0


def clock_error(date: str | None, now: datetime | None = None) -> float:
    """Give how far this PC's clock is from that of a server (seconds); 0 where its Date header says nothing."""
    return abs(_until(date, now or datetime.now(UTC))) if date else 0.0
