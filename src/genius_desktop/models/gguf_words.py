"""The vocabulary of a GGUF file, looked at word by word and not kept."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

WORDS_KEY = "tokenizer.ggml.tokens"
# A power of two; a part of the hashes at a time is small enough to be a set.
_PARTS = 64
_BYTE_WORDS = {f"<0x{byte:02X}>".encode(): byte for byte in range(256)}


@dataclass(frozen=True, slots=True)
class Words:
    """What matters of a vocabulary: llama.cpp aborts where a word comes twice or a byte cannot be spelled."""

    count: int
    distinct: bool
    spells_bytes: bool


def read_words(words: Iterable[bytes]) -> Words:
    """Look at every word; memory is eight bytes a word."""
    parts = [array("q") for _ in range(_PARTS)]
    spelled: set[int] = set()
    count = 0
    for word in words:
        # llama.cpp takes words as C strings, and gives the empty ones a name.
        seen = (word.partition(b"\0")[0] if b"\0" in word else word) or b"[EMPTY_%d]" % count
        digest = hash(seen)
        parts[digest & (_PARTS - 1)].append(digest)
        if len(seen) == 1:
            spelled.add(seen[0])
        elif len(seen) == 6 and seen in _BYTE_WORDS:  # noqa: PLR2004 (the length of <0x0A>)
            spelled.add(_BYTE_WORDS[seen])
        count += 1
    return Words(count, all(len(set(part)) == len(part) for part in parts), len(spelled) == len(_BYTE_WORDS))
