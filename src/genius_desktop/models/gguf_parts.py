"""The parts of a GGUF header as they stand in the file; whether they make sense together is asked elsewhere."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite, prod

from genius_desktop.models import gguf_tables as tables
from genius_desktop.models.gguf_faults import cut_short, malformed, wrong_type
from genius_desktop.models.gguf_tape import Tape
from genius_desktop.models.gguf_words import WORDS_KEY, Words, read_words

_UINT32, _INT32 = tables.FORMS[tables.UINT32], tables.FORMS[tables.INT32]
_VERSIONS = (2, 3)
_ALIGNMENT_KEY, _ALIGNMENT_BYTES, _MOST_ALIGNMENT_BYTES = "general.alignment", 32, 64 * 1024
_TEMPLATE_KEY, _TEMPLATE_BYTES = "tokenizer.chat_template", 1024 * 1024
# Lists as long as the vocabulary of which more matters than their length.
_EXAMINED, _MOST_EXAMINED = {"tokenizer.ggml.token_type", "tokenizer.ggml.scores"}, 4_000_000

# Real files have some dozens of entries and a few thousand tensors.
_ENTRIES, _TENSORS = 4096, 32768
_KEY_BYTES, _NAME_BYTES, _TEXT_BYTES = 256, 63, 16 * 1024 * 1024
# The size of it all bounds what llama.cpp keeps.
_HEADER_BYTES = 256 * 1024 * 1024
_KEPT_BYTES, _KEPT_NUMBERS, _NUMBERS_AT_ONCE = 1024, 1024, 65536
_DIMENSIONS, _NUMBERS_A_TENSOR, _MOST_BYTES = 4, 1 << 44, 1 << 42

Value = int | float | str | tuple[int | float, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the header; a list has the kind of its elements and a length, and no value where it is long."""

    kind: int
    value: Value | None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor: its kind of numbers, and its shape with the fastest dimension first."""

    name: str
    kind: int
    shape: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a header says."""

    entries: Mapping[str, Entry]
    tensors: Sequence[Tensor]
    words: Words


def read_parts(tape: Tape) -> Parts:
    """Read a header that begins after the magic, and make sure that its tensors lie in the file.

    Raises `SetupProblem`.
    """
    version = int(tape.number(_UINT32))
    if version in {number << 24 for number in _VERSIONS}:
        raise wrong_type("big-endian")
    if version not in _VERSIONS:
        raise malformed("version")
    tensor_count, entry_count = tape.count(), tape.count()
    if tensor_count > _TENSORS or entry_count > _ENTRIES:
        raise malformed("counts")
    words = Words(0, distinct=True, spells_bytes=False)
    entries: dict[str, Entry] = {}
    for _ in range(entry_count):
        key = _read_key(tape)
        if key in entries:
            raise malformed("twice")
        entries[key], words = _read_entry(tape, key, words)
        if tape.position > _HEADER_BYTES:
            raise malformed("size")
    tensors = _read_tensors(tape, tensor_count, _alignment(entries))
    return Parts(entries, tensors, words)


def _read_key(tape: Tape) -> str:
    raw = tape.take(tape.text_length(_KEY_BYTES))
    if not raw or not raw.isascii() or not raw.decode("ascii").isprintable():
        raise malformed("key")
    return raw.decode("ascii")


def _read_entry(tape: Tape, key: str, words: Words) -> tuple[Entry, Words]:
    kind = int(tape.number(_INT32))
    if kind == tables.LIST:
        return _read_list(tape, key, words)
    if kind == tables.TEXT:
        return Entry(kind, _read_text(tape, key)), words
    if kind not in tables.FORMS:
        raise malformed("value")
    value = tape.number(tables.FORMS[kind])
    if not isfinite(value):
        raise malformed("number")
    return Entry(kind, value), words


def _read_text(tape: Tape, key: str) -> str:
    length = tape.text_length(_TEXT_BYTES)
    if key.startswith(_TEMPLATE_KEY) and length > _TEMPLATE_BYTES:
        raise malformed("template")
    kept = tape.take(min(length, _KEPT_BYTES))
    tape.skip(length - len(kept))
    # llama.cpp reads texts as C strings.
    return kept.partition(b"\0")[0].decode("utf-8", "replace")


