"""The German words for stages, labels and doubts, shared by window, command line and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from genius_desktop.doubt_words import DOUBTS
from genius_desktop.problem_words import PROBLEMS
from genius_desktop.weights_words import ORIGINS

# Not at run time: the start page speaks these words before anything else is loaded.
if TYPE_CHECKING:
    from datetime import datetime

    from genius_desktop.domain import Coverage, Doubt, EngineInfo, LengthName, Mode, Summary, Unit

STAGES: dict[str, str] = {
    "load": "Sprachmodell wird geladen",
    "read": "Seiten werden gelesen",
    "recognise": "Gescannte Seiten werden erkannt",
    "note": "Abschnitte werden ausgewertet",
    "merge": "Aussagen werden geschrieben",
    "check": "Fundstellen werden geprüft",
    "export": "Datei wird geschrieben",
    "calibrate": "Dieser PC wird gemessen",
    "bench": "Das Rechenwerk wird gemessen",
    "index": "Sammlung wird gelesen",
    "sense": "Der Sinn der Passagen wird erfasst",
    "fetch": "Sprachmodell wird geholt",
    "copy": "Sprachmodell wird kopiert",
    "metered": "Pause, weil die Verbindung getaktet ist",
    "verify": "Prüfsumme wird gerechnet",
}

LENGTHS: dict[LengthName, str] = {"short": "Kurz", "medium": "Mittel", "long": "Ausführlich"}

PROPOSAL = "Beschlussvorschlag:"
ASK_TO_OPEN = "Kennwort für „{}“ (es wird nicht gespeichert): "
AI_NOTICE = "Mit KI erstellt. Zahlen, Fristen und Namen sind vor der Verwendung an den genannten Stellen zu prüfen."
EXAMPLE_NOTICE = "Beispielausgabe: kein Sprachmodell hat diesen Text geschrieben."
PLACE = {"local": "Auf diesem PC", "server": "Server der Gemeinde", "scripted": "Beispielausgabe"}


_WRITTEN = {"local": "{} auf diesem PC", "server": "{} auf dem Server der Gemeinde", "scripted": "{}"}


def writers(summary: Summary) -> tuple[EngineInfo, ...]:
    """Give all engines that have written a result, the one that has ended it last."""
    return summary.engines or (summary.engine,)


def model(engine: EngineInfo) -> str:
    """Name a model as it was chosen, as its server itself calls it, and with who vouches for it where no catalogue."""
    more = [] if engine.told in {"", engine.model} else [engine.told]
    more += [ORIGINS[engine.origin]] if engine.origin != "catalog" else []
    return f"{engine.model} ({'; '.join(more)})" if more else engine.model


def written_by(summary: Summary) -> str:
    """Say which models have written a result, and where."""
    told = (_WRITTEN[engine.name].format(model(engine) or "Sprachmodell") for engine in writers(summary))
    return f"Geschrieben von: {'; '.join(told)}."


def place(unit: Unit, page: int) -> str:
    """Name a place in a document, short: a page or a section."""
    return f"S. {page}" if unit == "page" else f"Abschnitt {page}"


def page_list(pages: tuple[int, ...]) -> str:
    """Give page numbers as runs: 1–3, 7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def coverage_line(unit: Unit, coverage: Coverage) -> str:
    """Say in one sentence what of a document was read."""
    one, many = ("Seite", "Seiten") if unit == "page" else ("Abschnitt", "Abschnitten")
    noun = one if coverage.pages_total == 1 else many
    line = f"{coverage.pages_read} von {coverage.pages_total} {noun} gelesen"
    short = "S. " if unit == "page" else "Abschnitt "
    if coverage.pages_ocr:
        line += f", davon {coverage.pages_ocr} mit Texterkennung"
    if coverage.pages_skimmed:
        line += f", nur überflogen: {short}{page_list(coverage.pages_skimmed)}"
    if coverage.pages_skipped:
        line += f", auf Wunsch ausgelassen: {short}{page_list(coverage.pages_skipped)}"
    if coverage.pages_without_text:
        line += f", ohne Text: {short}{page_list(coverage.pages_without_text)}"
    if coverage.pages_failed:
        line += f", nicht gelesen: {short}{page_list(coverage.pages_failed)}"
    return line + "."


def conflict(one: str, other: str) -> str:
    """Say that two places of the documents differ."""
    return f"Widerspruch: Zu demselben Gegenstand steht an einer Stelle {one}, an einer anderen {other}."


def doubt_line(doubt: Doubt) -> str:
    """Say a doubt of the reader or the job in German."""
    sentence = DOUBTS.get(doubt.code, f"Hinweis: {doubt.code}")
    why = PROBLEMS[doubt.reason].why.replace("{detail}", doubt.detail) if doubt.reason in PROBLEMS else ""
    filled = sentence.replace("{pages}", page_list(doubt.pages)).replace("{count}", str(doubt.count))
    return filled.replace("{detail}", doubt.detail).replace("{reason}", why).strip()


