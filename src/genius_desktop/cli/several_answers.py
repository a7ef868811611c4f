"""Several answers as one result: each document once, and each citation in the document that it is from."""

from collections.abc import Sequence
from dataclasses import replace

from genius_desktop.domain import Coverage, DocumentReport, Statement, Summary

Key = tuple[str, str, tuple[int, ...]]


def together(questions: Sequence[str], answers: Sequence[Summary]) -> Summary:
    """Give the answers as one result, each under its question where there are several."""
    first = answers[0]
    if len(answers) == 1:
        return first
    reports: dict[Key, DocumentReport] = {}
    for report in (report for answer in answers for report in answer.documents):
        known = reports.get(_key(report))
        reports[_key(report)] = replace(known, coverage=_both(known.coverage, report.coverage)) if known else report
    places = {key: place for place, key in enumerate(reports)}
    told = tuple(
        replace(_moved(statement, [places[_key(report)] for report in answer.documents]), topic=question)
        for question, answer in zip(questions, answers, strict=True)
        for statement in answer.statements
    )
    same = all(len(answer.documents) == len(reports) for answer in answers)
    title = ", ".join(report.name for report in first.documents) if same and reports else ", ".join(questions)
    return replace(first, title=title, documents=tuple(reports.values()), statements=told)


def _key(report: DocumentReport) -> Key:
    return report.sha256, report.name, report.member


def _moved(statement: Statement, places: Sequence[int]) -> Statement:
    cited = (replace(citation, document=places[citation.document]) for citation in statement.citations)
    return replace(statement, citations=tuple(cited))


def _both(one: Coverage, other: Coverage) -> Coverage:
    """Give what was read of a document for one answer or the other."""
    skimmed = tuple(page for page in one.pages_skimmed if page in other.pages_skimmed)
    return replace(
        one,
        pages_read=one.pages_read + len(one.pages_skimmed) - len(skimmed),
        passages_noted=max(one.passages_noted, other.passages_noted),
        pages_skimmed=skimmed,
    )
