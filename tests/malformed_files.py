"""Files that are cut, are something else, or lie about what they hold."""

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.gguf_files import (
    BOOL,
    FLOAT32,
    INCOMPLETE,
    LIST,
    MALFORMED,
    TEXT,
    UINT8,
    UINT32,
    UINT64,
    WRONG,
    Draft,
    Plate,
    Variant,
    llama,
    pack,
    qwen2,
)  # fmt: skip


def cut() -> Iterator[Variant]:
    """Files whose end is missing."""
    whole = llama().build()
    for size in (0, 1, 3, 4, 7, 8, 20, 23, 24, 30, len(whole) // 2, len(whole) - 1):
        yield Variant(f"cut-{size}", whole[:size], INCOMPLETE)
    chance = random.Random("cut")  # noqa: S311 (chance, no secret)
    for size in sorted(chance.sample(range(24, len(whole)), 40)):
        yield Variant(f"cut-{size}", whole[:size], INCOMPLETE)


def others() -> Iterator[Variant]:
    """Files that are something else, and GGUF of other times and processors."""
    whole = llama().build()
    found = {
        "page": b"\xef\xbb\xbf\n<!DOCTYPE html><html><title>Anmelden</title>" * 50,
        "zip": b"PK\x03\x04" + whole[4:],
        "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 1117320768\n",
        "pdf": b"%PDF-1.7\n" + bytes(100),
        "json": b'{"error": "not found"}',
        "safetensors": struct.pack("<Q", 200) + b'{"__metadata__"' + bytes(200),
        "torch": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P" + bytes(50),
        "tar": b"modell".ljust(257, b"\0") + b"ustar" + bytes(250),
        "zeros": bytes(5000),
        "noise": random.Random(1).randbytes(5000),  # noqa: S311 (chance, no secret)
        **{f"old-{magic.decode()}": magic + whole[4:] for magic in (b"GGML", b"lmgg", b"fmgg", b"tjgg", b"algg")},
        "big-endian": whole[:4] + struct.pack(">I", 3) + whole[8:],
    }
    for name, data in found.items():
        yield Variant(name, data, WRONG)
    for version in (0, 1, 4, 99, 2**31, 2**32 - 1, 0x30000000):
        yield Variant(f"version-{version}", replace(llama(), version=version).build(), MALFORMED)
    yield Variant("zeros-after-magic", whole[:4] + bytes(len(whole)), MALFORMED)


def counts() -> Iterator[Variant]:
    """Counts and lengths that lie."""
    draft = llama()
    for count in (2**64 - 1, 2**63, 2**62, 10**9, 32769):
        yield Variant(f"plates-{count}", replace(draft, plate_count=count).build(), MALFORMED)
        yield Variant(f"entries-{count}", replace(draft, entry_count=count).build(), MALFORMED)
    for more in (1, 2, 100):
        yield Variant(f"plates-more-{more}", replace(draft, plate_count=11 + more).build())
        yield Variant(f"plates-less-{more}", replace(draft, plate_count=max(11 - more, 0)).build())
        yield Variant(f"entries-more-{more}", replace(draft, entry_count=len(draft.entries) + more).build())
        yield Variant(f"entries-less-{more}", replace(draft, entry_count=max(len(draft.entries) - more, 0)).build())
    for length in (2**64 - 1, 2**63, 2**62, 2**40, 70000, 300):
        said = struct.pack("<Q", length)
        whole = draft.build()
        yield Variant(f"key-length-{length}", whole[:24] + said + whole[32:], MALFORMED)
        yield Variant(
            f"text-length-{length}", draft.set("general.name", said, TEXT).build(), MALFORMED if length > 2**30 else ""
        )
        for inner in (UINT8, UINT32, TEXT, LIST, 13):
            body = struct.pack("<iQ", inner, length)
            data = replace(draft, more=[("general.tags", (LIST, body))]).build()
            yield Variant(f"list-{inner}-{length}", data, MALFORMED if length > 2**30 else "")
    tiny = b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1) + b"a" + struct.pack("<iiQ", LIST, UINT8, 2**63)
    yield Variant("43-bytes", tiny, MALFORMED)
    nested = b"".join(struct.pack("<iQ", LIST, 1) for _ in range(5000))
    yield Variant("nested", replace(draft, more=[("general.tags", (LIST, nested))]).build(), MALFORMED)


