"""Small German words of the window: states, times, progress, places."""

from dataclasses import replace
from datetime import datetime

from genius_desktop import assignment_words, wording
from genius_desktop.domain import Check, Citation, Unit
from genius_desktop.jobs.events import Stage
from genius_desktop.outcomes import Outcome
from genius_desktop.problem_words import BUG, PROBLEMS, Words
from genius_desktop.problems import waits_for_server
from genius_desktop.tasks import SummaryTask

STATES = wording.STATES
CHECKS = {
    "amount": "Betrag",
    "percentage": "Prozentwert",
    "date": "Datum",
    "paragraph": "Paragraf",
    "number": "Zahl",
    "name": "Name",
    "reference": "Aktenzeichen",
}
STEPS: tuple[Stage, ...] = ("read", "note", "merge")
_VERBS = {"read": "gelesen", "note": "ausgewertet"}
_MINUTE, _HOUR = 60, 3600


def moment(when: datetime, now: datetime) -> str:
    """Say when something was, as short as is clear; both in local time."""
    days = (now.date() - when.date()).days
    day = {0: "heute", 1: "gestern"}.get(days, f"{when.day}. {when.month}. {when.year}")
    return f"{day}, {when:%H:%M}"


def since(when: datetime, now: datetime) -> str:
    """Say of when a result is."""
    said = moment(when, now)
    return f"vom {said}" if said[0].isdigit() else f"von {said}"


def duration(seconds: float) -> str:
    """Say how long something took or takes."""
    whole = int(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE:02} min"


def progress(stage: Stage, done: int, total: int, *, unit: Unit = "page", kind: Outcome = "summary") -> str:
    """Say how far a stage is, in words."""
    if stage == "load":
        return f"Sprachmodell wird geladen · {done} %" if total else "Sprachmodell wird geladen"
    if kind != "summary" and stage in _OTHERS[kind]:
        begun, counted_as = _OTHERS[kind][stage]
        return counted_as.format(done, total) if done and total and counted_as else begun
    if not total:
        return wording.STAGES[stage]
    if not done:
        # Nothing is done yet, but it is known how much there is.
        nouns = {"read": "Seiten" if unit == "page" else "Abschnitte", "note": "Abschnitte"}
        return (
            f"{total} {nouns[stage]} werden {_VERBS[stage]}" if stage in nouns and total > 1 else wording.STAGES[stage]
        )
    counted = {
        "read": f"{'Seite' if unit == 'page' else 'Abschnitt'} {done} von {total} gelesen",
        "recognise": f"gescannte Seite {done} von {total} erkannt",
        "note": f"Abschnitt {done} von {total} ausgewertet",
        # A model may write more than it was asked for; then no one knows how much.
        "merge": f"Aussage {done} von etwa {total} geschrieben" if done < total else f"{done} Aussagen geschrieben",
    }
    return counted.get(stage, wording.STAGES[stage])


# What another job than a summary does in these stages, before and while it can be counted.
_OTHERS: dict[Outcome, dict[Stage, tuple[str, str]]] = {
    "answer": {
        "note": ("Passende Stellen werden gelesen", "Stelle {} von {} gelesen"),
        "merge": ("Antwort wird geschrieben", ""),
    },
    "report": {
        "note": ("Teilfragen werden beantwortet", "Teilfrage {} von {} beantwortet"),
        "merge": ("Bericht wird geschrieben", ""),
    },
    "rewording": {"merge": ("Absätze werden umformuliert", "Absatz {} von {} umformuliert")},
    "comparison": {
        "note": ("Die Fassungen werden verglichen", ""),
        "merge": ("Änderungen werden erläutert", "Änderung {} von {} erläutert"),
    },
    "writing": {
        "note": ("Dokumente werden ausgewertet", "Abschnitt {} von {} ausgewertet"),
        "merge": ("Der Text wird geschrieben", "Absatz {} von {} geschrieben"),
    },
}


def step(stage: Stage) -> str:
    """Say which of the three steps a stage belongs to; empty for a stage that is none."""
    # Recognising scanned pages is reading.
    known = "read" if stage == "recognise" else stage
    return f"Schritt {STEPS.index(known) + 1} von {len(STEPS)}" if known in STEPS else ""


def manner(task: SummaryTask) -> str:
    """Say how a job summarises: its form, length and thoroughness, and on what; or what else it is."""
    if other := assignment_words.manner(task):
        return other
    parts = [task.form.title, wording.LENGTHS[task.length], wording.MODES[task.mode], *(f"„{t}“" for t in task.focus)]
    return " · ".join(part for part in parts if part)


def place(citation: Citation, unit: Unit, document: str = "") -> str:
    """Name the place of a citation; the document only where there are several."""
    where = wording.place(unit, citation.page)
    return f"{document}, {where}" if document else where


def spoken_place(citation: Citation, unit: Unit, document: str = "") -> str:
    """Name the place of a citation in full, for a screen reader."""
    where = f"{'Seite' if unit == 'page' else 'Abschnitt'} {citation.page}"
    found = "Fundstelle geprüft" if citation.found else "Fundstelle nicht gefunden"
    return f"{where} {f'in {document} ' if document else ''}zeigen, {found}"


def unproven(check: Check) -> str:
    """Say that a figure or name of a statement is not in the source, or plays another part there."""
    if check.kind == "role":
        return f"„{check.value}“ steht in der Quelle in anderem Zusammenhang. Bitte prüfen."
    return f"{CHECKS.get(check.kind, 'Angabe')} „{check.value}“ steht nicht an der genannten Stelle. Bitte prüfen."


