"""Malformed and hostile GGUF files of our own: more than a thousand, the same ones every time."""

import random
from collections.abc import Iterator

from tests import malformed_files, malformed_models
from tests.gguf_files import FAMILIES, Draft, Variant

_MAKERS = (
    malformed_files.cut,
    malformed_files.others,
    malformed_files.counts,
    malformed_files.entries,
    malformed_files.tensors,
    malformed_models.lists,
    malformed_models.numbers,
    malformed_models.words,
    malformed_models.tokenizers,
    malformed_models.trades,
)


def variants(mutations: int = 600) -> Iterator[Variant]:
    """Give all files, the hand-made ones first, then that many mutations of good ones."""
    for make in _MAKERS:
        yield from make()
    for number in range(mutations):
        yield mutation(number)


def mutation(number: int) -> Variant:
    """Change a good file by chance, in its header; the number is the seed."""
    chance = random.Random(f"mutation {number}")  # noqa: S311 (chance, no secret)
    draft = FAMILIES[number % len(FAMILIES)](chance.choice((1, 1, 2)))
    whole, places = bytearray(draft.build()), _places(draft)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        place = chance.choice(places)
        match chance.randrange(6):
            case 0:
                whole[place] ^= 1 << chance.randrange(8)
            case 1:
                whole[place] = chance.randrange(256)
            case 2:
                number_bytes = chance.choice((0, 1, 255, 2**31 - 1, 2**31, 2**32 - 1)).to_bytes(4, "little")
                whole[place : place + 4] = number_bytes
            case 3:
                del whole[place : place + chance.choice((1, 4, 8, 100))]
            case 4:
                whole[place:place] = chance.randbytes(chance.choice((1, 4, 8, 100)))
            case _:
                other, size = chance.choice(places), chance.choice((4, 8, 40))
                whole[place : place + size] = whole[other : other + size]
    return Variant(f"mutation-{number}", bytes(whole))


def _places(draft: Draft) -> range | list[int]:
    """Give the bytes of the header, those of the long vocabulary seldom."""
    header = draft.header()
    start = header.index(b"tokenizer.ggml.tokens") + 40
    stop = header.index(b"tokenizer.ggml.bos_token_id")
    return [*range(4, start), *range(start, stop, 20), *range(stop, len(header))]
