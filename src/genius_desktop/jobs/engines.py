"""Which engine a job gets: opened for the first one that needs it, kept warm for the next."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from genius_desktop.domain import EngineChoice, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.opening import Opening
from genius_desktop.engines.protocol import Engine
from genius_desktop.jobs.events import Progressed
from genius_desktop.jobs.ledger import Ledger
from genius_desktop.models.gguf import read_header
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import address

Tell = Callable[[float], None]
OpenEngine = Callable[[EngineChoice, Brake, Tell], Engine]


def open_engine(choice: EngineChoice, brake: Brake, tell: Tell) -> Engine:
    """Open the engine of a choice that works on this PC.

    Raises `SetupProblem`.
    """
    if choice.kind == "scripted":
        from genius_desktop.engines.scripted import ScriptedEngine

        return ScriptedEngine(brake)
    if choice.weights is None:
        raise SetupProblem("model-missing")
    try:
        from genius_desktop.engines.local.engine import LocalEngine
    except (ImportError, OSError, RuntimeError) as fault:
        raise SetupProblem("engine-missing", type(fault).__name__) from fault
    require_sound(choice.weights)
    memory = Path(os.fsdecode(choice.memory)) if choice.memory else None
    return LocalEngine(choice.weights, brake, tell, plan=choice.plan, memory=memory)


def open_server(choice: EngineChoice, brake: Brake, ledger: Ledger) -> Engine:
    """Open the engine on a server, which asks for its models first.

    Raises `SetupProblem`, `Interrupted`.
    """
    access = choice.server
    if access is None:
        raise SetupProblem("server-not-configured")
    from genius_desktop.engines.server.engine import ServerEngine

    return ServerEngine(access, brake, sent=partial(ledger.note, address(access.url).host))


def require_sound(weights: Weights) -> None:
    """Refuse a file by name that llama.cpp would answer by ending this process.

    Raises `SetupProblem`.
    """
    read_header(Path(os.fsdecode(weights.path)))


class WarmEngine:
    """The one engine of a worker; another choice closes it and opens its own."""

    def __init__(self, opener: OpenEngine, brake: Brake, ledger: Ledger, *, tell: Callable[[Progressed], None]) -> None:
        self._opener = opener
        self._brake = brake
        self._ledger = ledger
        self._tell = tell
        self._engine: tuple[EngineChoice, Opening[Engine]] | None = None

    def ready(self, job: str, choice: EngineChoice) -> Engine:
        """Give the engine of a choice for a job.

        Raises `SetupProblem`, `Interrupted`.
        """
        engine = self._warm(choice)
        if choice.kind == "server":
            from genius_desktop.engines.server.engine import ServerEngine

            if isinstance(engine, ServerEngine):
                engine.begin(job)
        return engine

    def _warm(self, choice: EngineChoice) -> Engine:
        if self._engine and self._engine[0] == choice and not self._engine[1].failed:
            return self._engine[1].wait(self._brake)
        self.drop()
        self._tell(Progressed("load", 0, 100))
        shown = 0

        def tell(share: float) -> None:
            nonlocal shown
            if int(share * 100) > shown and not self._brake.pulled:
                shown = int(share * 100)
                self._tell(Progressed("load", shown, 100))

        opening = Opening(lambda: self._open(choice, tell))
        self._engine = (choice, opening)
        return opening.wait(self._brake)

    def _open(self, choice: EngineChoice, tell: Tell) -> Engine:
        if choice.kind == "server":
            return open_server(choice, self._brake, self._ledger)
        return self._opener(choice, self._brake, tell)

    def drop(self) -> None:
        """Close the engine; one that is still being opened is waited for."""
        if self._engine:
            self._engine[1].drop()
            self._engine = None
