"""The disk image for macOS. UNTESTED: written without a Mac."""

import shutil
import sys
from pathlib import Path

from tools.bundle import folder, parts
from tools.bundle.parts import VERSION, Order
from tools.console import SetupError, run
from tools.places import ROOT

INFO = ROOT / "installer" / "macos" / "Info.plist"
_NAME = "Genius Desktop.app"


def build(order: Order) -> Path:
    """Build the program folder of macOS and a disk image with it, signed for this machine only.

    Raises `SetupError`.
    """
    if sys.platform != "darwin":
        raise SetupError("Das Abbild für macOS lässt sich nur unter macOS bauen (PyInstaller, codesign, hdiutil).")
    final, part = parts.begin(f"genius-desktop-{VERSION}-macos", order.out)
    folder.fill(part, order)
    lay_out(part)
    if order.entry:
        parts.place_model(order.entry, part / _NAME / "Contents" / "models")
        (part / _NAME / "Contents" / "paket.conf").write_text("KIND=macos\n", "utf-8")
    run("Für diesen Mac signieren", ["codesign", "--force", "--deep", "--sign", "-", part / _NAME])
    made = parts.finish(part, final)
    image = made.with_suffix(".dmg")
    image.unlink(missing_ok=True)
    run("Abbild packen", ["hdiutil", "create", "-volname", "Genius Desktop", "-srcfolder", made, image])
    return image


def lay_out(root: Path) -> None:
    """Make of the frozen folder what Finder starts; libraries are looked for beside the program, in `_internal`."""
    contents = root / _NAME / "Contents"
    contents.mkdir(parents=True)
    (root / folder.PROGRAM).rename(contents / "MacOS")
    text = INFO.read_text("utf-8").replace("@VERSION@", VERSION)
    (contents / "Info.plist").write_text(text, "utf-8")
    shutil.copytree(root / "lizenzen", contents / "Resources" / "lizenzen")
