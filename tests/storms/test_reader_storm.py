import argparse
import sys

import pytest

from tools.storm import reader, sandbox
from tools.storm.mutations import variant

COUNT = 100


def arguments(**named: object) -> argparse.Namespace:
    return argparse.Namespace(**{"seeds": None, "start": 0, "count": COUNT} | named)


def test_a_number_gives_the_same_broken_document_again() -> None:
    seeds = reader.made_seeds()

    again = [variant(seeds, number) for number in range(50)]

    assert again == [variant(seeds, number) for number in range(50)]
    assert len({document.data for document in again}) > 40


def test_a_short_storm_ends_no_worker_and_leaves_nothing() -> None:
    figures = reader.measure(arguments())

    assert figures["documents"] == COUNT
    assert figures["read"] > COUNT / 10
    assert {fault: figures[fault] for fault in reader.FAULTS} == dict.fromkeys(reader.FAULTS, 0)
    assert figures.get("refused reader-died", 0) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is of Linux")
def test_made_documents_read_the_same_in_the_sandbox() -> None:
    figures = sandbox.measure(arguments())

    assert (figures["different"], figures["not kept from"]) == (0, "")
    assert figures["milliseconds to shut in"] < 50
