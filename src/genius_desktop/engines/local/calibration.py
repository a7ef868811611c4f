"""Find out by measuring how this PC runs these weights best: which variant, which device, which plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import llama_cpp

from genius_desktop.devices import ALL_DEVICES, Device, Reason, Verdict, holding, with_verdict
from genius_desktop.domain import Plan, Weights
from genius_desktop.engines import hardware
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import backends
from genius_desktop.engines.local.asking import Ask, ProbeFailedError, ask
from genius_desktop.engines.local.probing import Look, Refused, Seen, Tried, Trying, TryPlan
from genius_desktop.engines.local.search import ROWS, Passed, TestBed, changes_for_processor, search
from genius_desktop.problems import SetupProblem
from genius_desktop.processors import VARIANTS

_PROCESSOR_SECONDS, _RIVAL_SECONDS, _DEVICE_SECONDS = 45.0, 20.0, 20.0
_MANY_ROWS = 32
_DEVICE_BATCH_TOKENS = 64
# The wide registers of AVX-512 make some processors slower than this variant does.
_RIVAL = "haswell"
# A device must be worth its driver.
_GAIN = 0.9
_PERCENT = 100

# How much of the calibration is behind us, and how much there is: percent.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The best plan, and why devices are not in it."""

    plan: Plan
    verdicts: tuple[Verdict, ...] = ()


def machine(weights: Weights) -> str:
    """Name what a plan is good for: processor, library and weights."""
    kind = " in parts" if backends.processor_files() else ""
    return f"{hardware.cpu_name()} | llama-cpp-python {llama_cpp.__version__}{kind} | {weights.sha256}"


def outdated(plan: Plan, weights: Weights) -> bool:
    """Tell whether a plan was made for another machine or library; then it is no better than none."""
    return plan.machine not in {"", machine(weights)}


def calibrate(
    weights: Weights,
    brake: Brake,
    tell: Tell = lambda _done, _total: None,
    *,
    verdicts: Iterable[Verdict] = (),
) -> Calibration:
    """Find the best plan; `verdicts` are those that earlier calibrations have brought.

    Raises `Interrupted`, `SetupProblem`.
    """
    if backends.processor_files():
        found = Calibrator(weights, brake, tell, verdicts=tuple(verdicts)).run()
    else:
        found = Calibration(_linked_in(weights, brake, tell))
    rows = max(found.plan.rows, _MANY_ROWS)
    return replace(found, plan=replace(found.plan, rows=rows, machine=machine(weights)))


def _linked_in(weights: Weights, brake: Brake, tell: Tell) -> Plan:
    """Measure in this process, where there is one variant and no device."""
    bed = TestBed(weights, brake)
    first = Plan(threads=hardware.cores(), rows=ROWS)
    changes = changes_for_processor(first.threads)
    best = first
    try:
        for told in search(bed, first, changes, limit_seconds=_PROCESSOR_SECONDS):
            if isinstance(told, Passed):
                tell(int(_PERCENT * told.share), _PERCENT)
            else:
                best = told.rated()
    finally:
        bed.close()
    return best


