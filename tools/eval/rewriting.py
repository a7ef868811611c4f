"""`dev.py eval rewriting`: how many paragraphs really become others, and whether every fact stays or is marked."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tools.console import say
from tools.eval import german, pages
from tools.eval.figures import figures, readable
from tools.eval.names import names
from tools.eval.program import Program, RunError
from tools.places import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
PARAGRAPHS = 50
# What changes a text that has no mistakes; each takes its turn.
MANNERS = ("simpler", "citizen", "friendly", "formal", "shorter", "longer", "bullets")
_FEWEST_WORDS, _MOST_WORDS = 25, 80
_A_DOCUMENT = 4
# The same words with another comma are no other text.
_ALIKE = 0.97
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+\w|(?<![\d.,/])0\d{2,5}[ /-]\d{3,}")
_PROSE = re.compile(r"[a-zäöüß]{3,}.*[.]$")
_TABLE = re.compile(r"\||\.{4,}|_{3,}|\t")
_HEAD = re.compile(r"[#*_>`]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be rewritten and where it comes from."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a paragraph: facts in it, facts that are gone or new without a mark, its language."""

    manner: str
    document: str
    changed: bool
    marked: bool
    german: bool
    facts: int
    lost: tuple[str, ...]
    before: str
    after: str


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 where a run gave no result, 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="dev.py eval rewriting", description=__doc__)
    parser.add_argument("--cases", type=int, default=PARAGRAPHS, metavar="ZAHL", help="so viele Absätze")
    parser.add_argument("--json", action="store_true", help="ein Objekt statt einer Tabelle, mit allen Absätzen")
    parser.add_argument("--model", default="", metavar="ID", help="Sprachmodell, sonst das Startmodell")
    parser.add_argument("--engine", choices=("local", "server", "scripted"), default="local")
    arguments = parser.parse_args(words)
    program = Program(arguments.engine, arguments.model)
    picked = choose(program, arguments.cases)
    if not picked:
        say("Keine Absätze gefunden: es fehlt der Ordner mit den Dokumenten.")
        return 2
    found = measure(program, picked)
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else table(found))
    return 1 if found["failed"] else 0


