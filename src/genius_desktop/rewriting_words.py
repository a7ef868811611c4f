"""The German words for a text that was rewritten: what became of each paragraph."""

from genius_desktop import wording
from genius_desktop.domain import Check, Statement
from genius_desktop.estimates import Estimate

_KEPT = {
    "kept-instruction": "Unverändert: Der Absatz spricht eine KI an.",
    "kept-long": "Unverändert: Das ist kein Satz, den ein Sprachmodell umschreiben kann.",
    "kept-table": "Unverändert: Tabellen und Zahlenreihen bleiben, wie sie sind.",
    "kept-short": "Unverändert: Überschriften und kurze Zeilen bleiben, wie sie sind.",
    "kept-language": "Unverändert: Der Absatz ist nicht deutsch.",
    "kept-nothing": "Unverändert: Das Sprachmodell fand keine anderen Worte.",
    "kept-same": "Unverändert: Der Absatz ist schon deutsch.",
}
_REFUSED = {
    "refused-lost": "{} wäre verloren gegangen",
    "refused-new": "{} wäre dazugekommen",
    "refused-moved": "{} hätte an anderer Stelle gestanden",
    "refused-denial": "eine Verneinung wäre verloren gegangen oder dazugekommen",
    "refused-proposal": "ein Vorschlag wäre zur Tatsache geworden",
    "refused-duty": "aus „müssen“ wäre „können“ geworden oder umgekehrt",
    "refused-actor": "es wäre offen geblieben oder geändert, wer handelt",
    "refused-content": "zu viel vom Inhalt wäre weggefallen",
    "refused-added": "zu viel wäre neu hinzugekommen",
    "refused-words": "Wörter wie {} kommen im alten Text nicht vor",
    "refused-call": "der neue Text begann mit einer Aufforderung, die es vorher nicht gab",
    "refused-person": "„ich“, „wir“ oder „Sie“ wäre verloren gegangen oder dazugekommen",
    "refused-vote": "aus Zustimmung wäre Ablehnung geworden oder umgekehrt",
    "refused-loop": "der neue Text drehte sich im Kreis",
    "refused-empty": "es kam kein neuer Text",
    "refused-length": "der neue Text war viel zu kurz oder zu lang",
    "refused-foreign": "der neue Text war nicht in der richtigen Sprache",
}
_LOOKS = {
    "look-limit": "„{}“ steht nicht mehr im Text",
    "look-word": "„{}“ kennt das Wörterbuch nicht",
}
_MOST = 4
_ENDS = {"kept", "refused", "mixed", "accepted", "look"}
_MIXED = "Nach Ihrer Auswahl stehen Zahlen anders im Text als vorher. Bitte prüfen."


LATER = (
    "Was fertig ist, bleibt erhalten, auch wenn Sie anhalten oder der PC ausgeht; „Fortsetzen“ schreibt nichts zweimal."
)

BEGIN, YES = "Jetzt beginnen? [j/N] ", {"j", "ja"}


def estimate(told: Estimate) -> str:
    """Say how much there is to rewrite, and how long that takes."""
    paragraphs = "1 Absatz" if told.paragraphs == 1 else f"{_grouped(told.paragraphs)} Absätze"
    return f"{paragraphs} mit {_grouped(told.words)} Wörtern: Das dauert auf diesem PC {wording.about(told.seconds)}."


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def is_refusal(check: Check) -> bool:
    """Tell whether a check says what became of a paragraph, and not what of it is proven."""
    return check.kind.partition("-")[0] in _ENDS


def reason(statement: Statement) -> str:
    """Say why a paragraph, or a part of it, was left as it was; empty where it was not."""
    return calm_reason(statement) or _refusal(statement)


def calm_reason(statement: Statement) -> str:
    """Say why no one has tried to rewrite a paragraph, which is nothing to worry about."""
    return next((_KEPT[check.kind] for check in statement.checks if check.kind in _KEPT), "")


def warning(statement: Statement) -> str:
    """Say what someone should look at: refused words, a limit that is gone, figures that a choice has moved."""
    if any(check.kind == "mixed" for check in statement.checks):
        return _MIXED
    return " ".join(filter(None, (_refusal(statement), _second_look(statement))))


def _second_look(statement: Statement) -> str:
    if is_same(statement):
        return ""
    said = [_LOOKS[check.kind].format(check.value) for check in statement.checks if check.kind in _LOOKS]
    return f"Bitte prüfen: {'; '.join(said)}." if said else ""


def _refusal(statement: Statement) -> str:
    said = list(dict.fromkeys(_refused(check) for check in statement.checks if check.kind in _REFUSED))
    if not said:
        return ""
    more = f" und {len(said) - _MOST} weitere Abweichungen" if len(said) > _MOST else ""
    begin = "Bleibt, wie es war" if is_same(statement) else "Bleibt zum Teil, wie es war"
    return f"{begin}: {', '.join(said[:_MOST])}{more}."


def _refused(check: Check) -> str:
    return _REFUSED[check.kind].format(f"„{check.value}“" if check.value else "eine Angabe")


def outcome(statements: tuple[Statement, ...]) -> str:
    """Say in one line what became of the paragraphs."""
    refused = sum(
        is_same(statement) and any(check.kind in _REFUSED for check in statement.checks) for statement in statements
    )
    changed = sum(not is_same(statement) for statement in statements)
    told = [f"{changed} von {len(statements)} {'Absatz' if len(statements) == 1 else 'Absätzen'} überarbeitet"]
    if refused:
        told.append(f"{refused} unverändert, weil sich eine Angabe oder der Sinn geändert hätte")
    return ", ".join(told)


def is_same(statement: Statement) -> bool:
    """Tell whether a paragraph reads as it did before."""
    return bool(statement.citations) and statement.citations[0].quote == statement.text
