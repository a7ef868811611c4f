"""What a kept job ends with: a summary, an answer, a text in other words, a comparison, a text that was written."""

from typing import Literal

from genius_desktop.domain import EngineInfo, Summary
from genius_desktop.tasks import SummaryTask

Outcome = Literal["summary", "answer", "report", "rewording", "comparison", "writing"]
# The forms of results that are no summaries; every other form is one.
ANSWER, REPORT, REWORDING, COMPARISON, WRITING = "antwort", "recherchebericht", "umformulierung", "vergleich", "entwurf"
_OUTCOMES: dict[str, Outcome] = {
    ANSWER: "answer",
    REPORT: "report",
    REWORDING: "rewording",
    COMPARISON: "comparison",
    WRITING: "writing",
}
# Whom a result names as its writer when no model has written any of it.
NO_MODEL = EngineInfo("local", "", "")


def outcome_of(form: str) -> Outcome:
    """Tell what a result of this form is."""
    return _OUTCOMES.get(form, "summary")


def form_of(task: SummaryTask) -> str:
    """Give the form that the result of a task will have."""
    asked = (
        (ANSWER, task.question),
        (REPORT, task.report),
        (REWORDING, task.rewording),
        (COMPARISON, task.comparison),
        (WRITING, task.writing),
    )
    return next((form for form, wish in asked if wish is not None), task.form.id)


def needs_engine(task: SummaryTask) -> bool:
    """Tell whether a task asks a model anything: which differences there are, none need say."""
    return task.comparison is None or task.comparison.explained


def needs_sources(outcome: Outcome, *, documents: bool) -> bool:
    """Tell whether each statement must name its place: a letter need not, and nothing can without documents."""
    return outcome != "writing" and documents


def by_model(summary: Summary) -> bool:
    """Tell whether a model has written any of a result."""
    return not (outcome_of(summary.form) in {"comparison", "answer", "report"} and summary.engine == NO_MODEL)
