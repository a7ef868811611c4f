import pytest

from genius_desktop.engines.guard import RepetitionGuard


def heard(text: str, *, piece: int = 5) -> int | None:
    """Give the number of characters after which the guard speaks up."""
    guard = RepetitionGuard()
    for start in range(0, len(text), piece):
        if guard.hear(text[start : start + piece]):
            return start + piece
    return None


@pytest.mark.parametrize(
    "loop",
    [
        "- Der Rat beschließt die Sanierung der Lindenstraße.\n",
        "und so weiter ",
        "0",
        "Die Verwaltung berichtet, dass die Verwaltung berichtet, ",
        "- Punkt eins wird beraten.\n- Punkt zwei wird vertagt.\n",
    ],
)
def test_a_loop_is_heard_soon(loop: str) -> None:
    found = heard("Der Ausschuss tagt.\n" + loop * 60)

    assert found is not None
    assert found < 20 + max(len(loop) * 4, 100)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"- Die Gebühr für Platz {n} beträgt {n * 7} Euro im Jahr {2000 + n}." for n in range(40)),
        "----------\n| a | b |\n----------\n| c | d |\n----------\n" + "Text dazu. " * 2,
        "1.000.000 Euro und 2.000.000 Euro und 3.000.000 Euro",
        "Ja. Ja. Nein.",
    ],
)
def test_lists_and_tables_are_no_loop(text: str) -> None:
    assert heard(text) is None
