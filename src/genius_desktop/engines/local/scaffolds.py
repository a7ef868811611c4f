"""Chat scaffolds by model family; a template that comes inside a model file is never run."""

from dataclasses import dataclass

from genius_desktop.engines.local.weights import LoadedWeights
from genius_desktop.engines.protocol import Prompt
from genius_desktop.problems import SetupProblem


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The control text around system message and question; `sign` is a token only this family has."""

    sign: str
    before_system: str
    before_user: str
    before_answer: str


SCAFFOLDS: dict[str, Scaffold] = {
    "chatml": Scaffold(
        "<|im_start|>",
        "<|im_start|>system\n",
        "<|im_end|>\n<|im_start|>user\n",
        "<|im_end|>\n<|im_start|>assistant\n",
    ),
    "llama3": Scaffold(
        "<|start_header_id|>",
        "<|start_header_id|>system<|end_header_id|>\n\n",
        "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n",
        "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
    ),
    # Gemma knows no system message: it opens the question.
    "gemma": Scaffold(
        "<start_of_turn>",
        "<start_of_turn>user\n",
        "\n\n",
        "<end_of_turn>\n<start_of_turn>model\n",
    ),
    "granite": Scaffold(
        "<|start_of_role|>",
        "<|start_of_role|>system<|end_of_role|>",
        "<|end_of_text|>\n<|start_of_role|>user<|end_of_role|>",
        "<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>",
    ),
    "mistral": Scaffold("[INST]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT][INST]", "[/INST]"),
    "phi": Scaffold("<|user|>", "<|system|>", "<|end|><|user|>", "<|end|><|assistant|>"),
}


def choose(family: str, weights: LoadedWeights, name: str) -> Scaffold:
    """Take the scaffold of a family, or the one whose control token the vocabulary has.

    Raises `SetupProblem` where no scaffold fits.
    """
    if family in SCAFFOLDS:
        return SCAFFOLDS[family]
    for scaffold in SCAFFOLDS.values():
        if weights.has_text(scaffold.sign):
            return scaffold
    raise SetupProblem("model-unreadable", name)


@dataclass(frozen=True, slots=True)
class PromptTokens:
    """A prompt as tokens; `shared` and `known` count those before the document and those up to its end."""

    tokens: tuple[int, ...]
    shared: int
    known: int


def build(prompt: Prompt, scaffold: Scaffold, weights: LoadedWeights) -> PromptTokens:
    """Tokenise a prompt part by part: control tokens only where they are ours."""
    prefix = (
        weights.opening_tokens
        + weights.tokens(scaffold.before_system, special=True)
        + weights.tokens(prompt.system)
        + weights.tokens(scaffold.before_user, special=True)
        + weights.tokens(prompt.before)
    )
    document = weights.tokens(prompt.document)
    after = weights.tokens(prompt.after) + weights.tokens(scaffold.before_answer, special=True)
    return PromptTokens((*prefix, *document, *after), len(prefix), len(prefix) + len(document))
