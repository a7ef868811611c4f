"""What must be true of a header before llama.cpp may load the file; most of it, llama.cpp asserts and aborts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from genius_desktop.model_words import MODEL_PART
from genius_desktop.models import gguf_tables as tables
from genius_desktop.models.gguf_faults import malformed, unknown, wrong_type
from genius_desktop.models.gguf_parts import Entry, Parts
from genius_desktop.problems import SetupProblem

# LLAMA_MAX_LAYERS and LLAMA_MAX_EXPERTS of llama.cpp, which keeps other counts in 32 bits with a sign.
_BLOCKS, _EXPERTS, _MOST = 512, 1024, 2**31 - 1
# It is multiplied by the number of sequences, in 32 bits.
_WINDOW = 2**22
_RANK = 4
_BLOCK = re.compile(r"blk\.(\d+)\.")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")


@dataclass(frozen=True, slots=True)
class Facts:
    """The entries of one architecture, asked for by name and kind."""

    architecture: str
    entries: Mapping[str, Entry]

    def whole(self, name: str, default: int | None = None) -> int:
        """Give a whole number; without a default it must be there."""
        entry = self.entries.get(f"{self.architecture}.{name}")
        if entry is None:
            if default is None:
                raise malformed("missing")
            return default
        if entry.kind != tables.UINT32 or not isinstance(entry.value, int):
            raise malformed("value")
        return entry.value

    def each_block(self, name: str, default: tuple[int, ...], blocks: int) -> tuple[int, ...]:
        """Give a whole number for each block, which may be the same for all."""
        entry = self.entries.get(f"{self.architecture}.{name}")
        if entry is None:
            return default
        if entry.length is None:
            return (self.whole(name),) * blocks
        if entry.kind not in {tables.UINT32, tables.INT32} or entry.length != blocks:
            raise malformed("list")
        if not isinstance(entry.value, tuple) or min(entry.value) < 0:
            raise malformed("number")
        return tuple(int(number) for number in entry.value)

    def text(self, key: str) -> str:
        """Give a text by its whole key; empty where it is missing."""
        entry = self.entries.get(key)
        if entry is None:
            return ""
        if not isinstance(entry.value, str):
            raise malformed("value")
        return entry.value


def require_text_model(parts: Parts) -> Facts:
    """Make sure that these are the whole weights of a text model that llama.cpp knows.

    Raises `SetupProblem`.
    """
    _require_whole(parts.entries)
    facts = Facts("", parts.entries)
    kind = facts.text("general.type")
    if kind in tables.GENERAL_TYPES:
        raise wrong_type(tables.GENERAL_TYPES[kind])
    architecture = facts.text("general.architecture")
    if not architecture:
        raise malformed("missing")
    if not _PLAIN_NAME.fullmatch(architecture):
        raise malformed("value")
    if architecture in tables.OTHER_TRADES:
        raise wrong_type(tables.OTHER_TRADES[architecture])
    facts = Facts(architecture, parts.entries)
    pooling = facts.whole("pooling_type", 0)
    if pooling:
        raise wrong_type("reranker" if pooling == _RANK else "embedding")
    if (causal := parts.entries.get(f"{architecture}.attention.causal")) and causal.value is not True:
        raise wrong_type("embedding")
    if architecture not in tables.ARCHITECTURES:
        raise unknown(architecture)
    if not parts.tensors:
        raise wrong_type("vocabulary")
    return facts


def _require_whole(entries: Mapping[str, Entry]) -> None:
    """Refuse one part of several."""
    parts, part = (entries.get(f"split.{name}") for name in ("count", "no"))
    if parts and parts.value not in (0, 1):
        number = part.value + 1 if part and isinstance(part.value, int) else "?"
        raise SetupProblem("model-wrong-type", MODEL_PART.format(part=number, parts=parts.value))


def require_numbers(facts: Facts) -> None:
    """Make sure of the small numbers that kernels assert or divide by."""
    for key, entry in facts.entries.items():
        name = key.removeprefix(f"{facts.architecture}.")
        value = entry.value if isinstance(entry.value, int | float) else 0
        small = name.endswith("epsilon") and not 0 <= value < 1
        base = name.startswith("rope.freq_base") and not value > 0
        if small or base or (name in {"attention.clamp_kqv", "rope.scaling.factor"} and value < 0):
            raise malformed("number")
    norms = {f"{facts.architecture}.attention.layer_norm_{kind}epsilon" for kind in ("", "rms_")}
    if not norms & facts.entries.keys() and facts.architecture not in tables.RECURRENT:
        raise malformed("missing")
    scaling = f"{facts.architecture}.rope.scaling.type"
    if scaling in facts.entries and facts.text(scaling) not in tables.ROPE_SCALINGS:
        raise malformed("position")
    if not 1 <= facts.whole("context_length") <= _MOST:
        raise malformed("context")
    if facts.whole("attention.sliding_window", 0) > _WINDOW:
        raise malformed("number")


def require_blocks(facts: Facts, parts: Parts) -> int:
    """Make sure that there are as many blocks as said, and give their number."""
    blocks = facts.whole("block_count")
    # Blocks that only predict further tokens may have been left out.
    extra = facts.whole("nextn_predict_layers", 0)
    if not 1 <= blocks <= _BLOCKS or extra >= blocks:
        raise malformed("blocks")
    found = (int(match[1]) for tensor in parts.tensors if (match := _BLOCK.match(tensor.name)))
    if not blocks - extra <= max(found, default=-1) + 1 <= blocks:
        raise malformed("blocks")
    return blocks


def require_experts(facts: Facts, blocks: int) -> None:
    """Make sure of what llama.cpp asserts about mixtures of experts."""
    experts = facts.whole("expert_count", 0)
    used = max(facts.each_block("expert_used_count", (0,), blocks))
    groups, used_groups = facts.whole("expert_group_count", 0), facts.whole("expert_group_used_count", 0)
    if facts.architecture in {"hunyuan-dense", "hunyuan_vl"} and experts <= 1:
        experts = used = 0
    fits = used <= experts <= _EXPERTS and (groups < experts if experts else groups == 0)
    if experts or facts.architecture in tables.ALWAYS_EXPERTS:
        fits = fits and used > 0
    if groups > 1:
        fits = fits and experts % groups == 0 and 0 < used_groups < groups
    if not fits:
        raise malformed("experts")
