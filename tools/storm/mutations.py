"""Documents with something wrong in them: every number gives the same one again."""

import io
import lzma
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_NUMBERS = re.compile(rb"\d+")
_TAGS = re.compile(rb"<[^<>]{1,200}>")
_WRONG_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e999", b"")
_MOST_FLIPS = 64
_LONGEST_PIECE = 4_096
_DEEP = 20_000

Change = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Variant:
    """A document that was changed, and how; `name` says which one again."""

    name: str
    data: bytes


def variant(seeds: Sequence[tuple[str, bytes]], number: int) -> Variant:
    """Give the document of a number: one seed, changed once to three times."""
    chance = random.Random(number)  # noqa: S311 (a storm that comes again, no secret)
    name, data = seeds[number % len(seeds)]
    told = [name]
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(_IN_CONTAINERS if data.startswith(b"PK") and chance.random() < _INNER else _PLAIN)
        told.append(change.__name__)
        data = change(data, chance) if change is not splice else splice(data, chance, chance.choice(seeds)[1])
    return Variant(f"{number}: {' '.join(told)}", data)


# How often a change is made within a container, where the text is, and not to its bytes.
_INNER = 0.75


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change single bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, _MOST_FLIPS) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Lose the end, as a stick does that is pulled out."""
    return data[: chance.randint(0, len(data))]


def lose(data: bytes, chance: random.Random) -> bytes:
    """Lose a piece in the middle."""
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """Say a piece many times."""
    start, end = _piece(data, chance)
    return data[:start] + data[start:end] * chance.randint(2, 50) + data[end:]


def splice(data: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """Put a piece of another document in."""
    start, end = _piece(other or data, chance)
    place = chance.randint(0, len(data))
    return data[:place] + (other or data)[start:end] + data[place:]


def inflate(data: bytes, chance: random.Random) -> bytes:
    """Make numbers wrong: sizes, counts, places."""
    found = list(_NUMBERS.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 4))), key=lambda m: -m.start()):
        data = data[: match.start()] + chance.choice(_WRONG_NUMBERS) + data[match.end() :]
    return data


def nest(data: bytes, chance: random.Random) -> bytes:
    """Open a tag, a brace or a bracket very often."""
    tags = _TAGS.findall(data)
    opener: bytes = chance.choice([*tags[:50], b"{", b"[", b"<<", b"("])
    place = chance.randint(0, len(data))
    return data[:place] + opener * (_DEEP // len(opener)) + data[place:]


def lose_tags(data: bytes, chance: random.Random) -> bytes:
    """Lose single tags, so that others are not closed or not opened."""
    found = list(_TAGS.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), chance.randint(1, 3))), key=lambda m: -m.start()):
        data = data[: match.start()] + data[match.end() :]
    return data


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, _LONGEST_PIECE))


def in_part(data: bytes, chance: random.Random) -> bytes:
    """Change a part within a container, and leave the container whole."""
    return _repacked(data, chance, chance.choice(_TEXT))


def without_part(data: bytes, chance: random.Random) -> bytes:
    """Lose a part of a container."""
    return _repacked(data, chance, None)


def _repacked(data: bytes, chance: random.Random, change: Change | None) -> bytes:
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            parts = {name: old.read(name) for name in old.namelist()}
            chosen = chance.choice(sorted(parts))
            if change is None:
                del parts[chosen]
            else:
                parts[chosen] = change(parts[chosen], chance)
            for name, part in parts.items():
                # The time of day would make another file of the same number.
                new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, IndexError, RuntimeError, OSError, EOFError):
        # It was changed before, and is no container any more.
        return flip(data, chance)
    return packed.getvalue()


_TEXT: tuple[Change, ...] = (flip, cut, lose, repeat, inflate, nest, lose_tags)
_PLAIN: tuple[Change, ...] = (*_TEXT, splice)
_IN_CONTAINERS: tuple[Change, ...] = (in_part, in_part, in_part, without_part)
