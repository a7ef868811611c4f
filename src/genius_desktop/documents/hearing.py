"""What a reader says of a document, believed only as far as it can be true: a reader may have been taken over."""

import re
from dataclasses import replace

from genius_desktop.codec import MalformedMessageError
from genius_desktop.documents.sizes import DOCUMENT_LIMIT_CHARS, PAGE_LIMIT_CHARS, PAGES_LIMIT
from genius_desktop.domain import Doubt, Page
from genius_desktop.doubt_words import DOUBTS
from genius_desktop.reading import Answer, Attachment, Doubtful, Opening, PageRead, ReadDone, Refused

# The longest honest answer is a page of signs that take four bytes each, with its headings.
LINE_LIMIT_BYTES = 16 * 1024 * 1024
_NAME_CHARS, _LABEL_CHARS = 255, 255
_ATTACHMENTS, _DOUBTS, _HEADINGS = 10_000, 1_000, 50_000
_CODE = re.compile(r"[a-z-]{0,40}")
# Tab, line feed, form feed and carriage return are layout; nothing shows the others.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class Hearing:
    """Takes the answers to one `ReadOrder` in their order."""

    def __init__(self) -> None:
        self._pages = 0
        self._last_page = 0
        self._doubts = 0
        self._left = DOCUMENT_LIMIT_CHARS

    def take(self, answer: Answer) -> Answer:
        """Give an answer back, made harmless to show.

        Raises `MalformedMessageError` for one that no honest reader would give here.
        """
        match answer:
            case Refused(code, detail):
                return Refused(code, _plain(detail, _NAME_CHARS))
            case Opening() if not self._pages:
                return self._opening(answer)
            case PageRead(page, scanned) if self._last_page < page.number <= self._pages:
                return PageRead(self._page(page), scanned)
            case Doubtful(doubt) if self._pages:
                self._check(doubt)
                return answer
            case ReadDone() if self._pages:
                return answer
        raise MalformedMessageError(f"unexpected {type(answer).__name__}")

    def _opening(self, answer: Opening) -> Opening:
        if not 1 <= answer.pages <= PAGES_LIMIT or len(answer.attachments) > _ATTACHMENTS:
            raise MalformedMessageError(f"{answer.pages} pages, {len(answer.attachments)} attachments")
        self._pages = answer.pages
        return replace(answer, attachments=tuple(map(_attachment, answer.attachments)))

    def _page(self, page: Page) -> Page:
        self._last_page = page.number
        self._left -= len(page.text)
        if self._left < 0:
            raise MalformedMessageError("more text than a document has")
        return harmless(page)

    def _check(self, doubt: Doubt) -> None:
        self._doubts += 1
        if (
            self._doubts > _DOUBTS
            or doubt.code not in DOUBTS
            or doubt.count < 0
            or len(doubt.pages) > self._pages
            or not all(1 <= page <= self._pages for page in doubt.pages)
        ):
            raise MalformedMessageError("a doubt that cannot be")


def harmless(page: Page) -> Page:
    """Give a page back, made harmless to show.

    Raises `MalformedMessageError` for one that no honest reader would tell.
    """
    sound = (
        len(page.text) <= PAGE_LIMIT_CHARS
        and len(page.headings) <= _HEADINGS
        and all(0 <= heading.start <= len(page.text) for heading in page.headings)
        and _CODE.fullmatch(page.problem)
        and 0 <= page.quality <= 1
    )
    if not sound:
        raise MalformedMessageError(f"page {page.number} cannot be so")
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", page.text)
    return replace(page, text=text, label=_plain(page.label, _LABEL_CHARS))


def _attachment(told: Attachment) -> Attachment:
    return replace(told, name=_plain(told.name, _NAME_CHARS), size=max(told.size, 0))


def _plain(text: str, most: int) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text[:most])
