"""The processor and the graphics cards as Windows describes them.

Tested on recorded answers only: the calls themselves have never run on Windows.
"""

import struct
import sys
from collections.abc import Iterator, Mapping

Values = Mapping[str, object]

_RELATION_CORE = 0
_CORE_HEAD_BYTES = 32
_GROUP_BYTES = 16
_GROUP_PROCESSORS = 64
_PROCESSOR_KEY = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
_CARDS_KEY = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"
# The numbers of winnt.h, PF_…_INSTRUCTIONS_AVAILABLE, under Linux's names.
_FEATURES = {"avx": 39, "avx2": 40, "avx512f": 41, "asimd": 19, "asimddp": 43}


def performance_cores(records: bytes, allowed: frozenset[int]) -> tuple[int, ...]:
    """Choose one logical processor for each core of the highest efficiency class among those allowed.

    `records` are SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX of 64-bit Windows; a broken end counts for nothing.
    """
    cores = [(rank, min(cpus & allowed)) for rank, cpus in _cores(records) if cpus & allowed]
    best = max((rank for rank, _ in cores), default=0)
    return tuple(sorted(cpu for rank, cpu in cores if rank == best))


def _cores(records: bytes) -> Iterator[tuple[int, frozenset[int]]]:
    offset = 0
    while offset + _CORE_HEAD_BYTES <= len(records):
        relation, size = struct.unpack_from("<II", records, offset)
        if size < _CORE_HEAD_BYTES or offset + size > len(records):
            return
        if relation == _RELATION_CORE:
            efficiency = records[offset + 9]
            (groups,) = struct.unpack_from("<H", records, offset + 30)
            cpus: set[int] = set()
            for start in range(offset + _CORE_HEAD_BYTES, offset + size - _GROUP_BYTES + 1, _GROUP_BYTES)[:groups]:
                mask, group = struct.unpack_from("<QH", records, start)
                cpus |= {group * _GROUP_PROCESSORS + bit for bit in range(_GROUP_PROCESSORS) if mask >> bit & 1}
            yield efficiency, frozenset(cpus)
        offset += size


def core_records() -> bytes:
    """Ask Windows for its cores; empty where it does not tell."""
    if sys.platform != "win32":
        return b""
    import ctypes

    ask = ctypes.windll.kernel32.GetLogicalProcessorInformationEx
    length = ctypes.c_ulong(0)
    ask(_RELATION_CORE, None, ctypes.byref(length))
    buffer = ctypes.create_string_buffer(length.value)
    return buffer.raw if length.value and ask(_RELATION_CORE, buffer, ctypes.byref(length)) else b""


def flags() -> frozenset[str]:
    """Give the instruction sets Windows knows of, under Linux's names: it tells only a few."""
    if sys.platform != "win32":
        return frozenset()
    import ctypes

    present = ctypes.windll.kernel32.IsProcessorFeaturePresent
    return frozenset(name for name, feature in _FEATURES.items() if present(feature))


def processor_name() -> str:
    """Name the processor from the registry; empty where it does not tell."""
    values = next(_registry(_PROCESSOR_KEY), {})
    return " ".join(str(values.get("ProcessorNameString", "")).split())


def card_values() -> list[Values]:
    """Give the values of each driver of a graphics card in the registry."""
    return [values for values in _registry(_CARDS_KEY, inside=True) if "DriverDesc" in values]


def _registry(path: str, *, inside: bool = False) -> Iterator[Values]:
    """Give the values of a key of the machine, or of the keys inside it; those that may not be read are left out."""
    if sys.platform != "win32":
        return
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            counts = winreg.QueryInfoKey(key)
            if inside:
                names = [winreg.EnumKey(key, place) for place in range(counts[0])]
            else:
                yield {name: value for name, value, _ in (winreg.EnumValue(key, place) for place in range(counts[1]))}
                return
    except OSError:
        return
    for name in names:
        yield from _registry(f"{path}\\{name}")
