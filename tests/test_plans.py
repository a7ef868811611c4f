import os
from pathlib import Path

from genius_desktop import estimates, paces, paths, plans
from genius_desktop.devices import Verdict
from genius_desktop.domain import EngineChoice, Plan, Weights

WEIGHTS = Weights("small", b"small.gguf", "a179")
ON_DEVICE = Plan(4, device="Radeon 780M", device_layers=25, device_driver="radv Mesa 24.2")


def choice(home: Path, plan: Plan) -> EngineChoice:
    return EngineChoice("local", WEIGHTS, plan, os.fsencode(home / paths.DOCUMENTS))


def test_a_plan_whose_device_a_worker_has_died_on_is_forgotten(tmp_path: Path) -> None:
    other = Weights("other", b"other.gguf", "b201")
    plans.keep(tmp_path, WEIGHTS, ON_DEVICE)
    plans.keep(tmp_path, other, ON_DEVICE)

    plans.strike(plans.local_choice(tmp_path, WEIGHTS))

    assert plans.find(tmp_path, WEIGHTS) is None
    assert plans.find(tmp_path, other) == ON_DEVICE
    assert plans.verdicts(tmp_path) == (Verdict("Radeon 780M", "radv Mesa 24.2", "died", "a179"),)


def test_a_plan_of_the_processor_survives_the_death_of_a_worker(tmp_path: Path) -> None:
    plans.keep(tmp_path, WEIGHTS, Plan(4))

    plans.strike(plans.local_choice(tmp_path, WEIGHTS))

    assert plans.find(tmp_path, WEIGHTS) == Plan(4)


def test_verdicts_are_kept_and_a_broken_file_is_none(tmp_path: Path) -> None:
    verdict = Verdict("Radeon 780M", "radv Mesa 24.2", "slower", "a179", 3.0, 2.0)
    plans.keep_verdicts(tmp_path, (verdict,))
    assert plans.verdicts(tmp_path) == (verdict,)

    (tmp_path / "devices.json").write_text('[{"title": 1}]')
    assert plans.verdicts(tmp_path) == ()


def test_a_pace_of_the_processor_is_forgotten_once_a_device_computes_and_again_when_it_is_struck(
    tmp_path: Path,
) -> None:
    sums = b'{"a179": {"pages": 10, "seconds": 60.0}, "b201": {"pages": 10, "seconds": 60.0}}'
    file = tmp_path / "paces.json"
    file.write_bytes(sums)
    plans.keep(tmp_path, WEIGHTS, Plan(4))
    assert paces.pages_per_minute(tmp_path, "a179") == 10

    plans.keep(tmp_path, WEIGHTS, ON_DEVICE)
    assert [paces.pages_per_minute(tmp_path, sha256) for sha256 in ("a179", "b201")] == [0, 10]
    file.write_bytes(sums)
    plans.strike(plans.local_choice(tmp_path, WEIGHTS))

    assert paces.pages_per_minute(tmp_path, "a179") == 0


def test_a_pace_is_estimated_only_from_what_was_measured() -> None:
    assert estimates.pages_per_minute(None) == estimates.pages_per_minute(Plan(4)) == 0
    slow, fast = (estimates.pages_per_minute(Plan(4, prefill_rate=rate, decode_rate=rate / 2)) for rate in (30, 60))
    assert 0 < slow < fast
