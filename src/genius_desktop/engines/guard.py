"""A guard against answers that go round in circles, as small models' answers do on some council papers."""

_TIMES = 3
_LONGEST_PERIOD_CHARS = 300
_SHORTEST_LOOP_CHARS = 48
_SHORTEST_LINE_CHARS = 12
_LOOK_EVERY_CHARS = 24


class RepetitionGuard:
    """Hears an answer piece by piece and tells when it only repeats itself."""

    def __init__(self) -> None:
        self._tail = ""
        self._unseen_chars = 0
        self._line = ""
        self._lines: dict[str, int] = {}

    def hear(self, text: str) -> bool:
        """Take a piece; true once a line has come three times or the end is one stretch three times over."""
        return self._repeats_line(text) or self._repeats_stretch(text)

    def _repeats_line(self, text: str) -> bool:
        *whole, self._line = (self._line + text).split("\n")
        for line in whole:
            said = line.strip(" -*•\t0123456789.)").casefold()
            if len(said) >= _SHORTEST_LINE_CHARS:
                self._lines[said] = self._lines.get(said, 0) + 1
                if self._lines[said] >= _TIMES:
                    return True
        return False

    def _repeats_stretch(self, text: str) -> bool:
        self._tail = (self._tail + text)[-_LONGEST_PERIOD_CHARS * _TIMES :]
        self._unseen_chars += len(text)
        if self._unseen_chars < _LOOK_EVERY_CHARS:
            return False
        self._unseen_chars = 0
        return any(self._ends_in(period) for period in range(1, len(self._tail) // _TIMES + 1))

    def _ends_in(self, period: int) -> bool:
        # A short period must repeat more often than three times: „- - -“ is no loop yet.
        times = max(_TIMES, -(-_SHORTEST_LOOP_CHARS // period))
        return len(self._tail) >= period * times and self._tail.endswith(self._tail[-period:] * times)
