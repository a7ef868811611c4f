"""How much of what is personal is found, and how much of what is found is personal."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from genius_desktop.pseudonyms.recognise import recognise
from tests.pseudonyms.made_sentences import Made


@dataclass(slots=True)
class Measured:
    """Counts, and what was missed or hidden wrongly."""

    wanted: int = 0
    found: int = 0
    hidden: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of what is personal, the share that is hidden to the last letter."""
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        """Of what is hidden, the share that is personal and nothing else."""
        return self.right / self.hidden if self.hidden else 1.0


def measure(sentences: Iterable[Made]) -> Measured:
    """Measure each sentence alone, as if no other spoke of the same persons."""
    told = Measured()
    for made in sentences:
        found = [(one.start, one.end) for one in recognise(made.text)]
        told.wanted += len(made.personal)
        told.hidden += len(found)
        for span in made.personal:
            whole = not (_signs(made.text, [span]) - _signs(made.text, found))
            told.found += whole
            if not whole:
                told.missed.append(f"{made.text[slice(*span)]!r} in {made.text!r}")
        for span in found:
            right = not (_signs(made.text, [span]) - _signs(made.text, made.personal))
            told.right += right
            if not right:
                told.wrong.append(f"{made.text[slice(*span)]!r} in {made.text!r}")
    return told


def _signs(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end) if text[place].isalnum()}
