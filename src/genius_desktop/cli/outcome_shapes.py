"""What results that are no summaries add to the JSON that other programs rely on: one shape for each kind."""

from dataclasses import replace
from itertools import groupby
from typing import Any

from genius_desktop import codec, comparison_words
from genius_desktop.domain import Citation, Statement, Summary
from genius_desktop.outcomes import outcome_of
from genius_desktop.versions import compared


def added_shape(summary: Summary) -> dict[str, Any]:
    """Give what a result of its kind has beside its statements; a summary has nothing."""
    match outcome_of(summary.form):
        case "answer":
            return _answer(summary)
        case "report":
            return _report(summary)
        case "rewording":
            return {"paragraphs": [_paragraph(statement) for statement in summary.statements]}
        case "comparison":
            return {"clauses": [_clause(statement) for statement in _told(summary)]}
        case "writing":
            return {"title": summary.title, "text": "\n\n".join(_paragraphs(summary))}
    return {}


def citation_shape(citation: Citation, names: list[str]) -> dict[str, Any]:
    """Give a citation; in a text that is no document, pages are paragraphs."""
    return {
        "document": names[citation.document] if citation.document < len(names) else "",
        "page": citation.page,
        "quote": citation.quote,
        "found": citation.found,
    }


def _told(summary: Summary) -> list[Statement]:
    return [statement for statement in summary.statements if statement.kind != "absent"]


def _answer(summary: Summary) -> dict[str, Any]:
    names = [report.name for report in summary.documents]
    sentences = [
        {
            "text": statement.text,
            "citations": [citation_shape(citation, names) for citation in statement.citations],
            "checks": codec.to_plain(statement.checks),
            "kind": statement.kind,
        }
        for statement in _told(summary)
    ]
    return {"question": summary.title, "answer": sentences, "absent": not sentences}


def _report(summary: Summary) -> dict[str, Any]:
    """Give the answers under their questions, and the documents they rest on; the newer one of two is told first."""
    parts = [
        {"question": question, **_answer(replace(summary, title=question, statements=tuple(told)))}
        for question, told in groupby(summary.statements, key=lambda statement: statement.topic)
    ]
    sources = [
        {"name": report.name, "title": report.title, "date": report.date, "sha256": report.sha256}
        for report in summary.documents
    ]
    return {"question": summary.title, "parts": parts, "sources": sources}


def _paragraph(statement: Statement) -> dict[str, Any]:
    before = statement.citations[0].quote if statement.citations else ""
    lost = [check.value for check in statement.checks if not check.found]
    changes = [
        {"before": piece.before, "after": piece.after} for piece in compared(before, statement.text) if piece.changed
    ]
    kept = ", ".join(lost) if before == statement.text else ""
    return {"before": before, "after": statement.text, "changed": bool(changes), "kept": kept, "changes": changes}


def _clause(statement: Statement) -> dict[str, Any]:
    before, after = comparison_words.sides(statement)
    pages = [next((one.page for one in statement.citations if one.document == document), None) for document in (0, 1)]
    return {
        "clause": statement.topic,
        "kind": comparison_words.kind_of(statement),
        "before": before,
        "after": after,
        "pages": pages,
        "explanation": statement.text,
        "figures": comparison_words.figures_of(statement),
    }


def _paragraphs(summary: Summary) -> list[str]:
    """Give the paragraphs of a text, each heading before its first one."""
    told: list[str] = []
    topic = ""
    for statement in summary.statements:
        if statement.topic and statement.topic != topic:
            topic = statement.topic
            told.append(topic)
        told.append(statement.text)
    return told
