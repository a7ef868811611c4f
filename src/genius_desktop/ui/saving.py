"""Where a result may be saved, and under which name."""

import re
from pathlib import Path

from genius_desktop.domain import ExportFormat
from genius_desktop.outcome_words import NAMES
from genius_desktop.outcomes import Outcome

FORMATS: dict[ExportFormat, str] = {
    "docx": "Word-Dokument (*.docx)",
    "odt": "OpenDocument-Text (*.odt)",
    "pdf": "PDF (*.pdf)",
    "md": "Markdown (*.md)",
}
_LONGEST_CHARS = 100
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def propose(title: str, kind: Outcome = "summary") -> str:
    """Propose the name of a file, without its ending, that every system accepts."""
    # The title of another job than a summary says first what is done: „Frage: …“, „Brief: …“.
    said, _, about = title.partition(": ") if kind != "summary" else ("", "", title)
    name = (about or said).partition(", ")[0] if kind in {"summary", "comparison"} else about or said
    name = re.sub(r"\.(?:pdf|docx|odt|txt|md|html?)$", "", name, flags=re.IGNORECASE)
    name = _FORBIDDEN.sub("_", name)[:_LONGEST_CHARS].strip(" .")
    if not name or _RESERVED.fullmatch(name):
        name = f"Dokument {name}".strip()
    return f"{said if kind == 'writing' and about else NAMES[kind]} {name}"


def format_of(filter_name: str, path: Path) -> ExportFormat:
    """Tell the format that was chosen: by the ending that was typed, else by the filter."""
    for form in FORMATS:
        if path.suffix.lower() == f".{form}":
            return form
    return next((form for form, name in FORMATS.items() if name == filter_name), "docx")


def with_ending(path: Path, form: ExportFormat) -> Path:
    """Give the path with the ending of its format."""
    return path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}")


def confirmed(path: Path, form: ExportFormat) -> Path:
    """Give the path to write to; where our ending was added unseen, never that of an existing file."""
    whole = with_ending(path, form)
    number = 2
    while whole != path and whole.exists():
        whole = path.with_name(f"{path.name} ({number}).{form}")
        number += 1
    return whole
