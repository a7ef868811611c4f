"""What whoever brings weights onto this PC tells of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["fetch", "verify", "copy", "metered"]
# retrying: the connection broke; restarted: the file changed on the server; no-range: the server cannot continue;
# published: the hash is the publisher's, no catalogue's; part-kept: what has come stays for the next time.
Remark = Literal["retrying", "restarted", "no-range", "published", "part-kept", "part-gone"]


@dataclass(frozen=True, slots=True)
class Account:
    """Hears how far it is (a stage, bytes done and in all) and what is worth saying (a code)."""

    tell: Callable[[Stage, int, int], None] = lambda _stage, _done, _total: None
    say: Callable[[Remark], None] = lambda _remark: None
