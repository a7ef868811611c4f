"""The patterns of German administrative text: dates, deadlines, amounts, laws, votes."""

import re

MONTH = r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
DATE = re.compile(
    rf"\b(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}})?|{MONTH}(?:\s\d{{4}})?)(?!\d)|\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|{MONTH}\s\d{{4}}\b)"
)
FULL_DATE = re.compile(rf"\b(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?\d{{2,4}}|{MONTH}\s\d{{4}})|\d{{4}}-\d{{2}}-\d{{2}})\b")

_NUMBER = r"(?<![\d.,/])-?\d{1,3}(?:[. ]\d{3})*(?:,(?:\d{1,4}|-{1,2}|–))?|(?<![\d.,/])-?\d+(?:,\d{1,4})?"
_MONEY = r"(?:Euro(?:s|cent)?\b|EUR\b|€|T€|TEUR\b|Cent\b|Mio\.?\s?(?:€|Euro|EUR)|Mrd\.?\s?(?:€|Euro|EUR))"
_SPOKEN = r"[a-zäöüß]*(?:hundert|tausend)(?:[a-zäöüß]*)|(?:\w+ )?Millionen?|(?:\w+ )?Milliarden?"
MONEY = re.compile(
    rf"(?:(?:{_NUMBER}|\b(?:{_SPOKEN}))(?:\s?(?:Mio\.?|Mrd\.?|Millionen|Milliarden|Tsd\.?))?[.\-–]{{0,2}}\s?{_MONEY}"
    rf"|(?:€|EUR)\s?(?:{_NUMBER}))"
)
RATE = re.compile(rf"(?:{_NUMBER})\s?(?:%|v\.\s?H\.|Prozent(?:punkte)?\b|Promille\b|‰)")
QUANTITY = re.compile(
    rf"(?:(?:{_NUMBER})|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf))\s?"
    r"(?:m²|m³|qm|cbm|ha\b|km\b|Meter\b|Quadratmeter|Kubikmeter|Hektar|Kilometer|Minuten|Stunden|Tagen?\b|Wochen\b"
    r"|Monaten?\b|Jahren?\b|Plätzen?\b|Personen|Stellen\b|Mitgliedern?\b|Einwohner\w*|Kindern?\b|Fahrzeugen?\b"
    r"|Funktionen|Einsatzkräften?\b|Wohneinheiten|Stellplätzen?\b|Gruppen?\b)"
)
# A cell of a table holds an amount without a unit; its decimals or its thousands tell.
CELL = re.compile(r"(?<![\d.,/])-?(?:\d{1,3}(?:\.\d{3})+(?:,\d{2})?|\d+,\d{2})(?![\d.,])")

_SPAN = r"(?:Tage?|Wochen?|Monate?|Jahre?|Stunden?|Werktage?|Kalendertage?)"
DEADLINE = re.compile(
    rf"\b(?:bis\s+(?:(?:spätestens|längstens)\s+)?(?:zum|zur|einschließlich|Ende|Ablauf)\b|bis:?\s+(?:\w+tag,?\s+)?"
    rf"(?:(?:den|dem)\s+)?(?={DATE.pattern})"
    rf"|spätestens|längstens|binnen|innerhalb\s+(?:von|einer|eines|der|des)?\s*\w*\s*\w*\s*{_SPAN}[n]?s?\b"
    rf"|\w*[Ff]rist(?:en|gerecht|gemäß)?\b(?!los)|fällig\b|Fälligkeit|Stichtag|Ablauf\s+(?:des|der|eines|von)"
    rf"|(?:tritt|treten|trat|traten)\b.{{0,80}}?\b(?:in|außer)\s+Kraft|außer\s+Kraft|in\s+Kraft\s+getreten"
    rf"|(?:läuft|laufen|endet|enden|beginnt|beginnen)\b.{{0,40}}?(?={DATE.pattern})|unverzüglich"
    rf"|(?:ein|eine|einen|zwei|drei|vier|fünf|sechs|zwölf|\d+)\s+{_SPAN}n?\s+(?:vor|nach)\b)"
)
FIXED = re.compile(
    rf"{DATE.pattern}|\b(?:ein(?:e[rmsn]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|\d+)\s+{_SPAN}n?s?\b"
)
# A word that turns the sense round: never cut away from what it belongs to.
NEGATION = re.compile(
    r"\b(?:nicht|nie|kein\w*|ohne|statt|nur|abgelehnt|abzulehnen|entfällt|entfallen|aufgehoben|widerrufen)\b"
)
IN_FORCE = re.compile(r"\b(?:tritt|treten)\b.{0,100}?\bin\s+Kraft\b|außer\s+Kraft\b")

