# language: de
Funktionalität: Eigene Assistenten
  Wer in der Verwaltung immer wieder dasselbe prüft oder schreibt, will sich dafür einen Assistenten machen und ihn weitergeben.

  Szenario: Einen eigenen Assistenten anlegen, weitergeben und ausführen
    Angenommen das Fenster ist offen
    Wenn ich aus dem Satz „Erstelle einen Assistenten, der Bauanträge auf fehlende Unterlagen prüft“ einen Assistenten mache
    Und ich ihn an seinem Beispiel ausprobiere und speichere
    Dann steht er unter „Entwerfen“
    Wenn ich ihn als Datei weitergebe und eine Kollegin sie übernimmt
    Und sie einen Bauantrag ablegt und beginnt
    Dann sagt das Ergebnis, welche Unterlagen da sind und welche fehlen
    Und das Ergebnis steht im Verlauf
