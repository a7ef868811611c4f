# language: de
Funktionalität: Zwei Fassungen vergleichen
  Wer eine geänderte Satzung vorlegt, braucht eine Synopse: was galt bisher, was gilt neu, was heißt das.

  Szenario: Satzung vergleichen und Synopse speichern
    Angenommen die bisherige und die neue Fassung einer Satzung
    Und das Fenster mit dem Arbeitsplatz „Vergleichen“
    Wenn ich beide Fassungen auf das Fenster ziehe
    Und ich vergleiche
    Dann steht im Ergebnis „Gebühr: 35,00 € → 42,00 €“
    Und bei dieser Änderung stehen beide Fassungen mit ihren Unterschieden nebeneinander
    Wenn ich nur die neuen Regelungen zeigen lasse
    Dann sehe ich „§ 2a“ und keine andere Regelung
    Wenn ich die Synopse als Word-Datei speichere
    Dann steht in der Word-Datei eine Tabelle mit „bisher“ und „neu“ und allen Änderungen
    Und das Ergebnis steht nach einem Neustart unverändert im Verlauf
