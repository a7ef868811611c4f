"""How much a sentence of an office document matters, by what officials look for: decisions, votes, money, dates."""

import re

_DECISION = re.compile(
    r"\b(?:beschließ\w*|beschlossen|Beschluss\w*|beauftrag\w*|ermächtig\w*|stimm(?:t|en)\s.{0,80}\bzu\b|zugestimmt|"
    r"abgelehnt|lehn(?:t|en)\s.{0,80}\bab\b|genehmig\w*|empfiehlt|empfohlen|erlässt|erlassen|bewillig\w*|ernannt|ernennt|"
    r"gewählt|festgesetzt|setzt\s.{0,60}\bfest|aufgehoben|vergeben|eingestellt|zurückgestellt|vertagt|zur Kenntnis)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:einstimmig|mehrheitlich|einmütig|\d+\s*(?:Ja|Nein|Gegen)[-\s]?Stimme\w*|\d+\s*Stimmen|\d+\s*Enthaltung\w*|"
    r"(?:Ja|Nein|Enthaltung\w*|Dafür|Dagegen)\s*:\s*\d+|(?:eine|zwei|drei|vier|fünf|einer|keine)\s+Enthaltung\w*)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d[\d.]*(?:,\d+)?\s*(?:T?€|T?Euro|TEUR|EUR|(?:Mio|Mrd|Millionen|Milliarden|Tausend))")
_DEADLINE = re.compile(
    r"\b(?:bis\s+(?:zum|spätestens|Ende)|spätestens|binnen|innerhalb\s+von|Frist\w*|fällig|"
    r"tritt\s.{0,60}in\s+Kraft|in\s+Kraft|ab\s+(?:dem\s+)?\d|befristet|rückwirkend)\b",
    re.IGNORECASE,
)
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DATE = re.compile(rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?\d{{2,4}}|(?:{_MONTHS}))")
_SHARE = re.compile(r"\d\s*(?:%|Prozent|v\.\s?H\.|Punkte)")
_NUMBER = re.compile(r"\d")
_DUTY = re.compile(
    r"\b(?:muss|müssen|verpflichtet|darf|dürfen|verboten|unzulässig|(?:hat|haben|ist|sind)\b.{0,150}\b(?:zu\s+\w+|\w+zu\w+)en)\b"
)
_SANCTION = re.compile(r"\b(?:[Oo]rdnungswidrig\w*|Geldbuße|strafbar|bestraft|Freiheitsstrafe|Zwangsgeld)\b")
_RATE = re.compile(r"\b(?:beträgt|betragen|Gebühr\w*|Beitrag\w*|Entgelt\w*|Steuersatz)\b")
_SECTION = re.compile(r"^\s*§\s*\d+", re.MULTILINE)
_SECTIONS_OF_A_NORM = 6
_WEIGHTS = (
    (_DECISION, 3.0),
    (_VOTE, 2.0),
    (_AMOUNT, 2.0),
    (_DEADLINE, 1.5),
    (_DATE, 1.0),
    (_SHARE, 1.0),
    (_DUTY, 0.7),
    (_NUMBER, 0.3),
)
# Every meeting does this, and no one asks for it.
_ROUTINE = re.compile(
    r"\b(?:(?:Tagesordnung|Protokoll\w*|Niederschrift\w*)\b.{0,120}\b(?:genehmigt|festgestellt|angenommen)|"
    r"beschlussfähig\w*|Beschlussfähigkeit|ordnungsgemäß\w*\s+(?:geladen|Ladung)|eröffnet\s.{0,60}Sitzung|"
    r"Sitzung\s.{0,60}(?:eröffnet|geschlossen)|schließt\s.{0,60}Sitzung|begrüßt|Ende\s+der\s+Sitzung|"
    r"Genehmigungsvermerk|vorstehende\s+(?:Protokoll|Niederschrift))",
    re.IGNORECASE,
)
_ROUTINE_WEIGHT = 0.1
# A line torn from a table or a list says half of something.
_WHOLE = re.compile(r"[.!?:;)“”\"'€%]$|\d$")
_TORN_WEIGHT = 0.6
# A law decides nothing; it tells who must do what, what it costs and what happens else.
_WEIGHTS_OF_A_NORM = (
    (_DUTY, 2.0),
    (_AMOUNT, 3.0),
    (_RATE, 1.5),
    (_DEADLINE, 1.5),
    (_SANCTION, 1.5),
    (_DATE, 0.5),
    (_NUMBER, 0.3),
)
# Lines that carry no statement: contact data, attendance, signatures, references to annexes.
_DEBRIS = re.compile(
    r"(?:Tel(?:efon|\.)|Fax|E-?Mail|www\.|https?:|@|IBAN|Sachbearbeiter|Unterschrift|gez\.|Seite \d|Öffnungszeiten|"
    r"^\s*Anlage\s+\d+\s+zu[mr]\b|"
    r"^\s*(?:Anwesend|Entschuldigt|Protokollführ|Schriftführ|Beginn|Ende|Sitzungsort|Ort|Datum|Uhrzeit)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|soll|sollen|kann|können|muss|müssen|darf|dürfen|"
    r"beträgt|betragen|liegt|liegen|bleibt|bleiben|gilt|gelten|erfolgt|erfolgen|beschließt|kostet|kosten|erhält|erhalten|"
    r"steht|stehen|zahlt|zahlen|\w{3,}(?:iert|te|ten|igt|ellt))\b"
)
_PROPOSAL = re.compile(r"\b(?:Beschlussvorschlag|Beschlussempfehlung|Beschlussentwurf|Antrag)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_WORDS, _MOST_WORDS = 5, 70
_WORDS_OF_A_VOTE = 14
_LETTERS = 0.6


def is_norm(text: str) -> bool:
    """Tell a law or a statute from what applies it: its lines begin with sections."""
    return len(_SECTION.findall(text)) >= _SECTIONS_OF_A_NORM


def weight(sentence: str, *, norm: bool = False) -> float:
    """Weigh a sentence by the kinds of figures and verbs in it."""
    weights = _WEIGHTS_OF_A_NORM if norm else _WEIGHTS
    total = sum(value for pattern, value in weights if pattern.search(sentence))
    if not norm and _ROUTINE.search(sentence):
        total *= _ROUTINE_WEIGHT
    return total if _WHOLE.search(sentence) else total * _TORN_WEIGHT


def is_vote(sentence: str) -> bool:
    """Tell whether a sentence holds the result of a vote."""
    return bool(_VOTE.search(sentence))


def is_decision(sentence: str) -> bool:
    """Tell whether a sentence decides something or says how it was decided."""
    return bool(_DECISION.search(sentence))


def is_proposal(heading: str) -> bool:
    """Tell a heading over what is only proposed."""
    return bool(_PROPOSAL.search(heading))


def has_verb(sentence: str) -> bool:
    """Tell whether a sentence has one of the verbs of office language: a row of a table has none."""
    return bool(_VERB.search(sentence))


def is_statement(sentence: str) -> bool:
    """Tell a sentence that says something from headings, contact lines, announcements, lists and bare figures."""
    words = sentence.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _DEBRIS.search(sentence) or sentence.endswith(":"):
        return False
    letters = len(_LETTER.findall(sentence))
    if letters <= len(sentence.replace(" ", "")) * _LETTERS:
        return False
    if any(pattern.search(sentence) for pattern in (_VERB, _AMOUNT, _DUTY, _SANCTION)):
        return True
    return len(words) <= _WORDS_OF_A_VOTE and bool(_VOTE.search(sentence))
