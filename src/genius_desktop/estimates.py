"""How long work takes on this PC, by what was measured there, before anyone has begun."""

from dataclasses import dataclass

from genius_desktop.domain import Plan

# What takes longer is asked for first.
LONG_SECONDS = 20 * 60
# Of a PC without a graphics card that no one has measured, about.
_WORDS_A_MINUTE = 90
# German in the pieces that models count; what is refused is asked for again; prompts say more than their paragraph.
_TOKENS_A_WORD, _AGAIN, _PROMPT = 2.3, 1.5, 2.0
# What the statements of a summary read again, and how much is written for each passage and in the end.
READ_AGAIN, _PASSAGE_TOKENS, _NOTE_TOKENS, _RESULT_TOKENS = 1.25, 1800, 80, 700
# A full page of German running text, and a document of some length.
_PAGE_TOKENS, _PAGES = 600, 20


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


def summarising_seconds(tokens: int, plan: Plan | None) -> float | None:
    """Estimate how long a document of so many tokens takes; None where nothing was measured."""
    if plan is None or plan.prefill_rate <= 0 or plan.decode_rate <= 0:
        return None
    written = tokens / _PASSAGE_TOKENS * _NOTE_TOKENS + _RESULT_TOKENS
    return tokens * READ_AGAIN / plan.prefill_rate + written / plan.decode_rate


def pages_per_minute(plan: Plan | None) -> float:
    """Estimate how many pages of a longer document are summarised a minute; 0 where nothing was measured."""
    seconds = summarising_seconds(_PAGES * _PAGE_TOKENS, plan)
    return _PAGES * 60 / seconds if seconds else 0.0
