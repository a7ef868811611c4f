"""ZIP archives: their members are listed and never opened."""

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.containers import open_container
from genius_desktop.documents.mail_headers import neutral
from genius_desktop.domain import Doubt

_MOST_LISTED = 2000
_NAME_CHARS = 200
_KIBI = 1024


def read(data: bytes, name: str) -> Content:
    """List what an archive holds.

    Raises `InputProblem`.
    """
    with open_container(data, name) as container:
        members = [member for member in container.infolist() if not member.is_dir()]
    lines = [f"{neutral(member.filename)[:_NAME_CHARS]} ({_size(member.file_size)})" for member in members]
    doubts = [Doubt("archive-listed")]
    if len(lines) > _MOST_LISTED:
        doubts.append(Doubt("parts-cut", count=len(lines) - _MOST_LISTED))
    title = f"Archiv mit {len(lines)} Dateien" if len(lines) != 1 else "Archiv mit 1 Datei"
    blocks = [Block(title, 1, "Archiv"), *(Block(line) for line in lines[:_MOST_LISTED])]
    return Content(blocks, doubts)


def _size(size_bytes: int) -> str:
    if size_bytes < _KIBI:
        return f"{size_bytes} Byte"
    if size_bytes < _KIBI * _KIBI:
        return f"{size_bytes / _KIBI:.0f} KB"
    return f"{size_bytes / _KIBI / _KIBI:.1f} MB".replace(".", ",")
