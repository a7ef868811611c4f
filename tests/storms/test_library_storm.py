"""The storm of kills while a collection is read, short; the whole one is `python3 dev.py storm library`."""

from pathlib import Path

from tools.storm import library


def test_a_collection_whose_readers_are_killed_is_whole_in_the_end(tmp_path: Path) -> None:
    figures = library.storm(3, tmp_path)

    assert {fault: figures.get(fault, 0) for fault in library.FAULTS} == dict.fromkeys(library.FAULTS, 0)
    assert figures["kills"] == 3
    assert figures["files kept"] > 0
