"""One engine on one faulty server, and what becomes of what it is asked."""

from typing import Self

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.engines.server.delays import Patience
from genius_desktop.engines.server.engine import ServerEngine
from genius_desktop.engines.server.probe import check
from genius_desktop.problems import Problem, SetupProblem
from genius_desktop.servers import ServerAccess
from tests.engines.contract import answers
from tests.engines.faulty_server import FaultyServer, Reply

QUICK = Patience(first_seconds=0.001, most_seconds=0.01)


def prompt(document: str = "Der Rat beschließt den Bau der Brücke.", limit: int = 120) -> Prompt:
    return Prompt("Du bist hilfreich.", "Text:\n", document, "\n\nNenne die Fakten.", limit)


class Visit:
    """One server, one engine, and what became of it."""

    def __init__(self, *replies: Reply, idle_seconds: float = 5, patience: Patience = QUICK, at_once: int = 1) -> None:
        self.server = FaultyServer(replies)
        self.brake = Brake()
        self._wishes = {"idle_seconds": idle_seconds, "at_once": at_once}
        self._patience = patience
        self.sent: list[int] = []
        self.pieces: list[Piece] = []

    def __enter__(self) -> Self:
        self.server.__enter__()
        access = ServerAccess(self.server.url, token="sk-canary", **self._wishes)  # type: ignore[arg-type]
        self.engine = ServerEngine(
            access, self.brake, sent=lambda _prompt, size: self.sent.append(size), patience=self._patience
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()
        self.server.__exit__(None, None, None)

    def ask(self, *prompts: Prompt) -> dict[int, str]:
        for piece in self.engine.write(prompts or (prompt(),)):
            self.pieces.append(piece)
        assert sorted(piece.prompt for piece in self.pieces if piece.end) == list(range(len(prompts) or 1))
        return answers(self.pieces)

    def code(self, *prompts: Prompt) -> str:
        with pytest.raises(Problem) as told:
            self.ask(*prompts)
        assert not any(piece.end for piece in self.pieces)
        return str(told.value)


def refused(access: ServerAccess) -> str:
    """Give the problem that a look at a server ends in."""
    with pytest.raises(SetupProblem) as told:
        check(access, Brake())
    return str(told.value)
