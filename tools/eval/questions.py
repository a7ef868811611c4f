"""`dev.py eval questions`: are answers right, do their places carry them, is it said where there is no answer."""

import argparse
import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tools.console import say
from tools.eval.facts import Fact, carried
from tools.eval.german import cleaned
from tools.eval.program import Program, RunError
from tools.eval.scoring import Share
from tools.places import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
FILE = Path(__file__).with_name("questions.toml")
# A document of about twenty pages: what the second question to it costs, against the first.
PACED = ("statutes/abwassersatzung.pdf", "Wie hoch ist die Zählergebühr?", "Wann sind die Vorauszahlungen fällig?")
_WORD = re.compile(r"[^\W\d_]{5,}|\d[\d.,]*")
_ALIKE_CHARS = 5
_CARRIED = 0.7


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what shows its answer (nothing where the document says nothing), and whether it was held back."""

    document: str
    text: str
    page: int = 0
    must: tuple[str, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer: whether it is right, and how many of its citations carry what they are cited for."""

    asked: Asked
    right: bool
    citations: Share
    answer: str
    seconds: float


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 where a document gave no result, 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="dev.py eval questions", description=__doc__)
    parser.add_argument(
        "--cases", type=int, default=0, metavar="ZAHL", help="nur so viele Fragen, gleichmäßig verteilt"
    )
    parser.add_argument(
        "--pace", action="store_true", help="nur messen, wie schnell die zweite Frage zu einem langen Dokument ist"
    )
    parser.add_argument("--json", action="store_true", help="ein Objekt statt einer Tabelle")
    parser.add_argument("--model", default="", metavar="ID", help="Sprachmodell, sonst das Startmodell")
    parser.add_argument("--engine", choices=("local", "server", "scripted"), default="local")
    arguments = parser.parse_args(words)
    if not CORPUS.is_dir():
        say("Keine Fragen zu stellen: es fehlt der Ordner mit den Dokumenten.")
        return 2
    program = Program(arguments.engine, arguments.model)
    if arguments.pace:
        paced = pace(program, CORPUS)
        print(json.dumps(paced) if arguments.json else paced_line(paced))
        return 0 if paced else 1
    found = measure(program, CORPUS, arguments.cases)
    print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else table(found))
    return 1 if found["failed"] else 0


def load(file: Path = FILE) -> tuple[Asked, ...]:
    """Read the questions."""
    content = tomllib.loads(file.read_text("utf-8"))["questions"]
    return tuple(
        Asked(
            str(one["document"]),
            str(one["text"]),
            int(one.get("page", 0)),
            tuple(map(str, one.get("must", ()))),
            bool(one.get("held", False)),
        )
        for one in content
    )


