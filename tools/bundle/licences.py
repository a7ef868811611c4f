"""Who made what a bundle contains, and under which licence: the list for a person, and the texts."""

import re
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tools.bundle.components import OWN, Component, Contents, metadata, package_of
from tools.console import SetupError
from tools.places import ROOT

_HEAD = """\
Lizenzen

Genius Desktop ist freie Software unter der GNU Affero General Public License, Fassung 3 oder später (LICENSE).
Der Quelltext kommt mit: im Ordner mit eigenem Python als Archiv „genius-desktop-…-quelltext.tar.gz“, im Paket mit
Rädern lesbar in wheels/genius_desktop-*.whl. Qt liegt als austauschbare Bibliotheken dabei (LGPL).

Dieses Paket enthält außerdem, jeweils unverändert; die Texte der Lizenzen stehen im Ordner „lizenzen“:

"""
_FOOT = """
Ortsnamen: GeoNames (geonames.org), Creative Commons Attribution 4.0.
Qt, MuPDF und Typst enthalten ihrerseits Bibliotheken anderer; deren Hinweise stehen in ihren Quelltexten.
"""
_TEXT = re.compile(r"\.dist-info/(?:.*/)?(?:licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
# Whose own wheel has no text of its licence, and which of ours is the text.
_WITHOUT_TEXT = {"pyside6_essentials": ("LGPL-3.0", "GPL-3.0"), "shiboken6": ("LGPL-3.0", "GPL-3.0")}
_ALWAYS = ("llama.cpp", "Apache-2.0", "GPL-3.0", "LGPL-3.0", "GCC-exception")


def listing(found: Sequence[Component]) -> str:
    """Word the list of these parts."""
    rows = [(f"{each.name} {each.version}".strip(), each.licence) for each in found]
    width = max((len(row[0]) for row in rows), default=0)
    return _HEAD + "".join(f"  {name:{width}}  {terms}\n" for name, terms in rows) + _FOOT


def collect_texts(contents: Contents, folder: Path) -> None:
    """Put the text of every licence into a folder, by the name of the part.

    Raises `SetupError` for a wheel without one.
    """
    folder.mkdir(parents=True)
    for name in _ALWAYS:
        shutil.copyfile(ROOT / "installer" / "licences" / f"{name}.txt", folder / f"{name}.txt")
    for wheel in contents.wheels:
        _texts_of_wheel(wheel, folder)
    if contents.frozen:
        python = Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}" / "LICENSE.txt"
        if python.is_file():
            shutil.copyfile(python, folder / "Python.txt")
        for library in contents.libraries:
            package, _version = package_of(library.name)
            text = Path("/usr/share/doc") / package / "copyright"
            if package and not library.name.startswith("libpython") and text.is_file():
                shutil.copyfile(text, folder / f"{package}.txt")


def _texts_of_wheel(wheel: Path, folder: Path) -> None:
    stem = wheel.name.split("-", 1)[0]
    if metadata(wheel)["Name"] == OWN:
        return
    with zipfile.ZipFile(wheel) as archive:
        texts = sorted(name for name in archive.namelist() if _TEXT.search(name))
        if not texts and stem.lower() not in _WITHOUT_TEXT:
            raise SetupError(f"{wheel.name} enthält keinen Text seiner Lizenz.")
        content = [f"{name.partition('/')[2]}\n\n{archive.read(name).decode('utf-8', 'replace')}" for name in texts]
    if not texts:
        names = ", ".join(f"{name}.txt" for name in _WITHOUT_TEXT[stem.lower()])
        content = [f"Der Text steht in diesem Ordner: {names}\n"]
    (folder / f"{stem}.txt").write_text(f"\n\n{'-' * 72}\n\n".join(content), "utf-8")
