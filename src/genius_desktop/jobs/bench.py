"""The measuring job: the passages of a document, through our engine and the usual way."""

from collections.abc import Callable

from genius_desktop.documents import passages as cutting
from genius_desktop.domain import Document, Page
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import bench as measuring
from genius_desktop.engines.local.engine import LocalEngine
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs import workshop
from genius_desktop.jobs.events import Benched, Opened, PageTold
from genius_desktop.jobs.notes import note_prompt
from genius_desktop.jobs.workshop import Workshop
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.tasks import BenchTask

BUDGET_TOKENS = 1500
ANSWER_TOKENS = 120


def bench(task: BenchTask, shop: Workshop, brake: Brake, *, tell: Callable[[str], None]) -> Benched:
    """Measure; it takes minutes.

    Raises `Problem`, `Interrupted`.
    """
    weights = task.engine.weights
    if weights is None:
        raise SetupProblem("model-missing", "")
    document = _read(task, shop)
    engine = LocalEngine(weights, brake)
    try:
        passages = cutting.cut(document, 0, engine.count, budget_tokens=BUDGET_TOKENS)
    finally:
        engine.close()
    prompts: list[Prompt] = [note_prompt(passage, task.assistant) for passage in passages]
    subject = measuring.Subject(weights, task.engine.plan, prompts[: task.passages or None], ANSWER_TOKENS)
    return Benched(measuring.bench(subject, brake, tell))


def _read(task: BenchTask, shop: Workshop) -> Document:
    opened: Opened | None = None
    pages: list[Page] = []
    for event in workshop.read(task.source, 0, shop.reader):
        if isinstance(event, Opened):
            opened = event
        elif isinstance(event, PageTold):
            pages.append(event.page)
    if opened is None:
        raise InputProblem("reader-died", task.source.name)
    return workshop.assemble(opened, pages, [])
