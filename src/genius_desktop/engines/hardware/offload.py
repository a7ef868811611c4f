"""Which graphics cards this build of llama.cpp could use, and what the others lack."""

import ctypes
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genius_desktop.engines.hardware import windows
from genius_desktop.engines.hardware.cards import Card, Graphics, linux_cards, windows_cards
from genius_desktop.engines.hardware.processor import processor_name

_GPU_KINDS = {1, 2}  # GGML_BACKEND_DEVICE_TYPE_GPU and _IGPU
_WORDS = {
    "nvidia": ("nvidia", "geforce", "quadro", "tesla"),
    "amd": ("amd", "radeon"),
    "intel": ("intel",),
    "apple": ("apple",),
    "qualcomm": ("qualcomm", "adreno"),
}


@dataclass(frozen=True, slots=True)
class Build:
    """What a build of the engine can do with graphics cards: whether it has code for any, and those it sees."""

    offload: bool
    seen: tuple[str, ...] = ()


def graphics(build: Build | None = None) -> tuple[Graphics, ...]:
    """List the graphics cards of this PC, each with what it lacks to be used by a build, or by that of this process."""
    found = cards()
    build = build or (engine_build() if found else None)
    return tuple(judge(card, build) for card in found)


def graphics_drivers() -> str:
    """Name all graphics cards with their drivers, as far as the system tells without asking any driver."""
    return "; ".join(f"{card.name} {card.driver}".strip() for card in cards())


def cards() -> tuple[Card, ...]:
    """Find the graphics cards of this PC."""
    if sys.platform == "linux":
        return linux_cards(Path("/"))
    if sys.platform == "win32":
        return windows_cards(windows.card_values())
    if platform.machine() == "arm64":
        return (Card("apple", processor_name(), "Metal", ready=True),)
    return ()


def judge(card: Card, build: Build | None) -> Graphics:
    """Tell what a card lacks; without a build there is no engine at all."""
    missing: list[str] = []
    words = _WORDS.get(card.vendor)
    if words is None:
        missing = ["no-compute"]
    elif build is None:
        missing = ["engine-missing"]
    elif not any(word in seen.lower() for seen in build.seen for word in words):
        missing += [] if card.ready else ["driver-missing"]
        missing += [] if build.offload else ["build-without-gpu"]
        # Driver and build are there, and still the engine does not see the card.
        missing = missing or ["runtime-missing"]
    return Graphics(card.vendor, card.name, card.driver, card.memory_bytes, not missing, tuple(missing))


def engine_build() -> Build | None:
    """Ask llama.cpp what it was built for; nothing where it does not start."""
    # First: it sets what the library reads when it is loaded.
    import genius_desktop.engines.local  # noqa: F401 (loaded for its effect)

    try:
        import llama_cpp as llama
        from llama_cpp import _ctypes_extensions, _ggml

        # Outside Windows the symbols are found through the library that needs them.
        base: Any = _ggml.libggml
        if sys.platform == "win32":
            base = _ctypes_extensions.load_shared_library("ggml-base", _ggml.libggml_base_path)
        return Build(bool(llama.llama_supports_gpu_offload()), _seen(_ggml.libggml, base))
    except (ImportError, OSError, RuntimeError, AttributeError):
        return None


def _seen(registry: Any, base: Any) -> tuple[str, ...]:  # noqa: ANN401 (libraries of ctypes)
    """Describe the graphics cards that the backends of ggml have found."""
    registry.ggml_backend_dev_count.restype = ctypes.c_size_t
    registry.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    registry.ggml_backend_dev_get.restype = ctypes.c_void_p
    base.ggml_backend_dev_type.argtypes = base.ggml_backend_dev_description.argtypes = [ctypes.c_void_p]
    base.ggml_backend_dev_description.restype = ctypes.c_char_p
    devices = [registry.ggml_backend_dev_get(place) for place in range(registry.ggml_backend_dev_count())]
    return tuple(
        base.ggml_backend_dev_description(device).decode("utf-8", "replace")
        for device in devices
        if base.ggml_backend_dev_type(device) in _GPU_KINDS
    )
