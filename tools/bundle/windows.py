"""The installer for Windows: the frozen folder, packed by Inno Setup. UNTESTED: written without a Windows machine."""

import shutil
import sys
from pathlib import Path

from tools.bundle import folder, parts
from tools.bundle.parts import VERSION, Order
from tools.console import SetupError, run, say
from tools.places import ROOT

SCRIPT = ROOT / "installer" / "windows" / "genius-desktop.iss"
_COMPILER = "iscc"


def build(order: Order) -> Path:
    """Build the folder, and the installer where Inno Setup is there.

    Raises `SetupError`.
    """
    if sys.platform != "win32":
        raise SetupError("Die Einrichtung für Windows lässt sich nur unter Windows bauen (PyInstaller, Inno Setup 6).")
    made = folder.build(order)
    if shutil.which(_COMPILER) is None:
        say(f"{_COMPILER} (Inno Setup 6) fehlt: der Ordner ist fertig, die Einrichtung nicht.")
        return made
    defines = (f"/DBundle={made}", f"/DVersion={VERSION}", f"/O{order.out}")
    run("Einrichtung packen", [_COMPILER, "/Qp", *defines, SCRIPT])
    return order.out / f"genius-desktop-{parts.VERSION}-setup.exe"
