"""Numbered SQL files bring an archive from any older schema to today's."""

from pathlib import Path

import apsw

from genius_desktop.problems import SetupProblem

_SCHEMA = Path(__file__).parent / "schema"


def migrate(connection: apsw.Connection, file: Path) -> None:
    """Apply the missing steps in one transaction; an archive with data is copied aside before.

    Raises `SetupProblem` for an archive of a newer program.
    """
    steps = sorted(_SCHEMA.glob("*.sql"))
    version = int(connection.pragma("user_version"))
    if version > len(steps):
        raise SetupProblem("archive-too-new", str(file))
    if version == len(steps):
        return
    if version:
        _copy(connection, _copy_name(file, version))
    with connection:
        for step in steps[version:]:
            connection.execute(step.read_text("utf-8"))
        connection.pragma("user_version", len(steps))


def copies(file: Path) -> list[Path]:
    """Give the copies that were made before migrations."""
    return sorted(file.parent.glob(_copy_name(file, "*").name))


def _copy_name(file: Path, version: int | str) -> Path:
    return file.with_suffix(f".v{version}.bak")


def _copy(connection: apsw.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(target),))
