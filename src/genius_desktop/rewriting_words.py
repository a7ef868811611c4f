"""The German words for a text that was rewritten: what became of each paragraph."""

from genius_desktop.domain import Check, Statement

_KEPT = {
    "kept-instruction": "Unverändert: Der Absatz spricht eine KI an.",
    "kept-long": "Unverändert: Das ist kein Satz, den ein Sprachmodell umschreiben kann.",
    "kept-table": "Unverändert: Tabellen und Zahlenreihen bleiben, wie sie sind.",
    "kept-short": "Unverändert: Überschriften und kurze Zeilen bleiben, wie sie sind.",
    "kept-language": "Unverändert: Der Absatz ist nicht deutsch.",
    "kept-same": "Unverändert: Der Absatz ist schon deutsch.",
}
_REFUSED = {
    "refused-lost": "im neuen Text fehlte {}",
    "refused-new": "im neuen Text stand zusätzlich {}",
    "refused-moved": "{} stand an anderer Stelle",
    "refused-denial": "eine Verneinung wäre verloren gegangen oder dazugekommen",
    "refused-proposal": "ein Vorschlag wäre zur Tatsache geworden",
    "refused-duty": "aus „müssen“ wäre „können“ geworden oder umgekehrt",
    "refused-vote": "aus Zustimmung wäre Ablehnung geworden oder umgekehrt",
    "refused-loop": "der neue Text drehte sich im Kreis",
    "refused-empty": "es kam kein neuer Text",
    "refused-length": "der neue Text war viel zu kurz oder zu lang",
    "refused-foreign": "der neue Text war nicht in der richtigen Sprache",
}
_MOST = 4
SAME = "Der Absatz brauchte keine Änderung."
_ENDS = {"kept", "refused"}


def is_refusal(check: Check) -> bool:
    """Tell whether a check says why a paragraph was left as it was."""
    return check.kind.partition("-")[0] in _ENDS


def reason(statement: Statement) -> str:
    """Say why a paragraph was left as it was; empty where it was not."""
    for check in statement.checks:
        if check.kind in _KEPT:
            return _KEPT[check.kind]
    said = [_refused(check) for check in statement.checks if check.kind in _REFUSED]
    if not said:
        return ""
    more = f" und {len(said) - _MOST} weitere Abweichungen" if len(said) > _MOST else ""
    return f"Unverändert: {', '.join(dict.fromkeys(said[:_MOST]))}{more}."


def _refused(check: Check) -> str:
    return _REFUSED[check.kind].format(f"„{check.value}“" if check.value else "eine Angabe")


def outcome(statements: tuple[Statement, ...]) -> str:
    """Say in one line what became of the paragraphs."""
    refused = sum(any(check.kind in _REFUSED for check in statement.checks) for statement in statements)
    same = sum(is_same(statement) for statement in statements) - refused
    changed = len(statements) - same - refused
    told = [f"{changed} von {len(statements)} {'Absatz' if len(statements) == 1 else 'Absätzen'} überarbeitet"]
    if refused:
        told.append(f"{refused} unverändert, weil sich eine Angabe oder der Sinn geändert hätte")
    return ", ".join(told)


def is_same(statement: Statement) -> bool:
    """Tell whether a paragraph reads as it did before."""
    return bool(statement.citations) and statement.citations[0].quote == statement.text
