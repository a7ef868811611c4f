"""The German words of the collections: states of papers, and what can go wrong with their index."""

from genius_desktop.libraries import CollectionsTold, Indexed, PaperState

STATES: dict[PaperState, str] = {
    "waiting": "noch nicht gelesen",
    "read": "gelesen",
    "ocr": "gelesen, mit Texterkennung",
    "unreadable": "nicht lesbar",
    "changed": "geändert, wird neu gelesen",
    "gone": "nicht mehr da",
}

LIBRARY_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "library-too-new": (
        "Das Verzeichnis der Sammlungen stammt von einer neueren Fassung des Programms.",
        "„{detail}“ hat eine Form, die diese Fassung nicht kennt; es wurde nicht angerührt.",
        "Bitte aktualisieren Sie Genius Desktop.",
    ),
    "library-damaged": (
        "Das Verzeichnis der Sammlungen ist beschädigt.",
        "„{detail}“ lässt sich nicht mehr lesen; Ihre Dokumente sind davon nicht betroffen.",
        "Lesen Sie die Sammlungen neu ein („genius-desktop library index“): Das Verzeichnis wird dabei neu aufgebaut.",
    ),
    "library-in-use": (
        "Die Sammlungen werden gerade eingelesen.",
        "Ein anderes Fenster oder ein anderer Befehl schreibt in „{detail}“.",
        "Warten Sie, bis das Einlesen fertig ist, oder halten Sie es dort an. Suchen können Sie trotzdem.",
    ),
    "library-full": (
        "Für die Sammlungen ist kein Platz mehr.",
        "Der Datenträger von „{detail}“ ist voll; was schon eingelesen ist, bleibt erhalten.",
        "Geben Sie Platz frei und lesen Sie die Sammlungen dann weiter ein.",
    ),
    "library-unwritable": (
        "Die Sammlungen lassen sich nicht speichern.",
        "Nach „{detail}“ kann nicht geschrieben werden, oder der Datenträger hat einen Fehler.",
        "Bitte lassen Sie Rechte und Datenträger prüfen.",
    ),
    "unknown-collection": (
        "Eine Sammlung „{detail}“ gibt es nicht.",
        "Sie wurde entfernt, oder die Kennung ist eine andere.",
        "Die Sammlungen zeigt der Befehl „library list“.",
    ),
    "empty-query": (
        "Es ist nichts da, wonach gesucht werden kann.",
        "Die Eingabe enthält weder Buchstaben noch Ziffern.",
        "Bitte geben Sie mindestens ein Wort ein.",
    ),
}

MEANT = "Meinten Sie: {}"
NOTHING_FOUND = "In den Sammlungen steht dazu nichts."
NOTHING_READ = "Es ist noch nichts eingelesen. Eine Sammlung legen Sie mit „genius-desktop library add ORDNER“ an."
NO_COLLECTIONS = "Es gibt noch keine Sammlung. Legen Sie eine mit „genius-desktop library add ORDNER“ an."
REBUILT = "Das Verzeichnis der Sammlungen war beschädigt und wurde aus Ihren Dateien neu aufgebaut."
LOST = "  (zurzeit nicht erreichbar)"
COPY = "auch in: {}"
NO_SENSE = "Suche nach dem Sinn: aus, denn es ist kein Suchmodell geladen („genius-desktop models list“)."


def sensed(told: CollectionsTold, weights: str) -> str:
    """Say how much of the collections can be searched by what it means; `weights` are those on this PC, if any."""
    if not weights:
        return NO_SENSE
    done = told.sensed if told.weights == weights else 0
    return f"Suche nach dem Sinn: an ({weights}, {done} von {told.passages} Passagen)."


def states(counts: dict[PaperState, int]) -> str:
    """Give how many files are in which state."""
    told = [f"{counts[state]} {word}" for state, word in STATES.items() if counts.get(state)]
    return ", ".join(told) or "leer"


def indexed(done: Indexed) -> str:
    """Say what a round has done."""
    unread = f", {done.unreadable} nicht lesbar" if done.unreadable else ""
    return f"{done.files} Dateien angesehen, {done.read} eingelesen{unread}."
