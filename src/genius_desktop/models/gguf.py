"""Looks at the header of a GGUF file before llama.cpp does, which answers a bad one by ending the process.

The format: ggml/include/gguf.h of llama.cpp. Only the header is read, never the weights.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from genius_desktop.model_words import MODEL_PART, ModelKind
from genius_desktop.models import gguf_tables as tables
from genius_desktop.models.gguf_faults import cut_short, wrong_type
from genius_desktop.models.gguf_fit import Attention, require_attention, require_fit, require_width, require_words
from genius_desktop.models.gguf_parts import Parts, read_parts
from genius_desktop.models.gguf_rules import (
    Facts,
    require_blocks,
    require_experts,
    require_numbers,
    require_text_model,
)
from genius_desktop.models.gguf_tape import Tape
from genius_desktop.problems import SetupProblem

_MAGIC = b"GGUF"
_BEGINNING_BYTES = 512
_TAR = slice(257, 262)
_F16_BYTES = 2
_PART = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What weights say of themselves; counts that differ by block are given as the greatest."""

    architecture: str
    name: str
    file_bytes: int
    tensor_count: int
    vocabulary_size: int
    block_count: int
    context_length: int
    embedding_length: int
    head_count: int
    head_count_kv: int
    head_count_kv_total: int
    key_length: int
    value_length: int
    sliding_window: int
    is_recurrent: bool

    def kv_bytes_per_token(self, value_bytes: float = _F16_BYTES) -> int:
        """Give what one token takes in the KV cache of all blocks, in 16-bit numbers unless said otherwise."""
        return int(self.head_count_kv_total * (self.key_length + self.value_length) * value_bytes)


def read_header(source: Path | bytes) -> Header:
    """Read and check the header of a file, or of its content.

    Raises `SetupProblem`: `model-incomplete`, `model-wrong-type`, `model-malformed`, `model-unknown-architecture`, and
    `model-missing` or `model-unreadable` for a file that cannot be opened.
    """
    if isinstance(source, bytes):
        return _read(io.BytesIO(source), len(source))
    try:
        # Looked at first: opening a pipe would wait for ever.
        if not source.is_file():
            raise SetupProblem("model-unreadable" if source.exists() else "model-missing", source.stem)
        with source.open("rb") as stream:
            header = _read(stream, stream.seek(0, io.SEEK_END))
        if (part := _PART.search(source.name)) and int(part[2]) > 1:
            raise SetupProblem("model-wrong-type", MODEL_PART.format(part=int(part[1]), parts=int(part[2])))
    except OSError as fault:
        raise SetupProblem("model-unreadable", source.name) from fault
    except SetupProblem as fault:
        if fault.code in {"model-unreadable", "model-missing"}:
            raise
        raise SetupProblem(fault.code, f"{source.name}: {fault.detail}") from None
    return header


def _read(stream: BinaryIO, size: int) -> Header:
    tape = Tape(stream, size)
    if size < len(_MAGIC) or tape.take(len(_MAGIC)) != _MAGIC:
        stream.seek(0)
        beginning = stream.read(_BEGINNING_BYTES)
        raise cut_short(size) if _MAGIC.startswith(beginning) else wrong_type(_kind(beginning))
    parts = read_parts(tape)
    facts = require_text_model(parts)
    require_words(facts, parts)
    require_numbers(facts)
    blocks = require_blocks(facts, parts)
    require_experts(facts, blocks)
    width = require_width(facts, parts)
    attention = require_attention(facts, blocks=blocks, width=width)
    require_fit(facts, parts, attention, width=width)
    return _header(facts, parts, attention, size=size)


def _kind(beginning: bytes) -> ModelKind:
    """Tell what a file is that is no GGUF."""
    if not beginning.strip(b"\0"):
        return "zeros"
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, kind in tables.BEGINNINGS:
        if text.startswith(sign):
            return kind
    if beginning[8:10] == b'{"':
        return "tensors"
    return "archive" if beginning[_TAR] == b"ustar" else "unknown"


def _header(facts: Facts, parts: Parts, attention: Attention, *, size: int) -> Header:
    return Header(
        architecture=facts.architecture,
        name=facts.text("general.name"),
        file_bytes=size,
        tensor_count=len(parts.tensors),
        vocabulary_size=parts.words.count,
        block_count=len(attention.heads),
        context_length=facts.whole("context_length"),
        embedding_length=facts.whole("embedding_length"),
        head_count=max(attention.heads),
        head_count_kv=max(attention.kv_heads),
        head_count_kv_total=sum(attention.kv_heads),
        key_length=attention.key_length,
        value_length=attention.value_length,
        sliding_window=facts.whole("attention.sliding_window", 0),
        is_recurrent=facts.architecture in tables.RECURRENT,
    )
