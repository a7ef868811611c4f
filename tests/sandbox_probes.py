"""Tries, from within a reader that has shut itself in, all that a taken-over parser would try; tells what went through.

Run as a program: `shut` or `open`, and a folder with the file `other.txt` in it.
"""

import _thread
import ctypes
import errno
import json
import mmap
import os
import platform
import resource
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from genius_desktop.documents import reader

assert sys.platform != "win32"

# The numbers of calls that Python has no word for, on both kinds of processor.
_NUMBERS = {
    "x86_64": {
        "ptrace": 101,
        "prctl": 157,
        "mount": 165,
        "add_key": 248,
        "keyctl": 250,
        "unshare": 272,
        "perf_event_open": 298,
        "name_to_handle_at": 303,
        "process_vm_readv": 310,
        "process_vm_writev": 311,
        "seccomp": 317,
        "memfd_create": 319,
        "bpf": 321,
        "userfaultfd": 323,
        "io_uring_setup": 425,
        "pidfd_open": 434,
    },
    "aarch64": {
        "ptrace": 117,
        "prctl": 167,
        "mount": 40,
        "add_key": 217,
        "keyctl": 219,
        "unshare": 97,
        "perf_event_open": 241,
        "name_to_handle_at": 264,
        "process_vm_readv": 270,
        "process_vm_writev": 271,
        "seccomp": 277,
        "memfd_create": 279,
        "bpf": 280,
        "userfaultfd": 282,
        "io_uring_setup": 425,
        "pidfd_open": 434,
    },
}
_libc = ctypes.CDLL(None, use_errno=True)
_parent = os.getppid()


def _call(name: str, *arguments: int) -> Callable[[], None]:
    number = _NUMBERS[platform.machine()][name]

    def call() -> None:
        if _libc.syscall(number, *(ctypes.c_long(argument) for argument in arguments)) == -1:
            raise OSError(ctypes.get_errno(), name)

    return call


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)
    os.wait()


def _harmless(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what may also be tried outside of the sandbox, to see that the probe itself works."""
    other = folder / "other.txt"
    yield "read a system file", lambda: Path("/etc/passwd").read_bytes()
    yield "read another job's file", other.read_bytes
    yield "change a file", lambda: other.open("ab").close()
    yield "create a file", (folder / "new.txt").touch
    yield "create a file in memory", _call("memfd_create", ctypes.addressof(ctypes.create_string_buffer(b"x")), 0)
    yield "list a folder", lambda: list(folder.iterdir())
    yield "look at a file", other.stat
    yield "make a folder", (folder / "folder").mkdir
    yield "make a link", lambda: (folder / "link").symlink_to("other.txt")
    yield "make a pipe", lambda: os.mkfifo(folder / "pipe")
    yield "change rights", lambda: other.chmod(0o600)
    yield "rename a file", lambda: (folder / "pipe").rename(folder / "pipe2")
    yield "remove a file", (folder / "pipe2").unlink
    yield "read its own environment", Path("/proc/self/environ").read_bytes
    yield "open a network socket", lambda: socket.socket(socket.AF_INET).close()
    yield "open a packet socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    yield "open a local socket", lambda: socket.socket(socket.AF_UNIX).close()
    yield "open a pair of sockets", socket.socketpair
    yield "start a process", _fork
    yield "start a thread", lambda: _thread.start_new_thread(int, ())
    yield "reach its parent", lambda: os.kill(_parent, 0)
    yield "reach itself by a signal", lambda: os.kill(os.getpid(), 0)
    yield "make memory executable", lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC).close()
    yield "change a limit", lambda: resource.setrlimit(resource.RLIMIT_CPU, resource.getrlimit(resource.RLIMIT_CPU))
    yield "change its name", _call("prctl", 15, ctypes.addressof(ctypes.create_string_buffer(b"x")))
    yield "change the folder", lambda: os.chdir(folder)


def _harmful() -> Iterator[tuple[str, Callable[[], object]]]:
    yield "read the parent's memory", lambda: Path(f"/proc/{_parent}/mem").open("rb").close()
    yield "trace the parent", _call("ptrace", 0x4206, _parent, 0, 0)
    yield "read the parent's memory by a call", _call("process_vm_readv", _parent, 0, 0, 0, 0, 0)
    yield "write the parent's memory by a call", _call("process_vm_writev", _parent, 0, 0, 0, 0, 0)
    yield "hold the parent", _call("pidfd_open", _parent, 0)
    yield "run another program", lambda: os.execv("/bin/true", ["true"])  # noqa: S606 (it is to fail)
    yield "become another user", lambda: os.setuid(65534)
    yield "mount", _call("mount", 0, 0, 0, 0, 0)
    yield "leave its namespace", _call("unshare", 0x10000000)
    yield "use keys", _call("keyctl", 0, -3, 0)
    yield "add a key", _call("add_key", 0, 0, 0, 0, 0)
    yield "load a kernel program", _call("bpf", 0, 0, 0)
    yield "use a ring", _call("io_uring_setup", 1, 0)
    yield "catch page faults", _call("userfaultfd", 0)
    yield "measure others", _call("perf_event_open", 0, 0, 0, 0, 0)
    yield "find a file by its handle", _call("name_to_handle_at", 0, 0, 0, 0, 0)
    yield "put on another filter", _call("seccomp", 0, 0, 0)
    yield "step forward", lambda: os.setpriority(os.PRIO_PROCESS, 0, -5)


def _tell(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as refusal:
        return errno.errorcode.get(refusal.errno or 0, "?")
    except RuntimeError as refusal:
        return "EPERM" if "thread" in str(refusal) else str(refusal)
    return "allowed"


def main() -> int:
    """Try everything; `open` leaves out what could do harm."""
    shut = sys.argv[1] == "shut"
    attempts = list(_harmless(Path(sys.argv[2])))
    start = time.process_time()
    missing = reader._shut_in() if shut else ("not shut",)
    seconds = time.process_time() - start
    attempts += _harmful() if shut else ()
    told = {name: _tell(attempt) for name, attempt in attempts}
    sys.stdout.write(json.dumps({"missing": missing, "seconds": seconds, "told": told}))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
