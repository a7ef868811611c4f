"""Full-text search over what jobs tell: stems in an index that is written in the same transaction as the job."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from genius_desktop import codec, stems
from genius_desktop.archive.store import Store
from genius_desktop.domain import Summary

# A shorter stem is looked for at the beginning of words only: „Rat“ is no part of „beraten“.
_WITHIN_CHARS = 5
# Little before the word, since a row of the history is narrow.
_BEFORE_CHARS, _LINE_CHARS = 10, 110
_MOST_PHRASES = 12


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: phrases of stems, which all must be there; nothing where there is no word."""

    phrases: tuple[tuple[str, ...], ...]

    @property
    def expression(self) -> str:
        """Give it in the language of FTS5."""
        return " AND ".join(f'"{_phrase(phrase)}"' for phrase in self.phrases)


def query(text: str) -> Query:
    """Read what a user has typed; words with signs in between, like a file reference, belong together."""
    phrases = [tuple(stems.stems(chunk)) for chunk in text.split()]
    # One letter is no trigram, not even with the space before it.
    usable = [phrase for phrase in phrases if phrase and len(" ".join(phrase)) > 1]
    return Query(tuple(dict.fromkeys(usable))[:_MOST_PHRASES])


def _phrase(phrase: tuple[str, ...]) -> str:
    text = " ".join(phrase)
    return text if len(phrase) == 1 and len(text) >= _WITHIN_CHARS else f" {text}"


def lines(title: str, summary: Summary | None) -> list[str]:
    """Give what can be found of a job: its title, its statements, the findings of its overviews."""
    if summary is None:
        return [title]
    told = [f"{statement.topic}: {statement.text}".removeprefix(": ") for statement in summary.statements]
    seen = [finding.text for overview in summary.overviews for finding in overview.findings()]
    return list(dict.fromkeys([title, *told, *seen]))


def enter(store: Store, job: str, told: Iterable[str]) -> None:
    """Enter what can be found of a job, in place of what was there; within a transaction."""
    store.run("DELETE FROM found WHERE rowid = (SELECT sequence FROM jobs WHERE id = ?)", (job,))
    # The space at both ends makes the first word begin and the last one end as all others.
    text = "".join(f" {' '.join(stems.stems(line))} \n" for line in told)
    store.run("INSERT INTO found (rowid, stems) SELECT sequence, ? FROM jobs WHERE id = ?", (text, job))


def catch_up(store: Store) -> None:
    """Enter the jobs that were kept before there was a search."""
    rows = store.run("SELECT id, title, summary FROM jobs WHERE sequence NOT IN (SELECT rowid FROM found)")
    if not rows:
        return
    with store.all_or_nothing():
        for job, title, data in rows:
            summary = None
            with suppress(codec.MalformedMessageError):
                summary = codec.from_json(bytes(cast("bytes", data)), Summary) if data else None
            enter(store, str(job), lines(str(title), summary))


def excerpt(told: Sequence[str], wanted: Query) -> str:
    """Give the first words of a result that were looked for, with what stands around them."""
    for phrase in wanted.phrases:
        for line in told:
            place = _place(line, phrase)
            if place is not None:
                return _around(line, place)
    return ""


def _place(line: str, phrase: tuple[str, ...]) -> int | None:
    found = stems.places(line)
    for number, (stem, start, _end) in enumerate(found):
        run = tuple(other for other, _, _ in found[number : number + len(phrase)])
        within = len(phrase) == 1 and len(phrase[0]) >= _WITHIN_CHARS and phrase[0] in stem
        if within or (run[:-1] == phrase[:-1] and len(run) == len(phrase) and run[-1].startswith(phrase[-1])):
            return start
    return None


def _around(line: str, place: int) -> str:
    line = line.replace("\n", " ")
    start = 0 if place <= _BEFORE_CHARS else line.rfind(" ", 0, place - _BEFORE_CHARS) + 1
    end = len(line) if len(line) - start <= _LINE_CHARS else max(line.rfind(" ", 0, start + _LINE_CHARS), place + 1)
    return f"{'… ' if start else ''}{line[start:end].strip()}{' …' if end < len(line) else ''}"
