"""The German words around what may leave for a server, and around its key: what happened, why, what now."""

from datetime import datetime

DATA_CLASSES = {
    "public": "öffentlich",
    "internal": "intern, ohne Angaben zu Personen",
    "personal": "personenbezogen",
    "special": "besonders geschützt (Gesundheit, Soziales, Steuern)",
}
MODES = {
    "local": "Nur auf diesem PC",
    "ask": "Server nach Rückfrage",
    "large": "Server für große Aufträge",
}

NOTHING_LEFT = "Es ist noch nichts an einen Server gegangen."
KEY_KEPT = "Der Schlüssel liegt im Schlüsselbund dieses Kontos."
KEY_ASKED = "Der Schlüssel wird jedes Mal erfragt und nicht gespeichert."
KEY_FORGOTTEN = "Der Schlüssel ist gelöscht."

LEAVING_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "laid-down": (
        "Das hat Ihre Verwaltung festgelegt.",
        "Nicht zu ändern ist auf diesem PC: {detail}.",
        "Bitte wenden Sie sich an Ihre IT.",
    ),
    "server-off": (
        "Der Server ist ausgeschaltet: Gearbeitet wird nur auf diesem PC.",
        "So ist es in den Einstellungen gewählt; solange das gilt, wird keine Verbindung aufgebaut.",
        "Wählen Sie dort „Server nach Rückfrage“, oder auf der Befehlszeile „genius-desktop server set --mode ask“.",
    ),
    "server-forbidden": (
        "Ihre Verwaltung hat Server für diesen PC nicht freigegeben.",
        "Dokumente werden nur auf diesem PC verarbeitet.",
        "Bitte wenden Sie sich an Ihre IT, wenn Sie einen Server brauchen.",
    ),
    "server-forced": (
        "Auf diesem PC wird nicht gerechnet.",
        "Ihre Verwaltung hat festgelegt, dass Aufträge an den Server der Gemeinde gehen.",
        "Lassen Sie „--engine local“ weg, oder wenden Sie sich an Ihre IT.",
    ),
    "server-local-folder": (
        "„{detail}“ darf diesen PC nicht verlassen.",
        "Der Ordner des Dokuments ist als „nur lokal“ gekennzeichnet.",
        "Bearbeiten Sie das Dokument auf diesem PC.",
    ),
    "document-changed": (
        "„{detail}“ wurde geändert, seit Sie es für den Server freigegeben haben.",
        "Freigegeben war der Text, wie Sie ihn gesehen haben. Es wurde nichts gesendet.",
        "Sehen Sie sich an, was jetzt den PC verlassen würde, oder bearbeiten Sie das Dokument auf diesem PC.",
    ),
    "server-moved": (
        "In den Einstellungen steht jetzt ein anderer Server als „{detail}“.",
        "Der Auftrag war nur für diesen freigegeben. Es wurde nichts gesendet.",
        "Versuchen Sie es noch einmal; vor dem Senden sehen Sie, wohin es geht. Oder bearbeiten Sie ihn auf diesem PC.",
    ),
    "server-class": (
        "Diese Daten dürfen nicht an den Server.",
        "Ihre Verwaltung erlaubt nur: {detail}. Die Art der Daten ist eine andere oder nicht angegeben.",
        "Bearbeiten Sie das Dokument auf diesem PC, oder geben Sie die Art der Daten an, etwa „--data-class public“.",
    ),
    "credentials-missing": (
        "Für den Server „{detail}“ ist kein Schlüssel hinterlegt.",
        "Er verlangt einen; hinterlegt wird er im Schlüsselbund dieses Kontos, nie in einer Datei.",
        "Tragen Sie ihn in den Einstellungen ein, oder mit „genius-desktop server token“.",
    ),
    "credentials-locked": (
        "Der Schlüsselbund dieses Kontos antwortet nicht.",
        "Er ist gesperrt, wurde nicht freigegeben, oder er ist gestört. {detail}",
        "Entsperren Sie ihn und versuchen Sie es noch einmal.",
    ),
    "credentials-unsafe": (
        "Der Schlüssel lässt sich hier nicht sicher aufbewahren.",
        "Dieses Konto hat keinen Schlüsselbund, dem das Programm trauen kann; im Klartext wird nichts gespeichert.",
        "Der Schlüssel gilt, bis das Programm beendet wird, und wird dann neu erfragt.",
    ),
    "credentials-too-long": (
        "Der Schlüssel ist zu lang für die Anmeldeinformationen von Windows.",
        "Er hat {detail} Zeichen, aufbewahrt werden höchstens 1280.",
        "Der Schlüssel gilt, bis das Programm beendet wird. Bitte fragen Sie Ihre IT nach einem kürzeren.",
    ),
}
_KILO = 1000


def size(size_bytes: int) -> str:
    """Say how much text something is."""
    if size_bytes < _KILO:
        return f"{size_bytes} Byte"
    if size_bytes < _KILO * _KILO:
        return f"{round(size_bytes / _KILO)} kB"
    return f"{size_bytes / _KILO / _KILO:.1f} MB".replace(".", ",")


def leaves(host: str, pages: int, size_bytes: int, *, hidden: int | None) -> str:
    """Say what is about to leave, and where to; `hidden` is None where nothing is hidden."""
    much = "geht 1 Seite" if pages == 1 else f"gehen {pages} Seiten"
    told = f"An den Server {host} {much} ({size(size_bytes)} Text)"
    if hidden is None:
        return f"{told}, mit allen Angaben zu Personen."
    if not hidden:
        return f"{told}; Angaben zu Personen wurden darin nicht gefunden."
    count = "1 Angabe zu Personen ist" if hidden == 1 else f"{hidden} Angaben zu Personen sind"
    return f"{told}; {count} durch Platzhalter ersetzt."


def left(when: datetime, host: str, sha256: str, *, pages: str, size_bytes: int) -> str:
    """Say in one line what has left."""
    told = f"S. {pages}" if pages else "ohne Seite"
    return f"{when:%d.%m.%Y %H:%M:%S}  {host}  {size(size_bytes):>8}  Dokument {sha256[:12]}  {told}"


def answers(seconds: float, models: tuple[str, ...], chosen: str) -> str:
    """Say that a server answers, and what it offers."""
    told = f"Die Verbindung steht, der Server antwortet in {max(seconds, 0.1):.1f} Sekunden. ".replace(".", ",", 1)
    if not models:
        return f"{told}Er nennt keine Sprachmodelle."
    told += f"Er bietet an: {', '.join(models)}."
    return f"{told} Gewählt ist {chosen}." if chosen else told
