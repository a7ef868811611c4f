"""`dev.py eval`: measure how good summaries are, against fact files and against the usual ways."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tools.console import say
from tools.eval import baseline, facts, injections, pages, report, scoring, versus
from tools.eval.facts import FactFile, FactFileError
from tools.eval.program import Program, Result, RunError
from tools.places import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
# Short papers of three kinds and one document of ten pages: with both comparisons this fits the promised time.
DEFAULT_SET = ("mitteilung_darlehen", "beschluss_pumptrack", "beschluss_hebesaetze", "niederschrift_rat_2022")
# What is measured by a module of its own, with words of its own.
SUBJECTS = {
    "questions": "tools.eval.questions",
    "rewriting": "tools.eval.rewriting",
    "answers": "tools.search.answers",
    # What switches parts of the search off needs it from within; the rest of this package shares no code with it.
    "search": "tools.search.measure",
}
_MINUTES = 24.0
_SHEET_STATEMENTS = 60


def parse(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the words after `dev.py eval`."""
    parser = argparse.ArgumentParser(prog="dev.py eval", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATHS", help="Faktendateien, Ordner damit, Dokumente")
    parser.add_argument("--json", action="store_true", help="ein Objekt statt einer Tabelle")
    parser.add_argument("--model", default="", metavar="ID", help="Sprachmodell, sonst das Startmodell")
    parser.add_argument("--engine", choices=("local", "server", "scripted"), default="local")
    parser.add_argument("--mode", choices=("full", "fast"), default="full", help="Genau oder Schnell")
    parser.add_argument("--all", action="store_true", help="auch die langen Dokumente, ohne Grenze der Zeit")
    parser.add_argument("--no-baseline", action="store_true", help="ohne die Vergleiche")
    parser.add_argument(
        "--reuse-baseline", action="store_true", help="Vergleiche früherer Läufe nehmen, wo es sie gibt"
    )
    parser.add_argument("--sheet", type=Path, metavar="PFAD", help="60 Aussagen zum Beurteilen dorthin schreiben")
    parser.add_argument("--injections", action="store_true", help="die 60 Dokumente mit Anweisungen darin")
    parser.add_argument("--pseudonyms", action="store_true", help="was in gemachten Sätzen verdeckt wird, ohne Modell")
    parser.add_argument("--cases", type=int, default=0, metavar="ZAHL", help="nur so viele davon, gleichmäßig verteilt")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a document gave no result, 2 where there is nothing to measure."""
    given = list(sys.argv[1:] if words is None else words)
    if given[:1] and given[0] in SUBJECTS:
        return int(import_module(SUBJECTS[given[0]]).main(given[1:]))
    arguments = parse(given)
    if arguments.pseudonyms:
        from tools.eval import pseudonyms

        return pseudonyms.show(arguments.cases or pseudonyms.SENTENCES, as_json=arguments.json)
    program = Program(arguments.engine, arguments.model, arguments.mode)
    if arguments.paths == [Path("writing")]:
        from tools.eval import writing

        told = writing.measure(program, count=arguments.cases)
        print(json.dumps(told, ensure_ascii=False, indent=2) if arguments.json else writing.table(told))
        return 1 if told["failed"] else 0
    if arguments.injections:
        found = injections.measure(program, cases=arguments.cases)
        print(json.dumps(found, ensure_ascii=False, indent=2) if arguments.json else injections.table(found))
        return 1 if found["failed"] else 0
    try:
        known = choose(arguments.paths, every=arguments.all)
    except FactFileError as fault:
        say(str(fault))
        return 2
    whole = _measure(known, program, arguments)
    print(json.dumps(whole, ensure_ascii=False, indent=2) if arguments.json else report.table(whole))
    return 1 if whole["failed"] else 0


def choose(paths: Sequence[Path], *, every: bool) -> list[FactFile]:
    """Give the fact files to measure, short documents first.

    Raises `FactFileError` where there is none, or one cannot be used.
    """
    shelf = sorted((CORPUS / "facts").glob("*.toml"))
    files: list[Path] = []
    for path in paths:
        if path.suffix == ".toml" or path.is_dir():
            files += sorted(path.glob("*.toml")) if path.is_dir() else [path]
        else:
            files += [file for file in shelf if facts.load(file).document.resolve() == path.resolve()]
    if not paths:
        files = shelf if every else [file for file in shelf if file.stem in DEFAULT_SET]
    if not files:
        raise FactFileError("Keine Faktendatei gefunden; ihre Form steht in docs/evaluation.md.")
    return sorted(map(facts.load, dict.fromkeys(files)), key=lambda known: known.document.stat().st_size)


def _measure(known: Sequence[FactFile], program: Program, arguments: argparse.Namespace) -> dict[str, object]:
    began = time.monotonic()
    runs: list[tuple[FactFile, pages.Pages, Result]] = []
    failed: list[str] = []
    for one in known:
        say(f"→ {one.name}")
        try:
            result = program.summarise(one.document)
            runs.append((one, pages.read(one.document, program), result))
        except RunError as fault:
            failed.append(f"{one.name} ({fault})")
    bounded = not arguments.all and not arguments.paths
    until = began + _MINUTES * 60 if bounded else float("inf")
    compared, left_out = _compare(runs, program, arguments, until=until)
    measured = []
    for one, text, result in runs:
        score = scoring.score(result, text, one)
        comparisons = tuple(
            versus.compare(written, result=result, known=one, score=score) for written in compared.get(one.name, [])
        )
        measured.append(report.Measured(one.name, len(text.texts), result, score, comparisons))
    if arguments.sheet:
        arguments.sheet.write_text(report.sheet(measured, _SHEET_STATEMENTS), "utf-8")
    about = report.Circumstances(
        next((result.engine for _, _, result in runs), ""),
        arguments.engine,
        arguments.mode,
        default_set=bounded,
        seconds=time.monotonic() - began,
        left_out=tuple(left_out),
        failed=tuple(failed),
    )
    return report.shape(measured, about)


def _compare(
    runs: Sequence[tuple[FactFile, pages.Pages, Result]],
    program: Program,
    arguments: argparse.Namespace,
    *,
    until: float,
) -> tuple[dict[str, list[versus.Written]], list[str]]:
    """Let the usual ways write, short documents first; name what the time was not enough for."""
    compared: dict[str, list[versus.Written]] = {}
    if arguments.no_baseline or program.engine != "local" or not runs:
        return compared, []
    left_out = []
    by = versus.weights(program)
    if by is None:
        return compared, ["alle: das Modell liegt nicht auf diesem Rechner"]
    for one, text, _ in runs:
        for way in baseline.WAYS:
            say(f"→ {one.name}, Vergleich {way}")
            try:
                written = versus.write(way, text.plain(), by, until=until, reuse=arguments.reuse_baseline)
            except RunError as fault:
                left_out.append(f"{one.name} {way} ({fault})")
                continue
            if written:
                compared.setdefault(one.name, []).append(written)
            else:
                left_out.append(f"{one.name} {way} (die Zeit war um)")
    return compared, left_out


if __name__ == "__main__":
    raise SystemExit(main())
