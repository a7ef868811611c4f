"""What is decided about graphics devices, without any."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from genius_desktop.devices import (
    ALL_DEVICES,
    Burden,
    Device,
    Verdict,
    against,
    batch_for,
    holding,
    layers_that_fit,
    with_verdict,
)
from genius_desktop.domain import Plan, Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local.asking import ProbeFailedError
from genius_desktop.engines.local.calibration import Calibration, Calibrator, machine, outdated
from genius_desktop.engines.local.probing import Answer, Loaded, Look, Question, Refused, Seen, Tried, Trying, TryPlan
from genius_desktop.engines.local.room import rows_within
from genius_desktop.engines.local.search import Passed, Trial, search
from genius_desktop.problems import SetupProblem

WEIGHTS = Weights("small", b"small.gguf", "a179")
CARD = Device("Vulkan0", "Radeon 780M", "radv Mesa 24.2", integrated=True, memory_bytes=4 << 30, free_bytes=3 << 30)
OLD = Verdict(CARD.title, CARD.driver, "crashed")
GIGABYTE = 1 << 30


class Probes:
    """Answers as probes do, by what shall become of the processor's variants and of the devices."""

    def __init__(self, seen: Seen, **seconds: float | str) -> None:
        self.seen = seen
        self.seconds: dict[str, float | str | Iterator[float]] = {**seconds}
        self.asked: list[Question] = []

    def __call__(self, question: Question, brake: Brake) -> Iterator[Answer]:
        brake.check()
        self.asked.append(question)
        if isinstance(question, Look):
            yield from self._look(question)
            return
        yield Loaded()
        plan = question.plan
        outcome = self.seconds["device"] if plan.device else self.seconds.get(plan.variant or "best", 2.0)
        outcome = outcome if isinstance(outcome, float | str) else next(outcome)
        if outcome in {"crashed", "silent"}:
            raise ProbeFailedError("crashed" if outcome == "crashed" else "silent")
        if isinstance(outcome, str):
            yield Refused(outcome)
            return
        yield Tried(replace(plan, device_layers=13 if plan.device else 0), outcome)

    def _look(self, question: Look) -> Iterator[Answer]:
        if question.graphics and self.seconds.get("drivers") == "crashed":
            raise ProbeFailedError("crashed")
        yield self.seen if question.graphics else replace(self.seen, devices=())


def calibrated(probes: Probes, *verdicts: Verdict) -> Calibration:
    return Calibrator(WEIGHTS, Brake(), lambda _done, _total: None, verdicts=verdicts, ask=probes).run()


def test_a_device_that_is_clearly_faster_is_chosen_with_the_layers_that_fit() -> None:
    found = calibrated(Probes(Seen("haswell", ("haswell",), (CARD,)), device=0.5))

    assert (found.plan.device, found.plan.device_layers) == (CARD.title, 13)
    assert found.plan.device_driver == CARD.driver
    assert found.verdicts == ()


@pytest.mark.parametrize("seconds", [3.0, 1.95])
def test_a_device_that_is_slower_or_hardly_faster_is_not_used_and_that_is_remembered(seconds: float) -> None:
    found = calibrated(Probes(Seen("haswell", ("haswell",), (CARD,)), device=seconds))

    assert found.plan.device == ""
    assert found.verdicts == (Verdict(CARD.title, CARD.driver, "slower", WEIGHTS.sha256, seconds, 2.0),)


@pytest.mark.parametrize("reason", ["crashed", "silent"])
def test_a_device_that_fails_is_remembered_and_not_tried_again(reason: str) -> None:
    seen = Seen("haswell", ("haswell",), (CARD,))
    first = calibrated(Probes(seen, device=reason))
    again = Probes(seen, device=0.5)

    second = calibrated(again, *first.verdicts)

    assert [verdict.reason for verdict in first.verdicts] == [reason]
    assert second == first
    assert not any(isinstance(one, TryPlan) and one.plan.device for one in again.asked)


def test_a_new_driver_gets_a_new_chance() -> None:
    newer = replace(CARD, driver="radv Mesa 25.1")

    found = calibrated(Probes(Seen("haswell", ("haswell",), (newer,)), device=0.5), OLD)

    assert found.plan.device == CARD.title


def test_another_model_is_tried_where_only_this_one_was_slower() -> None:
    slower = Verdict(CARD.title, CARD.driver, "slower", "another")

    assert calibrated(Probes(Seen("haswell", ("haswell",), (CARD,)), device=0.5), slower).plan.device == CARD.title


def test_a_model_that_does_not_fit_on_the_device_stays_on_the_processor() -> None:
    found = calibrated(Probes(Seen("haswell", ("haswell",), (CARD,)), device="memory-short"))

    assert found.plan.device == ""
    assert [verdict.reason for verdict in found.verdicts] == ["memory"]


def test_drivers_that_end_the_process_are_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "graphics_drivers", lambda: "card 1.0")
    seen = Seen("haswell", ("haswell",), (CARD,))
    first = calibrated(Probes(seen, drivers="crashed"))
    again = Probes(seen, drivers="crashed")

    second = calibrated(again, *first.verdicts)

    assert [verdict.title for verdict in first.verdicts] == [ALL_DEVICES]
    assert (first.plan.device, second) == ("", first)
    assert again.asked[0] == Look(graphics=False)


