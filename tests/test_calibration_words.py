"""What is said of measuring, and of what came out."""

from dataclasses import replace
from pathlib import Path

import pytest

from genius_desktop import calibration_words, weights_words
from genius_desktop.devices import Verdict
from genius_desktop.domain import Plan
from genius_desktop.weights import Offer

READY = Offer("m", "Modell", "small", "", (), "", 1, 1, "ready", "catalog", sha256="a179", path=Path("/m.gguf"))
SLOWER = Verdict("Intel UHD 620", "Mesa 24.2", "slower", "a179", 30.0, 12.5)


def test_weights_that_could_be_measured_and_were_not_say_how_that_is_done() -> None:
    assert calibration_words.lines(READY, "so") == ["so"]
    for other in (replace(READY, state="missing"), replace(READY, tier="search")):
        assert calibration_words.lines(other, "so") == []


def test_a_chip_that_a_job_died_on_is_told_until_someone_measures_again() -> None:
    told = calibration_words.lines(replace(READY, verdicts=(replace(SLOWER, reason="died"),)), "so")

    assert "bei einem Auftrag abgestürzt" in told[0]
    assert told[1:] == ["so"]


def test_what_came_out_names_the_place_the_pace_and_what_holds_against_each_device() -> None:
    told = replace(READY, plan=Plan(4), planned_pages_per_minute=4.2, verdicts=(SLOWER,))

    pace = "„Modell“ ist fertig gemessen. Auf diesem PC etwa 4 Seiten je Minute, aus einer Messung geschätzt."
    place, verdict = (
        "Gerechnet wird auf: Prozessor",
        "Grafikchip Intel UHD 620 (Treiber Mesa 24.2): langsamer als der Prozessor: Prozessor wird benutzt "
        "(30,0 s statt 12,5 s je Abschnitt)",
    )
    assert calibration_words.found(told) == pace
    assert calibration_words.lines(told, "so") == [place, verdict]
    assert calibration_words.whole(told) == f"{pace} {place}. {verdict}."


def test_a_graphics_chip_that_is_used_is_named() -> None:
    told = replace(READY, plan=Plan(4, device="Radeon 780M", device_layers=28))

    assert "Gerechnet wird auf: Grafikchip Radeon 780M, 28 Schichten" in calibration_words.whole(told)


def test_a_plan_that_could_not_be_kept_is_not_told_as_found() -> None:
    assert calibration_words.found(READY) == calibration_words.whole(READY) == calibration_words.NOT_KEPT


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (0.04, "25 Minuten je Seite"),
        (0.6, "2 Minuten je Seite"),
        (0.96, "1,0 Seiten je Minute"),
        (2.9, "2,9 Seiten je Minute"),
        (7.6, "8 Seiten je Minute"),
    ],
)
def test_an_estimate_is_no_more_precise_than_it_is(pages: float, said: str) -> None:
    assert weights_words.about_pages(pages).startswith(f"etwa {said}, ")


def test_what_a_job_has_measured_counts_more_than_an_estimate() -> None:
    told = replace(READY, planned_pages_per_minute=9.0)

    assert "etwa 9 Seiten" in weights_words.speed(told)
    assert weights_words.speed(replace(told, pages_per_minute=4.2)) == "auf diesem PC gemessen: 4,2 Seiten je Minute"
