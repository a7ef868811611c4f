"""Results as the JSON that other programs rely on."""

from dataclasses import dataclass, field
from typing import Any

from genius_desktop import codec, overview_words, wording
from genius_desktop.cli.outcome_shapes import added_shape, citation_shape
from genius_desktop.domain import Coverage, Doubt, Page, Summary
from genius_desktop.doubt_words import LIMITS
from genius_desktop.jobs.events import Opened
from genius_desktop.overviews import Finding, Overview


@dataclass(slots=True)
class Telling:
    """What a reading job has told of one document."""

    opened: Opened
    pages: dict[int, Page] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def whole_pages(self) -> list[Page]:
        """Give the pages in their order."""
        return [self.pages[number] for number in sorted(self.pages)]


def summary_shape(summary: Summary) -> dict[str, Any]:
    """Give a summary in its stable form; coverage is summed over the documents."""
    names = [report.name for report in summary.documents]
    return added_shape(summary) | {
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
        "overview": overview_shape(list(zip(names, summary.overviews, strict=False))),
        "statements": [
            {
                "text": statement.text,
                "topic": statement.topic,
                "kind": statement.kind,
                "edited": statement.edited,
                "reviewed": statement.reviewed,
                "unchecked": statement.unchecked,
                "tone": statement.tone,
                "citations": [citation_shape(citation, names) for citation in statement.citations],
                "checks": codec.to_plain(statement.checks),
            }
            for statement in summary.statements
        ],
        "coverage": codec.to_plain(_sum([report.coverage for report in summary.documents])),
        "form": summary.form,
        "length": summary.length,
        "mode": summary.mode,
        "engine": codec.to_plain(summary.engine),
        "engines": codec.to_plain(wording.writers(summary)),
        "timing": codec.to_plain(summary.timing),
        "warnings": [_warning(doubt) for doubt in summary.warnings]
        + [{"document": report.name, **_warning(doubt)} for report in summary.documents for doubt in report.doubts],
    }


def overview_shape(drawn: list[tuple[str, Overview]]) -> dict[str, Any]:
    """Give the overview of a document under its name; of several documents, one after the other."""
    shapes = [
        {"document": name, **codec.to_plain(overview), "kind_name": overview_words.KINDS[overview.kind]}
        for name, overview in drawn
    ]
    return shapes[0] if len(shapes) == 1 else {"documents": shapes} if shapes else {}


def sections_shape(document: int, sections: tuple[Finding, ...]) -> dict[str, Any]:
    """Give the sections that can be chosen among, with the numbers `--skip` and `--weight` take."""
    told = [
        {"number": number, "title": section.text, "page": section.page, "level": section.level}
        for number, section in enumerate(sections, start=1)
    ]
    return {"document": document, "sections": told}


def _warning(doubt: Doubt) -> dict[str, Any]:
    said: dict[str, Any] = {"code": doubt.code, "pages": list(doubt.pages), "count": doubt.count}
    return said | ({"name": doubt.detail, "reason": doubt.reason} if doubt.detail else {})


def _sum(parts: list[Coverage]) -> Coverage:
    return Coverage(
        pages_total=sum(part.pages_total for part in parts),
        pages_read=sum(part.pages_read for part in parts),
        pages_ocr=sum(part.pages_ocr for part in parts),
        pages_without_text=tuple(page for part in parts for page in part.pages_without_text),
        pages_failed=tuple(page for part in parts for page in part.pages_failed),
        passages_total=sum(part.passages_total for part in parts),
        passages_noted=sum(part.passages_noted for part in parts),
        pages_skimmed=tuple(page for part in parts for page in part.pages_skimmed),
        pages_skipped=tuple(page for part in parts for page in part.pages_skipped),
        pages_recognised=tuple(page for part in parts for page in part.pages_recognised),
    )


def reading_shape(told: list[Telling]) -> dict[str, Any]:
    """Give a document as the reader sees it, and what is attached to it."""
    first, *attached = told
    by_way = {telling.opened.member: telling for telling in attached}
    return _reading(first, by_way)


def _reading(telling: Telling, by_way: dict[tuple[int, ...], Telling]) -> dict[str, Any]:
    opened = telling.opened
    return {
        "name": opened.name,
        "sha256": opened.sha256,
        "unit": opened.unit,
        "pages": [
            {
                "number": page.number,
                "label": page.label,
                "origin": page.origin,
                "quality": page.quality,
                "text": page.text,
            }
            for page in telling.whole_pages()
        ],
        "warnings": [_warning(doubt) for doubt in telling.doubts]
        + [{"code": p.problem, "pages": [p.number], "count": 0} for p in telling.whole_pages() if p.problem],
        "attachments": [
            {
                "name": file.name,
                "size": file.size,
                "document": _reading(by_way[way], by_way) if (way := (*opened.member, file.number)) in by_way else None,
            }
            for file in opened.attachments
        ],
        "limits_hit": sorted({doubt.code for doubt in telling.doubts} & LIMITS),
    }
