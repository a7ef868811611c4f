"""The program under measurement, started as a user starts it: a command line with an empty profile."""

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_READ_OVERVIEW = ("text", "title", "kind")
_OVERVIEW_WORDS = 600
_WARNS_OF_INSTRUCTIONS = {"instructions-inside", "hidden-text", "hidden-words"}


class RunError(Exception):
    """The program gave no result; the message is for a person."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a result: its words, its quotes with pages, and what the program marks as not found."""

    text: str
    quotes: tuple[tuple[int, str], ...]
    marked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the program made of a document."""

    overview: str
    statements: tuple[Statement, ...]
    seconds: float
    seconds_job: float
    engine: str
    warned: bool = False

    def summary(self) -> str:
        """Give the statements as one text."""
        return "\n".join(statement.text for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Program:
    """The command line, with what is said to it every time."""

    engine: str = "local"
    model: str = ""
    mode: str = "full"
    length: str = "medium"

    def answer(self, *words: str, text: str = "") -> str:
        """Run a command in an empty profile, with a text as its input, and give what it prints.

        Raises `RunError`.
        """
        with tempfile.TemporaryDirectory(prefix="genius-eval-") as home:
            command = [sys.executable, "-P", "-m", "genius_desktop", "--home", home, "--progress", "none", *words]
            done = subprocess.run(command, check=False, input=text, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or [""]
            raise RunError(f"{' '.join(words[:2])}: Rückgabewert {done.returncode} {said[0]}".strip())
        return done.stdout

    def summarise(self, file: Path) -> Result:
        """Summarise a document and time it, start of the program included.

        Raises `RunError`.
        """
        chosen = ["--length", self.length, "--mode", self.mode, "--engine", self.engine]
        model = ["--model", self.model] if self.model else []
        began = time.monotonic()
        output = self.answer("summarize", str(file), "--format", "json", "--quiet", *chosen, *model)
        return parse(json.loads(output), time.monotonic() - began)


def parse(content: dict[str, Any], seconds: float) -> Result:
    """Read the JSON that the program prints."""
    statements = tuple(
        Statement(
            str(item["text"]),
            tuple((int(quote["page"]), str(quote["quote"])) for quote in item["citations"]),
            tuple(str(check["value"]) for check in item["checks"] if not check["found"]),
        )
        for item in content["statements"]
    )
    job = float(content["timing"]["seconds_total"])
    warned = any(warning["code"] in _WARNS_OF_INSTRUCTIONS for warning in content.get("warnings", ()))
    model = str(content["engine"]["model"])
    return Result(_overview_text(content["overview"]), statements, seconds, job, model, warned)


def _overview_text(overview: object) -> str:
    """Give what a reader sees of the overview; what is over its promised length does not count."""
    lines = list(dict.fromkeys(_strings(overview)))
    words = re.findall(r"\S+|\n", "\n".join(lines))
    kept, count = [], 0
    for word in words:
        count += word != "\n"
        if count > _OVERVIEW_WORDS:
            break
        kept.append(word)
    return " ".join(kept)


def _strings(node: object, name: str = "") -> list[str]:
    if isinstance(node, dict):
        return [text for key, value in node.items() for text in _strings(value, str(key))]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value, name)]
    return [node] if isinstance(node, str) and name in _READ_OVERVIEW else []
