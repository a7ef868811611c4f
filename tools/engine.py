"""llama-cpp-python, compiled once for this machine and kept in the user's cache for every checkout."""

import hashlib
import os
import platform
import re
import shlex
import shutil
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from tools import system
from tools.console import SetupError, answer, run, say
from tools.places import alone, cache, lock_file

# For the processor it is compiled on, or for every processor of the last ten years (AVX2) and without OpenMP's library.
NATIVE, PORTABLE = "native", "portable"
_FLAVOURS = {
    NATIVE: ("-DGGML_NATIVE=ON",),
    PORTABLE: ("-DGGML_NATIVE=OFF", "-DGGML_OPENMP=OFF"),
}
# Only the libraries that the binding loads: no pictures, no chat templates, no tools. Half the compilation.
_SHADOW = Path(__file__).with_name("engine.cmake")
_LEAN = ("-DLLAVA_BUILD=OFF", f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={_SHADOW.as_posix()}")
# WORKAROUND https://github.com/ggml-org/llama.cpp/pull/26954: GCC optimises the tile configuration away and the first
# AMX instruction crashes; remove when our release has it.
_NO_AMX = ("-mno-amx-tile", "-mno-amx-int8", "-mno-amx-bf16")
# CMake installs the libraries a second time, where nothing looks for them.
_EXCLUDED = "lib/**;include/**;bin/**"
_MACHINE_CODE = re.compile(r"(avx|sse|ssse|amx|fma|f16c|bmi|gfni|vaes|vpclmul|asimd|sve|sme|i8mm|bf16|fphp)")
_CPU_FILE = Path("/proc/cpuinfo")
_X86 = {"x86_64", "amd64"}


def wish() -> str:
    """Give what tells one engine from another without asking a compiler: release, recipe and processor."""
    recipe = (*_FLAVOURS[NATIVE], *_LEAN[:1], *_NO_AMX, _SHADOW.read_text("utf-8"), _EXCLUDED)
    return _digest(lock_file("engine").read_text("utf-8"), *recipe, _processor())


def key(flavour: str, compiler: str, flags: Sequence[str], *, processor: str) -> str:
    """Give the name under which a compiled wheel is kept: everything its machine code depends on."""
    release = _release()
    what = (lock_file("engine").read_text("utf-8"), *_FLAVOURS[flavour], *_LEAN[:1], *flags, _SHADOW.read_text("utf-8"))
    where = (sysconfig.get_platform(), *platform.libc_ver(), compiler, processor if flavour == NATIVE else "")
    return f"llama-cpp-python-{release}-{flavour}-{_digest(*what, _EXCLUDED, *where)[:16]}"


def wheel(flavour: str) -> Path:
    """Give the compiled wheel, from the cache or compiled now.

    Raises `SetupError`.
    """
    compiler = system.compiler()
    flags = _flags(compiler)
    folder = cache() / "engines" / key(flavour, _version(compiler), flags, processor=_processor())
    with alone(folder.name):
        return kept_wheel(folder) or _compile(flavour, flags, folder)


def kept_wheel(folder: Path) -> Path | None:
    """Give the wheel of a cache folder if it is there and is what was put there."""
    for file in folder.glob("*.whl"):
        seal = file.with_suffix(".sha256")
        if seal.is_file() and seal.read_text("ascii") == file_digest(file):
            return file
    return None


def keep(file: Path, folder: Path) -> Path:
    """Put a wheel into a cache folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / file.name
    target.with_suffix(".sha256").write_text(file_digest(file), "ascii")
    part = target.with_suffix(".part")
    shutil.copyfile(file, part)
    part.replace(target)
    return target


def file_digest(file: Path) -> str:
    """Give the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def cpu_model(described: str) -> str:
    """Give the model of a processor from the system's description of it."""
    return next(
        (line.partition(":")[2].strip() for line in described.splitlines() if line.startswith("model name")), ""
    )


def cpu_flags(described: str) -> tuple[str, ...]:
    """Give the instruction sets of a processor, as far as a compiler uses them, from the system's description of it."""
    line = next((line for line in described.splitlines() if line.startswith(("flags", "Features"))), "")
    return tuple(sorted({word for word in line.partition(":")[2].split() if _MACHINE_CODE.match(word)}))


def instruction_sets() -> tuple[str, ...]:
    """Give what a machine must have to run an engine that was compiled for this one; empty where nobody knows."""
    return cpu_flags(_CPU_FILE.read_text("utf-8", "replace")) if _CPU_FILE.exists() else ()


def _processor() -> str:
    if _CPU_FILE.exists():
        return " ".join([cpu_model(_CPU_FILE.read_text("utf-8", "replace")), *instruction_sets()])
    if sys.platform == "darwin":
        return (answer(["sysctl", "-n", "machdep.cpu.brand_string"]) or "").strip()
    return os.environ.get("PROCESSOR_IDENTIFIER", platform.processor())


def _release() -> str:
    found = re.search(r"^llama-cpp-python==(\S+)", lock_file("engine").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise SetupError("requirements/engine.txt nennt llama-cpp-python nicht.")
    return found[1]


def _version(compiler: str) -> str:
    return (answer([compiler, "--version"]) or compiler).partition("\n")[0]


def _flags(compiler: str) -> tuple[str, ...]:
    """Give the compiler flags for this machine: without AMX where the compiler knows of it."""
    if platform.machine().lower() not in _X86 or sys.platform == "win32":
        return ()
    return _NO_AMX if answer([compiler, *_NO_AMX, "-x", "c++", "-fsyntax-only", "-"]) is not None else ()


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def _compile(flavour: str, flags: Sequence[str], folder: Path) -> Path:
    say("llama.cpp wird für diesen Rechner übersetzt: einmalig, etwa 3 bis 6 Minuten auf zwei Kernen.")
    options = [*_FLAVOURS[flavour], *_LEAN]
    if flags:
        options += [f"-DCMAKE_{language}_FLAGS={' '.join(flags)}" for language in ("C", "CXX")]
    env = os.environ | {"CMAKE_ARGS": shlex.join(options)}
    with tempfile.TemporaryDirectory(dir=cache(), prefix="build-", ignore_cleanup_errors=True) as name:
        build = Path(name)
        venv.create(build / "venv", with_pip=True, symlinks=sys.platform != "win32")
        programs = build / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        env["PATH"] = f"{programs}{os.pathsep}{env.get('PATH', '')}"
        pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--no-input")
        pinned = ("--require-hashes", "--no-deps")
        tools = ("--only-binary=:all:", "-r", lock_file("engine-build"))
        run("Werkzeuge zum Übersetzen laden", [*pip, "install", *pinned, *tools])
        # Without isolation, since isolation would fetch tools that no lock file names.
        source = ("--no-binary=:all:", "--no-build-isolation", "--dest", build, "-r", lock_file("engine"))
        run("Quelltext von llama.cpp laden (etwa 80 MB)", [*pip, "download", *pinned, *source], env=env)
        archive = next(build.glob("llama_cpp_python-*.tar.gz"))
        # Verbose for the count of the steps; without cache, since pip's own one knows nothing of our flags.
        how = ("--verbose", "--no-cache-dir", "--no-build-isolation", "--config-settings", f"wheel.exclude={_EXCLUDED}")
        run("llama.cpp übersetzen", [*pip, "wheel", *how, "--no-deps", "--wheel-dir", build, archive], env=env)
        return keep(next(build.glob("*.whl")), folder)