class Calibrator:
    """Tries variants and devices, each in a process of its own."""

    def __init__(
        self, weights: Weights, brake: Brake, tell: Tell, *, verdicts: tuple[Verdict, ...], ask: Ask = ask
    ) -> None:
        self._weights = weights
        self._brake = brake
        self._tell = tell
        self._ask = ask
        # Seconds that the measurements take at most: those behind us, and all.
        self._behind = self._whole = 0.0
        self.verdicts = verdicts

    def run(self) -> Calibration:
        """Find the best plan.

        Raises `Interrupted`, `SetupProblem`.
        """
        seen = self._look()
        self._whole = _PROCESSOR_SECONDS + (_RIVAL_SECONDS if _has_rival(seen.variant, seen) else 0.0)
        self._whole += _DEVICE_SECONDS * sum(not self._known(device) for device in seen.devices)
        best = self._processor(seen)
        alone = best.seconds_a_passage
        for device in seen.devices:
            tried = self._device(device, best.plan, alone)
            if tried and tried.seconds_a_passage < best.seconds_a_passage:
                best = tried
        return Calibration(best.plan, self.verdicts)

    def _look(self) -> Seen:
        """See what there is; drivers that have crashed a probe are not asked before they change."""
        every = Device(ALL_DEVICES, ALL_DEVICES, hardware.graphics_drivers())
        if not holding(self.verdicts, every, ""):
            try:
                return self._seen(Look())
            except ProbeFailedError as fault:
                self.verdicts = with_verdict(self.verdicts, Verdict(every.title, every.driver, fault.reason))
        try:
            return self._seen(Look(graphics=False))
        except ProbeFailedError as fault:
            raise SetupProblem("engine-missing", fault.reason) from fault

    def _seen(self, question: Look) -> Seen:
        for answer in self._ask(question, self._brake):
            if isinstance(answer, Seen):
                return answer
        raise ProbeFailedError("refused")

    def _processor(self, seen: Seen) -> Tried:
        """Measure the processor: with the variant the engine prefers, and with the one that may be faster all the same.

        A variant that crashes makes way for the next lower one.
        """
        order = [seen.variant, *_lower(seen)]
        plan = Plan(threads=hardware.cores(), rows=ROWS)
        for variant in order:
            # The engine's own choice needs no name, and goes on being chosen by a later engine.
            wanted = replace(plan, variant="" if variant == seen.variant else variant)
            best = self._measured(TryPlan(self._weights, wanted, _PROCESSOR_SECONDS))
            if isinstance(best, Tried):
                return self._against_rival(best, variant, seen)
            if best == "memory":
                raise SetupProblem("memory-short", f"{ROWS} Zeilen")
        raise SetupProblem("engine-missing", " ".join(order))

    def _against_rival(self, best: Tried, variant: str, seen: Seen) -> Tried:
        """Give the rival where it wins twice: other programs may have been at work the first time."""
        if not _has_rival(variant, seen):
            return best
        wanted = TryPlan(self._weights, replace(best.plan, variant=_RIVAL), _RIVAL_SECONDS, changes=False)
        rival = self._measured(wanted)
        if not isinstance(rival, Tried) or rival.seconds_a_passage >= best.seconds_a_passage * _GAIN:
            return best
        again = self._measured(replace(wanted, plan=best.plan))
        if isinstance(again, Tried) and again.seconds_a_passage < best.seconds_a_passage:
            best = again
        return rival if rival.seconds_a_passage < best.seconds_a_passage * _GAIN else best

    def _known(self, device: Device) -> bool:
        return holding(self.verdicts, device, self._weights.sha256) is not None

    def _device(self, device: Device, plan: Plan, alone: float) -> Tried | None:
        """Measure a device, unless it is known not to be worth it; `alone` is what the processor needs."""
        if self._known(device):
            return None
        wanted = replace(
            plan,
            device=device.title,
            device_driver=device.driver,
            ubatch_tokens=_DEVICE_BATCH_TOKENS,
            extra_buffers=False,
            flash_attention=True,
        )
        tried = self._measured(TryPlan(self._weights, wanted, _DEVICE_SECONDS))
        if isinstance(tried, Tried) and tried.seconds_a_passage < alone * _GAIN:
            return tried
        verdict = Verdict(
            device.title, device.driver, "slower", self._weights.sha256, processor_seconds=round(alone, 2)
        )
        verdict = (
            replace(verdict, seconds=round(tried.seconds_a_passage, 2))
            if isinstance(tried, Tried)
            else replace(verdict, reason=tried)
        )
        self.verdicts = with_verdict(self.verdicts, verdict)
        return None

    def _measured(self, question: TryPlan) -> Tried | Reason:
        """Give the best of what a probe has measured before its end, good or bad; else why there is nothing."""
        best: Tried | None = None
        try:
            for answer in self._ask(question, self._brake):
                match answer:
                    case Tried():
                        best = answer
                    case Trying(share):
                        self._pass(question.limit_seconds * share)
                    case Refused(code):
                        return best or ("memory" if code == "memory-short" else "refused")
        except ProbeFailedError as fault:
            # A device that crashes in its second trial will crash in a job; one that is late there has been measured.
            return best if best and fault.reason == "silent" else fault.reason
        finally:
            self._behind += question.limit_seconds
            self._pass(0.0)
        return best or "refused"

    def _pass(self, seconds: float) -> None:
        """Tell how far it is, so many seconds into a measurement; one that is made twice was not reckoned with."""
        self._tell(min(_PERCENT, int(_PERCENT * (self._behind + seconds) / self._whole)), _PERCENT)


def _has_rival(variant: str, seen: Seen) -> bool:
    return "avx512f" in VARIANTS.get(variant, ()) and _RIVAL in seen.variants


def _lower(seen: Seen) -> list[str]:
    """Give the variants below the one that the engine has chosen, the best first; one of each kind is enough."""
    order = list(VARIANTS)
    if seen.variant not in order:
        return []
    below = order[order.index(seen.variant) + 1 :]
    return [name for name in below if name in seen.variants and name in {_RIVAL, "sandybridge", "sse42"}]