STATES = {
    "waiting": "wartet",
    "running": "läuft",
    "finished": "fertig",
    "failed": "fehlgeschlagen",
    "cancelled": "angehalten",
    "interrupted": "unterbrochen",
    "choosing": "wartet auf Ihre Auswahl",
    "held": "wartet auf Server",
}
AWAKE_WHY = "Dokumente werden zusammengefasst"
JOB_ERASED = "Gelöscht: {}"
JOB_PINNED = "Angeheftet: {}"
JOB_LOOSE = "Nicht mehr angeheftet: {}"
NO_JOBS = "Der Verlauf ist leer."
NOTHING_FOUND = "Im Verlauf steht nichts zu „{}“."
PINNED = "angeheftet"


def forgotten(jobs: int, days: int) -> str:
    """Say that jobs have become too old."""
    told = "1 Auftrag" if jobs == 1 else f"{jobs} Aufträge"
    return f"Aus dem Verlauf gelöscht, weil älter als {days} Tage: {told}."


def moment(when: datetime) -> str:
    """Say when something was, in full."""
    return f"{when.day}. {when.month}. {when.year}, {when:%H:%M} Uhr"


_MINUTE, _HOUR = 60, 3600
_MINUTES_BY_FIVE, _HOURS_ALONE = 20, 5


def time_left(seconds: float, *, whole: bool = True) -> str:
    """Say how long something still takes, no finer than anyone can know."""
    told = f"noch {about(seconds)}"
    return told if whole else f"dieser Schritt {told}"


def about(seconds: float) -> str:
    """Say how long something takes, no finer than anyone can know."""
    minutes = round(seconds / _MINUTE)
    if seconds < _MINUTE * 3 / 4:
        return "weniger als eine Minute"
    if minutes <= 1:
        return "etwa 1 Minute"
    if minutes > _MINUTES_BY_FIVE:
        minutes = 5 * round(minutes / 5)
    if minutes < _HOUR // _MINUTE:
        return f"etwa {minutes} Minuten"
    hours, rest = divmod(10 * round(minutes / 10), _HOUR // _MINUTE)
    told = "etwa 1 Stunde" if hours == 1 else f"etwa {hours} Stunden"
    return f"{told} {rest} Minuten" if rest and hours < _HOURS_ALONE else told


def known_result(when: datetime) -> str:
    """Say that a stored result is delivered."""
    return f"Ergebnis vom {moment(when)} aus dem Verlauf; neu erstellen mit --fresh."


def notes_kept(count: int) -> str:
    """Say how much of a job is kept."""
    return f"Ausgewertete Abschnitte, die nicht wiederholt werden: {count}"


def how_to_resume(job: str) -> str:
    """Say how a job that has no result goes on."""
    return f"Der Auftrag bleibt im Verlauf. Fortsetzen: genius-desktop jobs resume {job}"


CANCELLED = "Abgebrochen. Fertige Teile bleiben im Verlauf."
OUT_NEEDED = "für das Format {} bitte mit --out eine Datei angeben"
OWN_MODEL = "Eigenes Modell"
VERIFIED = "Das Sprachmodell „{}“ ist unversehrt."

MODES: dict[Mode, str] = {"full": "Genau", "fast": "Schnell"}
CONFLICTS = "Unterschiedliche Angaben"
ONLY_HEADING = "Zu diesem Punkt steht im Text nur die Überschrift."
NO_AGENDA = "Im Text wurde keine Tagesordnung gefunden; die Aussagen folgen dem Text."


def absent(about: str, *, whole: bool = True) -> str:
    """Say that the text holds nothing; of a text that was not read whole, only what was read is spoken of."""
    return f"{'Der Text' if whole else 'Der gelesene Teil des Textes'} enthält keine Angaben {about}."


def absent_topic(topic: str, *, whole: bool = True) -> str:
    """Say that the text holds nothing on what the user has asked for."""
    return absent(f"zu „{topic}“", whole=whole)


def nearest_topic(topic: str) -> str:
    """Say that no place answers all of what the user has asked for, and that what follows comes closest."""
    return f"Der Text enthält keine Angaben, die „{topic}“ ganz betreffen. Am nächsten kommt:"


def only_mentioned(topic: str) -> str:
    """Say that what the user has asked for is named, but nothing is said of it."""
    return f"Der Text enthält keine Aussage zu „{topic}“; genannt wird es nur hier:"


def told_under(title: str) -> str:
    """Say that what belongs here is told under another heading."""
    return f"Angaben dazu stehen unter „{title}“."


def left_out(count: int) -> str:
    """Say how many files of a folder are no documents."""
    return f"Ausgelassen: {count} (verborgene Dateien, Sperrdateien und was keine Datei ist)."


def saved(path: str, without: str = "") -> str:
    """Say that a file was written; where the letterhead `without` could not be used, say so."""
    told = f"Gespeichert: {path}"
    return f"{told} (ohne Briefkopf: „{without}“ lässt sich nicht verwenden)" if without else told


def rephrased(changed: int, kept: int) -> str:
    """Say how many statements were put in other words, and that some would have said something else."""
    told = f"{_statements(changed)} umformuliert."
    if kept:
        stays = "bleibt, wie sie war" if kept == 1 else "bleiben, wie sie waren"
        told += f" {_statements(kept)} {stays}: Umformuliert hätten sich Angaben geändert."
    return told


def _statements(count: int) -> str:
    return {0: "Keine Aussage", 1: "1 Aussage"}.get(count, f"{count} Aussagen")
