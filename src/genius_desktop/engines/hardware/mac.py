"""The processor as macOS describes it through sysctl; never run on macOS."""

import ctypes
import struct


def number(name: str) -> int | None:
    """Give a whole number by its sysctl name; nothing where this Mac has no such value."""
    value = _value(name)
    kinds = {4: "=i", 8: "=q"}
    return int(struct.unpack(kinds[len(value)], value)[0]) if len(value) in kinds else None


def text(name: str) -> str:
    """Give a text by its sysctl name; empty where this Mac has no such value."""
    return _value(name).partition(b"\0")[0].decode("utf-8", "replace").strip()


def flags() -> frozenset[str]:
    """Give the instruction sets under Linux's names."""
    intel = f"{text('machdep.cpu.features')} {text('machdep.cpu.leaf7_features')}".lower().split()
    arm = {"asimd": "AdvSIMD", "asimddp": "arm.FEAT_DotProd", "i8mm": "arm.FEAT_I8MM", "sme": "arm.FEAT_SME"}
    found = {name for name, key in arm.items() if number(f"hw.optional.{key}")}
    return frozenset({*intel, *found, *({"avx"} if "avx1.0" in intel else set())})


def _value(name: str) -> bytes:
    try:
        ask = ctypes.CDLL(None).sysctlbyname
    except (AttributeError, OSError, TypeError):
        return b""
    size = ctypes.c_size_t(0)
    if ask(name.encode(), None, ctypes.byref(size), None, ctypes.c_size_t(0)) or not size.value:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    if ask(name.encode(), buffer, ctypes.byref(size), None, ctypes.c_size_t(0)):
        return b""
    return buffer.raw[: size.value]
