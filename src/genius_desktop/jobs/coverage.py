"""What of a document was read; every page is counted exactly once."""

from collections.abc import Mapping

from genius_desktop.domain import Coverage, Document, Passage


def coverage(
    document: Document,
    passages: Mapping[int, Passage],
    noted: frozenset[int],
    *,
    skimmed: frozenset[int] = frozenset(),
    skipped: frozenset[int] = frozenset(),
) -> Coverage:
    """Count every page once; one is read only if each of its passages has a usable note and none was left out."""
    unread = {span.page for place, passage in passages.items() if place not in noted for span in passage.spans}
    failed = tuple(page.number for page in document.pages if page.problem or page.number in unread)
    kinds = {
        page.number: "without" if not page.text.strip() else "skipped" if page.number in skipped else "skimmed"
        for page in document.pages
        if page.number not in failed and (not page.text.strip() or page.number in skipped or page.number in skimmed)
    }
    recognised = tuple(p.number for p in document.pages if p.origin == "ocr" and p.number not in (*failed, *kinds))
    total = len(document.pages)
    return Coverage(
        pages_total=total,
        pages_read=total - len(kinds) - len(failed),
        pages_ocr=len(recognised),
        pages_without_text=_of(kinds, "without"),
        pages_failed=failed,
        passages_total=len(passages),
        passages_noted=sum(place in noted for place in passages),
        pages_skimmed=_of(kinds, "skimmed"),
        pages_skipped=_of(kinds, "skipped"),
        pages_recognised=recognised,
    )


def _of(kinds: Mapping[int, str], kind: str) -> tuple[int, ...]:
    return tuple(number for number, known in kinds.items() if known == kind)
