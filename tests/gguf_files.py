"""Small GGUF files of our own that llama.cpp really loads and runs; a `Draft` can also be made to lie."""

import random
import struct
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from math import prod
from typing import Any

UINT8, UINT32, INT32, FLOAT32, BOOL, TEXT, LIST, UINT64 = 0, 4, 5, 6, 7, 8, 9, 10
_FORMS = {
    UINT8: "B",
    1: "b",
    2: "H",
    3: "h",
    UINT32: "I",
    INT32: "i",
    FLOAT32: "f",
    BOOL: "B",
    UINT64: "Q",
    11: "q",
    12: "d",
}
WIDTH, HEADS, KV_HEADS, HEAD_WIDTH, INNER, CONTEXT = 16, 2, 1, 8, 32, 1024
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6


INCOMPLETE, WRONG, MALFORMED, UNKNOWN = (
    "model-incomplete",
    "model-wrong-type",
    "model-malformed",
    "model-unknown-architecture",
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One bad file; `code` is the problem it must end in, empty where being loaded in peace is as good."""

    name: str
    data: bytes
    code: str = ""


@dataclass
class Plate:
    """A tensor: its name, shape, kind of numbers and bytes; `place` is what the header says, if not the truth."""

    name: str
    shape: tuple[int, ...]
    data: bytes
    kind: int = 0
    place: int | None = None


@dataclass
class Draft:
    """What a file is made of; counts and version may be false."""

    entries: dict[str, tuple[int, Any]]
    plates: list[Plate] = field(default_factory=list)
    version: int = 3
    magic: bytes = b"GGUF"
    entry_count: int | None = None
    plate_count: int | None = None
    alignment: int = 32
    # Entries that come after the others, keys of before among them.
    more: list[tuple[str, tuple[int, Any]]] = field(default_factory=list)

    def set(self, name: str, value: Any, kind: int = UINT32) -> "Draft":
        """Give a copy with one entry changed; a name without a known beginning is one of the architecture."""
        changed = self.copy()
        changed.entries[self.key(name)] = (kind, value)
        return changed

    def copy(self) -> "Draft":
        return replace(self, entries=dict(self.entries), plates=[replace(plate) for plate in self.plates])

    def without(self, name: str) -> "Draft":
        changed = self.copy()
        del changed.entries[self.key(name)]
        return changed

    def key(self, name: str) -> str:
        return (
            name
            if name in self.entries or name.startswith(("general.", "tokenizer.", "split."))
            else f"{self.arch}.{name}"
        )

    @property
    def arch(self) -> str:
        return str(self.entries["general.architecture"][1])

    def plate(self, name: str) -> Plate:
        return next(plate for plate in self.plates if plate.name == name)

    def header(self) -> bytes:
        entries = [*self.entries.items(), *self.more]
        said_plates = len(self.plates) if self.plate_count is None else self.plate_count
        said_entries = len(entries) if self.entry_count is None else self.entry_count
        out = self.magic + struct.pack("<IQQ", self.version, said_plates, said_entries)
        out += b"".join(_text(key) + struct.pack("<i", kind) + pack(kind, value) for key, (kind, value) in entries)
        place = 0
        for plate in self.plates:
            said = place if plate.place is None else plate.place
            out += _text(plate.name) + struct.pack(f"<I{len(plate.shape)}Q", len(plate.shape), *plate.shape)
            out += struct.pack("<iQ", plate.kind, said)
            place += _padded(len(plate.data), self.alignment)
        return out

    def build(self) -> bytes:
        header = self.header()
        out = header + bytes(_padded(len(header), self.alignment) - len(header))
        for plate in self.plates:
            out += plate.data + bytes(_padded(len(plate.data), self.alignment) - len(plate.data))
        return out


def _padded(size: int, alignment: int) -> int:
    return -(-size // alignment) * alignment


def _text(text: str | bytes) -> bytes:
    raw = text if isinstance(text, bytes) else text.encode()
    return struct.pack("<Q", len(raw)) + raw


def pack(kind: int, value: Any) -> bytes:
    """Write a value; a list is a pair of the kind of its elements and them; raw bytes stay what they are."""
    if isinstance(value, bytes):
        return value
    if kind == TEXT:
        return _text(value)
    if kind == LIST:
        inner, elements = value
        if inner == TEXT:
            body = b"".join(_text(element) for element in elements)
        else:
            body = struct.pack(f"<{len(elements)}{_FORMS[inner]}", *elements)
        return struct.pack("<iQ", inner, len(elements)) + body
    return struct.pack(f"<{_FORMS[kind]}", value)


@cache
def _floats(shape: tuple[int, ...], seed: str, *, ones: bool = False) -> bytes:
    chance = random.Random(seed)  # noqa: S311 (chance, no secret)
    return array("f", (1.0 if ones else chance.gauss(0, 0.1) for _ in range(prod(shape)))).tobytes()


def _plates(words: int, blocks: int, *, of: Callable[[int, int], dict[str, tuple[int, ...]]]) -> list[Plate]:
    shapes: dict[str, tuple[int, ...]] = {"token_embd.weight": (WIDTH, words), "output_norm.weight": (WIDTH,)}
    for block in range(blocks):
        inner = {
            "attn_norm.weight": (WIDTH,),
            "ffn_norm.weight": (WIDTH,),
            **of(HEADS * HEAD_WIDTH, KV_HEADS * HEAD_WIDTH),
        }
        inner |= {"attn_output.weight": (HEADS * HEAD_WIDTH, WIDTH), "ffn_down.weight": (INNER, WIDTH)}
        shapes |= {f"blk.{block}.{name}": shape for name, shape in inner.items()}
    return [Plate(name, shape, _floats(shape, name, ones="norm" in name)) for name, shape in shapes.items()]


def _apart(heads: int, kv: int) -> dict[str, tuple[int, ...]]:
    gates = {f"ffn_{name}.weight": (WIDTH, INNER) for name in ("gate", "up")}
    return {"attn_q.weight": (WIDTH, heads), "attn_k.weight": (WIDTH, kv), "attn_v.weight": (WIDTH, kv), **gates}


def _biased(heads: int, kv: int) -> dict[str, tuple[int, ...]]:
    return {**_apart(heads, kv), "attn_q.bias": (heads,), "attn_k.bias": (kv,), "attn_v.bias": (kv,)}


def _normed(heads: int, kv: int) -> dict[str, tuple[int, ...]]:
    return {**_apart(heads, kv), "attn_q_norm.weight": (HEAD_WIDTH,), "attn_k_norm.weight": (HEAD_WIDTH,)}


def _normed_after(heads: int, kv: int) -> dict[str, tuple[int, ...]]:
    return {**_normed(heads, kv), "post_attention_norm.weight": (WIDTH,), "post_ffw_norm.weight": (WIDTH,)}


def _fused(heads: int, kv: int) -> dict[str, tuple[int, ...]]:
    return {"attn_qkv.weight": (WIDTH, heads + 2 * kv), "ffn_up.weight": (WIDTH, 2 * INNER)}


def _entries(architecture: str, blocks: int) -> dict[str, tuple[int, Any]]:
    sizes = {
        "context_length": CONTEXT,
        "embedding_length": WIDTH,
        "block_count": blocks,
        "feed_forward_length": INNER,
        "attention.head_count": HEADS,
        "attention.head_count_kv": KV_HEADS,
        "rope.dimension_count": HEAD_WIDTH,
    }
    return {
        "general.architecture": (TEXT, architecture),
        "general.name": (TEXT, "Winzig"),
        **{f"{architecture}.{name}": (UINT32, size) for name, size in sizes.items()},
        f"{architecture}.attention.layer_norm_rms_epsilon": (FLOAT32, 1e-5),
    }


def llama(blocks: int = 1) -> Draft:
    """Make weights of the llama family, with a SentencePiece vocabulary."""
    entries = _entries("llama", blocks) | _sentence_pieces()
    return Draft(entries, _plates(len(_PIECES), blocks, of=_apart))


def gemma3(blocks: int = 1) -> Draft:
    """Make weights of the Gemma 3 family, with windows of attention."""
    entries = _entries("gemma3", blocks) | {"gemma3.attention.sliding_window": (UINT32, 512)} | _sentence_pieces()
    entries |= {f"gemma3.attention.{name}_length": (UINT32, HEAD_WIDTH) for name in ("key", "value")}
    return Draft(entries, _plates(len(_PIECES), blocks, of=_normed_after))


def phi3(blocks: int = 1) -> Draft:
    """Make weights of the Phi 3 family, with queries, keys and values in one tensor."""
    entries = _entries("phi3", blocks) | {"phi3.attention.sliding_window": (UINT32, 512)} | _sentence_pieces()
    return Draft(entries, _plates(len(_PIECES), blocks, of=_fused))


def qwen2(blocks: int = 1) -> Draft:
    """Make weights of the Qwen 2 family, with a small byte-pair vocabulary and biases."""
    entries = _entries("qwen2", blocks) | {"qwen2.rope.freq_base": (FLOAT32, 1e6)} | _byte_pairs()
    return Draft(entries, _plates(len(_PAIRS), blocks, of=_biased))


def qwen3(blocks: int = 1) -> Draft:
    """Make weights of the Qwen 3 family, with norms for queries and keys."""
    entries = _entries("qwen3", blocks) | {"qwen3.rope.freq_base": (FLOAT32, 1e6)} | _byte_pairs()
    entries |= {f"qwen3.attention.{name}_length": (UINT32, HEAD_WIDTH) for name in ("key", "value")}
    return Draft(entries, _plates(len(_PAIRS), blocks, of=_normed))


FAMILIES = (llama, qwen2, qwen3, gemma3, phi3)
_PIECES = ("<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "<|im_start|>", "<|im_end|>", "▁", "e")
_PAIRS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", *"abcdefghijklmnopqrstuvwxyz0123456789.ĠĊ", "en", "er")


def _sentence_pieces() -> dict[str, tuple[int, Any]]:
    kinds = [_UNKNOWN, _CONTROL, _CONTROL, *[_BYTE] * 256, _CONTROL, _CONTROL, _NORMAL, _NORMAL]
    return {
        "tokenizer.ggml.model": (TEXT, "llama"),
        "tokenizer.ggml.tokens": (LIST, (TEXT, _PIECES)),
        "tokenizer.ggml.scores": (LIST, (FLOAT32, [-1.0] * len(_PIECES))),
        "tokenizer.ggml.token_type": (LIST, (INT32, kinds)),
        "tokenizer.ggml.bos_token_id": (UINT32, 1),
        "tokenizer.ggml.eos_token_id": (UINT32, 2),
        "tokenizer.ggml.unknown_token_id": (UINT32, 0),
        "tokenizer.chat_template": (TEXT, "{{ messages[0]['content'] }}"),
    }


def _byte_pairs() -> dict[str, tuple[int, Any]]:
    kinds = [_CONTROL] * 3 + [_NORMAL] * (len(_PAIRS) - 3)
    return {
        "tokenizer.ggml.model": (TEXT, "gpt2"),
        "tokenizer.ggml.pre": (TEXT, "qwen2"),
        "tokenizer.ggml.tokens": (LIST, (TEXT, _PAIRS)),
        "tokenizer.ggml.token_type": (LIST, (INT32, kinds)),
        "tokenizer.ggml.merges": (LIST, (TEXT, ["e n", "e r"])),
        "tokenizer.ggml.bos_token_id": (UINT32, 0),
        "tokenizer.ggml.eos_token_id": (UINT32, 2),
        "tokenizer.ggml.padding_token_id": (UINT32, 0),
        "tokenizer.ggml.add_bos_token": (BOOL, 0),
    }
