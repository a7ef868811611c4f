"""Patterns of sentences that the recognisers were not made from; fresh_sentences.py says which half each is of."""

BLOCKS = (
    "Herrn\n‹{ffirst} {flast}›\n‹{street} {number}›\n‹{zip} {town}›",
    "Frau ‹{first} {double}›\nc/o ‹{last2}›\n‹{street} {number}›\n‹{zip} {town}›",
    "An die\nEheleute\n‹{first}› und ‹{first2} {last}›\n‹{street} {number}›\n‹{zip} {town}›",
    "Familie\n‹{last}›\n‹{street} {number}›, ‹{zip} {town}›",
    "‹{first} {last}›\n‹{street} {number}›\n‹{zip} {town}›\n\nBetreff: Winterdienst",
    "‹{first} {last}› · ‹{street} {number}› · ‹{zip} {town}›",
    "Herrn und Frau\n‹{first}› und ‹{first2} {last}›\nPostfach ‹{box}›\n‹{zip} {town}›",
    "Frau\nDr. med. ‹{first} {noble}›\n‹{street} {number}›",
)
SALUTATIONS = (
    "Sehr geehrte Frau Dr. ‹{double}›, sehr geehrter Herr ‹{last}›,",
    "Hallo ‹{first}›, anbei der Entwurf der Vorlage.",
    "Liebe ‹{first}›, lieber ‹{first2}›, vielen Dank für eure Hilfe beim Dorffest.",
    "Guten Tag Herr ‹{flast}›, Ihr Antrag ist eingegangen.",
    "Sehr geehrte Familie ‹{last}›,",
    "Moin ‹{first}›,\nkannst du die Unterlagen bis Freitag schicken?",
)
COUPLES = (
    "Die Eheleute ‹{first}› und ‹{first2} {last}› erwerben das Grundstück.",
    "Eheleute ‹{last}›, ‹{street} {number}›, beantragen eine Baugenehmigung.",
    "‹{first}› und ‹{first2} {last}› haben am 4. März Einspruch erhoben.",
    "Das Ehepaar ‹{last}› feierte die Goldene Hochzeit.",
    "Herr und Frau ‹{last}› sind mit der Zufahrt nicht einverstanden.",
)
LISTS = (
    "Anwesend waren ‹{first} {last}› (Vorsitz), ‹{first2} {last2}›, ‹{first3} {last3}› (Protokoll).",
    "Vorsitz: ‹{last}›; Schriftführung: ‹{last2}›",
    "‹{last}›, ‹{last2}› (Vorsitz), ‹{last3}› (entschuldigt)",
    "Teilnehmer: ‹{last}›, ‹{last2}›, ‹{last3}›",
    "Für die SPD-Fraktion: ‹{first} {last}›, ‹{last2}›",
    "Beratende Mitglieder:\n- ‹{first} {last}›\n- ‹{first2} {last2}›\n- ‹{ffirst} {flast}›",
    "Gäste: ‹{first} {last}› (Planungsbüro), ‹{last2}› (Presse)",
    "1. ‹{last}, {first}›\n2. ‹{last2}, {first2}›\n3. ‹{last3}, {first3}›",
    "Es fehlten: Ratsherr ‹{last}› (Urlaub) und Ratsfrau ‹{last2}› (krank).",
    "Verteiler: ‹{last}›, ‹{last2}›, Kämmerei, Bauamt",
    "Abgestimmt haben mit Ja: ‹{last}›, ‹{last2}›, ‹{last3}›; mit Nein: niemand",
)
SIGNATURES = (
    "Mit freundlichem Gruß\n\nIm Auftrag\n\n‹{last}›",
    "gez.\n‹{first} {last}›\nProtokollführer",
    "i. V. ‹{last}›\nKämmerer",
    "Viele Grüße\n‹{first}›",
    "Mit freundlichen Grüßen\ni. A.\n\n‹{ffirst} {flast}›\nSachbearbeiterin",
    "Beste Grüße aus dem Rathaus\n\n‹{first} {last}›\nTel. ‹{phone}›",
    "‹{last}›\nBürgermeister",
    "‹{first} {last}›                    ‹{first2} {last2}›\nBürgermeisterin                    Protokollführer",
    "{place}, den 14.05.2024\n\n‹{first} {last}›\nGemeindedirektorin",
    "Liebe Grüße, ‹{first}›",
    "Für die Richtigkeit: ‹{last}›, Verwaltungsangestellte",
    "(‹{last}›)\nErster Samtgemeinderat",
)
RUNNING = (
    "Nach Auskunft von ‹{first} {last}› ist der Graben seit Jahren verrohrt.",
    "‹{last}› und ‹{last2}› regen an, die Hecke zurückzuschneiden.",
    "In der Aussprache bittet ‹{ffirst} {flast}› um Prüfung.",
    "Dem Antrag der Frau ‹{first} {noble}› wird stattgegeben.",
    "Das Grundstück gehörte zuletzt ‹{first} {last}› und wurde 2019 geteilt.",
    "Nachbar ‹{last}› beschwert sich über den Lärm.",
    "Wie ‹{first} {last}› mitteilte, ruht der Betrieb.",
    "Zur Nachfolgerin wurde ‹{first} {double}› gewählt.",
    "Der Anrufer, ein Herr ‹{word}›, wollte seinen Namen nicht buchstabieren.",
    "Die Betreuung von ‹{ffirst} {flast}› übernimmt ab Mai die Kita.",
    "Gegen ‹{first} {last}› wurde ein Bußgeld von 80 Euro verhängt.",
    "Ich, ‹{first} {last}›, erkläre hiermit meinen Austritt.",
    "Mein Name ist ‹{ffirst} {flast}›, ich wohne seit 2015 in {place}.",
    "Erbe der ‹{first} {last}› geb. ‹{last2}› ist der Sohn ‹{first2}›.",
    "Als Schöffen schlagen wir vor: ‹{first} {last}›, ‹{first2} {last2}›.",
    "Hierzu führt ‹{last}› aus, dass die Mittel erschöpft sind.",
    "Auf Nachfrage von ‹{last}› antwortet ‹{last2}›, das Gutachten liege vor.",
    "‹{last}› (Grüne) widerspricht, ‹{last2}› (FDP) stimmt zu.",
    "Die Tochter ‹{first}› besucht die 4. Klasse, der Sohn ‹{first2}› die Kita.",
    "Geschäftsführer der Solarpark GmbH ist ‹{first} {last}›.",
    "Eingereicht durch ‹{first} {last}›, bevollmächtigt von ‹{first2} {last2}›.",
    "Die Verstorbene ‹{first} {last}› hinterließ ein Haus mit Garten.",
)
TABLES = (
    "Nr.;Name;Straße;Ort\n1;‹{last}, {first}›;‹{street} {number}›;‹{zip} {town}›",
    "Name | Vorname | geboren\n‹{last}› | ‹{first}› | ‹{birth}›",
    "| ‹{first} {last}› | CDU | anwesend |\n| ‹{first2} {last2}› | SPD | entschuldigt |",
    "Flurstück 12/3; ‹{last}›; 812 m²\nFlurstück 14/1; ‹{last2}›; 455 m²",
    "Halter;Kennzeichen;Tag\n‹{first} {last}›;‹{plate}›;03.05.2024",
    "‹{last}›\t‹{first}›\t‹{birth}›\t‹{street} {number}›",
    "Kind: ‹{first} {last}› | Gruppe: Igel | Notfall: ‹{mobile}›",
)
CAPITALS = (
    "HERRN ‹{FIRST} {LAST}›, ‹{street} {number}›",
    "NAME: ‹{LAST}›  VORNAME: ‹{FIRST}›  GEB.: ‹{birth}›",
    "Zahlungspflichtiger ‹{LAST}, {FIRST}›, Kassenzeichen ‹{cash}›",
    "‹{first} {LAST}›, wohnhaft in ‹{zip} {town}›",
    "RATSFRAU ‹{LAST}› STIMMT DAGEGEN",
)
SUBJECTS = (
    "‹{last}, {first}›: 120,00 Euro Hundesteuer für 2024",
    "Antragsteller: ‹{double}, {first}›",
    "‹{flast}, {ffirst}›, geb. ‹{birth}›",
    "Betr.: ‹{last}, {first}›; hier: Widerspruch vom 3. Juni",
    "Betreff: Bauantrag ‹{last}›",
    "Vorgang ‹{last}›/‹{last2}›, Grenzstreit",
    "In Sachen ‹{last}› ./. ‹{last2}› wird Termin anberaumt.",
)
ORIGINS = (
    "Herr ‹{ffirst} {flast}› und Frau ‹{ffirst2} {flast2}› nehmen am Deutschkurs teil.",
    "‹{ffirst} {flast}› beantragt Leistungen nach dem AsylbLG.",
    "Dolmetscherin: ‹{ffirst} {flast}›, Mobil: ‹{mobile}›",
    "Zugewiesen wurden ‹{ffirst} {flast}› und ‹{ffirst2} {flast2}› mit zwei Kindern.",
    "Waldbesitzer ‹{first} Freiherr {noble}› verpachtet die Jagd.",
    "‹{first} {noble}› ist Pächter der Jagd in {place}.",
    "Frau ‹{noble}› erhält Abschrift.",
)
BIRTHS = (
    "geb. ‹{birth}› in {place}, ledig",
    "Geburtsdatum/-ort: ‹{birth}›, {place}",
    "Der am ‹{birth}› in {place} geborene ‹{first} {last}› beantragt einen Pass.",
    "‹{first} {last}› (*‹{birth}›), deutsch",
    "Schülerliste Klasse 3a: ‹{first} {last}›, ‹{birth}›; ‹{first2} {last2}›, ‹{birth2}›",
    "Tag der Geburt: ‹{birth}›",
)
ADDRESSES = (
    "Betroffen ist die Wohnung ‹{street} {number}›, 2. OG links.",
    "Umzug von ‹{street} {number}› nach ‹{street2} {number2}›",
    "Anschrift: ‹{street} {number}› in ‹{zip} {town}›",
    "Postfach ‹{box}›, ‹{zip} {town}›",
    "Der Hund wird im Haus ‹{street} {number}› gehalten.",
)
CONTACTS = (
    "Rückruf erbeten: ‹{phone}› (ab 16 Uhr)",
    "Tel ‹{phone}› | Mobil ‹{mobile}› | ‹{mail}›",
    "Schreiben Sie an ‹{torn}› oder rufen Sie an.",
    "Von: ‹{first} {last}› <‹{mail}›>\nAn: Bauamt",
    "Fon ‹{phone}›\nFax ‹{phone2}›\nMail: ‹{torn}›",
    "Bei Rückfragen: ‹{last}›, ‹{phone}›",
)
NUMBERS = (
    "Erstattung auf ‹{iban}›, Inhaberin ‹{first} {last}›",
    "Lastschrift von IBAN ‹{iban}› am 15.08. über 34,50 Euro",
    "Konto ‹{account}›, BLZ ‹{bank}›",
    "St.-Nr. ‹{tax}› / IdNr. ‹{taxid}›",
    "Ihre Steuernummer: ‹{tax}›",
    "Steuerliche Identifikationsnummer ‹{taxid}›",
    "Kassenzeichen: ‹{cash}› (bitte bei Zahlung angeben)",
    "Az.: ‹{file}›\nBearbeiter: Herr ‹{last}›",
    "Geschäftszeichen ‹{file}›, Bescheid vom 3. Mai 2024",
    "zum Az ‹{file}› wird mitgeteilt, dass die Frist läuft.",
    "Buchungszeichen ‹{cash}›, Fälligkeit 15.02.2025",
    "Abschleppmaßnahme am 4. Mai, ‹{plate}›, VW Golf, schwarz",
    "Kfz-Kennzeichen: ‹{plate}›",
    "Bewohnerparkausweis für ‹{plate}› erteilt",
    "Ausweis-Nr. ‹{card}›, gültig bis 04.06.2030",
    "Reisepassnummer: ‹{card}›",
    "PA-Nr. ‹{card}›, ausgestellt in {place}",
    "RV-Nr. ‹{insurance}›",
    "Krankenkasse: AOK, Versichertennummer ‹{health}›",
    "Krankenversichertennummer: ‹{health}›",
    "SV-Nummer ‹{insurance}›, Steuerklasse III",
)
PERSONAL = (
    *BLOCKS, *SALUTATIONS, *COUPLES, *LISTS, *SIGNATURES, *RUNNING, *TABLES, *CAPITALS, *SUBJECTS, *ORIGINS, *BIRTHS,
    *ADDRESSES, *CONTACTS, *NUMBERS,
)  # fmt: skip
