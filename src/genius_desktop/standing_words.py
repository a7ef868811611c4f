"""The German words for how far each file of a job is."""

from genius_desktop.problem_words import BUG, PROBLEMS
from genius_desktop.standings import Standing

_SAID = {"waiting": "wartet", "reading": "wird gelesen", "read": "gelesen", "done": "fertig"}
FILE, STATE = "Datei", "Stand"
LEFT_OUT = "Nicht im Ergebnis enthalten"


def state(standing: Standing) -> str:
    """Say how far a file is; of one that failed, why."""
    if standing.state == "failed":
        words = PROBLEMS.get(standing.reason, BUG)
        return f"fehlgeschlagen: {words.why or words.what}".replace("{detail}", standing.name)
    if standing.state == "working":
        # What is counted is the step that goes on.
        return f"Schritt {min(standing.step + 1, standing.steps)} von {standing.steps}"
    return _SAID[standing.state]


def line(standing: Standing) -> str:
    """Say it of a file by its name."""
    return f"{standing.name}: {state(standing)}"


def counted(standings: list[Standing]) -> str:
    """Say of all files how many are done, and how many failed."""
    done = sum(one.state == "done" for one in standings)
    lost = sum(one.state == "failed" for one in standings)
    told = f"{done} von {len(standings)} Dateien fertig"
    return f"{told}, {lost} fehlgeschlagen" if lost else told
