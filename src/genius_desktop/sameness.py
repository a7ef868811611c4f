"""When two jobs are the same: the bytes of their documents, and everything that was wished for them."""

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import replace

import genius_desktop
from genius_desktop import codec
from genius_desktop.domain import EngineChoice, Source, Summary
from genius_desktop.reading import DOCUMENT_LIMIT_BYTES
from genius_desktop.servers import ServerAccess
from genius_desktop.tasks import SummaryTask

_PIECE_BYTES = 1024 * 1024


def digests(sources: Sequence[Source]) -> tuple[str, ...]:
    """Give the SHA-256 of each document; empty where one of them cannot be read, which its job will tell."""
    try:
        return tuple(_digest(source.path) for source in sources)
    except (OSError, ValueError):
        return ()


def _digest(path: bytes) -> str:
    # Not blocking: a named pipe would wait for a writer for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > DOCUMENT_LIMIT_BYTES:
            raise ValueError(path)
        sha256 = hashlib.sha256()
        while piece := file.read(_PIECE_BYTES):
            sha256.update(piece)
    return sha256.hexdigest()


def fingerprint(task: SummaryTask, documents: Sequence[str]) -> str:
    """Give the digest of all that a result depends on: documents, wishes, prompts, weights and this program."""
    if not documents or len(documents) != len(task.sources):
        return ""
    sections = tuple(wish for wish in task.sections if wish.weight != 1)
    wish = replace(
        task,
        job="",
        sources=(),
        sections=sections,
        engine=_engine(task.engine),
        notes=(),
        lengths={},
        kept=b"",
        password="",
        ask=False,
    )
    return _hashed((genius_desktop.__version__, tuple(documents), wish))


def notebook(task: SummaryTask) -> str:
    """Give the digest of what notes depend on beside the text: prompts and weights."""
    prompts = task.assistant.prompts
    return _hashed((prompts.system, prompts.note, _engine(task.engine)))


def documents_of(task: SummaryTask, summary: Summary) -> tuple[str, ...]:
    """Give the digests of the documents of a task as its result has read them; empty where it has not read all."""
    read = {report.source: report for report in summary.documents if not report.member}
    if set(read) != set(range(len(task.sources))) or any(report.coverage.pages_failed for report in summary.documents):
        return ()
    return tuple(read[number].sha256 for number in range(len(task.sources)))


def renamed(summary: Summary, sources: Sequence[Source]) -> Summary:
    """Give a result under the names that the same documents have today."""
    reports = tuple(
        report if report.member or report.source >= len(sources) else replace(report, name=sources[report.source].name)
        for report in summary.documents
    )
    # The title of an answer is its question.
    before, now = (", ".join(report.name for report in told) for told in (summary.documents, reports))
    return replace(summary, title=now if summary.title == before else summary.title, documents=reports)


def _engine(choice: EngineChoice) -> EngineChoice:
    """Leave out what the same weights may have elsewhere: their place, their plan, who vouches for them."""
    weights = replace(choice.weights, id="", path=b"", origin="catalog") if choice.weights else None
    if choice.server is None:
        return EngineChoice(choice.kind, weights)
    # The same model of the same server, however it is reached; what it was shown may be another text.
    server = ServerAccess(choice.server.url, choice.server.model, room_tokens=choice.server.room_tokens)
    return EngineChoice(choice.kind, weights, server=server, privacy=choice.privacy)


def _hashed(value: object) -> str:
    return hashlib.sha256(codec.to_json(value)).hexdigest()
