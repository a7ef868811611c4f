"""Whether a figure plays in a statement the part it plays in the source: right numbers in wrong sentences mislead."""

import re

from genius_desktop.jobs.figures import Figure, figures, same

_BEFORE_CHARS, _AFTER_CHARS = 28, 24
# Words in front of a figure that exclude each other.
_SENSES = (
    ("um", re.compile(r"\bum\s+(?:rund\s+|etwa\s+|ca\.\s*|bis\s+zu\s+)?$", re.IGNORECASE)),
    ("auf", re.compile(r"\bauf\s+(?:rund\s+|etwa\s+|ca\.\s*|insgesamt\s+)?$", re.IGNORECASE)),
    ("mindestens", re.compile(r"\b(?:mindestens|wenigstens|über|mehr\s+als)\s+$", re.IGNORECASE)),
    ("höchstens", re.compile(r"\b(?:höchstens|maximal|unter|weniger\s+als|bis\s+zu)\s+$", re.IGNORECASE)),
    ("nicht", re.compile(r"\b(?:statt|anstatt|anstelle\s+von|nicht)\s+(?:der\s+)?$", re.IGNORECASE)),
)
_EXCLUDING = ({"um", "auf"}, {"mindestens", "höchstens"})
_VOTES = (
    ("ja", re.compile(r"^\s*(?:Ja|Für|Dafür)\b", re.IGNORECASE)),
    ("nein", re.compile(r"^\s*(?:Nein|Gegen|Dagegen)", re.IGNORECASE)),
    ("enthaltung", re.compile(r"^\s*(?:Stimm)?[Ee]nthaltung")),
)
_REFUSED = re.compile(
    r"\b(?:abgelehnt|lehn(?:t|en|te)\b.{0,80}\bab|nicht\s+(?:zugestimmt|beschlossen|angenommen))", re.IGNORECASE
)
_AGREED = re.compile(
    r"\b(?:zugestimmt|stimm(?:t|te|en)\b.{0,80}\bzu\b|angenommen|beschlossen|beschließt|genehmigt)\b", re.IGNORECASE
)
# A model that drops one of these turns a plan, a condition or a permission into a fact.
_MODALS = re.compile(
    r"\b(?:würde|wäre|könnte|hätte|bliebe|käme|müsste|dürfte|sollte|soll|muss|müssen|kann|können|darf|dürfen|möchte|wolle)\w*\b|"
    r"\bgeplant|\bvorgesehen|\bvorschl|\bvorgeschl|\bempf[aei]|\bbeabsichtig|\bmöglich|\bist\b.{0,80}\bzu\s|\bhat\b.{0,120}\bzu\s|"
    r"\bverpflicht|\bberechtigt|\bbefugt",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:nicht|kein\w*|weder|ohne|niemand|nie|un(?:zulässig|möglich|berührt)|entfällt|statt)\b", re.IGNORECASE
)


def keeps_sense(statement: str, source: str) -> bool:
    """Tell whether a statement plans, allows and denies where its sentence does, and only there."""
    if _MODALS.search(source) and not _MODALS.search(statement):
        return False
    return bool(_NEGATION.search(source)) == bool(_NEGATION.search(statement))


def fits(figure: Figure, statement: str, source: str) -> bool:
    """Tell whether the figure stands in the source at least once in a sense that does not exclude the statement's."""
    sense = _sense(figure, statement)
    held = [found for found in figures(source) if same(found, figure)]
    return not held or any(_compatible(sense, _sense(found, source)) for found in held)


def _sense(figure: Figure, text: str) -> set[str]:
    before = text[max(0, figure.start - _BEFORE_CHARS) : figure.start]
    after = text[figure.end : figure.end + _AFTER_CHARS]
    found = {name for name, pattern in _SENSES if pattern.search(before)}
    return found | {name for name, pattern in _VOTES if pattern.match(after)}


def _compatible(one: set[str], other: set[str]) -> bool:
    votes = {name for name, _ in _VOTES}
    if one & votes and other & votes and not one & other:
        return False
    if ("nicht" in one) != ("nicht" in other) and "um" not in one | other:
        return False
    return not any(pair <= one | other and not pair <= one and not pair <= other for pair in _EXCLUDING)


def turns_around(statement: str, source: str) -> bool:
    """Tell whether the statement agrees to what the source only refuses, or the other way round."""
    refused, agreed = bool(_REFUSED.search(source)), bool(_AGREED.search(source))
    if refused and not agreed:
        return bool(_AGREED.search(statement)) and not _REFUSED.search(statement)
    if agreed and not refused:
        return bool(_REFUSED.search(statement))
    return False
