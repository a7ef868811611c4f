"""`dev.py eval answers`: what questions to the statutes are answered with, without a model."""

import argparse
import json
import os
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from genius_desktop import inquiries
from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Document, Source, Statement
from genius_desktop.jobs import filing, looking, workshop
from genius_desktop.jobs.asking import sought
from genius_desktop.jobs.events import Opened, PageTold
from genius_desktop.jobs.looking import Look
from genius_desktop.jobs.papers import Papers
from genius_desktop.library.index import Index, Seen
from genius_desktop.library.search import Searcher
from tools.console import say
from tools.eval.facts import Fact, carried
from tools.search.measure import CORPUS, HELD_OUT

OWN = Path(__file__).with_name("answer_questions.toml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the documents that answer it (none where nothing does), and what shows the answer."""

    text: str
    documents: frozenset[str]
    must: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A statute as the reader gives it, with its pages put together for a job."""

    opened: Opened
    document: Document


def main(words: Sequence[str]) -> int:
    """Measure and print; 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="dev.py eval answers", description=__doc__)
    parser.add_argument("--held", action="store_true", help="auch die zurückgelegten Fragen")
    parser.add_argument("--answers", action="store_true", help="jede Frage mit ihrer Antwort zeigen")
    given = parser.parse_args(words)
    if not CORPUS.is_dir():
        say("Keine Fragen zu stellen: es fehlt der Ordner mit den Dokumenten.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        statutes = read(CORPUS / "statutes_all", Path(folder))
        with closing(Searcher(Path(folder))) as searcher:
            for name, asked in sets(held=given.held):
                told = [(one, answer(one.text, searcher, statutes)) for one in asked]
                print(json.dumps({"set": name} | figures(told), ensure_ascii=False))
                for one, (document, said) in told if given.answers else ():
                    print(f"  {one.text} → {document}: {' // '.join(statement.text for statement in said)}")
    return 0


def sets(*, held: bool) -> Iterator[tuple[str, list[Asked]]]:
    """Give the questions; those that were held back only where they are wanted."""
    own = tomllib.loads(OWN.read_text("utf-8"))
    yield "own", [_own(one) for one in own["questions"] if not one.get("held")]
    yield "known", _known(CORPUS / "questions.toml")
    yield "unanswered", [Asked(text, frozenset()) for text in own["unanswered"]]
    if held:
        yield "own, held", [_own(one) for one in own["questions"] if one.get("held")]
        yield "held out", _known(HELD_OUT)


def _own(one: dict[str, str]) -> Asked:
    return Asked(one["text"], frozenset({one["document"]}), (one["must"],))


def _known(file: Path) -> list[Asked]:
    told = tomllib.loads(file.read_text("utf-8"))["questions"]
    return [Asked(one["question"], frozenset((one["document"], *one.get("also", ())))) for one in told]


def read(statutes: Path, library: Path) -> dict[str, Held]:
    """Read the statutes, and put them into an index in the folder `library`."""
    found: dict[str, Held] = {}
    with closing(ReaderProcess()) as reader, closing(Index(library)) as index, index.batch():
        for file in sorted(statutes.glob("*.md")):
            told = list(workshop.read(Source(os.fsencode(file), file.name), 0, reader))
            opened = next(event for event in told if isinstance(event, Opened))
            pages = list({event.page.number: event.page for event in told if isinstance(event, PageTold)}.values())
            found[file.name] = Held(opened, workshop.assemble(opened, pages, []))
            paper = filing.paper(workshop.assemble_whole(opened, pages, []))
            seen = Seen(b"", os.fsencode(file.name), file.name, 0, 0)
            number = index.add("eval", seen)
            index.enter(paper)
            index.settle(number, seen, sha256=paper.sha256, state="read")
    return found


def answer(text: str, searcher: Searcher, statutes: dict[str, Held]) -> tuple[str, list[Statement]]:
    """Search, and answer from what was found as a job does; gives the document of the first sentence too."""
    sources, question = inquiries.inquiry(text, searcher.search(text, limit=inquiries.MOST_PAPERS).papers)
    found = [statutes[source.name] for source in sources]
    opened = [replace(one.opened, document=number, source=number) for number, one in enumerate(found)]
    look = Look(question, sought(question), Papers(opened, [one.document for one in found]))
    if found:
        look.take(looking.known(look.papers, question.readings))
    said = [one for one in looking.told(look, "") if one.kind != "absent"] if found and look.is_held else []
    return (sources[said[0].citations[0].document].name if said else ""), said


def figures(told: Sequence[tuple[Asked, tuple[str, list[Statement]]]]) -> dict[str, int]:
    """Count whose first sentence is from the right document, from a wrong one, and what was answered rightly."""
    right = [one for one, (document, _) in told if document in one.documents]
    answered = [
        one
        for one, (_, said) in told
        if one.must and carried(Fact(one.text, 0, one.must, 1), "\n".join(statement.text for statement in said))
    ]
    absent = sum(not said for _, (_, said) in told)
    wrong = len(told) - len(right) - absent
    return {"asked": len(told), "right": len(right), "wrong": wrong, "absent": absent, "answered": len(answered)}
