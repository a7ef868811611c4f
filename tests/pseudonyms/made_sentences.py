"""Sentences of German offices, made from lists of their own; ‹ › mark what is personal in them."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from tests.pseudonyms import made_lists, made_numbers

_MARK = re.compile(r"‹([^›]*)›")

PERSONAL = (
    "Frau ‹{first} {last}› hat am 12.03.2024 einen Antrag auf 4.500 Euro Zuschuss gestellt.",
    "Herr ‹{last}› wohnt in der ‹{street} {number}› in ‹{zip} {town}›.",
    "Der Antrag von Herrn Dr. ‹{first} {last}›, geb. am ‹{birth}›, wurde mit 12:3 Stimmen abgelehnt.",
    "‹{last}, {first}›, geboren am ‹{birth}›, wohnhaft ‹{street} {number}›, ‹{zip} {town}›",
    "Sehr geehrte Frau ‹{last}›, vielen Dank für Ihr Schreiben vom 3. Mai 2024.",
    "Sehr geehrter Herr Prof. Dr. ‹{last}›, wir bestätigen den Eingang.",
    "gez. ‹{last}›\nBürgermeister",
    "Mit freundlichen Grüßen\n\n‹{first} {last}›\nFachbereich Bauen",
    "Im Auftrag\n‹{last}›",
    "i. A. ‹{first} {last}›",
    "Ratsherr ‹{last}› fragt, ob die Kosten von 12.000 € gedeckt sind.",
    "Ratsfrau ‹{first} {last}› beantragt, § 5 der Satzung zu streichen.",
    "Bürgermeisterin ‹{last}› eröffnet die Sitzung um 18:30 Uhr.",
    "Die Ratsherren ‹{last}›, ‹{last2}› und ‹{last3}› stimmen dagegen.",
    "Anwesend: ‹{first} {last}›, ‹{first2} {last2}›, ‹{first3} {last3}›",
    "Eigentümer: ‹{first} {last}›, ‹{street} {number}›",
    "Familie ‹{last}› nutzt das Flurstück 12/3 seit 1998.",
    "Die Eheleute ‹{first}› und ‹{first2} {last}› haben Widerspruch eingelegt.",
    "‹{first} {last}› erklärt, dass die Frist am 31.12.2025 abläuft.",
    "‹{first} {last}› (CDU) hält den Hebesatz von 430 v. H. für zu hoch.",
    "‹{first} {last}›, wohnhaft ‹{street} {number}›, klagt gegen den Bescheid.",
    "Frau ‹{owner}›s Antrag wurde am 4. Juni 2024 vertagt.",
    "Herr ‹{first} {last}› ist unter Tel. ‹{phone}› oder ‹{mail}› zu erreichen.",
    "Telefon: ‹{phone}›, Fax: ‹{phone2}›",
    "Rückfragen beantwortet Frau ‹{last}› (‹{mobile}›).",
    "E-Mail: ‹{mail}›",
    "Bitte überweisen Sie 250,00 Euro auf das Konto ‹{iban}› bei der Sparkasse.",
    "IBAN: ‹{iban}›, Kontoinhaber: ‹{first} {last}›",
    "Steuer-ID: ‹{taxid}›",
    "Steuernummer ‹{taxnumber}›, Finanzamt Musterstadt",
    "Ihr Zeichen: ‹{file}›, unser Schreiben vom 12.02.2025",
    "Aktenzeichen: ‹{file}›",
    "Az. ‹{file}›: Der Bescheid vom 1. April 2024 wird aufgehoben.",
    "Das Fahrzeug mit dem amtlichen Kennzeichen ‹{plate}› wurde am 3. Juli 2024 abgeschleppt.",
    "Halter des Pkw ‹{plate}› ist Herr ‹{first} {last}›.",
    "Sozialversicherungsnummer: ‹{insurance}›",
    "Personalausweis Nr. ‹{card}›, ausgestellt am 05.06.2020",
    "Frau ‹{first} {last}› geb. ‹{last2}›, geboren am ‹{birth}› in Hannover, beantragt Wohngeld.",
    "Der Sachbearbeiter ‹{last}› hat den Vorgang am 7. Mai geprüft.",
    "Auskunft erteilt: Frau ‹{last}›",
    "Protokollführer: ‹{first} {last}›",
    "Das Kind ‹{first} {last}›, geb. ‹{birth}›, besucht die Kita seit 2022.",
    "An\nHerrn\n‹{first} {last}›\n‹{street} {number}›\n‹{zip} {town}›",
    "Der Kläger ‹{last}› verlangt 3.200 Euro Schadensersatz.",
    "Zeugin ist Frau ‹{first} von {last}›, ‹{street} {number}›.",
    "Die Anlieger der Heinestraße, vertreten durch Rechtsanwältin ‹{last}›, lehnen den Ausbau ab.",
    "Herr ‹{word}› und Frau ‹{word2}› sind dagegen, der Nebel und die Quelle bleiben.",
    "Name: ‹{last}›, Vorname: ‹{first}›, Geburtsdatum: ‹{birth}›",
    "Pächterin ‹{first} {last}› zahlt 120 Euro im Jahr.",
    "Ortsbrandmeister ‹{first} {last}› wird für sechs Jahre ernannt.",
    "Prof. Dr. med. ‹{first} {last}› erstattete das Gutachten.",
    "Ansprechpartnerin: ‹{first} {last}›, Durchwahl ‹{extension}›",
    "* ‹{birth}› in Celle",
    "Das Grundstück ‹{street} {number}› ist 812 m² groß.",
    "‹{last}›, ‹{street} {number}›, ‹{zip} {town}›, Tel.: ‹{phone}›",
    "Vorsitzender ‹{last}› schließt die Sitzung um 21:05 Uhr.",
    "Beigeordneter ‹{last}› verweist auf die Kosten von 80.000 Euro.",
    "Laut ‹{first} {last}› soll der Weg 2026 gebaut werden.",
    "Die Beschwerde von ‹{first} {last}› aus der ‹{street} {number}› ging am 3. Juni ein.",
    "Herrn\nRechtsanwalt Dr. ‹{first} {last}›\n‹{street} {number}›\n‹{zip} {town}›",
    "Vermerk: Telefonat mit Fr. ‹{last}› am 12.05.2024, Rückruf unter ‹{mobile}›.",
    "Frau ‹{last}›-Antrag liegt vor; Herr ‹{last2}› hat Einwände.",
    "Bewerberin: ‹{last}, {first}›, geb. ‹{birth}›",
    "Der Ehemann ‹{first} {last}› ist am ‹{birth}› geboren.",
    "Kontakt: ‹{mail}›, Mobil ‹{mobile}›",
    "Die Bankverbindung lautet IBAN ‹{iban}›.",
    "Mein Aktenzeichen: ‹{file}›. Bitte stets angeben.",
    "Steueridentifikationsnummer ‹{taxid}›, Familienstand verheiratet",
    "Pkw ‹{plate}› parkte am 4.5.2024 im Halteverbot.",
    "Versicherungsnummer ‹{insurance}›, Rente ab 1. Juli 2024",
    "Erbengemeinschaft ‹{last}›, vertreten durch ‹{first} {last}›",
    "Liebe Frau ‹{last}›, lieber Herr ‹{last2}›,",
    "Zur Sitzung begrüßt die Vorsitzende ‹{first} {last}› die Gäste.",
    "Ratsmitglied ‹{last}› und Ratsmitglied ‹{last2}› enthalten sich.",
    "Freundliche Grüße\n‹{first} {last}›",
    "Unterzeichnet am 4. Mai 2024: ‹{first} {last}›, ‹{street} {number}›",
    "Dipl.-Ing. ‹{first} {last}› stellt die Planung vor.",
    "Der Eigentümer ‹{last}› lehnt den Verkauf ab, die Eigentümerin ‹{first2} {last2}› stimmt zu.",
    "Schülerin ‹{first} {last}›, Klasse 7b, wohnt in ‹{zip} {town}›.",
    "Protokoll: ‹{last}›",
    "Mieter der Wohnung ‹{street} {number}› ist ‹{first} {last}›.",
)
IMPERSONAL = (
    "Der Rat beschließt die Satzung gemäß § 10 NKomVG mit 17 Ja-Stimmen, 4 Nein-Stimmen und 2 Enthaltungen.",
    "Die Gemeinde {place} erhält 125.000 Euro aus dem Förderprogramm; der Eigenanteil beträgt 30 Prozent.",
    "Am 15. Januar 2025 tritt die Gebührenordnung in Kraft.",
    "Der Bebauungsplan Nr. 12 „{bare_street}“ wird vom 3. März bis 4. April 2025 ausgelegt.",
    "Das Robert Koch Institut empfiehlt die Impfung; die Konrad-Adenauer-Schule bleibt offen.",
    "Im August 2024 wurde der Ausbau der Kreisstraße 505 für 2,4 Mio. Euro vergeben.",
    "Der Ortsteil {place} hat 1.250 Einwohner und liegt am Mühlbach.",
    "Die Müller & Söhne Tiefbau GmbH hat mit 88.412,33 Euro das günstigste Angebot abgegeben.",
    "Nach Anlage 3 zu Kapitel 2 sind 15 Stellplätze nachzuweisen.",
    "Die Verwaltung wird beauftragt, bis zum 30.06.2025 zu berichten (DS 083/2024).",
    "Der Hebesatz der Grundsteuer B steigt von 410 auf 460 v. H., das sind 12,2 Prozent mehr.",
    "Nach dem Wolfgang-Borchert-Platz wird die Straße an der Kirche erneuert.",
    "Die Freiwillige Feuerwehr {place} beschafft ein HLF 20 und ein TSF-W.",
    "Sitzung am 12.09.2024, 18:00 Uhr, im Dorfgemeinschaftshaus, TOP 7, Vorlage 2024/112.",
    "Der Landkreis, der Bauhof und der Jugendrat nehmen Stellung; die Herren und Damen stimmen zu.",
    "Haushaltsstelle 11140.421100, Ansatz 2025: 34.500 Euro, Ergebnis 2023: 31.876,54 Euro.",
    "Der Bürgermeister wird ermächtigt, den Vertrag zu unterzeichnen; Herr des Verfahrens bleibt der Rat.",
    "Gemäß DIN EN 1176 und DIN 18320 sind Spielplätze jährlich zu prüfen.",
    "Das Schmutzwasser fließt über 3 km in die Kläranlage; die Gebühr beträgt 2,85 Euro je Kubikmeter.",
    "Ja: 12, Nein: 3, Enthaltung: 1; damit ist Punkt 4 angenommen.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence, and from where to where it is personal."""

    text: str
    personal: tuple[tuple[int, int], ...]


