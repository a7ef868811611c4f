"""Make the documents of `resources/beispiele`, which a first click in the program summarises.

    .venv/bin/python tools/samples.py

Everything in them is invented; offices speak, no persons.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import pymupdf
from docx.document import Document

SAMPLES = Path(__file__).parents[1] / "resources" / "beispiele"
_A4_MARGIN = (72, 64, 523, 780)
_STYLE = "* { font-family: serif; font-size: 12px } h1 { font-size: 17px } h2 { font-size: 14px }"
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)

PAPER = (
    """<p><b>Gemeinde Musterau</b><br>Bauamt · Aktenzeichen 60.2-041/2026</p>
<h1>Beschlussvorlage Nr. 2026/017: Sanierung der Lindenstraße</h1>
<p>Beratungsfolge: Bauausschuss am 12. März 2026 (Vorberatung), Gemeinderat am 24. März 2026 (Entscheidung).</p>
<h2>Anlass</h2>
<p>Die Fahrbahn der Lindenstraße ist zwischen dem Rathausplatz und der Mühlgasse auf 420 Metern Länge stark
beschädigt. Bei der Befahrung am 9. Januar 2026 wurde sie in die schlechteste von fünf Zustandsklassen eingestuft. Der
Winterdienst meldete seit November 14 Schlaglöcher, von denen sieben nur vorläufig geschlossen werden konnten.</p>
<h2>Sachverhalt</h2>
<p>Unter der Fahrbahn liegt eine Wasserleitung aus dem Jahr 1968. Der Wasserzweckverband will sie in derselben Baugrube
erneuern und trägt die Kosten dafür selbst. Wird die Leitung erst später erneuert, müsste die neue Decke noch einmal
geöffnet werden. Der Gehweg auf der Nordseite soll auf 1,80 Meter verbreitert und an drei Stellen abgesenkt werden.</p>
<p>Während der Bauzeit von voraussichtlich 16 Wochen wird die Straße halbseitig gesperrt. Die Zufahrt zu den 38
Grundstücken bleibt möglich. Die Buslinie 7 wird über die Bahnhofstraße umgeleitet.</p>""",
    """<h2>Kosten und Finanzierung</h2>
<p>Die Verwaltung rechnet mit Gesamtkosten von 486.000 Euro. Davon entfallen 312.000 Euro auf die Fahrbahn, 118.000
Euro auf Gehweg und Entwässerung und 56.000 Euro auf Planung und Bauleitung.</p>
<p>Aus dem Förderprogramm „Kommunale Straßen“ wird ein Zuschuss von 40 Prozent der zuwendungsfähigen Kosten erwartet;
das sind 172.000 Euro. Der Antrag muss spätestens am 30. April 2026 beim Regierungspräsidium eingehen. Der Eigenanteil
der Gemeinde beträgt 314.000 Euro. Im Haushalt 2026 sind dafür 290.000 Euro veranschlagt; die übrigen 24.000 Euro
werden durch Minderausgaben beim Feldwegebau gedeckt.</p>
<h2>Auswirkungen auf das Klima</h2>
<p>Es werden 620 Tonnen Ausbauasphalt wiederverwendet. Sechs Linden bleiben erhalten, zwei kranke Bäume werden durch
Neupflanzungen ersetzt.</p>""",
    """<h2>Weiteres Vorgehen</h2>
<p>Nach dem Beschluss werden die Bauleistungen öffentlich ausgeschrieben. Die Angebote werden am 2. Juni 2026 geöffnet.
Baubeginn ist der 13. Juli 2026, das Ende der Arbeiten ist für den 30. Oktober 2026 vorgesehen. Die Anlieger werden am
21. April 2026 in einer Versammlung im Rathaus unterrichtet. Zuständig ist das Bauamt.</p>
<h2>Beschlussvorschlag</h2>
<p>1. Der Gemeinderat stimmt der Sanierung der Lindenstraße mit Gesamtkosten von 486.000 Euro zu.</p>
<p>2. Die Verwaltung wird beauftragt, den Zuschuss bis zum 30. April 2026 zu beantragen und die Leistungen
auszuschreiben.</p>
<p>3. Der überplanmäßigen Ausgabe von 24.000 Euro wird nach § 84 der Gemeindeordnung zugestimmt.</p>""",
)
MINUTES = """\
= TOP 1: Eröffnung und Beschlussfähigkeit

Die Vorsitzende eröffnet die Sitzung um 19:00 Uhr und stellt fest, dass ordnungsgemäß eingeladen wurde. Von 14
Mitgliedern sind 12 anwesend; der Gemeinderat ist beschlussfähig.

= TOP 2: Gebühren für die Kindertagesstätten

Das Hauptamt erläutert die Kalkulation. Die Elternbeiträge decken derzeit 14,2 Prozent der Kosten. Zum 1.
September 2026 soll der Beitrag für die Regelgruppe von 148 Euro auf 159 Euro im Monat steigen.
Geschwisterkinder zahlen weiterhin die Hälfte.

