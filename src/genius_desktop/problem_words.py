"""The German words for problems, shared by window and command line."""

from dataclasses import dataclass

from genius_desktop.comparison_words import COMPARISON_PROBLEMS
from genius_desktop.health_words import HEALTH_PROBLEMS
from genius_desktop.leaving_words import LEAVING_PROBLEMS
from genius_desktop.library_words import LIBRARY_PROBLEMS
from genius_desktop.policy_words import POLICY_PROBLEMS
from genius_desktop.procedure_words import PROCEDURE_PROBLEMS
from genius_desktop.question_words import QUESTION_PROBLEMS
from genius_desktop.section_words import SECTION_PROBLEMS
from genius_desktop.server_words import SERVER_PROBLEMS
from genius_desktop.weights_words import WEIGHTS_PROBLEMS


@dataclass(frozen=True, slots=True)
class Words:
    """How a problem is told: what happened, why, what now; `{detail}` is a name or a number."""

    what: str
    why: str
    now: str

    def sentence(self, detail: str) -> str:
        """Give all three as one paragraph of plain text."""
        return " ".join(part for part in (self.what, self.why, self.now) if part).replace("{detail}", detail)


_OF_JOBS = COMPARISON_PROBLEMS | PROCEDURE_PROBLEMS | QUESTION_PROBLEMS
_OF_HOUSE = HEALTH_PROBLEMS | LEAVING_PROBLEMS | POLICY_PROBLEMS
_ELSEWHERE = LIBRARY_PROBLEMS | SECTION_PROBLEMS | SERVER_PROBLEMS | WEIGHTS_PROBLEMS | _OF_HOUSE | _OF_JOBS

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
        "Der Inhalt ist kein PDF, kein Bild, keine Nachricht, kein Office-, OpenDocument-, RTF-, Text- oder "
        "HTML-Dokument, was immer die Endung sagt.",
        "Speichern Sie das Dokument als PDF und versuchen Sie es noch einmal.",
    ),
    "encrypted-document": Words(
        "„{detail}“ ist mit einem Kennwort geschützt.",
        "Ohne das Kennwort ist der Text nicht lesbar.",
        "Öffnen Sie das Dokument mit dem Kennwort und speichern Sie eine Kopie ohne Schutz.",
    ),
    "locked-to-key": Words(
        "„{detail}“ ist für bestimmte Empfänger verschlüsselt.",
        "Lesen kann es nur, wer den Schlüssel oder das Zertifikat dazu hat; ein Kennwort gibt es nicht.",
        "Öffnen Sie es in dem Programm, mit dem Sie es empfangen haben, und speichern Sie es unverschlüsselt.",
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
        "„{detail}“ enthält keinen lesbaren Text.",
        "Die Seiten sind leer, oder sie sind gescannt und die Texterkennung hat darauf keine Schrift gefunden.",
        "Scannen Sie das Dokument schärfer oder gerader ein, mit mindestens 300 dpi.",
    ),
    "xfa-form": Words(
        "„{detail}“ ist ein XFA-Formular.",
        "Sein Inhalt zeigt sich nur in Adobe Reader; die Seiten der Datei enthalten nur einen Hinweis darauf.",
        "Öffnen Sie das Formular in Adobe Reader und drucken Sie es als PDF.",
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
    "output-exists": Words(
        "Die Datei „{detail}“ gibt es schon.",
        "Ohne Ihre Zustimmung wird keine Datei ersetzt.",
        "Wählen Sie einen anderen Namen, oder bestätigen Sie das Ersetzen (auf der Befehlszeile mit --force).",
    ),
    "no-documents": Words(
        "Darin ist kein Dokument.",
        "Verborgene Dateien und Sperrdateien anderer Programme zählen nicht.",
        "Bitte wählen Sie einen anderen Ordner.",
    ),
    "empty-text": Words("Es ist kein Text da.", "Es wurde nichts eingegeben.", "Bitte geben Sie einen Text ein."),
    "too-many-documents": Words(
        "Das sind zu viele Dokumente auf einmal.",
        "Zusammen verarbeitet werden höchstens {detail}.",
        "Bitte wählen Sie weniger aus, oder einen kleineren Ordner.",
    ),
    "unknown-choice": Words(
        "„{detail}“ gibt es nicht.",
        "Der Name ist unbekannt.",
        "Die möglichen Namen zeigt „genius-desktop summarize --help“, die der Sprachmodelle „genius-desktop models "
        "list“.",
    ),
    "unknown-job": Words(
        "Einen Auftrag „{detail}“ gibt es im Verlauf nicht.",
        "Er wurde gelöscht, oder die Nummer ist eine andere.",
        "Die Nummern zeigt der Befehl „jobs list“.",
    ),
    "ambiguous-job": Words(
        "„{detail}“ kann mehrere Aufträge meinen.",
        "So beginnen die Nummern von mindestens zwei Aufträgen im Verlauf.",
        "Bitte geben Sie mehr Zeichen der Nummer an; der Befehl „jobs list“ zeigt sie.",
    ),
    "no-result": Words(
        "Der Auftrag „{detail}“ hat kein Ergebnis.",
        "Umformulieren lässt sich nur, was fertig ist.",
        "Wie es um ihn steht, zeigt der Befehl „jobs show {detail}“.",
    ),
    "model-missing": Words(
        "Das Sprachmodell „{detail}“ ist auf diesem PC nicht vorhanden.",
        "Es wurde noch nicht geladen.",
        "Laden Sie es mit „genius-desktop models download {detail}“ oder nehmen Sie eine eigene Datei mit "
        "„genius-desktop models import PFAD“.",
    ),
    "model-damaged": Words(
        "Das Sprachmodell „{detail}“ ist beschädigt.",
        "Seine Prüfsumme stimmt nicht; es wird deshalb nicht benutzt.",
        "Laden Sie es neu mit „genius-desktop models download {detail}“.",
    ),
    "model-unreadable": Words(
        "Die Datei „{detail}“ ist kein Sprachmodell, das dieses Programm laden kann.",
        "Gebraucht wird eine vollständige GGUF-Datei.",
        "Bitte prüfen Sie die Datei oder wählen Sie ein Modell aus dem Katalog.",
    ),
    "model-incomplete": Words(
        "Das Sprachmodell ist nicht vollständig ({detail}).",
        "Beim Herunterladen oder Kopieren ging ein Teil verloren.",
        "Bitte laden oder kopieren Sie die Datei noch einmal.",
    ),
    "model-wrong-type": Words(
        "Diese Datei ist kein Sprachmodell, das Texte schreibt ({detail}).",
        "Gebraucht wird eine GGUF-Datei mit einem vollständigen Sprachmodell.",
        "Bitte wählen Sie eine andere Datei oder ein Modell aus dem Katalog.",
    ),
    "model-malformed": Words(
        "Das Sprachmodell ist fehlerhaft ({detail}).",
        "Die Datei widerspricht sich selbst und könnte die Verarbeitung abstürzen lassen; sie wird nicht geladen.",
        "Bitte laden Sie die Datei neu aus einer verlässlichen Quelle oder wählen Sie ein Modell aus dem Katalog.",
    ),
    "model-unknown-architecture": Words(
        "Die Bauart dieses Sprachmodells ist unbekannt ({detail}).",
        "Diese Fassung des Programms kann damit nicht arbeiten.",
        "Bitte wählen Sie ein Modell aus dem Katalog oder fragen Sie Ihre IT nach einer neueren Fassung.",
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
        "Aus Tabellen, Listen und fremden Sprachen werden oft keine Sätze; kleine Modelle verlieren auch den Faden.",
        "Den Sofort-Überblick gibt es ohne Modell: „genius-desktop overview“. Sonst hilft ein größeres Modell.",
    ),
    "server-not-configured": Words(
        "Es ist kein Server eingerichtet.",
        "Dieses Programm arbeitet auf Ihrem PC, solange in den Einstellungen keine Adresse eines Servers steht.",
        "Die Adresse nennt Ihnen Ihre IT; auf der Befehlszeile geht es ohne „--engine server“ auf diesem PC.",
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
    "quarantined": Words(
        "„{detail}“ wird nicht noch einmal gelesen.",
        "Die Datei hat den Leseprozess schon zweimal zum Absturz gebracht; sie ist beschädigt oder bösartig.",
        "Fragen Sie im Zweifel Ihre IT, woher sie stammt, oder speichern Sie das Dokument neu als PDF.",
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
    "history-full": Words(
        "Der Verlauf lässt sich nicht speichern: Der Datenträger ist voll.",
        "Alles, was vorher gespeichert wurde, ist unverändert da.",
        "Bitte schaffen Sie Platz und setzen Sie den Auftrag dann fort; fertige Abschnitte werden nicht wiederholt.",
    ),
    "history-unwritable": Words(
        "Der Verlauf lässt sich nicht mehr speichern.",
        "Der Datenträger meldet Fehler ({detail}); was vorher gespeichert wurde, ist unverändert.",
        "Bitte sichern Sie wichtige Ergebnisse als Datei und wenden Sie sich an Ihre IT.",
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
    "not-allowed": Words(
        "Das hat Ihre Verwaltung nicht freigegeben.",
        "Sprachmodelle dürfen auf diesem PC nicht aus dem Netz geladen werden.",
        "Bitte wenden Sie sich an Ihre IT; sie kann das Sprachmodell bereitstellen.",
    ),
    **{code: Words(*told) for code, told in _ELSEWHERE.items()},
}

BUG = Words(
    "Im Programm ist ein Fehler aufgetreten.",
    "Das hätte nicht passieren dürfen; Ihre Dokumente sind unverändert.",
    "Die Einzelheiten stehen im Protokoll: {detail}",
)


def problem_sentence(code: str, detail: str) -> str:
    """Say a problem in German; an unknown code is a bug."""
    return PROBLEMS.get(code, BUG).sentence(detail)
