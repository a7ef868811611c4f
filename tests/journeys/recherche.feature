# language: de
Funktionalität: In den eigenen Dokumenten recherchieren
  Wer eine Auskunft geben soll, sucht in Satzungen und Niederschriften und will die Stelle sehen.

  Szenario: Sammlung anlegen, Frage stellen, Fundstelle öffnen, Bericht speichern
    Angenommen ein Ordner mit einer Satzung, einer Niederschrift und einer kaputten Datei
    Und das Fenster mit dem Arbeitsplatz „Recherche“
    Wenn ich den Ordner als Sammlung anlege
    Dann steht bei jeder Datei, ob sie gelesen ist, und bei der kaputten, warum nicht
    Wenn ich „Hundesteur“ suche
    Dann fragt das Programm „Meinten Sie „Hundesteuer“?“
    Wenn ich „Hundesteuer Ersthund“ suche
    Und die erste Fundstelle öffne
    Dann steht daneben Seite 2 der Satzung mit der markierten Stelle
    Wenn ich „Wie hoch ist die Hundesteuer für den Ersthund?“ beantworten lasse
    Dann nennt die Antwort „96,00 Euro“ mit Seite 2 der Satzung, im Wortlaut belegt
    Wenn ich den Bericht speichere
    Dann steht im Bericht die Antwort mit ihrer Quelle
    Wenn ich einen Bericht zu „Wie hoch ist die Hundesteuer für den Ersthund, wann ist sie fällig, und wer betreibt die Raumstation?“ schreiben lasse
    Und dabei die Teilfrage „Wann ist sie fällig (Hundesteuer)?“ in „Wann ist die Hundesteuer fällig?“ ändere
    Dann hat der Bericht unter „Wann ist die Hundesteuer fällig?“ die Angabe „1. Juli“ mit Seite 2 der Satzung
    Und unter „Wer betreibt die Raumstation?“ die Angabe „In der Sammlung steht dazu nichts.“
    Wenn ich den Bericht speichere
    Dann hat die Datei die Teilfragen als Überschriften und am Ende die Quellen
    Wenn ich „Wer betreibt die Raumstation?“ beantworten lasse
    Dann sagt das Programm „In der Sammlung steht dazu nichts.“
    Wenn ich die Sammlung entferne
    Dann steht nichts mehr von ihr auf dem Datenträger
