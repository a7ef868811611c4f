"""The German words for questions and answers, shared by window and command line."""

ABSENT_IN_ONE = "Das Dokument enthält dazu nichts."
ABSENT_IN_SEVERAL = "Die Dokumente enthalten dazu nichts."
ABSENT_IN_COLLECTION = "In der Sammlung steht dazu nichts."

QUESTION_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "no-question": (
        "Es steht keine Frage da.",
        "Das Feld ist leer oder enthält nur Zeichen.",
        "Bitte schreiben Sie eine Frage, etwa „Bis wann ist die Gebühr zu zahlen?“.",
    ),
    "question-too-long": (
        "Die Frage ist zu lang.",
        "Eine Frage hat höchstens {detail} Zeichen.",
        "Legen Sie einen langen Text als Dokument dazu und fragen Sie in einem Satz danach.",
    ),
    "too-many-questions": (
        "Das sind zu viele Teilfragen.",
        "Ein Bericht hat höchstens {detail}.",
        "Bitte nehmen Sie Fragen heraus, oder machen Sie zwei Berichte.",
    ),
    "question-foreign": (
        "Die Frage ist nicht auf Deutsch.",
        "Gesucht wird in deutschen Dokumenten mit den Wörtern der Frage.",
        "Bitte stellen Sie die Frage auf Deutsch.",
    ),
}


def contradiction(told: tuple[str, str], days: tuple[str, ...]) -> str:
    """Say that two papers of a collection differ, the newer one first, with their days where both are known."""
    if all(days) and len(set(days)) == len(days):
        return f"Widerspruch: Im Dokument vom {days[0]} steht {told[0]}, im älteren vom {days[1]} {told[1]}."
    return f"Widerspruch: In einem Dokument steht {told[0]}, in einem anderen {told[1]}."


def day(date: str) -> str:
    """Write a date of the standard form, 2026-03-12, as it is written here; of a year, the year."""
    year, *rest = date.split("-")
    return ".".join((*reversed(rest), year)) if rest else year
