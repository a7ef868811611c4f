"""The German words for problems, stages and labels, shared by window, command line and exports."""

from dataclasses import dataclass

from genius_desktop.domain import Coverage, LengthName, Unit


@dataclass(frozen=True, slots=True)
class Words:
    """How a problem is told: what happened, why, what now; `{detail}` is a name or a number."""

    what: str
    why: str
    now: str

    def sentence(self, detail: str) -> str:
        """Give all three as one paragraph of plain text."""
        return " ".join(part for part in (self.what, self.why, self.now) if part).replace("{detail}", detail)


PROBLEMS: dict[str, Words] = {
    "file-missing": Words(
        "Die Datei „{detail}“ gibt es nicht.",
        "Sie wurde verschoben, umbenannt oder gelöscht.",
        "Bitte wählen Sie die Datei neu aus.",
    ),
    "file-unreadable": Words(
        "Die Datei „{detail}“ lässt sich nicht öffnen.",
        "Sie ist gesperrt, oder Ihnen fehlt das Recht, sie zu lesen.",
        "Schließen Sie das Programm, das sie benutzt, oder legen Sie eine Kopie an.",
    ),
    "not-a-file": Words(
        "„{detail}“ ist keine gewöhnliche Datei.",
        "Ordner, Geräte und Verknüpfungen ins Leere lassen sich nicht lesen.",
        "Bitte wählen Sie ein Dokument aus.",
    ),
    "empty-file": Words(
        "Die Datei „{detail}“ ist leer.",
        "Sie enthält kein einziges Byte; vielleicht wurde das Kopieren abgebrochen.",
        "Bitte besorgen Sie die Datei noch einmal.",
    ),
    "too-large": Words(
        "Die Datei „{detail}“ ist zu groß.",
        "Dokumente über 500 MB werden nicht gelesen.",
        "Bitte teilen Sie das Dokument.",
    ),
    "unknown-format": Words(
        "„{detail}“ hat ein Format, das nicht gelesen werden kann.",
        "Der Inhalt ist kein PDF, Word-, OpenDocument-, Text-, Markdown- oder HTML-Dokument, "
        "was immer die Endung sagt.",
        "Speichern Sie das Dokument als PDF und versuchen Sie es noch einmal.",
    ),
    "encrypted-document": Words(
        "„{detail}“ ist mit einem Kennwort geschützt.",
        "Ohne das Kennwort ist der Text nicht lesbar.",
        "Öffnen Sie das Dokument mit dem Kennwort und speichern Sie eine Kopie ohne Schutz.",
    ),
    "damaged-document": Words(
        "„{detail}“ ist beschädigt.",
        "Der Aufbau der Datei stimmt nicht, keine Seite ließ sich lesen.",
        "Bitte besorgen Sie die Datei noch einmal oder speichern Sie sie neu als PDF.",
    ),
    "no-pages": Words(
        "„{detail}“ enthält keine Seiten.",
        "Das Dokument ist leer angelegt.",
        "Bitte prüfen Sie, ob es das richtige Dokument ist.",
    ),
    "no-text": Words(
        "„{detail}“ ist gescannt und enthält keinen Text.",
        "Die Seiten sind Bilder; eine Texterkennung gibt es in dieser Fassung noch nicht.",
        "Lassen Sie das Dokument beim Scannen in Text umwandeln (OCR).",
    ),
    "too-short": Words(
        "„{detail}“ ist zu kurz zum Zusammenfassen.",
        "Es enthält weniger als 30 Wörter; eine Zusammenfassung wäre erfunden.",
        "Bitte lesen Sie den Text selbst.",
    ),
    "too-costly": Words(
        "„{detail}“ ist zu aufwendig zu lesen.",
        "Das Lesen hat die Grenze für Zeit oder Speicher erreicht.",
        "Speichern Sie das Dokument neu als PDF oder teilen Sie es.",
    ),
    "output-not-writable": Words(
        "Nach „{detail}“ kann nicht geschrieben werden.",
        "Den Ordner gibt es nicht, oder Ihnen fehlt das Recht zu schreiben.",
        "Bitte wählen Sie einen anderen Ort.",
    ),
    "unknown-choice": Words(
        "„{detail}“ gibt es nicht.",
        "Der Name ist unbekannt.",
        "Die möglichen Namen zeigt „genius-desktop --help“.",
    ),
    "model-missing": Words(
        "Das Sprachmodell „{detail}“ ist auf diesem PC nicht vorhanden.",
        "Es wurde noch nicht geladen.",
        "Laden Sie es mit „genius-desktop models fetch {detail}“ oder nehmen Sie eine eigene Datei mit "
        "„genius-desktop models import PFAD“.",
    ),
    "model-damaged": Words(
        "Das Sprachmodell „{detail}“ ist beschädigt.",
        "Seine Prüfsumme stimmt nicht; es wird deshalb nicht benutzt.",
        "Laden Sie es neu mit „genius-desktop models fetch {detail}“.",
    ),
    "model-unreadable": Words(
        "Die Datei „{detail}“ ist kein Sprachmodell, das dieses Programm laden kann.",
        "Gebraucht wird eine vollständige GGUF-Datei.",
        "Bitte prüfen Sie die Datei oder wählen Sie ein Modell aus dem Katalog.",
    ),
    "memory-short": Words(
        "Der Arbeitsspeicher reicht nicht.",
        "Das Sprachmodell braucht {detail}.",
        "Schließen Sie andere Programme oder wählen Sie ein kleineres Modell.",
    ),
    "disk-full": Words(
        "Der Datenträger ist voll.",
        "Gebraucht werden noch {detail}.",
        "Bitte schaffen Sie Platz; bisherige Daten sind unverändert.",
    ),
    "engine-missing": Words(
        "Das Rechenwerk für Sprachmodelle (llama.cpp) lässt sich nicht laden.",
        "Die Installation ist unvollständig oder passt nicht zu diesem PC.",
        "Bitte installieren Sie das Programm neu.",
    ),
    "no-usable-answer": Words(
        "Das Sprachmodell hat keine brauchbare Antwort gegeben.",
        "Kleine Modelle wiederholen sich manchmal oder verlieren den Faden.",
        "Versuchen Sie es mit einem größeren Modell.",
    ),
    "server-not-configured": Words(
        "Es ist kein Server eingerichtet.",
        "Dieses Programm arbeitet auf Ihrem PC, solange Ihre Verwaltung keinen Server vorgibt.",
        "Lassen Sie „--engine server“ weg.",
    ),
    "worker-died": Words(
        "Die Verarbeitung ist abgestürzt.",
        "Der Rechenprozess hat sich unerwartet beendet; Ihre Dokumente sind unverändert.",
        "Starten Sie den Auftrag noch einmal; fertige Teile werden nicht wiederholt.",
    ),
    "worker-missing": Words(
        "Die Verarbeitung lässt sich nicht starten.",
        "Ein Teil des Programms fehlt.",
        "Bitte installieren Sie das Programm neu.",
    ),
    "reader-died": Words(
        "Beim Lesen von „{detail}“ ist der Leseprozess abgestürzt.",
        "Die Datei ist wahrscheinlich beschädigt; das Programm selbst läuft weiter.",
        "Speichern Sie das Dokument neu als PDF und versuchen Sie es noch einmal.",
    ),
    "fetch-failed": Words(
        "Das Sprachmodell konnte nicht geladen werden.",
        "{detail}",
        "Prüfen Sie die Verbindung; ein neuer Versuch setzt an der alten Stelle fort.",
    ),
    "archive-too-new": Words(
        "Der Verlauf wurde von einer neueren Fassung des Programms angelegt.",
        "Diese Fassung kann ihn nicht lesen und lässt ihn unverändert.",
        "Bitte installieren Sie die neuere Fassung.",
    ),
    "archive-in-use": Words(
        "Der Verlauf wird gerade von einem anderen Fenster benutzt.",
        "Nur ein Programm darf ihn zugleich schreiben.",
        "Schließen Sie das andere Fenster.",
    ),
    "archive-damaged": Words(
        "Der Verlauf ist beschädigt.",
        "Die Datei {detail} lässt sich nicht lesen; sie bleibt unverändert liegen.",
        "Bitte wenden Sie sich an Ihre IT.",
    ),
    "profile-not-writable": Words(
        "Der Ordner für Ihre Daten kann nicht geschrieben werden.",
        "Betroffen ist {detail}.",
        "Bitte wenden Sie sich an Ihre IT oder wählen Sie mit „--home“ einen anderen Ordner.",
    ),
    "assistant-broken": Words(
        "Der Assistent ist fehlerhaft.",
        "{detail}",
        "Bitte wenden Sie sich an die Person, die ihn geschrieben hat.",
    ),
}

