"""Prompt lookup decoding: guess that the answer goes on as the prompt did (idea: LLMA, arXiv 2304.04487).

A guess of fifteen tokens is checked in one step that costs about four single ones, so it pays where much is copied:
correcting, light rewriting. It is measured while it runs and rests when it does not pay.
"""

from collections.abc import Sequence

_LONGEST_MATCH, _SHORTEST_MATCH = 6, 3
_LONGEST_GUESS, _SHORTEST_GUESS = 15, 4
_MEMORY = 0.8
_REST_TOKENS = 48
# Until both ways have been seen, guessing is assumed to pay.
_TRIALS = 3


class Lookup:
    """Knows where each run of tokens stood last, and whether guessing has been worth its time."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._tokens: list[int] = []
        self._places: dict[tuple[int, ...], int] = {}
        self._seconds_a_token = {True: 0.0, False: 0.0}
        self._seen = {True: 0, False: 0}
        self._rest_tokens = 0
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """Take a token of the prompt or the answer."""
        # A run is entered once its successor is known, so that it never finds itself.
        for length in range(_SHORTEST_MATCH, _LONGEST_MATCH + 1):
            if len(self._tokens) >= length:
                self._places[tuple(self._tokens[-length:])] = len(self._tokens)
        self._tokens.append(token)

    def guess(self) -> list[int]:
        """Guess how it goes on; empty where nothing matches or guessing does not pay at present."""
        if self._rest_tokens > 0:
            return []
        for length in range(_LONGEST_MATCH, _SHORTEST_MATCH - 1, -1):
            place = self._places.get(tuple(self._tokens[-length:]))
            if place is not None and len(self._tokens) >= length:
                found = self._tokens[place : place + _LONGEST_GUESS]
                return found if len(found) >= _SHORTEST_GUESS else []
        return []

    def learn(self, *, guessed: bool, tokens: int, seconds: float) -> None:
        """Hear what a step brought, with a guess or without."""
        self._rest_tokens = max(0, self._rest_tokens - tokens)
        before = self._seconds_a_token[guessed]
        now = seconds / max(tokens, 1)
        self._seconds_a_token[guessed] = now if self._seen[guessed] == 0 else _MEMORY * before + (1 - _MEMORY) * now
        self._seen[guessed] += 1
        known = min(self._seen.values()) >= _TRIALS
        if guessed and known and self._seconds_a_token[True] > self._seconds_a_token[False]:
            self._rest_tokens = _REST_TOKENS
