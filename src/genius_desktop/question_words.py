"""The German words for questions and answers, shared by window and command line."""

ABSENT_IN_ONE = "Das Dokument enthält dazu nichts."
ABSENT_IN_SEVERAL = "Die Dokumente enthalten dazu nichts."

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
    "question-foreign": (
        "Die Frage ist nicht auf Deutsch.",
        "Gesucht wird in deutschen Dokumenten mit den Wörtern der Frage.",
        "Bitte stellen Sie die Frage auf Deutsch.",
    ),
}
