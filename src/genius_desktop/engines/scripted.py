"""An engine without a model: it answers with sentences of the document, for demonstration, tests and pictures."""

import re
from collections.abc import Iterator, Sequence

from genius_desktop.domain import EngineInfo
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import End, Piece, Prompt

_SENTENCE = re.compile(r"(?<!\S)[^\n]{25,240}?[.!?](?=\s|$)")
_WORD = re.compile(r"\s*\S+")
_SENTENCES = 3


class ScriptedEngine:
    """Copies the first sentences of each document segment, as a list."""

    def __init__(self, brake: Brake) -> None:
        self._brake = brake

    @property
    def room_tokens(self) -> int:
        """As much as a small model has."""
        return 8192

    def describe(self) -> EngineInfo:
        """Say that no model wrote this."""
        return EngineInfo("scripted", "Beispielausgabe", "")

    def count(self, text: str) -> int:
        """Count words and a half, about what a tokenizer makes of German."""
        return len(_WORD.findall(text)) * 5 // 2

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer in turns, word by word."""
        answers = [_WORD.findall(_answer(prompt)) for prompt in prompts]
        lengths = [min(len(words), prompt.limit_tokens) for words, prompt in zip(answers, prompts, strict=True)]
        for turn in range(max(lengths, default=-1) + 1):
            for index, words in enumerate(answers):
                self._brake.check()
                if turn < lengths[index]:
                    yield Piece(index, words[turn])
                elif turn == lengths[index]:
                    end: End = "stop" if turn == len(words) else "length"
                    yield Piece(index, "", end, self.count(prompts[index].document), turn)

    def cancel(self) -> None:
        """Stop before the next word."""
        self._brake.pull()

    def close(self) -> None:
        """Nothing to give back."""


def _answer(prompt: Prompt) -> str:
    found = _SENTENCE.findall(prompt.document) or prompt.document.split("\n")[:1]
    return "\n".join(f"- {sentence.strip()}" for sentence in found[:_SENTENCES])
