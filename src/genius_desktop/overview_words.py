"""The words around an overview: names of kinds, headings of its parts, lines."""

from collections.abc import Iterator

from genius_desktop.domain import Unit
from genius_desktop.overviews import Decision, Finding, Kind, Overview
from genius_desktop.wording import place

HEADING = "Sofort-Überblick"
KINDS: dict[Kind, str] = {
    "proposal": "Beschlussvorlage",
    "notice": "Mitteilungsvorlage",
    "minutes": "Niederschrift",
    "invitation": "Einladung",
    "statute": "Satzung",
    "ordinance": "Verordnung",
    "rules": "Ordnung oder Richtlinie",
    "law": "Gesetz",
    "ruling": "Bescheid",
    "motion": "Antrag oder Anfrage",
    "report": "Bericht oder Konzept",
    "budget": "Haushaltsplan",
    "contract": "Vertrag",
    "announcement": "Bekanntmachung",
    "memo": "Vermerk",
    "mail": "E-Mail",
    "letter": "Brief",
    "document": "Dokument",
}
PARTS: dict[str, str] = {
    "references": "Zeichen",
    "offices": "Von",
    "meetings": "Gremien und Termine",
    "decisions": "Beschlüsse",
    "amounts": "Beträge",
    "deadlines": "Fristen",
    "dates": "Daten",
    "laws": "Rechtsgrundlagen",
    "sentences": "Kernsätze",
    "outline": "Gliederung",
}

# What is only proposed must not be told as decided.
PROPOSED = "Vorgeschlagene Beschlüsse"
_PROPOSALS: set[Kind] = {"proposal", "motion"}


def kind_line(overview: Overview) -> str:
    """Say what kind of document it is and what it is about."""
    if overview.title is None:
        return KINDS[overview.kind]
    # Many titles say themselves what kind of document they are over.
    said = KINDS[overview.kind].casefold() in overview.title.text.casefold()
    return overview.title.text if said else f"{KINDS[overview.kind]}: {overview.title.text}"


def parts(overview: Overview) -> Iterator[tuple[str, tuple[Finding, ...] | tuple[Decision, ...]]]:
    """Give the parts that hold something, each under its heading, in the order of reading."""
    for name, heading in PARTS.items():
        if found := getattr(overview, name):
            yield PROPOSED if name == "decisions" and overview.kind in _PROPOSALS else heading, found


def lines(overview: Overview, unit: Unit) -> Iterator[str]:
    """Give an overview as lines of text, each finding with its place."""
    yield kind_line(overview)
    for heading, found in parts(overview):
        yield ""
        yield heading
        for one in found:
            if isinstance(one, Decision):
                yield from _decision_lines(one, unit)
            else:
                yield f"  • {one.text} ({place(unit, one.page)})"


def _decision_lines(decision: Decision, unit: Unit) -> Iterator[str]:
    mark = "•"
    if decision.about:
        yield f"  • {decision.about.text}"
        mark = " "
    said = [part for part in (*decision.text, decision.result) if part is not None]
    for part in said:
        yield f"  {mark} {part.text} ({place(unit, part.page)})"
        mark = " "


def section_lines(sections: tuple[Finding, ...], unit: Unit) -> Iterator[str]:
    """Give the sections that can be chosen among, each under its number."""
    yield ""
    yield "Abschnitte" if sections else "Abschnitte: keine gefunden"
    for number, section in enumerate(sections, start=1):
        yield f"  {number:2}  {'  ' * (section.level - 1)}{section.text} ({place(unit, section.page)})"
