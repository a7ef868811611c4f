"""Fact files: what a good summary of a document carries, and whether a text carries it."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.eval.figures import figures, readable
from tools.eval.german import cleaned
from tools.eval.holdings import Holdings

_PLAIN_NUMBER = 1000


class FactFileError(Exception):
    """A fact file that cannot be used; the message is for a person."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its words, its page (0 where the format has none), what shows it, and how much it counts."""

    text: str
    page: int
    must: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class FactFile:
    """The facts of one document."""

    name: str
    document: Path
    facts: tuple[Fact, ...]


def load(file: Path) -> FactFile:
    """Read a fact file; its document lies beside the folder of fact files, or beside the file itself.

    Raises `FactFileError`.
    """
    try:
        content = tomllib.loads(file.read_text("utf-8"))
        facts = tuple(
            Fact(str(f["text"]), int(f["page"]), tuple(map(str, f["must"])), int(f["weight"])) for f in content["facts"]
        )
        named = Path(content["document"])
        for fact in facts:
            for entry in fact.must:
                _pattern(entry)
    except (OSError, ValueError, KeyError, TypeError, re.error) as fault:
        raise FactFileError(f"{file}: {fault}") from fault
    places = [folder / named for folder in (file.parent.parent, file.parent)]
    document = next((place for place in places if place.is_file()), None)
    if document is None or not facts:
        raise FactFileError(f"{file}: das Dokument {named} oder seine Fakten fehlen")
    return FactFile(file.stem, document, facts)


def carried(fact: Fact, text: str) -> bool:
    """Tell whether one entry of `must` is found in a text, as it stands or as the same figure."""
    whole = cleaned(text)
    return any(_pattern(entry).search(whole) for entry in fact.must) or _same_figure(fact, whole)


def recall(facts: tuple[Fact, ...], text: str) -> tuple[int, int]:
    """Give the weight of the facts that a text carries, and of all."""
    return sum(f.weight for f in facts if carried(f, text)), sum(f.weight for f in facts)


def _pattern(entry: str) -> re.Pattern[str]:
    if match := re.fullmatch(r"/(.*)/(i?)", entry, re.DOTALL):
        return re.compile(match[1], re.IGNORECASE if match[2] else 0)
    # „20.000“ must not be found in „120.000“ or „20.000.000“.
    head = r"(?<!\d)(?<!\d[.,])" if entry[:1].isdigit() else ""
    tail = r"(?!\d)(?!\.\d{3})" if entry[-1:].isdigit() else ""
    return re.compile(head + re.escape(entry) + tail)


def _same_figure(fact: Fact, text: str) -> bool:
    """Find another way of writing a whole date or a large number, which no other thing shares."""
    held = Holdings(text)
    for entry in fact.must:
        found = figures(readable(entry))
        if len(found) != 1 or found[0].text != entry:
            continue
        figure = found[0]
        whole_date = figure.kind == "date" and all(figure.values[0])
        large = figure.kind == "number" and float(figure.values[0][0]) >= _PLAIN_NUMBER
        if (whole_date or large) and held.holds_alike(figure):
            return True
    return False
