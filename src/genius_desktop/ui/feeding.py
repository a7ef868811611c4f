"""The bytes of a document, piece by piece, so that the window never waits for a disk."""

import hashlib
import os
import stat
from dataclasses import dataclass, field

from genius_desktop.problems import InputProblem
from genius_desktop.reading import DOCUMENT_LIMIT_BYTES

PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Known:
    """A document as its job has read it: a file, or what the way in `member` leads to in it."""

    path: bytes
    name: str
    sha256: str
    member: tuple[int, ...] = ()
    password: str = field(default="", repr=False)


class Feed:
    """An open file that is read in pieces, and known afterwards to be the one that was meant or not."""

    def __init__(self, known: Known) -> None:
        """Open the file.

        Raises `InputProblem` for one that is gone, locked, no file or too large.
        """
        self._known = known
        try:
            # Not blocking: a named pipe would wait for a writer for ever.
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            self._handle = os.open(known.path, flags)
        except (FileNotFoundError, NotADirectoryError, ValueError) as fault:
            raise InputProblem("file-missing", known.name) from fault
        except OSError as fault:
            raise InputProblem("file-unreadable", known.name) from fault
        about = os.fstat(self._handle)
        self.size = about.st_size
        self._left = self.size
        self._sha256 = hashlib.sha256()
        if not stat.S_ISREG(about.st_mode) or self.size > DOCUMENT_LIMIT_BYTES:
            self.close()
            raise InputProblem("too-large" if stat.S_ISREG(about.st_mode) else "not-a-file", known.name)

    def piece(self) -> bytes:
        """Give the next piece; empty at the end.

        Raises `InputProblem` for a file that shrinks or fails while it is read.
        """
        try:
            data = os.read(self._handle, min(PIECE_BYTES, self._left))
        except OSError as fault:
            raise InputProblem("file-unreadable", self._known.name) from fault
        if not data and self._left:
            raise InputProblem("file-unreadable", self._known.name)
        self._left -= len(data)
        self._sha256.update(data)
        return data

    @property
    def done(self) -> bool:
        """Whether every byte has been read."""
        return self._left == 0

    @property
    def genuine(self) -> bool:
        """Whether what was read is the document that was meant."""
        return self._sha256.hexdigest() == self._known.sha256

    def close(self) -> None:
        """Give the file back."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
