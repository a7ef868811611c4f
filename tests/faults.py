"""Engines and children that misbehave, each in one way; run as a program they are workers and readers."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from genius_desktop.domain import EngineChoice
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Engine, Piece, Prompt
from genius_desktop.engines.scripted import ScriptedEngine


class Faulty(ScriptedEngine):
    """Writes like the scripted engine until its first answer is whole, then goes wrong."""

    def __init__(self, brake: Brake, fault: str) -> None:
        super().__init__(brake)
        self._fault = fault

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        if self._fault == "loud":
            os.write(1, b"native noise\n")
            sys.stdout.write("python noise\n")
        for piece in super().write(prompts):
            yield piece
            if self._fault == "slow":
                time.sleep(0.02)
            elif piece.end:
                self._go_wrong()

    def _go_wrong(self) -> None:
        match self._fault:
            case "die":
                os.abort()
            case "hang":
                time.sleep(3600)
            case "bug":
                raise ValueError("Geheimer Inhalt")


class Silent(ScriptedEngine):
    """Gives empty answers."""

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        for index in range(len(prompts)):
            yield Piece(index, "", "stop")


class Deaf(ScriptedEngine):
    """Has nothing to say to passages that speak of the twentieth item."""

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        deaf = {index for index, prompt in enumerate(prompts) if "Weg 20 " in prompt.document}
        for piece in super().write(prompts):
            yield replace(piece, text="") if piece.prompt in deaf else piece


def worker(fault: str) -> int:
    from genius_desktop.jobs.worker import serve

    def opener(_choice: EngineChoice, brake: Brake, _tell: object) -> Engine:
        odd: dict[str, type[ScriptedEngine]] = {"silent": Silent, "deaf": Deaf}
        return odd[fault](brake) if fault in odd else Faulty(brake, fault)

    return serve(opener)


def reader(fault: str) -> int:
    line = sys.stdin.buffer.readline()
    match fault:
        case "die":
            os.abort()
        case "hang":
            time.sleep(3600)
        case "babble":
            sys.stdout.write("hallo\n")
        case "flood":
            while line:
                sys.stdout.write("x" * 1_000_000)
        case "lie":
            sys.stdout.write('{"kind":"Opening","value":{"unit":"page","pages":5}}\n{"kind":"ReadDone","value":{}}\n')
    sys.stdout.flush()
    time.sleep(0.2)
    return 0


if __name__ == "__main__":
    raise SystemExit({"worker": worker, "reader": reader}[sys.argv[1]](sys.argv[2]))
