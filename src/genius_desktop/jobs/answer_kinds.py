"""What kind of figure, name or place answers a question, and how surely a sentence holds one."""

import re

from genius_desktop.jobs import salience
from genius_desktop.jobs.asking import Kind
from genius_desktop.jobs.figures import figures

_NUMBERING = re.compile(r"^\s*(?:(?:[Zz]u\s+)?(?:TOP|Punkt)\s*)?\(?[\d.]+[.):]?\s+|\(DS [^)]*\)")
# A municipality does something in every other sentence of its papers, and is rarely who is asked for.
_LIKELY, _PERHAPS, _UNLIKELY = 0.8, 0.6, 0.3
_STRENGTH = {
    "amount": {"amount": 1.0, "percentage": 1.0, "number": 0.6},
    "count": {"number": 1.0, "percentage": 0.6, "amount": 0.3},
}
_DATE = re.compile(r"\b\d{1,2}\.\s?(?:\d{1,2}\.|(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:Tag|Woche|Monat|Quartal|Jahr)(?:e?[sn]?|en)\b|"
    r"\b(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tags?|Mittwochs?)\b|"
    r"\b(?:täglich|wöchentlich|monatlich|vierteljährlich|jährlich|unverzüglich)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:vor|nach|bei|während|sobald|wenn|bis)\s+\w+")
_TIMES = ((_DATE, 1.0), (_TIME, _LIKELY), (_WHEN, _UNLIKELY))
_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Dr\.|GmbH|AG|KG|eG|e\.\s?V\.|Firma|Verein|Rat|Verwaltung\w*|\w*ausschuss\w*|\w*amt\b|"
    r"\w*meister\w*|\w*bank|Arbeitgeber\w*|Eigentümer\w*|Träger\w*|Landkreis\w*|Kommune\w*|\w*behörde\w*|"
    r"\w*(?:[Ss]chuldner|[Hh]alter|[Bb]esitzer|[Bb]etreiber|[Aa]ntragsteller|[Bb]enutzer|[Aa]nlieger|[Mm]ieter|[Pp]ächter|"
    r"[Bb]erechtigte|[Vv]erpflichtete|[Ll]eiter|[Vv]orsitzende|[Kk]ommandant|[Vv]eranstalter|[Aa]ngehörige|[Mm]itglied|"
    r"[Pp]erson)(?:e?[ns]?|innen|er)\b|Eltern|Kinder\w*|[Ww]er\b|[Dd](?:er|ie)jenigen?\b|jedermann\b|Besucher\w*)"
)
_MUNICIPALITY = re.compile(r"\bGemeinde\w*")
_PLACE = re.compile(
    r"\b\w*(?:straße|weg|platz|allee|gasse|standort|gelände|halle|raum|saal|rathaus|ortsteil)\w*", re.IGNORECASE
)


def answers(text: str, kind: Kind) -> float:
    """Tell how surely a sentence holds the kind of figure, name or place that is asked for, from 0 to 1."""
    match kind:
        case "amount" | "count":
            strength = _STRENGTH[kind]
            return max((strength.get(figure.kind, 0.0) for figure in figures(_NUMBERING.sub("", text))), default=0.0)
        case "time":
            found = next((weight for pattern, weight in _TIMES if pattern.search(text)), 0.0)
        case "vote":
            found = float(salience.is_vote(text))
        case "person":
            found = 1.0 if _PERSON.search(text) else _PERHAPS * bool(_MUNICIPALITY.search(text))
        case "place":
            found = float(bool(_PLACE.search(text)))
        case _:
            found = 0.0
    return found