BUG = Words(
    "Im Programm ist ein Fehler aufgetreten.",
    "Das hätte nicht passieren dürfen; Ihre Dokumente sind unverändert.",
    "Die Einzelheiten stehen im Protokoll: {detail}",
)

STAGES: dict[str, str] = {
    "load": "Sprachmodell wird geladen",
    "read": "Seiten werden gelesen",
    "note": "Abschnitte werden ausgewertet",
    "merge": "Aussagen werden geschrieben",
    "check": "Fundstellen werden geprüft",
    "export": "Datei wird geschrieben",
}

LENGTHS: dict[LengthName, str] = {"short": "Kurz", "medium": "Mittel", "long": "Ausführlich"}

AI_NOTICE = "Mit KI erstellt. Zahlen, Fristen und Namen sind vor der Verwendung an den genannten Stellen zu prüfen."
EXAMPLE_NOTICE = "Beispielausgabe: kein Sprachmodell hat diesen Text geschrieben."
PLACE = {"local": "Auf diesem PC", "server": "Server der Gemeinde", "scripted": "Beispielausgabe"}

DOUBTS: dict[str, str] = {
    "repaired": "Die Datei war beschädigt und wurde beim Lesen repariert.",
    "pages-without-text": "Seiten ohne Text: {pages}.",
    "pages-failed": "Seiten, die nicht gelesen werden konnten: {pages}.",
    "passages-without-note": "Ohne brauchbare Notiz des Modells: {pages}.",
    "encoding-guessed": "Die Zeichenkodierung wurde erraten; bitte auf Umlaute achten.",
    "replaced-characters": "Unlesbare Zeichen wurden ersetzt.",
    "text-cut": "Sehr lange Seiten wurden gekürzt: {pages}.",
    "few-statements": "Das Modell hat weniger Aussagen geschrieben als gewünscht.",
}


