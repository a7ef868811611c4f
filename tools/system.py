"""What the operating system must bring: libraries of the window, a compiler, a screen for tests."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.console import SetupError, answer, run, say

# Library -> the Debian package that has it. What Qt's wheels link to, as `readelf -d` shows it, less what every
# Debian has; the ones of Wayland are left out: Qt then takes X11, which every desktop still offers.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_PACKAGE = "fonts-dejavu-core"
SCREEN_PACKAGE = "xvfb"
COMPILER_PACKAGES = ("gcc", "g++")
# What the engine of packages needs to be compiled for graphics cards as well.
SHADER_PACKAGES = ("glslc", "libvulkan-dev", "spirv-headers")
_SHADER_HEADERS = ("vulkan/vulkan.hpp", "spirv/unified1/spirv.hpp")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
_COMPILERS = ("c++", "g++", "clang++")


def offer_window(*, tests: bool = False) -> None:
    """Install what the window needs, with a screen for tests; where that may not be, say what is missing and go on."""
    if sys.platform != "linux":
        return
    # Without an answer nothing is known to be missing.
    known = answer(["ldconfig", "-p"]) or answer(["/sbin/ldconfig", "-p"])
    packages = missing_libraries(known) if known else []
    if not any(font for folder in _FONT_FOLDERS for font in Path(folder).rglob("*.[to]tf")):
        packages.append(FONT_PACKAGE)
    if tests and shutil.which("Xvfb") is None:
        packages.append(SCREEN_PACKAGE)
    if packages and not install(packages):
        say(f"Für das Fenster fehlt noch etwas. {advice(packages)}")


def missing_libraries(known: str) -> list[str]:
    """Name the packages of those libraries that the linker's list does not have."""
    names = {line.split()[0] for line in known.splitlines() if line.startswith("\t")}
    return sorted({package for library, package in WINDOW_LIBRARIES.items() if library not in names})


def compiler() -> str:
    """Give the C++ compiler, installed first if it may be.

    Raises `SetupError` where there is none.
    """
    found = _compiler()
    if not found and sys.platform == "linux" and install(COMPILER_PACKAGES):
        found = _compiler()
    if not found:
        hint = advice(COMPILER_PACKAGES) if sys.platform == "linux" else "Bitte einen C++-Compiler installieren."
        raise SetupError(f"Es fehlt ein C++-Compiler. {hint}")
    return found


def shader_compiler(compiler: str) -> str:
    """Describe what programs of graphics cards are compiled with, installed first if it may be; empty without it."""
    found = _shader_compiler(compiler)
    if not found and sys.platform == "linux" and install(SHADER_PACKAGES):
        found = _shader_compiler(compiler)
    if not found:
        say(f"Das Rechenwerk wird ohne Grafikunterstützung übersetzt. {advice(SHADER_PACKAGES)}")
    return found


def _shader_compiler(compiler: str) -> str:
    version = answer(["glslc", "--version"])
    if version is None or sys.platform == "win32":
        # CMake finds the headers of the Vulkan SDK by itself.
        return " ".join((version or "").split())
    included = [word for header in _SHADER_HEADERS for word in ("-include", header)]
    headers = answer([compiler, *included, "-x", "c++", "-std=c++17", "-fsyntax-only", "-"])
    return "" if headers is None else " ".join(version.split())


def _compiler() -> str:
    named = os.environ.get("CXX", "")
    if sys.platform == "win32":
        # CMake finds Visual Studio by itself; it is on no search path.
        return named or "cl"
    return named or next(filter(None, map(shutil.which, _COMPILERS)), "")


def require_venv() -> None:
    """Make sure that Python can make an environment with pip in it; Debian keeps that in a package of its own.

    Raises `SetupError`.
    """
    if importlib.util.find_spec("ensurepip"):
        return
    packages = [f"python3.{sys.version_info.minor}-venv"]
    if not install(packages):
        raise SetupError(f"Diesem Python fehlt das Modul ensurepip. {advice(packages)}")


def install(packages: Iterable[str]) -> bool:
    """Install Debian packages if this user may without being asked; tell whether they are there."""
    rights = _rights()
    if rights is None or shutil.which("apt-get") is None:
        return False
    # sudo hands on no environment: apt is told on its command line not to ask.
    command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    title = f"Systempakete installieren: {' '.join(packages)}"
    for prepare in (False, True):
        try:
            if prepare:
                run("Paketlisten des Systems auffrischen", [*command, "update"])
            run(title, [*command, "install", "--yes", "--no-install-recommends", *packages])
        except SetupError as fault:
            say(str(fault).splitlines()[-1])
        else:
            return True
    return False


def _rights() -> list[str] | None:
    """Give the words before a command of the administrator; None where this user may not."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if answer(["sudo", "-n", "true"]) is not None else None


def advice(packages: Iterable[str]) -> str:
    """Word what an administrator has to type."""
    if shutil.which("apt-get"):
        return f"Bitte ausführen: sudo apt-get install --yes {' '.join(packages)}"
    return f"Bitte installieren (Namen der Pakete unter Debian): {' '.join(packages)}"
