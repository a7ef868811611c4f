"""Whether attention and vocabulary of a header fit to its tensors."""

from dataclasses import dataclass

from genius_desktop.models import gguf_tables as tables
from genius_desktop.models.gguf_faults import malformed, unknown
from genius_desktop.models.gguf_parts import Parts
from genius_desktop.models.gguf_rules import Facts

_WIDTH, _HEADS, _HEAD_WIDTH = 65536, 1024, 4096
_LAST_TOKEN_KIND = 6
# Blocks without attention are written as heads of number zero.
_SOME_WITHOUT_HEADS = tables.RECURRENT | {"deci"}
_SENTENCEPIECE, _SENTENCEPIECE_BOS = "llama", 1
# Real files name padding and separators that do not exist; llama.cpp and we do without them.
_CONTROL = ("bos", "eos", "eot", "eom", "unknown")


@dataclass(frozen=True, slots=True)
class Attention:
    """How attention is built: heads in each block, and the widths of one."""

    heads: tuple[int, ...]
    kv_heads: tuple[int, ...]
    key_length: int
    value_length: int


def require_width(facts: Facts, parts: Parts) -> int:
    """Make sure that words have the width and number they should have, and give the width.

    Raises `SetupProblem`, as all here do.
    """
    width = facts.whole("embedding_length")
    words = next((tensor for tensor in parts.tensors if tensor.name == "token_embd.weight"), None)
    if words is None:
        raise malformed("missing")
    if not 1 <= width <= _WIDTH or words.shape != (width, parts.words.count):
        raise malformed("width")
    return width


def require_attention(facts: Facts, *, blocks: int, width: int) -> Attention:
    """Make sure that heads fit to each other, and give them."""
    heads = facts.each_block("attention.head_count", (0,) * blocks, blocks)
    kv_heads = facts.each_block("attention.head_count_kv", heads, blocks)
    may_lack = facts.architecture in _SOME_WITHOUT_HEADS
    for many, few in zip(heads, kv_heads, strict=True):
        whole = many % few == 0 if many and few else may_lack and not few
        if many > _HEADS or not whole:
            raise malformed("heads")
    if not heads[0]:
        # Widths are taken from the first block; where it has no heads they are all zero, unless they are written.
        return Attention(heads, kv_heads, *(facts.whole(f"attention.{name}_length", 0) for name in ("key", "value")))
    shared, rest = divmod(width, heads[0])
    key, value = (facts.whole(f"attention.{name}_length", -1) for name in ("key", "value"))
    if rest and -1 in {key, value}:
        raise malformed("heads")
    attention = Attention(heads, kv_heads, shared if key < 0 else key, shared if value < 0 else value)
    _require_head(facts, attention)
    return attention


def _require_head(facts: Facts, attention: Attention) -> None:
    key, value = attention.key_length, attention.value_length
    if not (1 <= key <= _HEAD_WIDTH and 1 <= value <= _HEAD_WIDTH):
        raise malformed("heads")
    if facts.architecture in tables.ONE_WIDTH and key != value:
        raise malformed("heads")
    rotated = facts.whole("rope.dimension_count", key)
    wholly = facts.architecture in tables.ROTATED
    said = f"{facts.architecture}.rope.dimension_count" in facts.entries
    # A kernel that shall rotate nothing never ends.
    if (wholly and rotated != key) or rotated > key or ((wholly or said) and (rotated % 2 or not rotated)):
        raise malformed("position")


def require_fit(facts: Facts, parts: Parts, attention: Attention, *, width: int) -> None:
    """Make sure that the tensors of a block are as large as said, where graphs take it for granted."""
    if facts.architecture not in tables.FITTED:
        return
    shapes = {tensor.name: tensor.shape for tensor in parts.tensors}
    key, value, blocks = attention.key_length, attention.value_length, len(attention.heads)
    inner = facts.each_block("feed_forward_length", (0,) * blocks, blocks)
    extra = facts.whole("nextn_predict_layers", 0)
    for block, (many, few) in enumerate(zip(attention.heads, attention.kv_heads, strict=True)):
        wanted = {
            "attn_q": (width, many * key),
            "attn_k": (width, few * key),
            "attn_v": (width, few * value),
            "attn_qkv": (width, many * key + few * (key + value)),
            "attn_output": (many * value, width),
            "ffn_down": (inner[block], width),
        }
        found = {name: shapes.get(f"blk.{block}.{name}.weight") for name in wanted}
        if block < blocks - extra and not (found["attn_output"] and (found["attn_q"] or found["attn_qkv"])):
            raise malformed("weights")
        for name, shape in found.items():
            if shape and shape != wanted[name]:
                raise malformed("width" if name == "ffn_down" else "heads")


def require_words(facts: Facts, parts: Parts) -> None:
    """Make sure of the vocabulary: nothing missing, nothing twice, control tokens inside."""
    tokenizer = facts.text("tokenizer.ggml.model")
    count = parts.words.count
    if not count or tokenizer in {"", "none", "no_vocab"}:
        raise malformed("words")
    if tokenizer not in tables.TOKENIZERS:
        raise unknown(f"Tokenizer {tokenizer[:20]}")
    if not parts.words.distinct:
        raise malformed("twice")
    if tokenizer == _SENTENCEPIECE and not parts.words.spells_bytes:
        raise malformed("spelling")
    kinds = facts.entries.get("tokenizer.ggml.token_type")
    scores = facts.entries.get("tokenizer.ggml.scores")
    merges = facts.entries.get("tokenizer.ggml.merges")
    if kinds and (kinds.kind != tables.INT32 or kinds.length != count or not isinstance(kinds.value, tuple)):
        raise malformed("words")
    if kinds and isinstance(kinds.value, tuple) and not 0 <= min(kinds.value) <= max(kinds.value) <= _LAST_TOKEN_KIND:
        raise malformed("words")
    if scores and (scores.kind not in {tables.FLOAT32, tables.INT32} or scores.length != count):
        raise malformed("words")
    if merges and (merges.kind != tables.TEXT or merges.length is None):
        raise malformed("list")
    if tokenizer != _SENTENCEPIECE:
        _require_cutting(facts, tokenizer)
    _require_control(facts, tokenizer, count)


def _require_cutting(facts: Facts, tokenizer: str) -> None:
    """Make sure that texts can be cut into words: a way that is known, and a list of merges."""
    cutting = facts.text("tokenizer.ggml.pre")
    if tokenizer == "gpt2" and cutting and cutting not in tables.CUTTINGS:
        raise unknown(f"Tokenizer {cutting[:20]}")
    if "tokenizer.ggml.merges" not in facts.entries and cutting != "kimi-k2":
        raise malformed("missing")


def _require_control(facts: Facts, tokenizer: str, count: int) -> None:
    for name in _CONTROL:
        entry = facts.entries.get(f"tokenizer.ggml.{name}_token_id")
        if entry and (not isinstance(entry.value, int) or entry.length is not None):
            raise malformed("value")
        if entry and isinstance(entry.value, int) and not 0 <= entry.value < count:
            raise malformed("special")
    # A prompt begins with a token that does not exist, where none is named and the usual one is missing.
    begins = facts.entries.get("tokenizer.ggml.add_bos_token")
    if begins and begins.kind != tables.BOOL:
        raise malformed("value")
    wanted = begins.value is True if begins else tokenizer == _SENTENCEPIECE
    usual = _SENTENCEPIECE_BOS if tokenizer == _SENTENCEPIECE else count
    if wanted and "tokenizer.ggml.bos_token_id" not in facts.entries and usual >= count:
        raise malformed("special")
