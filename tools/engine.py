"""llama-cpp-python, compiled once for this machine and kept in the user's cache for every checkout."""

import hashlib
import os
import platform
import re
import shlex
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from tools import processor, system
from tools.console import SetupError, answer, run, say
from tools.places import alone, cache, lock_file

# For the processor it is compiled on, or for every processor and graphics card, as backends that the program chooses
# from when it runs (decision 13), with OpenMP's library beside them. Without OpenMP ggml's own threads spin, and any
# other busy program makes the engine ten times slower.
NATIVE, PORTABLE = "native", "portable"
_FLAVOURS = {
    NATIVE: ("-DGGML_NATIVE=ON",),
    PORTABLE: ("-DGGML_NATIVE=OFF", "-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON"),
}
_GRAPHICS = "-DGGML_VULKAN=ON"
_FIRST_WORDS = {
    NATIVE: "Das Rechenwerk (llama.cpp) wird für diesen Rechner übersetzt: einmalig, auf zwei Kernen etwa 4 Minuten.",
    PORTABLE: "Das Rechenwerk (llama.cpp) wird für alle Prozessoren und Grafikchips übersetzt: einmalig, auf zwei"
    " Kernen etwa 25 Minuten.",
}
OPENMP_LIBRARY = "libgomp.so.1"
# Only the libraries that the binding loads: no pictures, no chat templates. Half the compilation.
_SHADOWS = {
    NATIVE: (Path(__file__).with_name("engine.cmake"),),
    PORTABLE: tuple(
        Path(__file__).with_name(name) for name in ("engine_portable.cmake", "engine.cmake", "engine_vulkan.hpp")
    ),
}
_NO_PICTURES = "-DLLAVA_BUILD=OFF"
# WORKAROUND https://github.com/ggml-org/llama.cpp/pull/26954: GCC optimises the tile configuration away and the first
# AMX instruction crashes; remove when our release has it.
_NO_AMX = ("-mno-amx-tile", "-mno-amx-int8", "-mno-amx-bf16")
# CMake installs the libraries a second time, where nothing looks for them.
_EXCLUDED = "lib/**;include/**;bin/**"
_EPOCH = "315532800"  # the first second of 1980, the oldest that a zip file knows
_X86 = {"x86_64", "amd64"}


def recipe(flavour: str) -> str:
    """Give all that decides what is compiled, the compiler aside."""
    release = lock_file("engine").read_text("utf-8")
    shadows = [shadow.read_text("utf-8") for shadow in _SHADOWS[flavour]]
    return "\n".join([release, *_FLAVOURS[flavour], _NO_PICTURES, _EXCLUDED, *_NO_AMX, *shadows])


def wish() -> str:
    """Give what tells the engine of an environment from another one, without asking a compiler."""
    return _digest(recipe(NATIVE), processor.identity())


def key(flavour: str, compiler: str, cpu: str) -> str:
    """Give the name under which a compiled wheel is kept: everything that its machine code depends on."""
    where = (sysconfig.get_platform(), *platform.libc_ver(), compiler, cpu if flavour == NATIVE else "")
    return f"llama-cpp-python-{_release()}-{flavour}-{_digest(recipe(flavour), *where)[:16]}"


def wheel(flavour: str) -> Path:
    """Give the compiled wheel, from the cache or compiled now.

    Raises `SetupError`.
    """
    compiler = system.compiler()
    version = (answer([compiler, "--version"]) or compiler).partition("\n")[0]
    shaders = system.shader_compiler(compiler) if flavour == PORTABLE else ""
    folder = cache() / "engines" / key(flavour, f"{version}{shaders}", processor.identity())
    with alone(folder.name):
        return kept(folder) or keep(_compile(flavour, _options(flavour, compiler, shaders)), folder)


def kept(folder: Path) -> Path | None:
    """Give the wheel of a cache folder if it is there and is what was put there."""
    for file in folder.glob("*.whl"):
        seal = file.with_suffix(".sha256")
        if seal.is_file() and seal.read_text("ascii") == file_digest(file):
            return file
    return None


def keep(content: tuple[str, bytes], folder: Path) -> Path:
    """Put a wheel, by name and content, into a cache folder, whole or not at all."""
    name, data = content
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.with_suffix(".sha256").write_text(hashlib.sha256(data).hexdigest(), "ascii")
    part = file.with_suffix(".part")
    part.write_bytes(data)
    return part.replace(file)


def file_digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _release() -> str:
    found = re.search(r"^llama-cpp-python==(\S+)", lock_file("engine").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise SetupError("requirements/engine.txt nennt llama-cpp-python nicht.")
    return found[1]


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def _options(flavour: str, compiler: str, shaders: str) -> list[str]:
    """Give what CMake is told; flags that this compiler does not know are left out."""
    options = [
        *_FLAVOURS[flavour],
        _NO_PICTURES,
        f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={_SHADOWS[flavour][0].as_posix()}",
        *([_GRAPHICS] if shaders else []),
    ]
    if sys.platform == "win32":
        return options
    if (
        platform.machine().lower() in _X86
        and answer([compiler, *_NO_AMX, "-x", "c++", "-fsyntax-only", "-"]) is not None
    ):
        options += [f"-DCMAKE_{language}_FLAGS={' '.join(_NO_AMX)}" for language in ("C", "CXX")]
    openmp = Path((answer([compiler, f"-print-file-name={OPENMP_LIBRARY}"]) or "").strip())
    if flavour == PORTABLE and openmp.is_absolute():
        options.append(f"-DGENIUS_DESKTOP_BESIDE={openmp.as_posix()}")
    return options


def _compile(flavour: str, options: Sequence[str]) -> tuple[str, bytes]:
    """Compile, in a folder that is gone afterwards; give the name and the content of the wheel."""
    say(_FIRST_WORDS[flavour])
    system.require_venv()
    with tempfile.TemporaryDirectory(dir=cache(), prefix="build-", ignore_cleanup_errors=True) as name:
        build = Path(name)
        venv.create(build / "venv", with_pip=True, symlinks=sys.platform != "win32")
        programs = build / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
        # The time that a wheel of the same code gives its files must not be that of the day.
        env = os.environ | {"CMAKE_ARGS": shlex.join(options), "PATH": path, "SOURCE_DATE_EPOCH": _EPOCH}
        pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--no-input")
        pinned = ("--require-hashes", "--no-deps")
        tools = ("--only-binary=:all:", "-r", lock_file("engine-build"))
        run("Werkzeuge zum Übersetzen laden", [*pip, "install", *pinned, *tools])
        # Without isolation, since isolation would fetch tools that no lock file names.
        source = ("--no-binary=:all:", "--no-build-isolation", "--dest", build, "-r", lock_file("engine"))
        run("Quelltext laden (etwa 80 MB)", [*pip, "download", *pinned, *source], env=env)
        archive = next(build.glob("llama_cpp_python-*.tar.gz"))
        # Verbose for the count of the steps; without cache, since pip's own one knows nothing of our options.
        how = ("--verbose", "--no-cache-dir", "--no-build-isolation", "--config-settings", f"wheel.exclude={_EXCLUDED}")
        run("Übersetzen", [*pip, "wheel", *how, "--no-deps", "--wheel-dir", build, archive], env=env)
        made = next(build.glob("*.whl"))
        return made.name, made.read_bytes()