def entries() -> Iterator[Variant]:
    """Entries missing, twice, misnamed, or of another kind."""
    for draft in (llama(), qwen2()):
        for key, (kind, value) in draft.entries.items():
            short = key.rsplit(".", 1)[1]
            yield Variant(f"{draft.arch}-without-{short}", draft.without(key).build())
            yield Variant(f"{draft.arch}-twice-{short}", replace(draft, more=[(key, (kind, value))]).build(), MALFORMED)
            for other in (UINT8, UINT32, FLOAT32, BOOL, TEXT, LIST, UINT64, 13, -1, 2**31 - 1):
                if other != kind:
                    raw = pack(kind, value)
                    yield Variant(f"{draft.arch}-{short}-as-{other}", draft.set(key, raw, other).build())
    for name in ("", "a" * 300, "ä.b", "\n", "a\0b"):
        yield Variant(f"key-{name[:4]!r}", replace(llama(), more=[(name, (UINT32, 1))]).build(), MALFORMED)
    for value in (0, 3, 13, 2**16 + 2**15, 2**17, 2**31):
        draft = replace(llama().set("general.alignment", value), alignment=32)
        yield Variant(f"alignment-{value}", draft.build(), MALFORMED)
    yield Variant("alignment-text", llama().set("general.alignment", "32", TEXT).build(), MALFORMED)
    yield Variant("alignment-64-said-only", llama().set("general.alignment", 64).build())
    yield Variant("alignment-64", replace(llama().set("general.alignment", 64), alignment=64).build())


def tensors() -> Iterator[Variant]:
    """Tensors twice, misnamed, misshapen, misplaced, of an impossible kind."""
    for change in _CHANGES:
        draft = llama()
        change.make(draft)
        yield Variant(f"tensor-{change.name}", draft.build(), change.code)
    for name in ("token_embd.weight", "output_norm.weight", "blk.0.attn_q.weight", "blk.0.ffn_down.weight"):
        for kind in (*range(-1, 50), 2**31 - 1):
            draft = llama()
            draft.plate(name).kind = kind
            yield Variant(f"tensor-{name}-{kind}", draft.build())
        for shape in (
            (),
            (0,),
            (1,),
            (16,),
            (16, 0),
            (16, 16, 0),
            (16,) * 5,
            (2**63, 2),
            (2**32, 2**32),
            (2**61, 16),
            (17, 16),
        ):
            draft = llama()
            draft.plate(name).shape = shape
            yield Variant(f"tensor-{name}-{shape}", draft.build(), "" if len(shape) in {1, 2} else MALFORMED)
        draft = llama()
        draft.plates.remove(draft.plate(name))
        yield Variant(f"tensor-{name}-missing", draft.build())


@dataclass(frozen=True)
class _Change:
    name: str
    make: Callable[[Draft], object]
    code: str = MALFORMED


def _place(name: str, place: int) -> Callable[[Draft], object]:
    return lambda draft: setattr(draft.plate(name), "place", place)


def _rename(name: str, new: str) -> Callable[[Draft], object]:
    return lambda draft: setattr(draft.plate(name), "name", new)


_LAST = "blk.0.ffn_down.weight"
_CHANGES = (
    _Change("twice", lambda draft: draft.plates.append(draft.plates[-1])),
    _Change("nameless", _rename(_LAST, "")),
    _Change("long-name", _rename(_LAST, "x" * 64)),
    _Change("longest-name", _rename(_LAST, "x" * 100_000)),
    _Change("umlaut", _rename(_LAST, "blk.0.ä")),
    _Change("other-block", _rename(_LAST, "blk.1.ffn_down.weight")),
    _Change("far-block", _rename(_LAST, "blk.99999999999999999999.ffn_down.weight")),
    _Change("unknown", _rename(_LAST, "blk.0.quatsch.weight"), ""),
    _Change("overlap", _place(_LAST, 0)),
    _Change("unaligned", _place(_LAST, 17)),
    _Change("behind-end", _place(_LAST, 10**6)),
    _Change("far-behind-end", _place(_LAST, 2**63)),
    _Change("gap", _place("token_embd.weight", 32)),
    _Change("turned-around", lambda draft: draft.plates.reverse(), ""),
    _Change("none", lambda draft: draft.plates.clear(), WRONG),
    _Change("one-more", lambda draft: draft.plates.append(Plate("rope_freqs.weight", (4,), bytes(16))), ""),
    _Change("one-more-block", lambda draft: draft.plates.append(Plate("blk.1.attn_norm.weight", (16,), bytes(64)))),
)
