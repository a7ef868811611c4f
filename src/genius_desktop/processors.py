"""What the program's machine code asks of a processor, by the names that Linux has for instruction sets."""

from collections.abc import Collection

# The libraries of the window and of arithmetic (Qt, NumPy) are built for x86-64-v2, which PCs since about 2009 have:
# the oldest processor they start on is Intel's Nehalem (tried with every model of QEMU, docs/measurements.md).
FLOOR = ("cx16", "pni", "popcnt", "sse4_1", "sse4_2", "ssse3")
FLOOR_NAME = "x86-64-v2"

_HASWELL = frozenset({"avx", "avx2", "bmi2", "f16c", "fma", "sse4_2"})
_SKYLAKEX = _HASWELL | {"avx512f", "avx512cd", "avx512vl", "avx512dq", "avx512bw"}
# The variants of the engine that a package brings, the best first, and what each needs. The engine itself asks the
# processor and not this table, which is for whoever must not load it yet.
VARIANTS: dict[str, frozenset[str]] = {
    "zen4": _SKYLAKEX | {"avx512_vnni", "avx512_bf16", "avx512vbmi"},
    "cooperlake": _SKYLAKEX | {"avx512_vnni", "avx512_bf16"},
    "icelake": _SKYLAKEX | {"avx512_vnni", "avx512vbmi"},
    "cascadelake": _SKYLAKEX | {"avx512_vnni"},
    "cannonlake": _SKYLAKEX | {"avx512vbmi"},
    "skylakex": _SKYLAKEX,
    "alderlake": _HASWELL | {"avx_vnni"},
    "haswell": _HASWELL,
    "piledriver": frozenset({"avx", "f16c", "fma", "sse4_2"}),
    "ivybridge": frozenset({"avx", "f16c", "sse4_2"}),
    "sandybridge": frozenset({"avx", "sse4_2"}),
    "sse42": frozenset({"sse4_2"}),
    "x64": frozenset(),
}


def lacking(flags: Collection[str]) -> tuple[str, ...]:
    """Name what a processor with these instruction sets lacks to run the program at all."""
    return tuple(flag for flag in FLOOR if flag not in flags)


def expected_variant(flags: Collection[str]) -> str:
    """Name the best variant of the engine for a processor with these instruction sets."""
    return next(name for name, needed in VARIANTS.items() if needed.issubset(flags))
