"""What becomes of a paragraph when its changes are accepted or taken back."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from genius_desktop.differences import Change, apply, changes, same_digits
from genius_desktop.domain import Check, Statement

_ACCEPTED = "accepted"


def before_of(statement: Statement) -> str:
    """Give the paragraph as it was."""
    return statement.citations[0].quote if statement.citations else statement.text


def changes_of(statement: Statement) -> tuple[Change, ...]:
    """Give what differs from the paragraph as it was."""
    return _changes(before_of(statement), statement.text)


# A page asks for the same again and again.
@lru_cache(maxsize=8192)
def _changes(before: str, after: str) -> tuple[Change, ...]:
    return changes(before, after)


def accepted_of(statement: Statement, found: Iterable[Change]) -> frozenset[int]:
    """Give the numbers of the changes that someone has accepted."""
    keys = {check.value for check in statement.checks if check.kind == _ACCEPTED}
    return frozenset(number for number, change in enumerate(found) if _key(change) in keys)


def open_of(statement: Statement) -> frozenset[int]:
    """Give the numbers of the changes no one has decided on; a paragraph that is checked has none."""
    found = changes_of(statement)
    return frozenset() if statement.reviewed else frozenset(range(len(found))) - accepted_of(statement, found)


def accept(statement: Statement, numbers: Iterable[int]) -> Statement:
    """Let some changes stand; once none is open, the paragraph counts as checked."""
    found = changes_of(statement)
    page = statement.citations[0].page if statement.citations else 0
    known = {check.value for check in statement.checks if check.kind == _ACCEPTED}
    new = [Check(_ACCEPTED, _key(found[number]), found=True, page=page) for number in sorted(numbers)]
    checks = (*statement.checks, *(check for check in new if check.value not in known))
    return _closed(replace(statement, checks=checks))


def reject(statement: Statement, numbers: Iterable[int]) -> Statement:
    """Take some changes back; where digits are then no longer those of the paragraph before, that is told."""
    found = changes_of(statement)
    before = before_of(statement)
    text = apply(before, found, set(range(len(found))) - set(numbers))
    kept = tuple(check for check in statement.checks if check.kind != "mixed")
    page = statement.citations[0].page if statement.citations else 0
    mixed = () if same_digits(before, text) else (Check("mixed", "", found=False, page=page),)
    return _closed(replace(statement, text=text, checks=(*kept, *mixed), edited=True))


def _closed(statement: Statement) -> Statement:
    found = changes_of(statement)
    done = len(accepted_of(statement, found)) == len(found) and not any(not check.found for check in statement.checks)
    return replace(statement, reviewed=True) if done else statement


def _key(change: Change) -> str:
    """Name a change by its place in the paragraph as it was, which stays the same whatever else is decided."""
    return f"{change.start}:{change.end}:{change.added}"