_ACT = (
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:gesetz(?:es|buch(?:e?s)?)?|ordnung|satzung|verordnung|richtlinie|kodex)\w{0,2}"
    r"|[A-ZÄÖÜ]{1,3}[a-zäöü]{0,8}[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,8}\b|(?:BGB|GG|GO|AO|KAG|HGO|SGB\s[IVX]+|HGB|StVO)\b)"
)
_STEP = (
    r"(?:,|\d{1,3}[a-z]?\b|und\b|bis\b|sowie\b|ff?\.|i\.\s?V\.\s?m\.|in Verbindung mit|Abs(?:atz|\.)|Absätze|Satz\b"
    r"|S\.|Nr\.|Nummer"
    r"|Buchst(?:abe|\.)|Hs\.|Halbsatz|§§?|[a-z]\)|der\b|des\b|dem\b)"
)
LAW = re.compile(
    rf"(?:§§?|\bArt(?:ikel|\.))\s?\d{{1,4}}[a-z]?(?:\s?{_STEP}){{0,12}}?\s(?:[A-ZÄÖÜ][a-zäöü]{{3,14}}(?:en|er|es"
    rf"|s)\s)?{_ACT}"
    r"(?:\s\([^()\n]{2,20}\))?"
)

_COUNT = r"(?:\d{1,3}|keine[rn]?|eine[rn]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
VOTE = re.compile(
    rf"\b(?:[Ee]instimmig\w*|EINSTIMMIG|[Mm]ehrheitlich|[Mm]ehrstimmig|[Ss]timmenmehrheit|ohne\s+Gegenstimmen?"
    rf"|{_COUNT}\s*(?:Ja|Nein|Gegen|Für)[-\s]?[Ss]timmen?|{_COUNT}\s+(?:Stimm)?[Ee]nthaltung(?:en)?"
    rf"|(?:Ja|Nein|Enthaltung(?:en)?|[Dd]afür|[Dd]agegen)(?:-Stimmen)?\s*:?\s*\d{{1,3}}\b"
    rf"|\d{{1,3}}\s*:\s*\d{{1,3}}\s+Stimmen"
    rf"|(?:Ja|Nein)-Stimmen)"
)
RESULT = re.compile(
    r"\b(?:abgelehnt|Abgelehnt|angenommen|Angenommen|abgesetzt|vertagt|zurückgestellt|zurückgezogen|verwiesen"
    r"|zur\s+Kenntnis|[Kk]enntnisnahme|genehmigt|lt\.\s+Beschluss\w*|laut\s+Beschluss\w*|ungeändert\s+beschlossen"
    r"|geändert\s+beschlossen|zugestimmt|[Ee]mpfohlen)\b"
)
RESULT_LABEL = re.compile(
    r"^\W{0,3}(?:Beratungs|Abstimmungs|Beschluss|Wahl|Stimm)ergebnis(?:se)?\b|^\W{0,3}(?:Abstimmung|Ergebnis)\s*:"
)

BODY = re.compile(
    r"\b(?:[A-ZÄÖÜ][\wäöüß]*(?:ausschuss(?:es)?|ausschusses|gemeinderat(?:e?s)?|ortsrat(?:e?s)?|stadtrat(?:e?s)?"
    r"|kreistag(?:e?s)?"
    r"|beirat(?:e?s)?|versammlung|vertretung)|(?:Fach)?[Aa]usschuss\w*|(?:Orts|Stadt|Gemeinde|Kreis|Bezirks|Markt)"
    r"(?:rat(?:e?s)?|tag(?:e?s)?|beirat(?:e?s)?|vertretung)|Rat(?:e?s)?\b|Kreistag\w*|Magistrat\w*|Senat\w*|Haupt- und "
    r"\w+ausschuss\w*)"
)
