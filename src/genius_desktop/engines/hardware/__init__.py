"""What this PC has to offer a model: cores, memory, power, graphics."""

from genius_desktop.engines.hardware.cards import Graphics
from genius_desktop.engines.hardware.memory import free_memory_bytes, total_memory_bytes
from genius_desktop.engines.hardware.offload import Build, engine_build, graphics, graphics_drivers
from genius_desktop.engines.hardware.power import battery_percent, on_battery
from genius_desktop.engines.hardware.processor import (
    cores,
    cpu_name,
    instruction_sets,
    keep_to_performance_cores,
    linux_flags,
    performance_cores,
    physical_cores,
    processor_name,
)

__all__ = [
    "Build",
    "Graphics",
    "battery_percent",
    "cores",
    "cpu_name",
    "engine_build",
    "free_memory_bytes",
    "graphics",
    "graphics_drivers",
    "instruction_sets",
    "keep_to_performance_cores",
    "linux_flags",
    "on_battery",
    "performance_cores",
    "physical_cores",
    "processor_name",
    "total_memory_bytes",
]
