"""The German words for what can go wrong with a server: what happened, why, what now."""

SERVER_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "server-address": (
        "Die Adresse des Servers ist nicht brauchbar.",
        "Sie muss mit https:// beginnen, ohne Benutzername und Kennwort; http:// geht nur im eigenen Netz.",
        "Bitte berichtigen Sie die Adresse in den Einstellungen.",
    ),
    "server-token-malformed": (
        "Der Zugangsschlüssel für den Server ist nicht brauchbar.",
        "Er enthält Zeichen, die in keinem Schlüssel vorkommen, etwa einen Umlaut oder einen Zeilenumbruch.",
        "Bitte kopieren Sie ihn noch einmal vollständig und ohne weitere Zeichen.",
    ),
    "server-ca-file": (
        "Die Zertifikatsdatei „{detail}“ lässt sich nicht verwenden.",
        "Es gibt sie nicht, oder sie enthält keine Zertifikate im PEM-Format.",
        "Bitte fragen Sie Ihre IT nach der richtigen Datei.",
    ),
    "server-proxy-address": (
        "Die Adresse des Proxys ist nicht brauchbar.",
        "Sie hat die Form http://NAME:PORT.",
        "Bitte berichtigen Sie die Adresse in den Einstellungen.",
    ),
    "server-dns": (
        "Der Server „{detail}“ ist nicht zu finden.",
        "Sein Name lässt sich nicht auflösen: Dieser PC ist nicht im Netz, oder der Name ist falsch geschrieben.",
        "Prüfen Sie die Verbindung; bis dahin können Sie auf diesem PC arbeiten.",
    ),
    "server-unreachable": (
        "Der Server „{detail}“ ist nicht zu erreichen.",
        "Er ist abgeschaltet, dieser PC ist nicht im richtigen Netz, oder eine Firewall lässt die Verbindung nicht zu.",
        "Prüfen Sie die Verbindung; bis dahin können Sie auf diesem PC arbeiten.",
    ),
    "server-proxy-unreachable": (
        "Der Proxy „{detail}“ ist nicht zu erreichen.",
        "Außerhalb der Verwaltung gibt es ihn meist nicht.",
        "Prüfen Sie die Verbindung, oder lassen Sie Ihre IT die Einstellung des Proxys prüfen.",
    ),
    "server-proxy": (
        "Der Proxy verlangt eine Anmeldung.",
        "Ohne sie lässt er keine Verbindung zum Server zu ({detail}).",
        "Bitte wenden Sie sich an Ihre IT: Der Server muss ohne Anmeldung am Proxy erreichbar sein.",
    ),
    "server-tls": (
        "Die Verbindung zum Server „{detail}“ lässt sich nicht verschlüsseln.",
        "Beide Seiten finden kein sicheres Verfahren, oder der Server spricht an dieser Stelle gar kein TLS.",
        "Bitte geben Sie diese Meldung Ihrer IT. Es wurde kein Dokument gesendet.",
    ),
    "server-tls-unknown": (
        "Der Aussteller des Zertifikats von „{detail}“ ist diesem PC unbekannt.",
        "Der Server hat ein eigenes Zertifikat, oder ein Gerät im Netz liest verschlüsselte Verbindungen mit.",
        "Bitte lassen Sie Ihre IT das Zertifikat des Ausstellers hinterlegen. Es wurde kein Dokument gesendet.",
    ),
    "server-tls-expired": (
        "Das Zertifikat von „{detail}“ ist abgelaufen.",
        "Es wurde nicht rechtzeitig erneuert, oder die Uhr dieses PCs geht vor.",
        "Prüfen Sie Datum und Uhrzeit, sonst wenden Sie sich an Ihre IT. Es wurde kein Dokument gesendet.",
    ),
    "server-tls-name": (
        "Das Zertifikat gehört nicht zu „{detail}“.",
        "Es ist für einen anderen Namen ausgestellt: Die Adresse stimmt nicht, oder ein anderes Gerät antwortet.",
        "Bitte prüfen Sie die Adresse mit Ihrer IT. Es wurde kein Dokument gesendet.",
    ),
    "server-clock": (
        "Die Uhr dieses PCs geht falsch.",
        "Zertifikate und Zugangsschlüssel gelten nur zu ihrer Zeit; der Abstand zum Server ist {detail}.",
        "Bitte stellen Sie Datum und Uhrzeit richtig.",
    ),
    "server-login-page": (
        "Unter der Adresse des Servers antwortet etwas anderes, vermutlich eine Anmeldeseite.",
        "So melden sich öffentliche WLAN, Hotels und manche Proxys. Es wurde kein weiterer Text gesendet.",
        "Melden Sie sich im Browser am Netz an, oder arbeiten Sie auf diesem PC.",
    ),
    "server-redirect": (
        "Der Server schickt an eine andere Adresse weiter: {detail}.",
        "Dorthin wird nichts gesendet, denn eingerichtet ist sie nicht.",
        "Bitte prüfen Sie die Adresse in den Einstellungen mit Ihrer IT.",
    ),
    "server-wrong-path": (
        "Der Server antwortet, aber nicht an dieser Stelle ({detail}).",
        "Der Pfad der Adresse stimmt nicht; üblich sind etwa „/v1“ oder „/api“ am Ende.",
        "Bitte prüfen Sie die Adresse in den Einstellungen mit Ihrer IT.",
    ),
    "server-refused-token": (
        "Der Server nimmt den Zugangsschlüssel nicht an.",
        "Er ist falsch, abgelaufen oder für dieses Sprachmodell nicht freigegeben ({detail}).",
        "Bitte hinterlegen Sie einen gültigen Schlüssel; wartende Aufträge gehen danach weiter.",
    ),
    "server-no-model": (
        "Das Sprachmodell „{detail}“ bietet der Server nicht an.",
        "Es wurde umbenannt oder entfernt.",
        "Bitte wählen Sie in den Einstellungen ein anderes; „Verbindung prüfen“ zeigt, was es gibt.",
    ),
    "server-model-unchosen": (
        "Für den Server ist kein Sprachmodell gewählt.",
        "Er bietet mehrere an: {detail}.",
        "Bitte wählen Sie in den Einstellungen eines davon.",
    ),
    "server-busy": (
        "Der Server ist gerade überlastet.",
        "Auch nach mehreren Versuchen nahm er den Auftrag nicht an ({detail}).",
        "Versuchen Sie es später noch einmal, oder arbeiten Sie auf diesem PC.",
    ),
    "server-silent": (
        "Der Server schreibt nicht weiter.",
        "Länger als {detail} kam kein Text, auch nicht nach mehreren Versuchen.",
        "Versuchen Sie es später noch einmal, oder arbeiten Sie auf diesem PC.",
    ),
    "server-interrupted": (
        "Die Verbindung zum Server riss mitten in der Antwort ab.",
        "Auch neue Versuche kamen nicht zum Ende; halbe Antworten zählen nicht.",
        "Versuchen Sie es später noch einmal; fertige Abschnitte werden nicht wiederholt.",
    ),
    "server-context": (
        "Ein Abschnitt ist für das Sprachmodell auf dem Server zu lang.",
        "Es nimmt weniger Text auf einmal, als eingestellt ist ({detail}).",
        "Bitte lassen Sie Ihre IT die Textmenge für den Server in den Einstellungen verkleinern.",
    ),
    "server-answer": (
        "Der Server hat anders geantwortet als erwartet.",
        "Was kam, ist keine Antwort eines Sprachmodells ({detail}).",
        "Bitte geben Sie diese Meldung Ihrer IT.",
    ),
    "server-budget": (
        "Der Auftrag hat auf dem Server länger gedauert als erlaubt.",
        "Die Grenze liegt bei {detail}.",
        "Setzen Sie ihn fort: Fertige Abschnitte werden nicht wiederholt.",
    ),
}
