"""The AppImage: the frozen folder as one file that every Linux with a desktop starts.

Source: AppImage specification, type 2 (AppDir).
"""

import os
import shutil
import sys
from pathlib import Path

from tools.bundle import desktop, folder, parts
from tools.bundle.parts import VERSION, Order
from tools.console import SetupError, run, say
from tools.places import ROOT

_TOOL = "appimagetool"
_STARTER = ROOT / "installer" / "appimage" / "AppRun"


def build(order: Order) -> Path:
    """Build the folder that an AppImage is made of, and the file itself where its tool is there.

    Raises `SetupError`.
    """
    if sys.platform != "linux":
        raise SetupError("Ein AppImage lässt sich nur unter Linux bauen.")
    final, part = parts.begin(f"Genius_Desktop-{VERSION}-x86_64.AppDir", order.out)
    whole = part / "usr/share/doc/genius-desktop"
    whole.mkdir(parents=True)
    folder.fill(whole, order)
    program = part / "usr/lib/genius-desktop"
    program.parent.mkdir(parents=True)
    (whole / folder.PROGRAM).rename(program)
    if order.entry:
        parts.place_model(order.entry, part / "usr/lib/models")
    lay_out(part)
    made = parts.finish(part, final)
    if shutil.which(_TOOL) is None:
        say(f"{_TOOL} fehlt: der Ordner ist fertig, die eine Datei macht {_TOOL} {made.name}.")
        return made
    target = made.with_suffix(".AppImage")
    fixed = {"ARCH": "x86_64", "SOURCE_DATE_EPOCH": str(parts.moment())}
    run("AppImage packen", [_TOOL, "--no-appstream", made, target], env=os.environ | fixed)
    return target


def lay_out(root: Path) -> None:
    """Put into an AppDir what its tool looks for: starter, menu entry and icon at the top, and the desktop's data."""
    desktop.place(root / "usr/share", VERSION, parts.moment())
    shutil.copy(_STARTER, root / "AppRun")
    (root / "AppRun").chmod(0o755)
    shutil.copy(desktop.ENTRY, root / desktop.ENTRY.name)
    shutil.copy(desktop.ICON, root / desktop.ICON.name)
    (root / ".DirIcon").symlink_to(desktop.ICON.name)
    # The mark by which a frozen program finds the models that lie in its bundle.
    (root / "usr/lib/paket.conf").write_text("KIND=appimage\n", "utf-8")