def _read_list(tape: Tape, key: str, words: Words) -> tuple[Entry, Words]:
    kind, length = int(tape.number(_INT32)), tape.count()
    if kind == tables.TEXT:
        texts = tape.words(length)
        if key == WORDS_KEY:
            words = read_words(texts)
        else:
            for _ in texts:
                pass
        return Entry(kind, None, length), words
    if kind not in tables.FORMS:
        raise malformed("value")
    if length * tables.FORMS[kind].size > _HEADER_BYTES:
        raise malformed("length")
    return Entry(kind, _read_numbers(tape, key, kind=kind, length=length), length), words


def _read_numbers(tape: Tape, key: str, *, kind: int, length: int) -> Value | None:
    """Give a short list; of a long one that is worth a look, the least and the greatest number."""
    form = tables.FORMS[kind]
    if length <= _KEPT_NUMBERS:
        return _numbers(tape, form, length)
    if key not in _EXAMINED:
        tape.skip(length * form.size)
        return None
    if length > _MOST_EXAMINED:
        raise malformed("length")
    least, greatest = inf, -inf
    while length:
        numbers = _numbers(tape, form, min(length, _NUMBERS_AT_ONCE))
        least, greatest = min(least, *numbers), max(greatest, *numbers)
        length -= len(numbers)
    return least, greatest


def _numbers(tape: Tape, form: struct.Struct, count: int) -> tuple[int | float, ...]:
    numbers = struct.unpack(f"<{count}{form.format[-1]}", tape.take(count * form.size))
    if not isfinite(sum(numbers)):
        raise malformed("number")
    return numbers


def _alignment(entries: Mapping[str, Entry]) -> int:
    entry = entries.get(_ALIGNMENT_KEY, Entry(tables.UINT32, _ALIGNMENT_BYTES))
    value = entry.value
    if entry.kind != tables.UINT32 or entry.length is not None or not isinstance(value, int):
        raise malformed("alignment")
    if value & (value - 1) or not 1 <= value <= _MOST_ALIGNMENT_BYTES:
        raise malformed("alignment")
    return value


def _read_tensors(tape: Tape, count: int, alignment: int) -> list[Tensor]:
    """Read what is said of the tensors; each must begin where the one before it ended, as llama.cpp wants it."""
    tensors: dict[str, Tensor] = {}
    end = after = 0
    for _ in range(count):
        tensor = _read_tensor(tape)
        if tensor.name in tensors:
            raise malformed("twice")
        tensors[tensor.name] = tensor
        if tape.count() != after:
            raise malformed("place")
        end = after + tensor.size
        after = -(-end // alignment) * alignment
        if end > _MOST_BYTES:
            raise malformed("shape")
    needed = -(-tape.position // alignment) * alignment + end
    if tape.position > _HEADER_BYTES:
        raise malformed("size")
    if tensors and needed > tape.size:
        raise cut_short(tape.size, needed)
    return list(tensors.values())


def _read_tensor(tape: Tape) -> Tensor:
    raw = tape.take(tape.text_length(_NAME_BYTES))
    if not raw or not raw.isascii() or not raw.decode("ascii").isprintable():
        raise malformed("tensor")
    dimensions = int(tape.number(_UINT32))
    if not 1 <= dimensions <= _DIMENSIONS:
        raise malformed("shape")
    shape = tuple(tape.count() for _ in range(dimensions))
    numbers = prod(shape)
    if not 1 <= numbers <= _NUMBERS_A_TENSOR:
        raise malformed("shape")
    kind = int(tape.number(_INT32))
    if kind not in tables.WEIGHT_KINDS:
        raise malformed("type")
    block, size = tables.WEIGHT_KINDS[kind]
    if shape[0] % block:
        raise malformed("shape")
    name = raw.decode("ascii")
    # Norms and biases of another kind reach kernels that abort; a gate is multiplied like a matrix.
    if kind != tables.F32 and numbers == shape[0] and not name.endswith("gate_inp_shexp.weight"):
        raise malformed("type")
    return Tensor(name, kind, shape, numbers // block * size)
