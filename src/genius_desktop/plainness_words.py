"""The German words for how easy a text is to read."""

from collections.abc import Callable

from genius_desktop.plainness.hits import Hit
from genius_desktop.plainness.lists import kinds
from genius_desktop.plainness.measure import Measure

NOT_EASY = (
    "Das Maß gilt für Einfache Sprache. Leichte Sprache ist etwas anderes: Sie hat eigene Regeln und wird geprüft."
)
_LEVELS = ((70.0, "gut zu lesen"), (60.0, "durchschnittlich"), (40.0, "schwer"), (20.0, "sehr schwer"))
_HARDEST = "kaum zu lesen"
_SHOWN_CHARS = 70


def level(measure: Measure) -> str:
    """Say in words how easy a text is to read, by its reading ease."""
    return next((name for least, name in _LEVELS if measure.flesch >= least), _HARDEST)


def lines(measure: Measure) -> list[str]:
    """Say the figures of a text, one a line."""
    if not measure.words:
        return ["Kein Satz zu messen."]
    return [
        f"{_words(measure.words)} in {measure.sentences} {'Satz' if measure.sentences == 1 else 'Sätzen'}",
        f"{_decimal(measure.words_a_sentence)} Wörter je Satz, {_long(measure.long_sentences)}",
        f"{_decimal(measure.long_words_percent)} % lange Wörter",
        f"Lesbarkeit {_decimal(measure.flesch)} von 100 ({level(measure)}), nach Flesch und Amstad",
        f"LIX {_decimal(measure.lix)} (unter 40 leicht, ab 60 sehr schwer), nach Björnsson",
    ]


def counts(measure: Measure) -> list[tuple[str, str, int]]:
    """Give id, name and number of each kind that was hit, in the order of the kinds."""
    found = measure.counts()
    return [(kind.id, kind.title, found[kind.id]) for kind in kinds().values() if kind.id in found]


def compared(before: Measure, after: Measure) -> list[tuple[str, str, str]]:
    """Give the figures of a text as it was and as it is now: name, before, after."""
    rows: list[tuple[str, Callable[[Measure], str]]] = [
        ("Wörter", lambda one: str(one.words)),
        ("Sätze", lambda one: str(one.sentences)),
        ("Wörter je Satz", lambda one: _decimal(one.words_a_sentence)),
        ("lange Sätze", lambda one: str(one.long_sentences)),
        ("lange Wörter", lambda one: f"{_decimal(one.long_words_percent)} %"),
        ("Lesbarkeit nach Flesch und Amstad", lambda one: f"{_decimal(one.flesch)} ({level(one)})"),
        ("LIX nach Björnsson", lambda one: _decimal(one.lix)),
    ]
    figures = [(name, told(before), told(after)) for name, told in rows]
    old, new = before.counts(), after.counts()
    hit = [kind for kind in kinds().values() if kind.id in old or kind.id in new]
    return [*figures, *((kind.title, str(old.get(kind.id, 0)), str(new.get(kind.id, 0))) for kind in hit)]


def explanation(hit: Hit) -> str:
    """Say why a place is hard to read and what helps."""
    kind = kinds()[hit.kind]
    helps = f"Besser: {hit.suggestion}." if hit.suggestion else kind.advice
    return f"{kind.title}: {kind.why.format(count=hit.count)} {helps}"


def short(hit: Hit) -> str:
    """Name a hit in one line."""
    shown = " ".join(hit.shown.split())
    shown = shown if len(shown) <= _SHOWN_CHARS else f"{shown[: _SHOWN_CHARS - 1].rstrip()}…"
    return f"{kinds()[hit.kind].title}: „{shown}“{f' → {hit.suggestion}' if hit.suggestion else ''}"


def _long(count: int) -> str:
    return f"{count or 'kein'} {'langer Satz' if count <= 1 else 'lange Sätze'}"


def _words(count: int) -> str:
    return f"{count} {'Wort' if count == 1 else 'Wörter'}"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
