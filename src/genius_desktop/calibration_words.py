"""The German words for measuring how weights run best on this PC, and for what came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from genius_desktop.device_words import verdict_line
from genius_desktop.machine_words import place_line
from genius_desktop.weights_words import speed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from genius_desktop.devices import Verdict
    from genius_desktop.domain import Plan
    from genius_desktop.weights import Offer

BUTTON = "Tempo messen"
TIP = (
    "Herausfinden, wie das Modell auf diesem PC am schnellsten läuft: etwa eine Minute, dazu 20 Sekunden je Grafikchip"
)
UNMEASURED = f"Wie es auf diesem PC am schnellsten läuft, zeigt „{BUTTON}“ in etwa einer Minute."
OFFER = "Wie es hier am schnellsten läuft, ist noch nicht gemessen."
COMMAND = "Wie es auf diesem PC am schnellsten läuft, misst: genius-desktop doctor --calibrate --model {}"
COMPUTING = (
    "Auf diesem PC wird gerade ein Auftrag bearbeitet: Er würde langsamer und die Messung falsch. Bitte messen Sie, "
    "wenn er fertig ist."
)
STOPPED = "Die Messung ist angehalten; es bleibt, wie es war."
GAVE_WAY = "Ein Auftrag hat begonnen und geht vor: Die Messung ist angehalten. Bitte messen Sie danach noch einmal."
FAILED = "Die Messung ist nicht zustande gekommen; es bleibt, wie es war. Bitte versuchen Sie es noch einmal."
NOT_KEPT = "Gemessen, aber das Ergebnis ließ sich nicht merken: In den eigenen Ordner kann nicht geschrieben werden."


def unmeasured(told: Offer) -> bool:
    """Tell of weights whether they could be measured and were not; those for searching write nothing."""
    return told.plan is None and told.state == "ready" and told.tier != "search"


def lines(told: Offer, how: str) -> list[str]:
    """Say what measuring weights has shown; where no one has measured those that are ready, `how` that is done."""
    against = map(verdict_line, told.verdicts)
    if told.plan is None:
        return [*against, how] if unmeasured(told) else []
    return [place_line(told.plan), *against]


def found(told: Offer) -> str:
    """Say what has just come out, to who sees the `lines` beside it."""
    pace = speed(told)
    return NOT_KEPT if told.plan is None else f"„{told.title}“ ist fertig gemessen. {pace[0].upper()}{pace[1:]}."


def whole(told: Offer) -> str:
    """Say all that has just come out, to who sees nothing beside it."""
    return " ".join((found(told), *(f"{line}." for line in lines(told, "") if line)))


def overview(
    titles: Mapping[str, str], plans: Mapping[str, Plan], verdicts: Iterable[Verdict]
) -> Iterator[tuple[str, str]]:
    """Give a heading and a line of each set of weights that was measured, and of each device that is not used.

    The titles are by the hash of the weights.
    """
    for sha256, plan in plans.items():
        yield titles.get(sha256, "Weiteres Sprachmodell"), place_line(plan)
    for verdict in verdicts:
        yield titles.get(verdict.weights, "Alle Sprachmodelle"), verdict_line(verdict)
