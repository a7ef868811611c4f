# language: de
Funktionalität: Einen Text überarbeiten
  Wer eine Satzung sprachlich überarbeitet, entscheidet selbst über jede Änderung.

  Szenario: Satzung überarbeiten mit Annehmen und Ablehnen
    Angenommen das Fenster mit dem Arbeitsplatz „Text überarbeiten“
    Wenn ich den Text einer Satzung einfüge und kürzen lasse
    Dann sehe ich Wort für Wort, was gestrichen würde
    Und die Überschriften und alle Zahlen sind, wie sie waren
    Wenn ich die erste Änderung annehme und die zweite ablehne
    Dann steht der erste Absatz gekürzt und der zweite wie zuvor da
    Wenn ich die letzte Entscheidung rückgängig mache
    Dann ist über die zweite Änderung wieder zu entscheiden
