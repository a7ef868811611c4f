"""A short storm at the real window; the long one is `dev.py storm window`."""

import argparse

import pytest

from tools.storm import window

MINUTES = 0.15


@pytest.mark.skipif(bool(window.missing()), reason=f"without {', '.join(window.missing())}")
def test_keys_clicks_and_drops_do_no_harm_and_every_control_is_told() -> None:
    figures = window.measure(argparse.Namespace(minutes=MINUTES, start=1))

    assert {name: figures[name] for name in window.FAULTS} == dict.fromkeys(window.FAULTS, 0)
    assert figures["Handlungen"] > 0
