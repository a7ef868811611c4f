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
_DUTY = re.compile(r"\b(?:muss|müssen|ist verpflichtet|sind verpflichtet|darf nicht|dürfen nicht|verboten|zulässig)\b")
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
# Lines that carry no statement: contact data, attendance, signatures, references to annexes.
_DEBRIS = re.compile(
    r"(?:Tel(?:efon|\.)|Fax|E-?Mail|www\.|https?:|@|IBAN|Sachbearbeiter|Unterschrift|gez\.|Seite \d|Öffnungszeiten|"
    r"^\s*(?:Anwesend|Entschuldigt|Protokollführ|Schriftführ|Beginn|Ende|Sitzungsort|Ort|Datum|Uhrzeit)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|soll|sollen|kann|können|muss|müssen|darf|dürfen|"
    r"beträgt|betragen|liegt|liegen|bleibt|bleiben|gilt|gelten|erfolgt|erfolgen|beschließt|\w{3,}(?:iert|te|ten|igt|ellt))\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_WORDS, _MOST_WORDS = 5, 70


def weight(sentence: str) -> float:
    """Weigh a sentence by the kinds of figures and verbs in it."""
    return sum(value for pattern, value in _WEIGHTS if pattern.search(sentence))


def is_vote(sentence: str) -> bool:
    """Tell whether a sentence holds the result of a vote."""
    return bool(_VOTE.search(sentence))


def is_decision(sentence: str) -> bool:
    """Tell whether a sentence decides something or says how it was decided."""
    return bool(_DECISION.search(sentence))


def is_statement(sentence: str) -> bool:
    """Tell a sentence that says something from headings, contact lines, lists of names and rows of figures."""
    words = sentence.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _DEBRIS.search(sentence):
        return False
    letters = len(_LETTER.findall(sentence))
    return letters > len(sentence.replace(" ", "")) * 0.6 and bool(_VERB.search(sentence) or _VOTE.search(sentence))
