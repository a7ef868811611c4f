"""An engine that sees placeholders where texts tell of persons; the job sees its answers as if there were none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from genius_desktop.domain import Document, EngineChoice, EngineInfo, Statement
from genius_desktop.engines.protocol import Engine, Piece, Prompt
from genius_desktop.paths import resources
from genius_desktop.pseudonyms import placeholders
from genius_desktop.pseudonyms.mask import Forms, Mask
from genius_desktop.servers import Privacy

_BEFORE_CHARS = 64


def mask_of(documents: Iterable[Document], privacy: Privacy) -> Mask:
    """Give the mask of documents: in whichever job, the same persons are hidden under the same numbers."""
    return Mask((page.text for document in documents for page in document.pages), privacy)


def disguised(engine: Engine, choice: EngineChoice, documents: Iterable[Document]) -> Engine:
    """Hide from a server what tells of persons in documents, unless someone has allowed it to be seen."""
    return DisguisedEngine(engine, mask_of(documents, choice.privacy)) if _hides(choice) else engine


def disguised_for(engine: Engine, choice: EngineChoice, statements: Iterable[Statement]) -> Engine:
    """Hide from a server what tells of persons in statements and in the places they come from."""
    if not _hides(choice):
        return engine
    told = list(statements)
    quotes = [citation.quote for statement in told for citation in statement.citations]
    return DisguisedEngine(engine, Mask([*quotes, *(statement.text for statement in told)], choice.privacy))


def _hides(choice: EngineChoice) -> bool:
    return choice.kind == "server" and choice.privacy.hides


class DisguisedEngine:
    """Does what its engine does, which is told placeholders and answers with them."""

    def __init__(self, engine: Engine, mask: Mask) -> None:
        self._engine = engine
        self._mask = mask
        self._hint = (resources() / "pseudonyms" / "hint.txt").read_text("utf-8").strip()

    @property
    def room_tokens(self) -> int:
        """As many as the engine has."""
        return self._engine.room_tokens

    def describe(self) -> EngineInfo:
        """Name the engine: a note is the same whatever was hidden, so that it is kept when a job changes its engine."""
        return self._engine.describe()

    def count(self, text: str) -> int:
        """Count as the engine does."""
        return self._engine.count(text)

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        """Answer as the engine does, in the words of the documents."""
        told: list[Forms] = [{} for _ in prompts]
        hidden = [self._hidden(prompt, forms) for prompt, forms in zip(prompts, told, strict=True)]
        answers = [_Answer(self._mask, forms) for forms in told]
        for piece in self._engine.write(hidden):
            text = answers[piece.prompt].take(piece.text, last=piece.end is not None)
            if text or piece.end is not None:
                yield replace(piece, text=text)

    def cancel(self) -> None:
        """Stop the engine."""
        self._engine.cancel()

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()

    def _hidden(self, prompt: Prompt, forms: Forms) -> Prompt:
        before, document, after = (
            self._mask.hide(text, forms) for text in (prompt.before, prompt.document, prompt.after)
        )
        # The same for all prompts: what they share is read once.
        system = f"{prompt.system}\n{self._hint}"
        return replace(prompt, system=system, before=before, document=document, after=after)


class _Answer:
    """An answer as it comes, held back where a placeholder is only begun."""

    def __init__(self, mask: Mask, forms: Forms) -> None:
        self._mask = mask
        self._forms = forms
        self._waiting = ""
        self._before = ""

    def take(self, text: str, *, last: bool) -> str:
        """Take a piece and give what can be told by now."""
        self._waiting += text
        cut = len(self._waiting) if last else placeholders.whole(self._waiting)
        ready, self._waiting = self._waiting[:cut], self._waiting[cut:]
        if not ready:
            return ""
        told = self._mask.reveal(ready, self._forms, before=self._before)
        self._before = (self._before + told)[-_BEFORE_CHARS:]
        return told
