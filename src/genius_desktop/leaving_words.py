"""The German words around what may leave for a server, and around its key: what happened, why, what now."""

LEAVING_PROBLEMS: dict[str, tuple[str, str, str]] = {
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
