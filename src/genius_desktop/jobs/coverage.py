"""What of a document was read; every page is counted exactly once."""

from collections.abc import Mapping

from genius_desktop.domain import Coverage, Document, Passage


def coverage(document: Document, passages: Mapping[int, Passage], noted: frozenset[int]) -> Coverage:
    """Count pages as read, without text or failed; a page is read only if each passage on it has a usable note."""
    unread = {span.page for place, passage in passages.items() if place not in noted for span in passage.spans}
    failed = tuple(page.number for page in document.pages if page.problem or page.number in unread)
    without = tuple(page.number for page in document.pages if not page.text.strip() and page.number not in failed)
    recognised = sum(page.origin == "ocr" and page.number not in failed for page in document.pages)
    total = len(document.pages)
    return Coverage(
        pages_total=total,
        pages_read=total - len(without) - len(failed),
        pages_ocr=recognised,
        pages_without_text=without,
        pages_failed=failed,
        passages_total=len(passages),
        passages_noted=sum(place in noted for place in passages),
    )
