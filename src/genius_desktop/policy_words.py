"""The German words for what a house lays down, and for what is wrong with its file."""

from collections.abc import Iterable
from typing import Protocol


class Fault(Protocol):
    """What is wrong with a line of the file."""

    @property
    def code(self) -> str:
        """What kind of fault."""

    @property
    def field(self) -> str:
        """The setting, such as „server.mode“."""

    @property
    def line(self) -> int:
        """The line from 1, 0 for the whole."""

    @property
    def detail(self) -> str:
        """What would be right, or what was said about it."""


_FAULTS = {
    "unreadable": "die Datei lässt sich nicht öffnen ({detail})",
    "too-large": "die Datei hat mehr als {detail} KB",
    "not-utf8": "die Datei ist nicht in UTF-8 geschrieben",
    "not-toml": "das ist kein TOML ({detail})",
    "unknown": "diesen Namen gibt es nicht",
    "wrong-type": "erwartet wird {detail}",
    "out-of-range": "erwartet wird eine ganze Zahl {detail}",
    "unfit": "dieser Wert geht nicht",
    "contradiction": "widerspricht {detail}; der Server bleibt gesperrt",
}
_KINDS = {
    "switch": "true oder false",
    "number": "eine ganze Zahl",
    "text": "ein Text in Anführungszeichen",
    "list": "eine Liste von Texten in eckigen Klammern",
    "choice": "einer der Werte ",
    "choices": "eine Liste aus ",
}
_BY = {"house": "  (von Ihrer Verwaltung festgelegt)", "user": "  (von Ihnen geändert)"}
POLICY_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "policy-broken": (
        "Die Vorgaben Ihrer Verwaltung lassen sich nicht lesen.",
        (
            "Die Datei ist fehlerhaft ({detail}). Bis sie berichtigt ist, gelten vorsichtige Werte: Der Verlauf wird "
            "nach 30 Tagen gelöscht, es werden keine Sprachmodelle aus dem Netz geladen, und nichts geht an einen "
            "Server."
        ),
        "Bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "policy-partly": (
        "In den Vorgaben Ihrer Verwaltung ist etwas falsch.",
        (
            "{detail}. Die übrigen Vorgaben gelten; was eine fehlerhafte Zeile betrifft, ist fest auf seinem üblichen "
            "Wert, und was sie hätte verbieten können, bleibt verboten."
        ),
        "Bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "setting-unfit": (
        "Dieser Wert geht nicht.",
        "{detail}.",
        "Die Namen zeigt „genius-desktop settings list“, die möglichen Werte die Tabelle der Einstellungen für die IT.",
    ),
    "settings-too-new": (
        "Ihre Einstellungen stammen von einer neueren Fassung des Programms ({detail}).",
        "Diese Fassung würde einen Teil davon verlieren; sie lässt sie unverändert und öffnet sich nicht.",
        "Bitte installieren Sie die neuere Fassung wieder, oder wenden Sie sich an Ihre IT.",
    ),
}


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """Say each fault with its line and its field."""
    return [_told(fault) for fault in faults]


def _told(fault: Fault) -> str:
    place = ", ".join(
        part
        for part in (f"Zeile {fault.line}" if fault.line else "", f"„{fault.field}“" if fault.field else "")
        if part
    )
    said = _FAULTS.get(fault.code, fault.code).replace("{detail}", _detail(fault.code, fault.detail))
    return f"{place}: {said}" if place else said


def _detail(code: str, detail: str) -> str:
    if code == "out-of-range":
        return "von {} bis {}".format(*detail.split())
    kind, _, rest = detail.partition(" ")
    if code == "wrong-type":
        return _KINDS.get(kind, kind) + ", ".join(f"„{one}“" for one in rest.split())
    return detail


def misfit_line(name: str, code: str, detail: str) -> str:
    """Say why a value of a setting cannot be."""
    return f"{name}: {_FAULTS[code].replace('{detail}', _detail(code, detail))}"


def value_line(value: object, by: str) -> str:
    """Say the value of a setting as the house's file has it, and who has said so: `house`, `user` or nobody."""
    said = ", ".join(value) if isinstance(value, list) else str(value)
    said = {True: "true", False: "false"}[value] if isinstance(value, bool) else said
    return f"{said or '–'}{_BY.get(by, '')}"


def policy_detail(file: str, faults: Iterable[Fault]) -> str:
    """Say what is wrong with the file, as the detail of its problem."""
    return f"{file}: {'; '.join(fault_lines(faults))}"
