"""How far each file of a job over several is, from the job that knows to whoever shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from genius_desktop.domain import Coverage, Source, Summary

FileState = Literal["waiting", "reading", "read", "working", "done", "failed"]
UNREAD, NO_TEXT = "document-unread", "no-text"


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of a job and how far it is: the source it is, or the way to it in that source.

    So many of the `steps` are done with it; `reason` is the code of what made it fail.
    """

    source: int
    name: str
    state: FileState
    member: tuple[int, ...] = ()
    step: int = 0
    steps: int = 0
    reason: str = ""

    @property
    def place(self) -> tuple[int, tuple[int, ...]]:
        """What tells the file from every other one of its job."""
        return self.source, self.member

    @property
    def over(self) -> bool:
        """Whether nothing more happens with the file."""
        return self.state in {"done", "failed"}


def waiting(sources: Sequence[Source], steps: int) -> list[Standing]:
    """Give the files of a job before it has begun."""
    return [Standing(number, one.name, "waiting", one.member, 0, steps) for number, one in enumerate(sources)]


def failed(standing: Standing, reason: str) -> Standing:
    """Give a file that nothing more can be made of."""
    return replace(standing, state="failed", reason=reason)


def left_out(summary: Summary) -> list[Standing]:
    """Give the files that a result says nothing of, with the reason: unread ones, and those without text."""
    unread = [
        Standing(report.source, doubt.detail, "failed", (*report.member, number), reason=doubt.reason)
        for report in summary.documents
        for number, doubt in enumerate(report.doubts)
        if doubt.code == UNREAD
    ]
    silent = [
        Standing(report.source, report.name, "failed", report.member, reason=NO_TEXT)
        for report in summary.documents
        if len(summary.documents) > 1 and _silent(report.coverage)
    ]
    return [*unread, *silent]


def _silent(coverage: Coverage) -> bool:
    return len(coverage.pages_without_text) + len(coverage.pages_failed) == coverage.pages_total
