"""How long a text takes to be put in other words, before anyone has begun."""

from dataclasses import dataclass

from genius_desktop.domain import Plan

# What takes longer is asked for first.
LONG_SECONDS = 20 * 60
# Of a PC without a graphics card that no one has measured, about.
_WORDS_A_MINUTE = 90
# German in the pieces that models count; what is refused is asked for again; prompts say more than their paragraph.
_TOKENS_A_WORD, _AGAIN, _PROMPT = 2.3, 1.5, 2.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """So many paragraphs and words are to be put in other words, which takes about so many seconds."""

    paragraphs: int
    words: int
    seconds: float

    @property
    def is_long(self) -> bool:
        """Whether someone should know before it begins."""
        return self.seconds > LONG_SECONDS


def rewriting(paragraphs: int, words: int, plan: Plan | None) -> Estimate:
    """Estimate it from what was measured on this PC, else from what is usual."""
    if plan is None or not plan.decode_rate or not plan.prefill_rate:
        return Estimate(paragraphs, words, 60 * words / _WORDS_A_MINUTE)
    tokens = words * _TOKENS_A_WORD
    return Estimate(paragraphs, words, _AGAIN * tokens * (1 / plan.decode_rate + _PROMPT / plan.prefill_rate))
