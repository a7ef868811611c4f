"""What helps whoever is asked for help: versions, the code of a problem, facts of this PC; no names, no contents."""

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import QLibraryInfo, QSysInfo, QTimer

import genius_desktop
from genius_desktop import machine_words, problem_words, wording
from genius_desktop.domain import Examination
from genius_desktop.jobs.events import Event, Examined
from genius_desktop.tasks import ExamineTask
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.worker_process import WorkerProcess

# Paths hold the name of the user, and names of folders say what someone works on.
_PRIVATE = {"profile", "models_folder"}
_PATIENCE_MS = 20_000
_BUG = "bug"


class Diagnosis:
    """Asks a worker of its own, which alone may look at the engine."""

    def __init__(self, hire: Callable[[], WorkerProcess]) -> None:
        self._crew = Crew(hire)

    def gather(self, code: str, then: Callable[[str], object]) -> None:
        """Hand over the whole diagnosis once the worker has answered; nothing if it does not."""

        def hear(event: Event) -> None:
            if isinstance(event, Examined):
                then(tell(code, event.examination))

        worker = self._crew.run(ExamineTask("diagnosis"), hear)
        QTimer.singleShot(_PATIENCE_MS, worker, worker.stop)

    def stop(self) -> None:
        """End whatever still runs."""
        self._crew.stop()


def tell(code: str, found: Examination | None = None) -> str:
    """Write the diagnosis; of a problem only its code, since its detail may be the name of a document."""
    return "\n".join(_lines(code, found)) + "\n"


def _lines(code: str, found: Examination | None) -> Iterator[str]:
    yield "Diagnose von Genius Desktop, ohne Namen und Inhalte von Dokumenten"
    yield f"Zeit: {wording.moment(datetime.now().astimezone())}"
    if code:
        known = code == _BUG or code in problem_words.PROBLEMS
        yield f"Meldung: {code if known else 'unbekannt'}"
    yield f"Genius Desktop: {genius_desktop.__version__}"
    yield f"Qt: {QLibraryInfo.version().toString()}"
    yield f"System: {QSysInfo.prettyProductName()}, {QSysInfo.kernelVersion()}, {QSysInfo.currentCpuArchitecture()}"
    if found is None:
        yield "Das Rechenwerk wurde nicht untersucht."
        return
    for title, labels in machine_words.FACTS.items():
        told = [name for name in labels if name in found.facts and name not in _PRIVATE]
        if told:
            yield f"{title}:"
            yield from (f"  {labels[name]}: {machine_words.fact(name, found.facts[name])}" for name in told)
    yield from (f"Störung: {fault}" for fault in found.faults)
