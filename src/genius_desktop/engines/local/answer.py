"""One answer while it is written: tokens in, pieces of text out, and the end."""

import codecs

from genius_desktop.engines.guard import RepetitionGuard
from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.engines.protocol import End, Piece


class Answer:
    """Decodes tokens across torn characters and knows when it is over."""

    def __init__(self, index: int, weights: LoadedWeights, *, tokens_in: int, limit: int, least: int) -> None:
        self._index = index
        self._weights = weights
        self._tokens_in = tokens_in
        self._limit = limit
        self._least = least
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._guard = RepetitionGuard()
        self.written = 0

    def take(self, token: int) -> Piece:
        """Take the next token; the piece that has an end is the last."""
        if self._weights.is_end(token):
            if self.written >= self._least:
                return self._last("stop")
            text = ""
        else:
            text = self._decoder.decode(self._weights.piece(token))
        self.written += 1
        if self._guard.hear(text) and self._least == 0:
            return self._last("repetition", text)
        if self.written >= self._limit:
            return self._last("length", text)
        return Piece(self._index, text)

    def _last(self, end: End, text: str = "") -> Piece:
        text += self._decoder.decode(b"", final=True)
        return Piece(self._index, text, end, self._tokens_in, self.written)
