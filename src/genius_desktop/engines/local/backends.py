"""The parts of llama.cpp that compute, where a build brings them as files of their own: chosen and loaded by us.

A build for one machine has its backends linked in; then there is nothing to choose and nothing to load.
"""

import ctypes
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import llama_cpp as llama
from llama_cpp import _ctypes_extensions, _ggml

from genius_desktop.devices import Device
from genius_desktop.engines import hardware
from genius_desktop.engines.hardware import vulkan
from genius_desktop.processors import VARIANTS

_PROCESSOR_FILE = re.compile(r"(?:lib)?ggml-cpu-(\w+?(?:\.\d_\d)?)\.(?:so|dll)")
_GRAPHICS_FILES = ("libggml-vulkan.so", "ggml-vulkan.dll")
_GPU, _INTEGRATED_GPU = 1, 2  # GGML_BACKEND_DEVICE_TYPE_GPU and _IGPU


@llama.llama_log_callback  # type: ignore[untyped-decorator]
def _silence(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
    """Drop what llama.cpp says: it quotes file names and metadata of models."""


def be_silent() -> None:
    """Keep llama.cpp from writing to the error output of this process."""
    llama.llama_log_set(_silence, ctypes.c_void_p(0))


def folder() -> Path:
    """Give the folder that the libraries of llama.cpp are in."""
    return Path(_ggml.libggml_base_path)


def processor_files() -> dict[str, Path]:
    """Give the files of the variants for processors by their names; empty where the one there is is linked in."""
    found = {file: _PROCESSOR_FILE.fullmatch(file.name) for file in sorted(folder().iterdir())}
    return {match[1]: file for file, match in found.items() if match}


def graphics_file() -> Path | None:
    """Give the file of the backend for graphics devices, where there is one."""
    return next((folder() / name for name in _GRAPHICS_FILES if (folder() / name).is_file()), None)


@cache
def runtime() -> "Runtime":
    """Give the backends of this process, of which llama.cpp has one set."""
    return Runtime()


class Runtime:
    """What is loaded into this process; `variant` is empty before, and where the backends are linked in."""

    def __init__(self) -> None:
        self.variant = ""
        self._graphics = False
        # Through the library that needs them: a wheel holds each library under several names, and one that is opened by
        # another name has a registry of its own. Windows finds symbols in no library but their own.
        self._library: Any = llama.llama_cpp._lib  # noqa: SLF001 (the binding has no public name for it)
        self._base: Any = self._library
        if sys.platform == "win32":
            self._library = _ggml.libggml
            self._base = _ctypes_extensions.load_shared_library("ggml-base", folder())
        self._library.ggml_backend_load.argtypes = [ctypes.c_char_p]
        self._library.ggml_backend_load.restype = ctypes.c_void_p
        self._library.ggml_backend_dev_count.restype = ctypes.c_size_t
        self._library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
        self._library.ggml_backend_dev_get.restype = ctypes.c_void_p
        for name in ("name", "description"):
            function = getattr(self._base, f"ggml_backend_dev_{name}")
            function.argtypes, function.restype = [ctypes.c_void_p], ctypes.c_char_p
        self._base.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]

    def start(self, variant: str = "") -> str:
        """Load the variant for this processor, the best one unless another is named; give the name of what is loaded.

        A process has one for good: a wish for another one comes too late. Raises `RuntimeError` where none will do.
        """
        files = processor_files()
        if self.variant or not files:
            return self.variant
        be_silent()
        scores = {name: score(file) for name, file in files.items() if _allowed(name)}
        for name in sorted(scores, key=lambda name: (name == variant, scores[name]), reverse=True):
            if scores[name] and self._library.ggml_backend_load(os.fsencode(files[name])):
                self.variant = name
                return name
        raise RuntimeError("no variant of the engine for this processor")

    def start_graphics(self) -> None:
        """Load what computes on graphics devices, if it loads: without Vulkan on this PC it does not."""
        file = graphics_file()
        if file and not self._graphics:
            be_silent()
            self._graphics = bool(self._library.ggml_backend_load(os.fsencode(file)))

    def handle(self, title: str) -> int | None:
        """Give the engine's own address of the graphics device with this title; None where there is none."""
        return next((handle for handle in self._handles() if self._title(handle) == title), None)

    def devices(self) -> tuple[Device, ...]:
        """List the graphics devices; asks their drivers, which may end this process."""
        handles = self._handles()
        drivers = vulkan.drivers() if handles else {}
        return tuple(self._device(handle, drivers) for handle in handles)

    def free_bytes(self, handle: int) -> int:
        """Give the free memory of a device."""
        return self._memory(handle)[0]

    def integrated(self, handle: int) -> bool:
        """Tell whether a device has no memory of its own."""
        return bool(self._base.ggml_backend_dev_type(handle) == _INTEGRATED_GPU)

    def _handles(self) -> list[int]:
        every = [self._library.ggml_backend_dev_get(place) for place in range(self._library.ggml_backend_dev_count())]
        return [handle for handle in every if self._base.ggml_backend_dev_type(handle) in {_GPU, _INTEGRATED_GPU}]

    def _title(self, handle: int) -> str:
        told: bytes = self._base.ggml_backend_dev_description(handle)
        return told.decode("utf-8", "replace")

    def _device(self, handle: int, drivers: dict[str, str]) -> Device:
        free, total = self._memory(handle)
        title = self._title(handle)
        return Device(
            self._base.ggml_backend_dev_name(handle).decode("utf-8", "replace"),
            title,
            drivers.get(title, ""),
            self.integrated(handle),
            total,
            free,
        )

    def _memory(self, handle: int) -> tuple[int, int]:
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        ask = self._base.ggml_backend_dev_memory
        ask.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
        ask(handle, ctypes.byref(free), ctypes.byref(total))
        return free.value, total.value


def _allowed(variant: str) -> bool:
    """Tell whether the system lets programs use what a variant needs: its own score asks the processor alone."""
    return sys.platform != "linux" or VARIANTS.get(variant, frozenset()) <= hardware.linux_flags()


@cache
def score(file: Path) -> int:
    """Give how well a variant suits this processor, by its own words; 0 where it cannot run here."""
    try:
        return int(ctypes.CDLL(os.fspath(file)).ggml_backend_score())
    except (OSError, AttributeError):
        return 0