def test_how_far_a_calibration_is_counts_all_that_is_measured_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    seen = Seen("zen4", ("haswell", "zen4"), (CARD,))

    class Telling(Probes):
        def __call__(self, question: Question, brake: Brake) -> Iterator[Answer]:
            for answer in super().__call__(question, brake):
                yield answer
                if isinstance(answer, Tried):
                    yield Trying(0.5)

    probes = Telling(seen, best=2.0, haswell=2.1, device=3.0)
    Calibrator(WEIGHTS, Brake(), lambda *far: told.append(far), verdicts=(), ask=probes).run()

    # At most 45 seconds for the processor, 20 for the other variant, 20 for the device.
    assert told == [(26, 100), (52, 100), (64, 100), (76, 100), (88, 100), (100, 100)]


class Bed:
    """Measures plans at once: with more threads it reads faster."""

    def trial(self, plan: Plan) -> Trial | None:
        return Trial(plan, 100.0 * plan.threads, 10.0)


def test_a_search_gives_what_is_better_and_how_far_it_is_before_each_trial() -> None:
    changes = [partial(replace, threads=threads) for threads in (2, 1, 4)]
    given = list(search(Bed(), Plan(1), changes, limit_seconds=60.0))  # type: ignore[arg-type]

    assert [told.share for told in given if isinstance(told, Passed)] == pytest.approx([0.25, 0.5, 0.75])
    assert [told.plan.threads for told in given if isinstance(told, Trial)] == [1, 2, 4]


def test_a_device_that_is_used_has_nothing_against_it_any_more() -> None:
    slower = Verdict(CARD.title, "radv Mesa 23", "slower", WEIGHTS.sha256)
    other = Verdict("Intel UHD", "", "crashed")
    known = (slower, other, replace(slower, weights="another"), Verdict(ALL_DEVICES, "", "crashed"))

    assert against(known, WEIGHTS.sha256, CARD.title) == (other,)
    assert against(known, WEIGHTS.sha256, "") == (slower, other, known[3])


def test_a_plan_of_another_processor_or_library_is_outdated() -> None:
    here = Plan(1, machine=machine(WEIGHTS))

    assert not outdated(here, WEIGHTS)
    assert not outdated(Plan(1), WEIGHTS)
    assert outdated(
        replace(here, machine=here.machine.replace("llama-cpp-python", "llama-cpp-python 0.0.1 and")), WEIGHTS
    )
    assert outdated(here, replace(WEIGHTS, sha256="b201"))


def test_the_engines_own_choice_of_a_variant_needs_no_name() -> None:
    assert calibrated(Probes(Seen("zen4", ("haswell", "zen4")), best=2.0, haswell=2.1)).plan.variant == ""


def test_narrower_registers_are_taken_where_they_are_faster() -> None:
    assert calibrated(Probes(Seen("zen4", ("haswell", "zen4")), best=2.0, haswell=1.5)).plan.variant == "haswell"


def test_a_slow_moment_of_the_better_variant_is_no_reason_to_take_the_other() -> None:
    moments = iter([9.0, 2.0])
    probes = Probes(Seen("zen4", ("haswell", "zen4")), haswell=2.1)
    probes.seconds["best"] = moments

    assert calibrated(probes).plan.variant == ""


def test_a_variant_that_crashes_makes_way_for_a_lower_one() -> None:
    seen = Seen("zen4", ("haswell", "icelake", "sse42", "zen4"))

    assert calibrated(Probes(seen, best="crashed")).plan.variant == "haswell"
    assert calibrated(Probes(seen, best="crashed", haswell="crashed")).plan.variant == "sse42"
    with pytest.raises(SetupProblem, match="engine-missing"):
        calibrated(Probes(seen, best="crashed", haswell="crashed", sse42="crashed"))


def test_too_little_memory_is_no_fault_of_a_variant() -> None:
    with pytest.raises(SetupProblem, match="memory-short"):
        calibrated(Probes(Seen("zen4", ("haswell", "zen4")), best="memory-short"))


def test_a_verdict_holds_for_one_driver() -> None:
    assert holding([OLD], CARD, "a179") == OLD
    assert holding([OLD], replace(CARD, driver="radv Mesa 25.1"), "a179") is None
    assert holding([replace(OLD, weights="other")], CARD, "a179") is None


def test_a_new_verdict_takes_the_place_of_those_it_makes_untrue() -> None:
    slower = Verdict(CARD.title, CARD.driver, "slower", "one")
    other = replace(slower, weights="two")
    elsewhere = replace(slower, title="another card")

    assert with_verdict([slower], other) == (slower, other)
    assert with_verdict([replace(slower, driver="older"), elsewhere], slower) == (elsewhere, slower)
    assert with_verdict([slower, other], OLD) == (OLD,)


def test_as_many_layers_as_fit_go_to_a_device() -> None:
    burden = Burden(25, 2 * GIGABYTE, GIGABYTE // 2)

    assert layers_that_fit(burden, 8 * GIGABYTE) == 25
    assert 0 < layers_that_fit(burden, 2 * GIGABYTE) < 25
    assert layers_that_fit(burden, GIGABYTE // 2) == 0


def test_a_slow_device_reads_less_at_once_so_that_stop_is_heard() -> None:
    assert batch_for(5000.0) == 512
    assert batch_for(600.0) == 128
    assert batch_for(1.0) == 16


def test_the_memory_that_has_least_room_for_its_share_decides_on_the_rows() -> None:
    assert rows_within([(10 * GIGABYTE, 1.0)], GIGABYTE) == 7
    assert rows_within([(10 * GIGABYTE, 0.0), (5 * GIGABYTE, 1.0)], GIGABYTE) == 3
    assert rows_within([(10 * GIGABYTE, 0.5), (2 * GIGABYTE, 0.5)], GIGABYTE) == 2
    assert rows_within([(-GIGABYTE, 1.0)], GIGABYTE) == 1
