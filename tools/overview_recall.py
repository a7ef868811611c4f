"""Measure how many facts of the development corpus the overview holds: python -m tools.overview_recall [--show]."""

import os
import re
import sys
import time
import tomllib
from pathlib import Path

from genius_desktop.documents.reader_process import ReaderProcess
from genius_desktop.domain import Document, Page, Source
from genius_desktop.jobs import workshop
from genius_desktop.jobs.events import Opened, PageTold
from genius_desktop.jobs.overview.draw import draw
from genius_desktop.overviews import Overview


def read(file: Path, reader: ReaderProcess) -> Document:
    """Read a file without what is attached to it."""
    opened: Opened | None = None
    pages: list[Page] = []
    for event in workshop.read(Source(os.fsencode(file), file.name), 0, reader):
        match event:
            case Opened():
                opened = event
            case PageTold(_, page):
                pages.append(page)
    if opened is None:
        raise SystemExit(f"{file} was not opened")
    return workshop.assemble(opened, pages, [])


def holds(text: str, must: str) -> bool:
    """Tell whether a text holds a plain text or a /regular expression/."""
    found = re.fullmatch(r"/(.*)/(i?)", must, re.DOTALL)
    if found is None:
        return must in text
    return re.search(found[1], text, re.IGNORECASE if found[2] else 0) is not None


def whole(overview: Overview) -> str:
    """Give all words of an overview."""
    return "\n".join(finding.text for finding in overview.findings())


def main() -> None:
    """Print the weighted share of facts a document, and on average."""
    corpus = Path(__file__).parents[2] / "shared" / "corpus"
    corpus = Path(os.environ.get("GENIUS_CORPUS", corpus))
    reader = ReaderProcess()
    shares: list[float] = []
    try:
        for file in sorted((corpus / "facts").glob("*.toml")):
            facts = tomllib.loads(file.read_text("utf-8"))
            document = read(corpus / facts["document"], reader)
            started = time.perf_counter()
            overview = draw(document)
            seconds = time.perf_counter() - started
            text = whole(overview)
            held = [fact for fact in facts["facts"] if any(holds(text, must) for must in fact["must"])]
            share = sum(fact["weight"] for fact in held) / sum(fact["weight"] for fact in facts["facts"])
            shares.append(share)
            print(f"{file.stem:26} {share:.2f}  {overview.kind:10} {len(text.split()):4} words  {seconds:.2f} s")
            if "--show" in sys.argv:
                print("  missing:", *(fact["text"] for fact in facts["facts"] if fact not in held), sep="\n    ")
    finally:
        reader.close()
    print(f"{'average':26} {sum(shares) / len(shares):.2f}")


if __name__ == "__main__":
    main()
