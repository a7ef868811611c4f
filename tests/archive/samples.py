"""A task and its result, as an archive keeps them."""

from genius_desktop.assistants import files
from genius_desktop.domain import (
    Citation,
    Coverage,
    DocumentReport,
    EngineChoice,
    EngineInfo,
    Source,
    Statement,
    Summary,
    Timing,
)
from genius_desktop.tasks import SummaryTask

TASK = SummaryTask(
    "", (Source(b"/akten/kaputt_\xfc.pdf", "kaputt_?.pdf"),), files.shipped("zusammenfassung"), EngineChoice("scripted")
)
SUMMARY = Summary(
    "a.pdf",
    (DocumentReport("a.pdf", "0" * 64, 1, "page", Coverage(1, 1, 0, (), (), 1, 1)),),
    (Statement("Der Kanarienvogel Zwitscherling singt.", (Citation(0, 1, "Zwitscherling singt", found=True),)),),
    EngineInfo("scripted", "Beispielausgabe", ""),
    Timing(1.0, 0.5, 10, 5),
)
