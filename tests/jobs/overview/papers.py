"""Invented municipal papers in the forms of several states."""

from genius_desktop.domain import Document, Heading, Page

PROPOSAL = """Stadt Musterau
Hauptamt
Sitzungsvorlage Nr. 112/2026
Verfasser: Bauverwaltung

Gremium Sitzungsart Termin
Technischer Ausschuss nichtöffentlich 05.05.2026 Vorberatung
Gemeinderat öffentlich 12.05.2026 Entscheidung

Betreff: Generalsanierung der Turnhalle an der Lindenschule

Beschlussantrag:
1. Der Gemeinderat stimmt der Generalsanierung der Turnhalle zu.
2. Die Verwaltung wird beauftragt, den Förderantrag bis spätestens 30.06.2026 beim Regierungspräsidium einzureichen.

Sachverhalt:
Die Turnhalle stammt aus dem Jahr 1974 und ist baufällig. Das Dach ist undicht, die Heizung muss ersetzt werden.
Nach der Kostenberechnung des Büros belaufen sich die Gesamtkosten auf 2,4 Mio. Euro. Das Land fördert die
Maßnahme mit 40 % der zuwendungsfähigen Kosten gemäß § 5 der Sportstättenförderverordnung.

Finanzielle Auswirkungen:
Im Haushalt 2026 sind 500.000 Euro eingestellt, die übrigen Mittel folgen 2027.
"""

MINUTES = """Markt Musterau
Niederschrift über die öffentliche Sitzung des Marktgemeinderats
Sitzungsdatum: Dienstag, 12.05.2026
Beginn: 19:00 Uhr

TOP 1 Genehmigung der Niederschrift vom 14.04.2026
Beschluss:
Die Niederschrift wird genehmigt.
Abstimmungsergebnis: Ja 16 Nein 0

TOP 2 Bauantrag zum Neubau eines Einfamilienhauses, Fl.Nr. 123/4
Sachverhalt:
Das Grundstück liegt im Innenbereich nach § 34 BauGB.
Beschluss:
Der Marktgemeinderat erteilt das gemeindliche Einvernehmen zum Bauantrag.
Abstimmungsergebnis: Ja 14 Nein 2

TOP 3 Anschaffung eines Mannschaftstransportwagens
Sachverhalt:
Das Fahrzeug der Feuerwehr ist 24 Jahre alt.
Beschluss:
Der Markt beschafft einen Mannschaftstransportwagen zum Preis von 68.900 Euro.
Abstimmungsergebnis: Ja 16 Nein 0
"""

RULING = """Gemeinde Musterau
Steueramt
Kassenzeichen: 4711.0815

Grundsteuerbescheid 2026

Sehr geehrte Damen und Herren,
für das Grundstück Lindenstraße 4 wird die Grundsteuer B für das Jahr 2026 auf 412,80 Euro festgesetzt.
Die Grundsteuer ist fällig zu je einem Viertel am 15.02., 15.05., 15.08. und 15.11.2026.

Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist
bei der Gemeinde Musterau einzulegen. Er hat keine aufschiebende Wirkung (§ 80 Abs. 2 VwGO).
"""

STATUTE = """Satzung der Stadt Musterau über die Erhebung von Marktgebühren

Der Rat der Stadt Musterau hat am 3. März 2026 folgende Satzung beschlossen:

§ 1 Gebührenpflicht

(1) Für die Überlassung von Standplätzen auf dem Wochenmarkt erhebt die Stadt Gebühren nach dieser Sat-
zung.
(2) Schuldner ist, wer einen Standplatz benutzt.

§ 2 Höhe der Gebühr

Die Gebühr beträgt je angefangenen Meter Standplatz und Tag 4,50 Euro, mindestens jedoch 9,00 Euro.

§ 3 Fälligkeit

Die Gebühr wird innerhalb von zwei Wochen nach Bekanntgabe des Bescheids fällig.

§ 4 Inkrafttreten

Diese Satzung tritt am 1. April 2026 in Kraft. Gleichzeitig tritt die Satzung vom 7. Mai 2009 außer Kraft.
"""


def paper(*pages: str, headings: tuple[Heading, ...] = ()) -> Document:
    """Make a document of pages; the headings stand on each."""
    told = tuple(Page(number, text, headings=headings) for number, text in enumerate(pages, start=1))
    return Document("vorlage.pdf", "", "page", told)
