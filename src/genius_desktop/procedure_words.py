"""The German words for what is wrong, or doubtful, in the file of an office's own assistant."""

from collections.abc import Sequence
from typing import Protocol

ORIENTATION = "Nur zur Orientierung; ob die KI-Verordnung gilt, entscheidet Ihre Verwaltung."
PROCEDURE_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "procedure-broken": (
        "Der Assistent ist fehlerhaft.",
        "{detail}",
        "Bitte berichtigen Sie die Datei oder geben Sie diese Meldung der Person, die ihn geschrieben hat.",
    ),
    "procedure-unknown": (
        "Den Assistenten „{detail}“ gibt es nicht.",
        "Er wurde gelöscht, oder der Name ist anders geschrieben.",
        "Welche es gibt, steht unter „Entwerfen“; auf der Befehlszeile zeigt es „genius-desktop assistants list“.",
    ),
    "procedure-shipped": (
        "Der Assistent „{detail}“ lässt sich nicht ändern.",
        "Er gehört zum Programm oder wird von Ihrer Verwaltung bereitgestellt.",
        "Speichern Sie ihn unter einem anderen Namen.",
    ),
    "procedure-parcel": (
        "Diese Datei lässt sich nicht als Assistent übernehmen.",
        "{detail}",
        "Bitte lassen Sie sich die Datei noch einmal geben.",
    ),
    "entry-missing": (
        "Es fehlt eine Angabe: „{detail}“.",
        "Ohne sie kann der Text nicht entworfen werden.",
        "Bitte tragen Sie sie ein.",
    ),
    "documents-unwanted": (
        "„{detail}“ nimmt keine Dokumente.",
        "Der Text entsteht allein aus Ihren Angaben.",
        "Bitte beginnen Sie ohne Dokument, oder wählen Sie einen anderen Assistenten.",
    ),
    "entry-unfit": (
        "Eine Angabe passt nicht zu ihrem Feld: „{detail}“.",
        "Erwartet wird ein Wert der genannten Art oder Auswahl.",
        "Bitte berichtigen Sie sie.",
    ),
}
ORIGINS = {"shipped": "mitgeliefert", "house": "von Ihrer Verwaltung", "own": "eigener"}
NAME_TAKEN = "Es gibt schon einen eigenen Assistenten „{}“."
TOO_LARGE = "Die Datei ist größer als 2 MB."
_MOST = 8
_TYPES = {
    "str": "Text",
    "int": "ganze Zahl",
    "float": "Zahl",
    "bool": "true oder false",
    "array": "Liste",
    "object": "Tabelle",
    "null": "nichts",
}
_FAULTS = {
    "unreadable": "Die Datei lässt sich nicht lesen ({}).",
    "too-large": "Die Datei ist größer als {} MB.",
    "not-utf8": "Hier steht ein Zeichen, das kein UTF-8 ist.",
    "not-toml": "Das ist kein gültiges TOML ({}).",
    "unknown-field": "Dieses Feld gibt es nicht.",
    "missing-field": "„{}“ fehlt.",
    "unknown-value": "Der Wert „{}“ ist hier nicht möglich.",
    "bad-name": "„{}“ ist kein Name: kleine Buchstaben a bis z, Ziffern, - und _, zuerst ein Buchstabe.",
    "name-twice": "Der Name „{}“ kommt schon vor.",
    "out-of-range": "Möglich ist: {}.",
    "too-long": "Der Text ist länger als {} Zeichen.",
    "empty": "Hier fehlt ein Text.",
    "choices": "Zu „{}“ passen Art und Auswahl nicht: choices gehört zu kind = „choice“ und nur dorthin.",
    "no-text": "Kein Schritt und keine Vorlage ergibt einen Text.",
    "placeholder-missing": "Es fehlt ein Platzhalter, etwa {}.",
    "unknown-placeholder": "Den Platzhalter {} gibt es hier nicht.",
    "documents-none": "Der Assistent nimmt keine Dokumente (documents = „none“).",
    "needs": "Dieser Schritt braucht: {}.",
    "unknown-step": "Den Schritt „{}“ gibt es nicht.",
    "step-later": "Der Schritt „{}“ kommt erst später.",
    "circle": "Der Schritt „{}“ braucht selbst diesen Schritt: Das ist ein Kreis.",
    "outside-folder": "„{}“ liegt nicht im Ordner des Assistenten.",
    "knowledge-missing": "Die Wissensdatei „{}“ gibt es nicht (mehr).",
    "knowledge-too-large": "Der Wissenstext „{}“ ist größer als 200 KB.",
    "knowledge-too-many": "Mehr als {} Wissenstexte sind nicht möglich.",
    "knowledge-not-text": "„{}“ ist keine Textdatei in UTF-8.",
    "example-field": "Das Beispiel füllt ein Feld „{}“ aus, das es nicht gibt.",
    "field-unused": "Das Feld „{}“ kommt in keinem Text vor.",
    "no-examples": "Es gibt kein Beispiel, an dem der Assistent geprüft werden kann.",
    "knowledge-unused": "Kein Auftrag an das Modell enthält {knowledge}.",
}


class _Told(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def detail(self) -> str: ...


def fault(told: _Told) -> str:
    """Say what is wrong, with line and field."""
    where = ", ".join([f"Zeile {told.line}"] * bool(told.line) + [f"Feld {told.field}"] * bool(told.field))
    return f"{where}: {_what(told)}" if where else _what(told)


def faults(name: str, found: Sequence[_Told]) -> str:
    """Say everything that is wrong in a file, the first few in words."""
    told = " ".join(fault(one) for one in found[:_MOST])
    rest = f" … und {len(found) - _MOST} weitere." if len(found) > _MOST else ""
    return f"{name}: {told}{rest}"


def _what(told: _Told) -> str:
    if told.code == "high-risk":
        area, _, quote = told.detail.partition("|")
        about = f"Bereich: {area}" if area else "es geht um Personen"
        return f"Hier könnte ein Urteil über Menschen verlangt sein ({about}): „{quote}“ {ORIENTATION}"
    if told.code == "wrong-type":
        wanted, _, given = told.detail.partition("|")
        return (
            f"Erwartet wird {_kind(wanted)}, da steht {_kind(given)}." if given else f"Erwartet wird {_kind(wanted)}."
        )
    return _FAULTS[told.code].replace("{}", told.detail)


def _kind(name: str) -> str:
    return " oder ".join(_TYPES.get(part.strip(), part.strip()) for part in name.split("|"))
