"""The one brake of a worker: pulled by its listener, obeyed by whatever engine is running."""

import ctypes
import sys
from typing import Any

from genius_desktop.problems import Interrupted


class Brake:
    """A flag in C memory, so that native code can look at it without Python.

    llama.cpp asks its abort callback after every graph node while other threads spin; a Python function would need
    the interpreter lock each time. The C library's `strlen` answers instead: 1 for a text of one byte, 0 for none.
    """

    def __init__(self) -> None:
        self._flag = ctypes.create_string_buffer(b"\0\0", 2)
        library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
        self._strlen = library.strlen

    def pull(self) -> None:
        """Stop, from any thread."""
        self._flag[0] = b"\1"

    def release(self) -> None:
        """Go on with the next job."""
        self._flag[0] = b"\0"

    @property
    def pulled(self) -> bool:
        """Whether the job shall end."""
        return self._flag[0] != b"\0"

    def check(self) -> None:
        """Raise `Interrupted` where the brake is pulled."""
        if self.pulled:
            raise Interrupted

    @property
    def callback(self) -> Any:  # noqa: ANN401 (ctypes has no public type for a C function)
        """The C function that tells whether the brake is pulled, given `data`."""
        return self._strlen

    @property
    def data(self) -> ctypes.c_void_p:
        """The address the callback looks at; valid as long as this object lives."""
        return ctypes.cast(self._flag, ctypes.c_void_p)