def lost_quote(citation: Citation, unit: Unit) -> str:
    """Say that a quote does not stand where it should."""
    return f"Das Zitat wurde auf {wording.place(unit, citation.page)} nicht gefunden. Bitte prüfen."


def short_name(name: str, longest: int = 28) -> str:
    """Shorten the name of a file in its middle."""
    if len(name) <= longest:
        return name
    head = (longest - 1) * 2 // 3
    return f"{name[:head]}…{name[head + 1 - longest :]}"


IN_WINDOW: dict[str, Words] = {
    "model-missing": replace(
        PROBLEMS["model-missing"],
        what="Das Sprachmodell „{detail}“ ist noch nicht auf diesem PC.",
        now="Laden Sie es einmal herunter; danach arbeitet das Programm ohne Netz.",
    ),
    "model-damaged": replace(
        PROBLEMS["model-damaged"], now="Laden Sie es neu; das geht auf der Startseite mit einem Klick."
    ),
    "bug": replace(BUG, now="Bitte versuchen Sie es noch einmal. Die Einzelheiten stehen im Protokoll."),
    "unknown-section": replace(PROBLEMS["unknown-section"], now="Bitte wählen Sie die Abschnitte noch einmal."),
    "long-text": replace(PROBLEMS["long-text"], now="Was fertig ist, bleibt erhalten, auch wenn Sie abbrechen."),
    "model-unknown": replace(
        PROBLEMS["model-unknown"], now="Wenn Sie der Quelle vertrauen, erlauben Sie es unter „Modelle“."
    ),
    "model-shared": replace(PROBLEMS["model-shared"], now="Dort entfernt es Ihre IT."),
    "setting-unfit": replace(PROBLEMS["setting-unfit"], now="Bitte wählen Sie einen anderen Wert."),
    "output-exists": replace(PROBLEMS["output-exists"], now="Bitte wählen Sie einen anderen Namen."),
    "unknown-choice": replace(PROBLEMS["unknown-choice"], now="Bitte beginnen Sie einen neuen Auftrag."),
    "no-usable-answer": replace(
        PROBLEMS["no-usable-answer"],
        now="Der Sofort-Überblick kommt ohne Modell aus und steht weiter da. Sonst hilft ein größeres Modell.",
    ),
    "server-not-configured": replace(
        PROBLEMS["server-not-configured"], now="Bitte beginnen Sie einen neuen Auftrag auf diesem PC."
    ),
    "procedure-unknown": replace(PROBLEMS["procedure-unknown"], now="Welche es gibt, steht unter „Entwerfen“."),
    "library-damaged": replace(
        PROBLEMS["library-damaged"], now="Lesen Sie die Sammlungen neu ein: Das Verzeichnis wird dabei neu aufgebaut."
    ),
    "server-off": replace(
        PROBLEMS["server-off"], now="Wählen Sie dort „Server nach Rückfrage“, wenn Sie ihn brauchen."
    ),
    "server-class": replace(
        PROBLEMS["server-class"], now="Bearbeiten Sie das Dokument auf diesem PC, oder geben Sie die Art der Daten an."
    ),
    "credentials-missing": replace(PROBLEMS["credentials-missing"], now="Tragen Sie ihn in den Einstellungen ein."),
    "server-forced": replace(PROBLEMS["server-forced"], now="Bitte wenden Sie sich an Ihre IT."),
}
_KEPT = "Was schon ausgewertet ist, wird beim Fortsetzen nicht wiederholt."
_HELD = (
    "Der Auftrag geht von selbst hinaus, sobald der Server wieder antwortet, auch nach einem Neustart. "
    "Andere Aufträge gehen inzwischen weiter."
)
ENDS = {
    "cancelled": ("Sie haben den Auftrag angehalten.", _KEPT),
    "choosing": (
        "Der Auftrag wartet auf Ihre Auswahl.",
        "Sagen Sie, was gelesen werden oder ob er beginnen soll; andere Aufträge gehen inzwischen weiter.",
    ),
    "interrupted": ("Der Auftrag wurde unterbrochen.", f"Das Programm wurde vorher beendet. {_KEPT}"),
}


def problem_words(code: str, detail: str) -> tuple[str, str, str]:
    """Say a problem as the window shows it: what happened, why, what now."""
    said = IN_WINDOW.get(code) or PROBLEMS.get(code) or IN_WINDOW["bug"]
    return (
        said.what.replace("{detail}", detail),
        said.why.replace("{detail}", detail),
        said.now.replace("{detail}", detail),
    )


def end_words(state: str, code: str, detail: str) -> tuple[str, str] | None:
    """Say how a job without result ended: what happened, and what that means; None for one that has a result."""
    if state == "failed":
        what, why, now = problem_words(code, detail)
        return what, f"{why} {now}".strip()
    if state == "held":
        return _held_words(code, detail)
    return ENDS.get(state)


def _held_words(code: str, detail: str) -> tuple[str, str] | None:
    """Say why a job waits for its server; None for one that has only others before it."""
    if not code:
        return None
    what, why, now = problem_words(code, detail)
    if code == "server-off" or not waits_for_server(code):
        return what, f"{why} {now}".strip()
    return what, f"{why} {_HELD}".strip()


def no_page(code: str, name: str) -> str:
    """Say why a page cannot be shown, although its quote is known."""
    if code == "changed":
        return f"„{name}“ wurde inzwischen geändert, deshalb wird die Seite nicht gezeigt. Damals stand dort:"
    what, _, now = problem_words(code, name)
    return f"{what} {now} Zitiert wurde:"
