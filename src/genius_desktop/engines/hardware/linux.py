"""The processor as Linux describes it under /sys and /proc; `root` stands for / and may be a made tree."""

from pathlib import Path

from genius_desktop.engines.hardware.cgroups import whole_processors
from genius_desktop.engines.hardware.files import number, numbers, text

# Middle cores of phones and tablets count as performance cores, little ones (a third of the capacity) do not.
_PERFORMANCE_SHARE = 0.6


def performance_cores(root: Path, allowed: frozenset[int]) -> tuple[int, ...]:
    """Choose one logical processor for each performance core among those allowed, within the groups' CPU time."""
    chosen: list[int] = []
    taken: set[int] = set()
    for cpu in sorted(_strong(root, allowed)):
        if cpu not in taken:
            chosen.append(cpu)
            taken |= _siblings(root, cpu)
    return tuple(chosen[: whole_processors(root)])


def _strong(root: Path, allowed: frozenset[int]) -> frozenset[int]:
    """Give the logical processors of the performance cores; all, where the system makes no difference."""
    hybrid = numbers(text(root / "sys/devices/cpu_core/cpus")) & allowed
    if hybrid:
        return hybrid
    told = {cpu: number(_cpu(root, cpu) / "cpu_capacity") for cpu in allowed}
    capacities = {cpu: capacity for cpu, capacity in told.items() if capacity}
    if len(capacities) < len(allowed):
        return allowed
    least = _PERFORMANCE_SHARE * max(capacities.values(), default=0)
    return frozenset(cpu for cpu, capacity in capacities.items() if capacity >= least)


def _siblings(root: Path, cpu: int) -> frozenset[int]:
    topology = _cpu(root, cpu) / "topology"
    # The first name is the older one; newer kernels keep it as an alias of the second.
    told = text(topology / "thread_siblings_list") or text(topology / "core_cpus_list")
    return numbers(told) | {cpu}


def _cpu(root: Path, cpu: int) -> Path:
    return root / f"sys/devices/system/cpu/cpu{cpu}"


def processor_name(description: str) -> str:
    """Name the processor from /proc/cpuinfo: its model, or on ARM the codes of its kinds of core."""
    fields = [
        (key.strip(), value.strip()) for key, _, value in (line.partition(":") for line in description.splitlines())
    ]
    model = next((value for key, value in fields if key == "model name" and value), "")
    if model:
        return " ".join(model.split())
    makers = [value for key, value in fields if key == "CPU implementer"]
    parts = [value for key, value in fields if key == "CPU part"]
    kinds = dict.fromkeys(f"{maker}:{part}" for maker, part in zip(makers, parts, strict=False))
    return f"ARM {' '.join(sorted(kinds))}" if kinds else ""


def flags(description: str) -> frozenset[str]:
    """Give the instruction sets from /proc/cpuinfo: those that every core has."""
    lines = [line for line in description.splitlines() if line.startswith(("flags", "Features"))]
    sets = [frozenset(line.partition(":")[2].split()) for line in lines]
    return frozenset.intersection(*sets) if sets else frozenset()
