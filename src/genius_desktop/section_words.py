"""The German words for choices before a long run that cannot be kept to: what happened, why, what now."""

SECTION_PROBLEMS: dict[str, tuple[str, str, str]] = {
    "unknown-section": (
        "Einen Abschnitt {detail} gibt es in dem Dokument nicht.",
        "Die Nummer steht nicht in seiner Gliederung.",
        "Die Nummern zeigt „genius-desktop overview --sections“.",
    ),
    "sections-of-several": (
        "Abschnitte lassen sich hier nur für ein einzelnes Dokument wählen.",
        "Bei mehreren Dokumenten wäre nicht klar, welches gemeint ist.",
        "Bitte rufen Sie den Befehl für jedes Dokument einzeln auf.",
    ),
    "long-text": (
        "Das ist ein langer Text.",
        "{detail}",
        "Mit --yes beginnt es ohne Rückfrage; was fertig ist, bleibt erhalten, auch wenn Sie abbrechen.",
    ),
    "nothing-left": (
        "Von „{detail}“ ist nichts zu lesen übrig.",
        "Was nicht auf Wunsch ausgelassen ist, enthält keine Sätze: Zeichen ohne Sinn, Verzeichnisse, Wiederholungen.",
        "Lassen Sie mindestens einen Abschnitt mit Text stehen, oder prüfen Sie, ob es das richtige Dokument ist.",
    ),
}
