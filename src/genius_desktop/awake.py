"""Keeps a PC on mains power from falling asleep while a job runs; where that is not possible, nothing happens."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from genius_desktop.wording import AWAKE_WHY

# Someone may pull the plug in the middle of a job.
_LOOK_SECONDS = 20.0
_SUPPLIES = Path("/sys/class/power_supply")
# The child ends when its input does, so with us, however we end.
_LINUX = ("systemd-inhibit", "--what=idle:sleep", "--mode=block", "--who=Genius Desktop", f"--why={AWAKE_WHY}", "cat")


class Hold(Protocol):
    """Something that keeps the PC awake."""

    def take(self) -> bool:
        """Begin; false where it cannot be done here."""

    def release(self) -> None:
        """Let the PC sleep again; also where nothing was taken."""


class ChildHold:
    """A program of the system that keeps the PC awake as long as it runs."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def take(self) -> bool:
        """Start the program; false where it is absent or has ended by itself."""
        if self._process is not None:
            return self._process.poll() is None
        nothing = subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=nothing, stderr=nothing)
        except OSError:
            return False
        return True

    def release(self) -> None:
        """End the program."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            with suppress(OSError):
                process.stdin.close()
        process.kill()
        process.wait()


class ThreadHold:
    """The wish of this very thread, as Windows keeps it; it ends with the process."""

    _CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x1

    def __init__(self, wish: Callable[[int], int]) -> None:
        self._wish = wish
        self._taken = False

    def take(self) -> bool:
        """Wish that the PC stays awake; the screen may go dark."""
        self._taken = self._taken or self._wish(self._CONTINUOUS | self._SYSTEM_REQUIRED) != 0
        return self._taken

    def release(self) -> None:
        """Take the wish back."""
        if self._taken:
            self._wish(self._CONTINUOUS)
        self._taken = False


class Vigil:
    """Holds the PC awake from the first `tend` to `end`, but never on battery; `tend` is to be called now and then."""

    def __init__(
        self,
        hold: Hold | None = None,
        on_battery: Callable[[], bool] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hold = hold or _system_hold()
        self._on_battery = on_battery or _on_battery
        self._clock = clock
        self._next_look = float("-inf")
        self._possible = self._hold is not None

    def tend(self) -> None:
        """Look at the power, at most every few seconds, and hold or let go."""
        now = self._clock()
        if self._hold is None or not self._possible or now < self._next_look:
            return
        self._next_look = now + _LOOK_SECONDS
        if self._on_battery():
            self._hold.release()
        else:
            # Who is refused once is not asked again for this job.
            self._possible = self._hold.take()

    def end(self) -> None:
        """Let the PC sleep again."""
        if self._hold is not None:
            self._hold.release()
        self._next_look = float("-inf")
        self._possible = True


def _system_hold() -> Hold | None:
    if sys.platform == "win32":
        import ctypes

        wish = ctypes.windll.kernel32.SetThreadExecutionState
        wish.argtypes, wish.restype = (ctypes.c_uint32,), ctypes.c_uint32
        return ThreadHold(wish)
    if sys.platform == "darwin":
        # `-s` holds on mains power only, `-w` no longer than we live.
        return ChildHold(("caffeinate", "-s", "-w", str(os.getpid())))
    return ChildHold(_LINUX)


def _on_battery() -> bool:
    if sys.platform == "win32":
        import ctypes

        status = (ctypes.c_ubyte * 12)()
        # The first byte is 0 on battery, 1 on mains, 255 where it is not known.
        return bool(ctypes.windll.kernel32.GetSystemPowerStatus(status)) and status[0] == 0
    return battery_drains(_SUPPLIES)


def battery_drains(supplies: Path) -> bool:
    """Tell whether Linux says that a battery of the PC itself is being used up, not one of a mouse."""
    with suppress(OSError):
        return any(
            _word(supply / "type") == "Battery"
            and _word(supply / "scope") != "Device"
            and _word(supply / "status") == "Discharging"
            for supply in supplies.iterdir()
        )
    return False


def _word(file: Path) -> str:
    with suppress(OSError):
        return file.read_text("ascii", "replace").strip()
    return ""