def chosen(known: Sequence[Asked], cases: int) -> list[Asked]:
    """Give so many of them, evenly spread; all for 0."""
    step = max(1, len(known) // cases) if cases else 1
    return list(known[::step])


def judge(asked: Asked, told: dict[str, Any]) -> Judged:
    """Judge an answer as the program tells it."""
    text = "\n".join(str(sentence["text"]) for sentence in told["answer"])
    if asked.must:
        right = carried(Fact(asked.text, asked.page, asked.must, 1), text) and not told["absent"]
    else:
        right = bool(told["absent"])
    citations = Share()
    for sentence in [] if told["absent"] else told["answer"]:
        quotes = " ".join(str(citation["quote"]) for citation in sentence["citations"])
        for citation in sentence["citations"]:
            citations += Share(
                int(bool(citation["found"]) and _is_carried(str(sentence["text"]), quotes, asked.text)), 1
            )
    return Judged(asked, right, citations, text, float(told["timing"]["seconds_total"]))


def _is_carried(text: str, quotes: str, question: str) -> bool:
    """Tell whether the figures of a sentence stand in its quotes, and its words there or in the question."""
    held = cleaned(quotes).casefold()
    known = f"{held} {question.casefold()}"
    words = [word.casefold().rstrip(".,") for word in _WORD.findall(cleaned(text))]
    figures = [word for word in words if word[0].isdigit()]
    others = [word for word in words if not word[0].isdigit()]
    if any(figure not in held for figure in figures):
        return False
    return not others or sum(word[:_ALIKE_CHARS] in known for word in others) >= _CARRIED * len(others)


def measure(program: Program, corpus: Path, cases: int = 0) -> dict[str, Any]:
    """Ask, judge and add up; all questions to a document in one run."""
    wanted = sorted(chosen(load(), cases), key=lambda asked: asked.document)
    judged: list[Judged] = []
    failed: list[str] = []
    for document, group in groupby(wanted, key=lambda asked: asked.document):
        asked = list(group)
        say(f"→ {document}, {len(asked)} Fragen")
        try:
            told = answers(program, corpus / document, [one.text for one in asked])
        except (RunError, OSError) as fault:
            failed.append(f"{document} ({fault})")
            continue
        judged += [judge(one, answer) for one, answer in zip(asked, told, strict=True)]
    return shape(judged, failed, pace(program, corpus) if not cases else {})


def answers(program: Program, document: Path, questions: Sequence[str]) -> list[dict[str, Any]]:
    """Ask the program about a document.

    Raises `RunError`.
    """
    words = [word for question in questions for word in ("--question", question)]
    model = ["--model", program.model] if program.model else []
    told = json.loads(
        program.answer("ask", str(document), *words, "--format", "json", "--quiet", "--engine", program.engine, *model)
    )
    found: list[dict[str, Any]] = told.get("answers", [told])
    return found


def pace(program: Program, corpus: Path) -> dict[str, float]:
    """Measure how soon the first text of a second question to a document of twenty pages is there (seconds)."""
    document, *questions = PACED
    try:
        one, other = answers(program, corpus / document, questions)
    except (RunError, OSError):
        return {}
    first, second = (float(told["timing"]["seconds_first_text"]) for told in (one, other))
    return {"first": first, "second": second, "ratio": round(second / first, 3) if first else 0.0}


def paced_line(told: dict[str, float]) -> str:
    """Show to a person what the second question costs."""
    if not told:
        return "ohne Ergebnis: zweite Frage zum selben Dokument"
    return f"erster Text: {told['first']} s, zweite Frage {told['second']} s ({told['ratio']:.0%})"


def shape(judged: Sequence[Judged], failed: Sequence[str], paced: dict[str, float]) -> dict[str, Any]:
    """Give the figures, all questions and those that were held back, and what went wrong."""
    return {
        "all": _figures(judged),
        "held": _figures([one for one in judged if one.asked.held]),
        "first_text": paced,
        "wrong": [
            {"document": one.asked.document, "question": one.asked.text, "answer": one.answer[:400]}
            for one in judged
            if not one.right
        ],
        "failed": list(failed),
    }


def _figures(judged: Sequence[Judged]) -> dict[str, Any]:
    answerable = [one for one in judged if one.asked.must]
    others = [one for one in judged if not one.asked.must]
    citations = Share()
    for one in judged:
        citations += one.citations
    return {
        "answerable": len(answerable),
        "right": Share(sum(one.right for one in answerable), len(answerable)).rate(),
        "unanswerable": len(others),
        "absent": Share(sum(one.right for one in others), len(others)).rate(),
        "citations": citations.whole,
        "citation_precision": citations.rate(),
        "seconds_median": sorted(one.seconds for one in judged)[len(judged) // 2] if judged else None,
    }


def table(found: dict[str, Any]) -> str:
    """Show the figures to a person."""
    lines = [f"{'':22}{'richtig':>10}{'nichts gesagt':>16}{'Belege':>10}{'Sekunden':>10}"]
    for name, key in (("alle Fragen", "all"), ("zurückgelegte", "held")):
        told = found[key]
        cells = (told["right"], told["absent"], told["citation_precision"], told["seconds_median"])
        shown = ["–" if cell is None else f"{cell:.2f}" for cell in cells]
        lines.append(f"{name:22}{shown[0]:>10}{shown[1]:>16}{shown[2]:>10}{shown[3]:>10}")
    if found["first_text"]:
        lines.append(paced_line(found["first_text"]))
    lines += [f"falsch: {one['question']} → {one['answer'][:100]}" for one in found["wrong"]]
    lines += [f"ohne Ergebnis: {one}" for one in found["failed"]]
    return "\n".join(lines)
