"""The house style, as far as a machine can see it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "genius_desktop"
CODE = sorted([*SOURCE.rglob("*.py"), *(ROOT / "tools").rglob("*.py"), *ROOT.glob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LINES_A_FILE = 300
LINES_A_FUNCTION = 40
POSITIONAL = 3
BANNED_NAMES = re.compile(r"Manager|Helper|Handler|Base$|Utils|Service")
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
GERMAN_PLACES = (
    "ui/",
    "cli/",
    "wording.py",
    "problem_words.py",
    "leaving_words.py",
    "policy_words.py",
    "health_words.py",
    "server_words.py",
    "model_words.py",
    "weights_words.py",
    "machine_words.py",
    "overview_words.py",
    "outcome_words.py",
    "comparison_words.py",
    "section_words.py",
    "library_words.py",
    "disguise_words.py",
    "procedure_words.py",
    "writing_words.py",
)
UMLAUT = re.compile(r"[äöüÄÖÜß]")


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = {_name(p): n for p in [*CODE, *TESTS] if (n := len(p.read_text("utf-8").splitlines())) > LINES_A_FILE}
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{_name(path)}:{node.name}"
        for path in CODE
        for node in _functions(ast.parse(path.read_text("utf-8")))
        if (node.end_lineno or 0) - node.lineno + 1 > LINES_A_FUNCTION
    ]
    assert not long


def test_no_function_takes_more_positions_than_a_reader_remembers() -> None:
    many = [
        f"{_name(path)}:{node.name}"
        for path in CODE
        for node in _functions(ast.parse(path.read_text("utf-8")))
        if len([a for a in node.args.posonlyargs + node.args.args if a.arg not in {"self", "cls"}]) > POSITIONAL
        and not any(isinstance(d, ast.Name) and d.id == "override" for d in node.decorator_list)
    ]
    assert not many


def test_no_class_has_a_name_that_excludes_nothing() -> None:
    named = [
        f"{_name(path)}:{node.name}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and BANNED_NAMES.search(node.name)
    ]
    assert not named


def test_nothing_is_left_for_later() -> None:
    left = [_name(path) for path in CODE if LEFTOVERS.search(path.read_text("utf-8"))]
    assert not left


def test_comments_and_docstrings_are_english() -> None:
    german = []
    for path in CODE:
        if path.is_relative_to(SOURCE) and path.relative_to(SOURCE).as_posix().startswith(GERMAN_PLACES):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            comment = line.partition("  # ")[2] or (line.strip() if line.strip().startswith("#") else "")
            # What stands between German quotes is an example from a document.
            if UMLAUT.search(re.sub(r"„[^“]*“", "", comment)):
                german.append(f"{_name(path)}:{number}")
    assert not german


def test_no_one_catches_every_exception_but_the_three_hubs() -> None:
    hubs = {"jobs/worker.py", "cli/main.py", "ui/app.py"}
    caught = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception"
    }
    assert caught <= hubs
