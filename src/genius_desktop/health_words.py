"""The German words for whether this PC can run the program."""

from collections.abc import Iterable

HEALTH_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "processor-too-old": (
        "Der Prozessor dieses PCs ist zu alt für das Programm.",
        "Er kennt Befehle nicht, ohne die sich weder Fenster noch Rechenwerk starten lassen ({detail}).",
        "Bitte wenden Sie sich an Ihre IT: Nötig ist ein Prozessor ab etwa 2009 (x86-64-v2).",
    ),
    "processor-slow": (
        "Der Prozessor dieses PCs rechnet langsam.",
        "Ihm fehlen Befehle, die Sprachmodelle beschleunigen ({detail}); alles geht, nur dauert es länger.",
        "Wählen Sie „Schnell“ und das kleine Sprachmodell, oder lassen Sie große Aufträge über Nacht laufen.",
    ),
    "memory-too-small": (
        "Dieser PC hat zu wenig Arbeitsspeicher für ein Sprachmodell.",
        "Er hat {detail}; das kleinste Modell braucht zusammen mit dem System etwa 3 GB.",
        "Überblick, Suche und Vergleich gehen ohne Modell. Für alles andere fragen Sie Ihre IT nach einem Server.",
    ),
    "memory-little": (
        "Dieser PC hat wenig Arbeitsspeicher.",
        "Er hat {detail}; das reicht für das kleine Sprachmodell, wenn sonst wenig offen ist.",
        "Schließen Sie andere Programme, bevor Sie einen Auftrag beginnen.",
    ),
    "disk-little": (
        "Auf dem Datenträger mit Ihren Daten ist wenig Platz.",
        "Frei sind {detail}; ein Sprachmodell braucht 1 bis 5 GB.",
        "Bitte schaffen Sie Platz, oder lassen Sie Ihre IT das Sprachmodell in einen gemeinsamen Ordner legen.",
    ),
    "profile-network": (
        "Ihre Daten liegen auf einem Netzlaufwerk.",
        "Der Verlauf ist eine Datenbank; über das Netz ist sie langsam und kann beschädigt werden.",
        "Bitte geben Sie diese Meldung Ihrer IT: Der Ordner gehört auf einen örtlichen Datenträger.",
    ),
    "profile-roaming": (
        "Ihre Daten liegen in dem Teil Ihres Profils, der auf andere PCs mitwandert.",
        "Verlauf und Sprachmodelle würden bei jeder Anmeldung kopiert.",
        "Bitte geben Sie diese Meldung Ihrer IT: Der Ordner gehört nach %LOCALAPPDATA%.",
    ),
    "system-too-old": (
        "Das Betriebssystem dieses PCs ist zu alt für das Programm.",
        "Es bringt die C-Bibliothek in der Fassung {detail} mit; nötig ist 2.28 oder neuer.",
        "Bitte wenden Sie sich an Ihre IT.",
    ),
    "driver-missing": (
        "Die Grafikkarte hat keinen Treiber.",
        "Das System erkennt sie, kann sie aber nicht benutzen; gerechnet wird auf dem Prozessor.",
        "Wer schneller rechnen möchte, fragt seine IT nach dem Treiber.",
    ),
    "library-missing": (
        "Es fehlen Bibliotheken des Systems.",
        "Nicht gefunden: {detail}.",
        "Bitte geben Sie diese Meldung Ihrer IT; die Pakete nennt die Anleitung für den Betrieb.",
    ),
    "module-missing": (
        "Ein Teil des Programms lässt sich nicht laden.",
        "Betroffen ist {detail}; die Installation ist unvollständig, oder eine Bibliothek des Systems fehlt.",
        "Bitte installieren Sie das Programm neu, oder wenden Sie sich an Ihre IT.",
    ),
    "module-crashes": (
        "Ein Teil des Programms stürzt beim Laden ab.",
        "Betroffen ist {detail}. Geladen wurde er zur Probe, in einem eigenen Prozess.",
        "Bitte geben Sie diese Meldung Ihrer IT: Programm oder Treiber passen nicht zu diesem PC.",
    ),
    "illegal-instruction": (
        "Das Programm passt nicht zum Prozessor dieses PCs.",
        "Ein Teil davon verlangt Befehle, die der Prozessor nicht kennt ({detail}).",
        "Bitte geben Sie diese Meldung Ihrer IT: Das Programm wurde für einen anderen PC gebaut.",
    ),
    "program-replaced": (
        "Das Programm wurde inzwischen durch eine andere Fassung ersetzt.",
        "Dieses Fenster ist noch die alte Fassung; ihr Arbeitsprozess wäre schon die neue ({detail}).",
        "Bitte schließen Sie das Fenster und öffnen Sie das Programm neu; der Verlauf bleibt.",
    ),
    "other-version-open": (
        "Eine andere Fassung des Programms ist noch geöffnet ({detail}).",
        "Beide würden in denselben Verlauf schreiben; deshalb öffnet sich kein zweites Fenster.",
        "Bitte schließen Sie das offene Fenster und starten Sie das Programm noch einmal.",
    ),
}
TITLES = {
    "processor": "Prozessor",
    "memory": "Arbeitsspeicher",
    "profile": "Eigene Daten",
    "disk": "Freier Platz",
    "system": "System",
    "graphics": "Grafik",
    "libraries-window": "Bibliotheken für das Fenster",
    "libraries-engine": "Bibliotheken für das Rechenwerk",
    "module-msgspec": "Nachrichten zwischen Prozessen",
    "module-apsw": "Verlauf",
    "module-PySide6": "Fenster",
    "module-pymupdf": "Lesen von PDF",
    "module-lxml": "Lesen von Office-Dokumenten",
    "module-numpy": "Rechnen",
    "module-llama_cpp": "Rechenwerk",
}
STATES = {"good": "in Ordnung", "poor": "mit Einschränkung", "bad": "geht nicht", "unknown": "nicht zu ermitteln"}
HEALTHY = "Dieser PC ist für Genius Desktop geeignet."
LIMITED = "Dieser PC ist geeignet, mit Einschränkungen."
UNFIT = "Auf diesem PC geht etwas nicht."
CHECKING = "Dieser PC wird geprüft …"
COPIED = "Die Seite für die IT ist kopiert; sie enthält keine Namen und Inhalte von Dokumenten."
NOT_CHECKED = "Die Prüfung ließ sich nicht beenden. Die Einzelheiten stehen im Protokoll."
_PLACES = {"local": "örtlicher Datenträger", "network": "Netzlaufwerk", "roaming": "wandernder Teil des Profils"}
_BYTES = {"memory", "disk"}


def title(name: str) -> str:
    """Name what was looked at."""
    return TITLES.get(name, name)


def verdict(states: Iterable[str]) -> str:
    """Say in one sentence what came out."""
    told = set(states)
    return UNFIT if "bad" in told else LIMITED if "poor" in told else HEALTHY


def found_line(name: str, found: str) -> str:
    """Say what was found as a person reads it."""
    if name in _BYTES and found.isdigit():
        return f"{int(found) / 1e9:.1f} GB".replace(".", ",")
    return _PLACES.get(found, found) if name == "profile" else found


def check_line(name: str, state: str, found: str) -> str:
    """Say a check in one line."""
    told = found_line(name, found)
    return f"{STATES.get(state, state)}{f' ({told})' if told else ''}"
