# language: de
Funktionalität: Dokumente zusammenfassen
  Wer in der Verwaltung ein langes Dokument bekommt, will wissen, was darin steht und auf welcher Seite.

  Szenario: Ein Dokument mit dem Sprachmodell zusammenfassen
    Angenommen eine Niederschrift mit 3 Seiten
    Wenn ich sie mit dem kleinen Sprachmodell zusammenfasse
    Dann bekomme ich Aussagen, deren Seiten es im Dokument gibt
    Und mindestens 90 Prozent der Fundstellen stehen auf ihrer Seite
    Und jede Seite ist gelesen oder genannt

  Szenario: Das Ergebnis in die Akte geben
    Angenommen eine Niederschrift mit 3 Seiten
    Wenn ich das Beispiel als Word-Datei speichere
    Dann steht in der Word-Datei jede Aussage mit ihrer Seite
    Und die Word-Datei nennt die KI und die gelesenen Seiten

  Szenario: Ein gescanntes Dokument ohne Text
    Angenommen ein gescanntes Dokument
    Wenn ich es zusammenfassen will
    Dann sagt mir das Programm, dass es gescannt ist und was ich tun kann
    Und es gibt kein Ergebnis

  Szenario: Nach einem Abbruch weitermachen
    Angenommen eine Niederschrift mit 60 Seiten
    Wenn ich die Zusammenfassung nach der ersten Notiz abbreche
    Und ich den Auftrag fortsetze
    Dann wird keine Notiz zweimal geschrieben
    Und der Auftrag steht als fertig im Verlauf
