"""Results as the JSON that other programs rely on."""

from typing import Any

from genius_desktop import codec
from genius_desktop.domain import Citation, Coverage, Doubt, Page, Summary
from genius_desktop.jobs.events import Opened


def summary_shape(summary: Summary) -> dict[str, Any]:
    """Give a summary in its stable form; coverage is summed over the documents."""
    names = [report.name for report in summary.documents]
    return {
        "documents": [
            {
                "name": report.name,
                "sha256": report.sha256,
                "pages": report.pages,
                "unit": report.unit,
                "coverage": codec.to_plain(report.coverage),
            }
            for report in summary.documents
        ],
        "overview": {},
        "statements": [
            {
                "text": statement.text,
                "citations": [_citation(citation, names) for citation in statement.citations],
                "checks": codec.to_plain(statement.checks),
            }
            for statement in summary.statements
        ],
        "coverage": codec.to_plain(_sum([report.coverage for report in summary.documents])),
        "engine": codec.to_plain(summary.engine),
        "timing": codec.to_plain(summary.timing),
        "warnings": [_warning(doubt) for doubt in summary.warnings]
        + [{"document": report.name, **_warning(doubt)} for report in summary.documents for doubt in report.doubts],
    }


def _citation(citation: Citation, names: list[str]) -> dict[str, Any]:
    return {
        "document": names[citation.document],
        "page": citation.page,
        "quote": citation.quote,
        "found": citation.found,
    }


def _warning(doubt: Doubt) -> dict[str, Any]:
    return {"code": doubt.code, "pages": list(doubt.pages), "count": doubt.count}


def _sum(parts: list[Coverage]) -> Coverage:
    return Coverage(
        pages_total=sum(part.pages_total for part in parts),
        pages_read=sum(part.pages_read for part in parts),
        pages_ocr=sum(part.pages_ocr for part in parts),
        pages_without_text=tuple(page for part in parts for page in part.pages_without_text),
        pages_failed=tuple(page for part in parts for page in part.pages_failed),
        passages_total=sum(part.passages_total for part in parts),
        passages_noted=sum(part.passages_noted for part in parts),
    )


def reading_shape(opened: Opened, pages: list[Page], doubts: list[Doubt]) -> dict[str, Any]:
    """Give a document as the reader sees it."""
    return {
        "name": opened.name,
        "sha256": opened.sha256,
        "unit": opened.unit,
        "pages": [
            {"number": page.number, "label": page.label, "origin": page.origin, "text": page.text} for page in pages
        ],
        "warnings": [_warning(doubt) for doubt in doubts]
        + [{"code": page.problem, "pages": [page.number], "count": 0} for page in pages if page.problem],
        "attachments": [],
        "limits_hit": [],
    }
