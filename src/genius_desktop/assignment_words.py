"""The German words for what a kept job is about."""

from genius_desktop.tasks import SummaryTask

_TITLE_CHARS = 80


def title(task: SummaryTask) -> str:
    """Name a job as it stands in the history: by what is asked for, else by its documents."""
    names = ", ".join(source.name for source in task.sources)
    if task.question:
        return _line(f"Frage: {task.question.text}")
    if task.report:
        return _line(f"Recherchebericht: {task.report.text}")
    if task.rewording:
        return _line(f"{task.rewording.manner.title}: {names or task.rewording.text}")
    if task.comparison:
        return _line(f"Vergleich: {names}")
    if task.writing:
        first = next((entry.text for entry in task.writing.entries if entry.text.strip()), "")
        return _line(f"{task.writing.procedure.title}: {first or names}".removesuffix(": "))
    return names


def manner(task: SummaryTask) -> str:
    """Say what kind of job it is; empty for a summary."""
    if task.question:
        return ", ".join(source.name for source in task.sources) or "ohne Dokument"
    if task.report:
        return f"Recherchebericht zu {len(task.report.questions)} Fragen"
    if task.rewording:
        return task.rewording.manner.title
    if task.comparison:
        return "Vergleich zweier Fassungen"
    return task.writing.procedure.title if task.writing else ""


def _line(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _TITLE_CHARS else f"{whole[: _TITLE_CHARS - 1].rstrip()}…"