def choose(program: Program, cases: int, corpus: Path = CORPUS) -> list[Paragraph]:
    """Take paragraphs by rule: prose of 25 to 80 words, so many of each document, evenly from front to back."""
    files = [*sorted((corpus / "statutes_all").glob("*.md")), *sorted((corpus / "council").glob("*.pdf"))]
    by_file: list[list[Paragraph]] = []
    # Evenly from all, so that laws and papers of the council both have their share.
    count = min(len(files), max(1, -(-cases // _A_DOCUMENT)) * 2)
    for file in (files[number * len(files) // count] for number in range(count)) if files else ():
        text = _text(file, program)
        prose = [Paragraph(file.name, paragraph) for paragraph in paragraphs(text)]
        take = min(len(prose), _A_DOCUMENT)
        by_file.append([prose[number * len(prose) // take] for number in range(take)])
    turns = [found[turn] for turn in range(_A_DOCUMENT) for found in by_file if turn < len(found)]
    return list({paragraph.text: paragraph for paragraph in turns}.values())[:cases]


def _text(file: Path, program: Program) -> str:
    if file.suffix == ".md":
        return file.read_text("utf-8")
    try:
        return "\n\n".join(texts[0] for texts in pages.read(file, program).texts.values() if texts)
    except RunError:
        return ""


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of prose: lines joined, marks of headings and letters left out, no tables and no headings."""
    for block in re.split(r"\n\s*\n|\n(?=\(\d+\)|[a-z]\)|\d+\.\s|[-*•]\s)|(?<=[.:])\n(?=[A-ZÄÖÜ])", text):
        if _TABLE.search(block):
            continue
        whole = re.sub(r"(?<=[a-zäöüß])-\s*\n\s*(?=[a-zäöüß])", "", block)
        line = " ".join(_HEAD.sub("", whole).split())
        line = re.sub(r"^(?:\(\d+\)|[a-z]\)|\d+\.|[-•])\s+", "", line)
        words = line.split()
        figured = sum(any(sign.isdigit() for sign in word) for word in words)
        if _FEWEST_WORDS <= len(words) <= _MOST_WORDS and _PROSE.search(line) and figured < len(words) / 4:
            yield line


def measure(program: Program, picked: Sequence[Paragraph]) -> dict[str, Any]:
    """Rewrite the paragraphs, those of a manner together, and judge each."""
    judged: list[Judged] = []
    failed: list[str] = []
    engine = ""
    seconds = 0.0
    for number, manner in enumerate(MANNERS):
        ours = picked[number :: len(MANNERS)]
        if not ours:
            continue
        say(f"→ {manner}: {len(ours)} Absätze")
        model = ["--model", program.model] if program.model else []
        words = ["rewrite", "--how", manner, "--format", "json", "--quiet", "--engine", program.engine, *model]
        try:
            told = json.loads(program.answer(*words, text="\n\n".join(paragraph.text for paragraph in ours)))
        except RunError as fault:
            failed.append(f"{manner} ({fault})")
            continue
        engine, seconds = str(told["engine"]["model"]), seconds + float(told["timing"]["seconds_total"])
        judged += [judge(paragraph, told["paragraphs"], manner) for paragraph in ours]
    return {"model": engine, "seconds": round(seconds), **counted(judged), "failed": failed}


def judge(paragraph: Paragraph, told: Sequence[dict[str, Any]], manner: str) -> Judged:
    """Hold a rewritten paragraph, which may have come in parts, against the one before."""
    parts = [part for part in told if " ".join(part["before"].split()) in paragraph.text]
    after = " ".join(part["after"] for part in parts) or paragraph.text
    marked = any(part["kept"] for part in parts)
    alike = SequenceMatcher(None, paragraph.text.split(), after.split(), autojunk=False).ratio()
    had = facts(paragraph.text)
    lost = tuple(sorted((had - _standing(had, after)) | {f"+{new}" for new in _added(paragraph.text, after)}))
    is_german = german.is_german(after)
    return Judged(manner, paragraph.document, alike < _ALIKE, marked, is_german, len(had), lost, paragraph.text, after)


def facts(text: str) -> frozenset[str]:
    """Give what must not change: the figures by their values, names, addresses of mail and telephone numbers."""
    values = {" ".join(value) for figure in figures(readable(text)) for value in figure.values}
    return frozenset(values | set(names(text)) | {match.group() for match in _CONTACT.finditer(text)})


def _standing(had: frozenset[str], after: str) -> frozenset[str]:
    there, small = facts(after), after.casefold()
    return frozenset(
        fact for fact in had if fact in there or (fact[0].isalpha() and fact.casefold().removesuffix("s") in small)
    )


def _added(before: str, after: str) -> frozenset[str]:
    """Give figures that no one has given; a name is new if no word of it stood there."""
    values = {" ".join(value) for figure in figures(readable(before)) for value in figure.values}
    bare = "\n".join(re.sub(r"^\s*(?:[-•*]|\d+[.)])\s+", "", line) for line in after.split("\n"))
    return frozenset(
        new
        for new in ({" ".join(value) for figure in figures(readable(bare)) for value in figure.values} - values)
        if not _is_part(new, before)
    )


def _is_part(value: str, before: str) -> bool:
    return all(re.search(rf"(?<!\d){re.escape(part)}(?!\d)", before) for part in value.split())


def counted(judged: Sequence[Judged]) -> dict[str, Any]:
    """Add up what was judged."""
    total = max(1, len(judged))
    facts_total = sum(one.facts for one in judged)
    unmarked = [one for one in judged if one.lost and not one.marked]
    gone = sum(len(one.lost) for one in unmarked)
    by_manner = {
        manner: f"{sum(one.changed for one in judged if one.manner == manner)}/"
        f"{sum(one.manner == manner for one in judged)}"
        for manner in MANNERS
    }
    return {
        "paragraphs": len(judged),
        "changed": round(sum(one.changed for one in judged) / total, 3),
        "marked": round(sum(one.marked for one in judged) / total, 3),
        "facts": facts_total,
        "facts_kept_or_marked": round(1 - gone / max(1, facts_total), 4),
        "german_rate": round(sum(one.german for one in judged) / total, 3),
        "changed_by_manner": by_manner,
        "lost": [{"manner": one.manner, "facts": list(one.lost), "after": one.after} for one in unmarked],
        "cases": [asdict(one) for one in judged],
    }


def table(found: dict[str, Any]) -> str:
    """Give the figures as lines."""
    lines = [
        f"Absätze: {found['paragraphs']} ({found['model']}, {found['seconds']} s)",
        f"wirklich verändert: {found['changed']:.0%}; unverändert oder zum Teil, mit Begründung: {found['marked']:.0%}",
        f"geschützte Angaben: {found['facts']}, gleich geblieben oder gemeldet: {found['facts_kept_or_marked']:.2%}",
        f"deutsch: {found['german_rate']:.0%}",
        "verändert nach Art: " + ", ".join(f"{name} {share}" for name, share in found["changed_by_manner"].items()),
    ]
    lines += [f"verloren ({one['manner']}): {', '.join(one['facts'])} – {one['after']}" for one in found["lost"]]
    return "\n".join([*lines, *(f"fehlgeschlagen: {fault}" for fault in found["failed"])])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