def made(seed: int, count: int = 300) -> Iterator[Made]:
    """Make sentences, four of five with something personal."""
    dice = random.Random(seed)  # noqa: S311 (sentences, no secrets)
    personal, impersonal = cycle(PERSONAL), cycle(IMPERSONAL)
    for number in islice(range(count), count):
        template = next(impersonal) if number % 5 == 4 else next(personal)
        yield sentence(template.format_map(_slots(dice)))


def _slots(dice: random.Random) -> dict[str, str]:
    firsts, lasts = dice.sample(made_lists.FIRST_NAMES, 3), dice.sample(made_lists.SURNAMES, 3)
    words = dice.sample(made_lists.WORD_SURNAMES, 2)
    street = dice.choice(made_lists.STREETS)
    return {
        "first": firsts[0],
        "first2": firsts[1],
        "first3": firsts[2],
        "last": lasts[0],
        "last2": lasts[1],
        "last3": lasts[2],
        "owner": dice.choice([name for name in made_lists.SURNAMES if not name.endswith(("s", "ß", "x", "z"))]),
        "word": words[0],
        "word2": words[1],
        "street": street,
        "bare_street": street,
        "town": dice.choice(made_lists.TOWNS),
        "place": dice.choice(made_lists.PLACES),
        "number": made_numbers.house(dice),
        "zip": f"{dice.randint(1067, 99998):05}",
        "birth": made_numbers.birth(dice),
        "phone": made_numbers.phone(dice),
        "phone2": made_numbers.phone(dice),
        "mobile": made_numbers.mobile(dice),
        "extension": str(dice.randint(1000, 9999)),
        "mail": made_numbers.mail(dice, firsts[0], lasts[0]),
        "iban": made_numbers.iban(dice),
        "taxid": made_numbers.tax_id(dice),
        "taxnumber": made_numbers.tax_number(dice),
        "file": made_numbers.file(dice),
        "plate": made_numbers.plate(dice),
        "insurance": made_numbers.insurance(dice),
        "card": made_numbers.card(dice),
    }


def sentence(marked: str) -> Made:
    """Give a sentence without its marks, which say what is personal."""
    spans, shift = [], 0
    for match in _MARK.finditer(marked):
        start = match.start() - shift
        spans.append((start, start + len(match[1])))
        shift += 2
    return Made(_MARK.sub(r"\1", marked), tuple(spans))