Ein Mitglied beantragt, die Erhöhung auf zwei Jahre zu verteilen. Der Antrag wird mit 4 zu 8 Stimmen abgelehnt.

Beschluss: Der Gemeinderat stimmt der neuen Gebührensatzung zu. Abstimmung: 9 Ja, 2 Nein, 1 Enthaltung.

= TOP 3: Neues Löschfahrzeug für die Feuerwehr

Das Fahrzeug aus dem Jahr 1999 wird nicht mehr zur Hauptuntersuchung zugelassen. Auf die Ausschreibung gingen
drei Angebote ein. Das wirtschaftlichste liegt bei 389.500 Euro, die Lieferzeit beträgt 22 Monate. Das Land
fördert mit 96.000 Euro.

Beschluss: Der Auftrag wird zum Preis von 389.500 Euro vergeben. Abstimmung: einstimmig.

= TOP 4: Bekanntgaben und Anfragen

Das Freibad öffnet am 16. Mai 2026. Das Bürgerbüro bleibt wegen der Umstellung der Fachanwendung vom 7. bis 9.
April 2026 geschlossen.

Die nächste Sitzung findet am 28. April 2026 statt. Die Vorsitzende schließt die Sitzung um 20:40 Uhr.
"""
LETTER = """\
Landratsamt Musterkreis

Untere Wasserbehörde · Aktenzeichen 42-691.12/0087

An die Gemeinde Musterau, Bauamt

3. Februar 2026

Gewässerschau am Erlenbach: Mängel und Fristen

Sehr geehrte Damen und Herren,

bei der Gewässerschau am 21. Januar 2026 haben wir den Erlenbach zwischen der Kläranlage und der Brücke an der
Mühlgasse begangen. Dabei wurden drei Mängel festgestellt.

Erstens ist der Durchlass unter dem Feldweg Nr. 112 zu zwei Dritteln mit Kies verlegt. Er ist bis spätestens 31.
März 2026 zu räumen, damit das Frühjahrshochwasser abfließen kann.

Zweitens lagern auf dem Flurstück 418/2 etwa 30 Kubikmeter Bauschutt im Gewässerrandstreifen. Die Lagerung ist
nach § 38 des Wasserhaushaltsgesetzes unzulässig. Der Bauschutt ist binnen sechs Wochen nach Zugang dieses
Schreibens zu entfernen.

Drittens fehlt an der Einleitungsstelle des Gewerbegebiets der vorgeschriebene Schieber. Bitte legen Sie uns bis
zum 15. Mai 2026 eine Planung vor. Nach unserer Schätzung kostet der Einbau rund 18.500 Euro; eine Förderung von
bis zu 50 Prozent kann beantragt werden.

Werden die Fristen nicht eingehalten, können wir die Arbeiten auf Kosten der Gemeinde ausführen lassen. Für
Rückfragen steht Ihnen die Untere Wasserbehörde zur Verfügung.

Mit freundlichen Grüßen

Untere Wasserbehörde
"""


def paper() -> bytes:
    """Set the paper for the council as a PDF."""
    document = pymupdf.open()
    for page in PAPER:
        document.new_page().insert_htmlbox(_A4_MARGIN, page, css=_STYLE)
    document.set_metadata({"title": "Beschlussvorlage Nr. 2026/017", "producer": "", "creator": "Genius Desktop"})
    document.subset_fonts()
    return bytes(document.tobytes(garbage=4, deflate=True, deflate_fonts=True, no_new_id=True))


def minutes() -> bytes:
    """Write the minutes as a Word document."""
    document: Document = docx.Document()
    document.core_properties.author = "Genius Desktop"
    document.core_properties.title = "Niederschrift"
    document.core_properties.created = document.core_properties.modified = _WHEN
    document.add_heading("Niederschrift über die öffentliche Sitzung des Gemeinderats Musterau", 0)
    document.add_paragraph("Sitzung am 24. März 2026 im Ratssaal, öffentlicher Teil")
    for paragraph in _paragraphs(MINUTES):
        if paragraph.startswith("= "):
            document.add_heading(paragraph[2:], 1)
        else:
            document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def letter() -> bytes:
    """Write the letter as RTF."""
    lines = "\\par\\par\n".join("".join(_sign(sign) for sign in line) for line in _paragraphs(LETTER))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Times;}}}}\\f0\\fs24\n{lines}\\par\n}}\n".encode(
        "ascii"
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def _sign(sign: str) -> str:
    if sign in "\\{}":
        return f"\\{sign}"
    return sign if sign.isascii() else f"\\u{ord(sign)}?"


def _timeless(data: bytes) -> bytes:
    """Give an archive whose parts all have the same date, so that it is the same each time."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(buffer, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            about = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            about.compress_type = ZIP_DEFLATED
            after.writestr(about, before.read(name))
    return buffer.getvalue()


def main() -> int:
    """Write all of them."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name, data in (
        ("beschlussvorlage.pdf", paper()),
        ("niederschrift.docx", minutes()),
        ("schreiben.rtf", letter()),
    ):
        (SAMPLES / name).write_bytes(data)
        sys.stdout.write(f"{name}  {len(data)} Bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
