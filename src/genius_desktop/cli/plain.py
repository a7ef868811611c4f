"""The command `plain`: how easy a text is to read, without any model."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from genius_desktop import plainness_words
from genius_desktop.cli import reading
from genius_desktop.cli.output import check_writable, save
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.rewriting import typed
from genius_desktop.paths import Places
from genius_desktop.plainness.hits import Hit
from genius_desktop.plainness.lists import kinds
from genius_desktop.plainness.measure import Measure, measure

_INPUT = "-"


def plain(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Measure a text or a document and show what makes it hard to read.

    Raises `Problem`, `Interrupted`.
    """
    if arguments.out is not None:
        check_writable(arguments.out, overwrite=arguments.force)
    if arguments.file == _INPUT:
        name, text = "", typed()
    else:
        name, text = _document(arguments, places, progress)
    found = measure(text)
    if arguments.format == "json":
        told = json.dumps(plain_shape(name, text, found), ensure_ascii=False, indent=2) + "\n"
    else:
        told = "\n".join(_lines(name, text, found)) + "\n"
    if arguments.out:
        save(arguments.out, told.encode())
    else:
        sys.stdout.write(told)


def _document(arguments: argparse.Namespace, places: Places, progress: Progress) -> tuple[str, str]:
    told = reading.pages(arguments, places, progress)
    names = ", ".join(telling.opened.name for telling in told)
    return names, "\n\n".join(page.text for telling in told for page in telling.whole_pages())


def plain_shape(name: str, text: str, found: Measure) -> dict[str, Any]:
    """Give a measure in its stable form; places count characters of the `text` given with them."""
    return {
        "document": name,
        "words": found.words,
        "sentences": found.sentences,
        "words_a_sentence": found.words_a_sentence,
        "long_sentences": found.long_sentences,
        "long_words_percent": found.long_words_percent,
        "flesch": found.flesch,
        "lix": found.lix,
        "level": plainness_words.level(found),
        "counts": found.counts(),
        "hits": [{**asdict(hit), "explanation": plainness_words.explanation(hit)} for hit in found.hits],
        "text": text,
        "notice": plainness_words.NOT_EASY,
    }


def _lines(name: str, text: str, found: Measure) -> Iterator[str]:
    yield f"# Einfache Sprache: {name or 'Eingabe'}"
    yield ""
    yield from (f"- {line}" for line in plainness_words.lines(found))
    yield from (f"- {title}: {count}" for _, title, count in plainness_words.counts(found))
    for kind in kinds().values():
        hits = [hit for hit in found.hits if hit.kind == kind.id]
        if hits:
            yield f"\n## {kind.title}\n\n{kind.advice}\n"
            yield from (f"- Zeile {text.count(chr(10), 0, hit.start) + 1}: {_after_title(hit)}" for hit in hits)
    yield f"\n{plainness_words.NOT_EASY}"


def _after_title(hit: Hit) -> str:
    return plainness_words.short(hit).partition(": ")[2]
