"""Recognised pages, kept beside the archive for when the same document comes again."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from genius_desktop import codec
from genius_desktop.documents.recognition_quality import VERSION
from genius_desktop.domain import Page

# Seconds of work each; but every saving writes all of them.
_UNSAVED = 8


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the file holds."""

    version: int
    pages: dict[int, Page]


class KeptPages:
    """The recognised pages of one document, or of an attachment in it; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, sha256: str, member: tuple[int, ...] = ()) -> None:
        name = "-".join(("pages", *map(str, member))) + ".json"
        self._file = folder / sha256 / name if folder else None
        self._unsaved = 0
        self._pages = self._load()

    def _load(self) -> dict[int, Page]:
        try:
            shelf = codec.from_json(self._file.read_bytes(), _Shelf) if self._file else _Shelf(VERSION, {})
        except (OSError, codec.MalformedMessageError):
            # It only spares time: what cannot be read is recognised anew.
            return {}
        return shelf.pages if shelf.version == VERSION else {}

    def get(self, number: int) -> Page | None:
        """Give a page that was recognised before."""
        return self._pages.get(number)

    def add(self, page: Page) -> None:
        """Keep a page."""
        self._pages[page.number] = page
        self._unsaved += 1
        if self._unsaved >= _UNSAVED:
            self.save()

    def save(self) -> None:
        """Write down what is not written yet; what cannot be written is recognised anew the next time."""
        if self._file is None or not self._unsaved:
            return
        self._unsaved = 0
        fresh = self._file.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                fresh.write_bytes(codec.to_json(_Shelf(VERSION, self._pages)))
                fresh.replace(self._file)
            finally:
                fresh.unlink(missing_ok=True)
