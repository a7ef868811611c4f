"""The words of exported files that are not those of the result."""

import tomllib
from dataclasses import dataclass

from genius_desktop import paths
from genius_desktop.forms import DEFAULT


@dataclass(frozen=True, slots=True)
class Words:
    """Labels and headings, as `words.toml` among the templates gives them; `{}` is a value or a place."""

    label: str
    label_without: str
    subject: str
    evidence: str
    sources: str
    read_in_vain: str
    remarks: str
    provenance: str
    statement: str
    part: str
    clause: str
    old: str
    new: str
    old_version: str
    new_version: str
    change: str
    opposition: str
    place: str
    quote: str
    figure_not_found: str
    figure_elsewhere: str
    quote_not_found: str
    quote_not_there: str
    without_evidence: str
    no_evidence: str
    program: str
    engine: str
    model: str
    no_model: str
    date: str
    document: str
    sha256: str
    signature: str
    edited: str
    unchecked: str
    reviewed: str
    review: str
    review_count: str
    review_parts: str


def load() -> Words:
    """Read the words."""
    return Words(**tomllib.loads((paths.resources() / "export" / "words.toml").read_text("utf-8")))


def form_title(name: str) -> str:
    """Give the title of a form of results, as its file says it; none for the usual one or one that is unknown."""
    file = {file.stem: file for file in (paths.resources() / "forms").glob("*.toml")}.get(name)
    if file is None or name == DEFAULT:
        return ""
    return str(tomllib.loads(file.read_text("utf-8")).get("title", ""))
