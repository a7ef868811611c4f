"""The libraries that a frozen program leaves to the system, and the Debian packages that have them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.bundle.elf import Compiled
from tools.console import SetupError
from tools.system import WINDOW_LIBRARIES

# Without these no program of the folder starts, or the window does not open.
_DEPENDS = {
    **WINDOW_LIBRARIES,
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libgomp.so.1": "libgomp1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    # The package brings these along, but Debian keeps its own current.
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3",
    "libffi.so.8": "libffi8",
    "liblzma.so.5": "liblzma5",
    "libmpdec.so.3": "libmpdec3",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3",
    "libuuid.so.1": "libuuid1",
}
# What only plug-ins need that Qt does without: Wayland (then X11), the looks of GTK, printers by CUPS, Vulkan.
_RECOMMENDS = {
    "libatk-1.0.so.0": "libatk1.0-0",
    "libcairo-gobject.so.2": "libcairo-gobject2",
    "libcairo.so.2": "libcairo2",
    "libcups.so.2": "libcups2",
    "libgdk-3.so.0": "libgtk-3-0",
    "libgdk_pixbuf-2.0.so.0": "libgdk-pixbuf-2.0-0",
    "libgtk-3.so.0": "libgtk-3-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangocairo-1.0.so.0": "libpangocairo-1.0-0",
    "libdrm.so.2": "libdrm2",
    "libvulkan.so.1": "libvulkan1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def debian_keeps(name: str) -> bool:
    """Tell whether a library that was brought along is one of Debian's own, and leave it to Debian."""
    return name in _DEPENDS


def missing(files: Mapping[Path, Compiled]) -> set[str]:
    """Name the libraries that files need and that are not among them."""
    there = {name for file, about in files.items() for name in (file.name, about.soname)}
    return {name for about in files.values() for name in about.needed} - there


def packages(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Give the packages that must be there and those that should, for libraries by name.

    Raises `SetupError` for a library of which no package is known.
    """
    unknown = sorted(set(names) - _DEPENDS.keys() - _RECOMMENDS.keys())
    if unknown:
        raise SetupError(f"Zu diesen Bibliotheken ist kein Debian-Paket bekannt: {', '.join(unknown)}")
    depends = {_DEPENDS[name] for name in names if name in _DEPENDS}
    recommends = {_RECOMMENDS[name] for name in names if name not in _DEPENDS}
    return sorted(depends), sorted(recommends - depends)
