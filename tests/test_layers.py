"""The map of the code, and the proof that the code follows it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import genius_desktop

ROOT = Path(genius_desktop.__file__).parent

GROUND = {
    "domain",
    "assignments",
    "assignment_words",
    "outcomes",
    "outcome_words",
    "versions",
    "comparison_words",
    "section_words",
    "procedure_words",
    "writing_words",
    "servers",
    "examination",
    "processors",
    "devices",
    "device_words",
    "calibration_words",
    "forms",
    "overviews",
    "overview_words",
    "problems",
    "problem_words",
    "policy_words",
    "health",
    "health_words",
    "logbook",
    "profiles",
    "leaving_words",
    "server_words",
    "model_words",
    "weights",
    "weights_words",
    "machine_words",
    "doubt_words",
    "disguise_words",
    "wording",
    "codec",
    "paths",
    "wire",
    "children",
    "reading",
    "tasks",
    "gathering",
    "estimates",
    "standings",
    "standing_words",
    "sameness",
    "awake",
    "pace",
    "paces",
    "libraries",
    "lexicon",
    "library_words",
    "search_words",
    "inquiries",
    "subquestions",
    "plain_text",
    "letterhead",
    "storing",
    "stems",
    "question_words",
    "differences",
    "sentences",
    "rewriting_words",
    "plainness",
    "plainness_words",
}
PARENT = {"archive", "settings", "policy", "rules", "leaving", "plans", "assistants", "models", "credentials"}

# Each place may import the places named after it, itself, and the standard library. `a.b` allows one module only.
MAY_IMPORT: dict[str, set[str]] = {
    "domain": {"overviews", "servers"},
    "assignments": {"forms"},
    "assignment_words": {"tasks"},
    "outcomes": {"domain", "tasks"},
    "versions": {"differences"},
    "comparison_words": {"domain"},
    "section_words": set(),
    "outcome_words": {"domain", "outcomes", "wording"},
    "procedure_words": set(),
    "writing_words": set(),
    "servers": set(),
    "examination": set(),
    "processors": set(),
    "devices": set(),
    "device_words": {"devices", "machine_words"},
    "calibration_words": {"device_words", "devices", "domain", "machine_words", "weights", "weights_words"},
    "forms": {"domain"},
    "overviews": set(),
    "overview_words": {"domain", "overviews", "wording"},
    "problems": set(),
    "codec": set(),
    "problem_words": {
        "comparison_words",
        "health_words",
        "leaving_words",
        "library_words",
        "policy_words",
        "procedure_words",
        "question_words",
        "section_words",
        "server_words",
        "weights_words",
    },
    "leaving_words": set(),
    "weights": {"devices", "domain"},
    "weights_words": {"weights"},
    "policy_words": set(),
    "profiles": {"problems"},
    "health": {"children", "codec", "health_words", "paths", "processors", "storing"},
    "health_words": set(),
    "logbook": {"problems"},
    "server_words": set(),
    "model_words": set(),
    "machine_words": {"domain", "processors"},
    "doubt_words": set(),
    "disguise_words": set(),
    "wording": {"domain", "doubt_words", "problem_words", "weights_words"},
    "paths": {"problems"},
    "wire": {"codec"},
    "children": {"wire"},
    "reading": {"codec", "domain"},
    "lexicon": {"paths"},
    "libraries": {"domain", "overviews"},
    "library_words": {"libraries"},
    "search_words": {"domain", "libraries", "library_words", "overview_words", "plain_text", "question_words"},
    "inquiries": {"assignments", "domain", "libraries"},
    "subquestions": {"assignments", "sentences", "stems"},
    "library": GROUND,
    "tasks": {"devices", "libraries", "assignments", "domain", "forms", "letterhead", "servers"},
    "gathering": {"domain"},
    "standings": {"domain"},
    "standing_words": {"problem_words", "standings"},
    "awake": {"wording"},
    "pace": set(),
    "paces": {"codec", "domain", "outcomes", "storing", "wording"},
    "plain_text": set(),
    "letterhead": set(),
    "storing": set(),
    "differences": set(),
    "sentences": set(),
    "rewriting_words": {"domain", "estimates", "wording"},
    "estimates": {"domain"},
    "plainness": {"paths", "sentences"},
    "plainness_words": {"plainness"},
    "stems": set(),
    "question_words": set(),
    "sameness": {"codec", "domain", "reading", "servers", "tasks"},
    "settings": GROUND,
    "rules": GROUND | {"settings"},
    "policy": GROUND | {"settings", "rules", "assistants.toml_places"},
    "leaving": GROUND | {"policy", "settings"},
    "plans": GROUND,
    "credentials": GROUND,
    "pseudonyms": GROUND,
    "documents": GROUND,
    "engines": GROUND,
    # The house says which catalogue holds; what was measured of weights is told with them.
    "models": GROUND | {"plans", "policy"},
    "assistants": GROUND,
    "archive": GROUND,
    "exports": GROUND,
    "jobs": GROUND | {"documents", "engines", "exports", "library", "models.gguf", "pseudonyms"},
    "ui": GROUND | PARENT | {"jobs.events", "jobs.attempt"},
    "cli": GROUND | PARENT | {"jobs.events", "jobs.attempt"},
    "__main__": {"health", "jobs.worker", "documents.reader", "engines.probe", "cli.main", "ui.app"},
    "__init__": set(),
}

# Where each foreign library may be known. A library that is not here fails the suite.
HOMES: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "apsw": {"archive", "library"},
    "cryptography": {"models"},
    "docx": {"exports"},
    "httpx": {"engines", "models"},
    "jeepney": {"models"},
    "keyring": {"credentials"},
    "llama_cpp": {"engines"},
    "lxml": {"documents", "exports"},
    "msgspec": {"codec", "assistants", "models"},
    "numpy": {"engines", "library"},
    "odfdo": {"exports"},
    "olefile": {"documents"},
    "platformdirs": {"paths"},
    "psutil": {"engines"},
    "pymupdf": {"documents"},
    "truststore": {"engines", "models"},
    "typst": {"exports"},
}


def _place(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _allowed(place: str, name: str) -> bool:
    top, *rest = name.split(".")
    if top != "genius_desktop":
        return top in sys.stdlib_module_names or place in HOMES.get(top, set())
    if not rest or rest[0] in {place, "__version__"}:
        return True
    return bool({rest[0], ".".join(rest[:2])} & MAY_IMPORT[place]) or (
        # `from genius_desktop import jobs` would open the whole package: name the module.
        len(rest) == 1 and rest[0] in MAY_IMPORT[place]
    )


def test_every_import_follows_the_map() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted(ROOT.rglob("*.py"))
        for name in _imports(path)
        if not _allowed(_place(path), name)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_place_is_on_the_map() -> None:
    places = {_place(path) for path in ROOT.rglob("*.py")}
    assert places == set(MAY_IMPORT)


def test_no_library_keeps_an_entry_it_does_not_need() -> None:
    used = {(name.split(".")[0], _place(path)) for path in ROOT.rglob("*.py") for name in _imports(path)}
    unused = [(library, place) for library, homes in HOMES.items() for place in homes if (library, place) not in used]
    assert not unused, unused
