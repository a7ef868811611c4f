"""Server-sent events as they come: bytes in, JSON objects out, tolerant of their form and bounded in size.

The form is that of the HTML standard, section 9.2; servers differ from it in every way there is.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

LINE_LIMIT_BYTES = 1024 * 1024
ANSWER_LIMIT_BYTES = 20 * 1024 * 1024
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BETWEEN = re.compile(r"[\s,]*(?:data:\s*)?")
_DONE = "[DONE]"
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)


class TooMuchError(ValueError):
    """More came than any answer of a language model can be."""


class EventStream:
    """Takes bytes, however they are torn, and gives the objects of whole events."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._after_return = False
        self._held = ""
        self._bytes = 0
        # The server has said that it is done, which it may do in the middle of an answer.
        self.done = False

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """Give the events that are whole with these bytes.

        Raises `TooMuchError`.
        """
        self._bytes += len(data)
        if self._bytes > ANSWER_LIMIT_BYTES:
            raise TooMuchError
        if self._after_return and data[:1] == b"\n":
            data = data[1:]
            self._after_return = False
        if not data:
            return []
        *ended, rest = _LINE_END.split(data)
        self._after_return = data.endswith(b"\r")
        events: list[dict[str, Any]] = []
        for line in ended:
            self._add(line)
            events += self._events()
        self._add(rest)
        return events

    def end(self) -> list[dict[str, Any]]:
        """Give the events of a last line that has no end."""
        return list(self._events())

    def _add(self, part: bytes) -> None:
        self._line += part
        if len(self._line) > LINE_LIMIT_BYTES:
            raise TooMuchError

    def _events(self) -> Iterator[dict[str, Any]]:
        line = self._line.decode("utf-8", "replace").lstrip("\ufeff")
        self._line.clear()
        if not line.strip():
            self._held = ""
        elif line.startswith("data:"):
            yield from self._data(line[5:].strip())
        elif line.startswith("{"):
            # Some servers leave out the name of the field.
            yield from self._data(line)

    def _data(self, text: str) -> Iterator[dict[str, Any]]:
        if text.startswith(_DONE):
            self.done = True
            return
        values, whole = _values(text)
        if not whole and not values:
            # A line on its own is no JSON: an event may have several.
            self._held = f"{self._held}\n{text}" if self._held else text
            values, whole = _values(self._held)
            if len(self._held) > LINE_LIMIT_BYTES:
                raise TooMuchError
        if values:
            self._held = ""
        yield from (value for value in values if isinstance(value, dict))


def _values(text: str) -> tuple[list[Any], bool]:
    """Give the JSON values a text begins with, and whether there is nothing else in it."""
    values: list[Any] = []
    place = 0
    try:
        while place < len(text):
            value, place = _DECODER.raw_decode(text, place)
            values.append(value)
            between = _BETWEEN.match(text, place)
            place = between.end() if between else place
    except (ValueError, RecursionError):
        return values, False
    return values, True
