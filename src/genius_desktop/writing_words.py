"""The German words that stand in every text that is drafted: gaps, salutations, what a check has found."""

import re

# What the model writes of a letter although the template already has it; the rest after a closing is a signature.
OPENINGS = re.compile(
    r"^(?:sehr geehrte|liebe[rs]?\s|guten (?:tag|morgen)|hallo|betreff|betr\.|an:|von:|datum:|anlagen?:)", re.IGNORECASE
)
CLOSINGS = re.compile(
    r"^(?:mit (?:freundlichen|besten|herzlichen) grüßen|freundliche grüße|viele grüße|beste grüße|hochachtungsvoll|"
    r"im auftrag$|i\. ?a\.)",
    re.IGNORECASE,
)
PREAMBLES = re.compile(
    r"^(?:(?:hier|nachfolgend|im folgenden)\b.{0,80}:|entwurf:?|text:?|antwort:?|pressemitteilung:?|brief:?|e-mail:?)$",
    re.IGNORECASE,
)
NOT_GIVEN = "(keine Angabe)"
YES = "ja"
_SIR_OR_MADAM = "Sehr geehrte Damen und Herren,"
_SALUTATIONS = {
    "frau": "Sehr geehrte Frau {}",
    "herr": "Sehr geehrter Herr {}",
    "familie": "Sehr geehrte Familie {}",
}
_TITLES = re.compile(r"(?:(?:Prof|Dr)\.(?:\s?(?:med|jur|phil|rer|nat|h\.\s?c)\.)*\s*)+")
_PREFIXES = {"von", "van", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "di", "da", "ten"}
_GAPS = {
    "date": "Datum",
    "time": "Datum",
    "amount": "Betrag",
    "percentage": "Prozentsatz",
    "paragraph": "Fundstelle",
    "reference": "Aktenzeichen",
    "number": "Zahl",
    "person": "Name",
    "name": "Name",
    "address": "Anschrift",
    "street": "Straße",
    "phone": "Telefon",
    "mail": "E-Mail-Adresse",
    "web": "Internetadresse",
    "account": "Kontoverbindung",
    "file": "Aktenzeichen",
    "decision": "Entscheidung",
    "text": "Text",
    "answer": "Antwort",
}
_QUOTE_CHARS = 90


def gap(what: str) -> str:
    """Mark something that was not given."""
    return f"[{what} einsetzen]"


def gap_of(kind: str) -> str:
    """Mark something of this kind that was not given."""
    return gap(_GAPS.get(kind, "Angabe"))


def salutation(form: str, name: str) -> str:
    """Give the salutation of a letter: by form of address and surname, without them the one that fits everyone."""
    told = _SALUTATIONS.get(form.strip().casefold())
    if told is None:
        return _SIR_OR_MADAM
    called = surname(name)
    return f"{told.format(called or gap_of('person'))},"


def surname(name: str) -> str:
    """Give the titles and the surname of a full name."""
    whole = " ".join(re.sub(r"^(?:Frau|Herrn?|Familie)\s+", "", name.strip()).split())
    titles = _TITLES.match(whole)
    words = whole[titles.end() :].split() if titles else whole.split()
    start = max(0, len(words) - 1)
    while start > 0 and words[start - 1].casefold() in _PREFIXES:
        start -= 1
    return " ".join([*([titles.group().strip()] if titles else []), *words[start:]])


def present(label: str) -> str:
    """Say that something was found."""
    return f"{label}: liegt vor."


def announced(label: str) -> str:
    """Say that the documents themselves call something missing."""
    return f"{label}: fehlt nach den Unterlagen."


def missing(label: str) -> str:
    """Say that something was not found."""
    return f"{label}: nicht gefunden – bitte nachfordern."


def unanswered(point: str) -> str:
    """Say that a point has no answer yet, and leave room for it."""
    return f"Zu „{shortened(point)}“: {gap_of('answer')}"


def given(label: str, text: str) -> str:
    """Tell something that was entered and that the text would else have lost."""
    return text if text.endswith((".", "!", "?")) else f"{label}: {text}"


def nothing_found(title: str) -> str:
    """Say that a step has found nothing in the documents."""
    return f"Die Unterlagen enthalten zu „{title}“ nichts." if title else "Die Unterlagen enthalten dazu nichts."


def shortened(text: str) -> str:
    """Give a sentence, or as much of it as is quoted."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE_CHARS else f"{line[: _QUOTE_CHARS - 1].rstrip()}…"