def problem_sentence(code: str, detail: str) -> str:
    """Say a problem in German; an unknown code is a bug."""
    return PROBLEMS.get(code, BUG).sentence(detail)


def place(unit: Unit, page: int) -> str:
    """Name a place in a document, short: a page or a section."""
    return f"S. {page}" if unit == "page" else f"Abschnitt {page}"


def page_list(pages: tuple[int, ...]) -> str:
    """Give page numbers as runs: 1–3, 7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def coverage_line(unit: Unit, coverage: Coverage) -> str:
    """Say in one sentence what of a document was read."""
    noun = "Seiten" if unit == "page" else "Abschnitten"
    line = f"{coverage.pages_read} von {coverage.pages_total} {noun} gelesen"
    short = "S. " if unit == "page" else "Abschnitt "
    if coverage.pages_ocr:
        line += f", davon {coverage.pages_ocr} mit Texterkennung"
    if coverage.pages_without_text:
        line += f", ohne Text: {short}{page_list(coverage.pages_without_text)}"
    if coverage.pages_failed:
        line += f", nicht gelesen: {short}{page_list(coverage.pages_failed)}"
    return line + "."


def doubt_line(code: str, pages: tuple[int, ...]) -> str:
    """Say a doubt of the reader or the job in German."""
    return DOUBTS.get(code, f"Hinweis: {code}").replace("{pages}", page_list(pages))


STAGES |= {"fetch": "Sprachmodell wird geholt", "verify": "Prüfsumme wird gerechnet"}
CANCELLED = "Abgebrochen. Fertige Teile bleiben im Verlauf."
OUT_NEEDED = "für das Format {} bitte mit --out eine Datei angeben"
OWN_MODEL = "Eigenes Modell"
VERIFIED = "Das Sprachmodell „{}“ ist unversehrt."

FACTS = {
    "system": "System",
    "python": "Python",
    "cores": "Rechenkerne",
    "logical_cores": "Rechenkerne mit Hyper-Threading",
    "memory_free_bytes": "Freier Arbeitsspeicher",
    "memory_total_bytes": "Arbeitsspeicher",
    "engine": "Rechenwerk",
    "engine_features": "Befehlssatz",
}


def saved(path: str) -> str:
    """Say that a file was written."""
    return f"Gespeichert: {path}"


def fact(name: str, value: str | int | bool) -> str:  # noqa: FBT001 (a value of any of these types)
    """Say one fact about this PC."""
    return gigabytes(value) if name.endswith("_bytes") and isinstance(value, int) else str(value)


def gigabytes(count: int) -> str:
    """Give a number of bytes in gigabytes, with a comma."""
    return f"{count / 1e9:.1f} GB".replace(".", ",")


def model_line(name: str, title: str, size: int, *, present: bool) -> str:
    """Say one model in one line."""
    return f"{'✓' if present else '·'} {name}  {gigabytes(size)}  {title}"
