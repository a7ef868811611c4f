"""One answer while it comes: events in, text that can be shown out, and whether the model has ended it."""

from typing import Any

from genius_desktop import plain_text
from genius_desktop.engines.guard import RepetitionGuard
from genius_desktop.engines.protocol import End

# A token is seldom as long; a server that heeds no limit is cut off here.
_MOST_CHARS_A_TOKEN = 12
_NAME_CHARS = 120
_MOST_TOKENS = 10**9
_THOUGHT, _THOUGHT_END = "<think>", "</think>"


class ErrorEventError(ValueError):
    """The server tells an error in the middle of its answer, or in place of it."""


class Answer:
    """Collects an answer; what a model only thinks is no part of it."""

    def __init__(self, limit_tokens: int) -> None:
        self._limit_tokens = limit_tokens
        self._guard = RepetitionGuard()
        self._thought = _Thoughts()
        self._shown: list[str] = []
        self._chars = 0
        self._deltas = 0
        # Whether the last event brought anything of the model, even if it was only a thought.
        self.alive = False
        self.end: End | None = None
        self.model = ""
        self.tokens_in = 0
        self._tokens_out = 0

    @property
    def shown(self) -> str:
        """All text that was given so far."""
        return "".join(self._shown)

    @property
    def text(self) -> str:
        """The same without thoughts whose beginning nobody had marked."""
        return self.shown.rpartition(_THOUGHT_END)[2]

    @property
    def tokens_out(self) -> int:
        """How many tokens were written, by the server's count or by its pieces, and never more than were asked for."""
        return min(self._tokens_out or self._deltas, self._limit_tokens)

    def take(self, event: dict[str, Any]) -> str:
        """Take an event and give the text that is new; once there is an end, only counts are taken.

        Raises `ErrorEventError`.
        """
        if event.get("error") or event.get("object") == "error":
            raise ErrorEventError
        self.alive = False
        self._heed(event)
        choices = event.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if self.end or not isinstance(choice, dict):
            return ""
        text = self._add(_content(choice))
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason and not self.end:
            self.end = "length" if reason == "length" else "stop"
            text += self._show(self._thought.rest())
        return text

    def _heed(self, event: dict[str, Any]) -> None:
        model, usage = event.get("model"), event.get("usage")
        if isinstance(model, str) and model:
            self.model = plain_text.clean(model)[:_NAME_CHARS]
        if isinstance(usage, dict):
            self.tokens_in = _count(usage.get("prompt_tokens")) or self.tokens_in
            self._tokens_out = _count(usage.get("completion_tokens")) or self._tokens_out

    def _add(self, parts: tuple[str, bool]) -> str:
        content, thinks = parts
        self.alive = bool(content) or thinks
        self._deltas += bool(content)
        return self._show(self._thought.hear(content))

    def _show(self, text: str) -> str:
        text = plain_text.visible(text)
        room = self._limit_tokens * _MOST_CHARS_A_TOKEN - self._chars
        if len(text) > room:
            text, self.end = text[:room], "length"
        self._chars += len(text)
        self._shown.append(text)
        if text and self._guard.hear(text):
            self.end = "repetition"
        return text


class _Thoughts:
    """Leaves out what stands between the marks of thinking at the beginning of an answer."""

    def __init__(self) -> None:
        self._waiting = ""
        self._inside = False
        self._past = False

    def hear(self, text: str) -> str:
        if self._past:
            return text
        self._waiting += text
        begin = self._waiting.lstrip()
        if self._inside or begin.startswith(_THOUGHT):
            self._inside = True
            _, ended, rest = self._waiting.rpartition(_THOUGHT_END)
            self._past = bool(ended)
            # The end of the thought may be torn; all before it is no longer needed.
            self._waiting = self._waiting[-len(_THOUGHT_END) :]
            return rest.lstrip() if ended else ""
        if _THOUGHT.startswith(begin):
            return ""
        self._past = True
        return self._waiting

    def rest(self) -> str:
        """Give what was held back, since it might have become a thought."""
        return "" if self._inside or self._past else self._waiting


def _content(choice: dict[str, Any]) -> tuple[str, bool]:
    """Give the text of a choice, streamed or whole, and whether it holds a thought."""
    delta = choice.get("delta")
    if not isinstance(delta, dict):
        delta = choice.get("message")
    if not isinstance(delta, dict):
        return "", False
    content = delta.get("content")
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text")
        content = "".join(part for part in parts if isinstance(part, str))
    thinks = any(isinstance(delta.get(name), str) and delta[name] for name in ("reasoning_content", "reasoning"))
    return content if isinstance(content, str) else "", thinks


def _count(value: object) -> int:
    """Give a count of tokens, if it can be one."""
    return value if isinstance(value, int) and 0 < value < _MOST_TOKENS else 0
