"""The German words for what a reader or a job could not be sure of; names in braces are filled in."""

DOUBTS: dict[str, str] = {
    # Damage and limits.
    "repaired": "Die Datei war beschädigt und wurde beim Lesen repariert.",
    "pages-without-text": "Seiten ohne Text: {pages}.",
    "pages-failed": "Seiten, die nicht gelesen werden konnten: {pages}.",
    "pages-lost": "Die Datei nennt {count} Seiten mehr, als sie enthält.",
    "text-cut": "Sehr lange Seiten wurden gekürzt: {pages}.",
    "parts-cut": "Die Datei enthält mehr Teile, als gelesen werden; {count} wurden ausgelassen.",
    "cells-cut": "Die Tabelle ist größer, als gelesen wird; {count} Zeilen wurden ausgelassen.",
    "wrong-extension": "Die Endung des Dateinamens passt nicht zum Inhalt; gelesen wurde der Inhalt.",
    # Text.
    "encoding-guessed": "Die Zeichenkodierung wurde erraten; bitte auf Umlaute achten.",
    "replaced-characters": "Unlesbare Zeichen wurden ersetzt ({count}).",
    "invisible-characters": "Unsichtbare Zeichen wurden entfernt ({count}).",
    # PDF.
    "hidden-text": "Verborgener Text wurde nicht gelesen: {count} Zeichen auf S. {pages}.",
    "outside-text": "Text außerhalb des sichtbaren Bereichs wurde nicht gelesen: {count} Zeichen auf S. {pages}.",
    "hidden-layers": "Ausgeblendete Ebenen wurden nicht gelesen ({count}).",
    "unreadable-fonts": "Schriften ohne lesbare Zeichen auf S. {pages}; dort half nur die Texterkennung.",
    "active-content": "Die Datei enthält aktive Inhalte; sie wurden nicht ausgeführt.",
    "embedded-files": "In der Datei stecken weitere Dateien ({count}); sie wurden nicht geöffnet.",
    "portfolio": "Das ist eine Sammelmappe mit {count} Dateien; gelesen wurde nur das Deckblatt.",
    "copy-forbidden": "Das Dokument untersagt das Kopieren; zusammenfassen dürfen Sie es nur, wenn Sie dazu berechtigt "
    "sind.",
    "signed": "Das Dokument trägt eine digitale Unterschrift; sie wurde nicht geprüft.",
    # Recognition.
    "recognition-poor": "Unsicher erkannt, bitte mit dem Bild vergleichen: S. {pages}.",
    "recognition-slow": "Die Texterkennung dauerte zu lange und wurde abgebrochen: S. {pages}.",
    "recognition-missing": "Gescannte Seiten ({pages}) brauchen die Texterkennung; sie ist nicht installiert.",
    # Office.
    "tracked-changes": "Das Dokument enthält {count} nicht angenommene Änderungen: Eingefügtes wurde gelesen, "
    "Gelöschtes nicht.",
    "hidden-words": "Als verborgen gekennzeichneter Text wurde nicht gelesen ({count} Zeichen).",
    "macros": "Die Datei enthält Makros; sie wurden nicht ausgeführt.",
    "external-links": "Die Datei verweist auf Inhalte an anderen Orten ({count}); sie wurden nicht geladen.",
    "hidden-sheets": "Ausgeblendete Tabellenblätter sind mitgelesen und gekennzeichnet ({count}).",
    "hidden-slides": "Ausgeblendete Folien sind mitgelesen und gekennzeichnet ({count}).",
    "hidden-cells": "Ausgeblendete Zeilen und Spalten sind mitgelesen und gekennzeichnet ({count}).",
    "formulas-without-value": "Zu {count} Formeln ist kein Ergebnis gespeichert; berechnet wird nichts.",
    "pictures-unread": "Bilder im Dokument wurden nicht gelesen ({count}).",
    # Mail and containers.
    "document-unread": "„{detail}“ wurde nicht gelesen. {reason}",
    "attachments-listed": "Anhänge, die nur aufgeführt sind: {count}.",
    "damaged-mail": "Der Aufbau der Nachricht ist beschädigt; gelesen wurde, was lesbar war.",
    "remote-content": "Die Nachricht verweist auf Bilder im Internet ({count}); sie wurden nicht geladen.",
    "archive-listed": "Archive werden aufgelistet und nicht geöffnet.",
    # The protection around the reader.
    "sandbox-missing": "Dieses System bietet keinen Schutzraum für das Lesen fremder Dateien.",
    # The job.
    "passages-without-note": "Ohne brauchbare Notiz des Modells: {pages}.",
    "instructions-inside": "Auf S. {pages} stehen Sätze, die sich an eine KI richten („{detail}“). Sie wurden nicht "
    "befolgt und nicht zusammengefasst; bitte prüfen Sie, woher das Dokument kommt.",
    "sections-changed": "„{detail}“ wurde seit Ihrer Auswahl der Abschnitte geändert; gelesen wurde alles.",
    "versions-unlike": "Die beiden Dokumente haben wenig gemeinsam; vielleicht sind es keine zwei Fassungen "
    "desselben Textes.",
    "versions-recognised": "Eine Fassung ist gescannt: Was die Texterkennung verlesen hat, erscheint als Änderung.",
    "few-statements": "Das Modell hat weniger Aussagen geschrieben als gewünscht.",
}

# Doubts that say that a limit of the reader cut something off.
LIMITS = frozenset({"text-cut", "parts-cut", "cells-cut", "recognition-slow"})
