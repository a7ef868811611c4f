"""The German words for graphics devices that the engine could compute on, and for what trying them has shown."""

from collections.abc import Iterable, Iterator, Mapping

from genius_desktop.devices import ALL_DEVICES, Verdict
from genius_desktop.machine_words import gigabytes

_REASONS = {
    "crashed": "der Grafiktreiber ist bei der Probe abgestürzt: Prozessor wird benutzt",
    "silent": "bei der Probe nicht rechtzeitig fertig geworden: Prozessor wird benutzt",
    "refused": "das Rechenwerk kann hier nicht rechnen: Prozessor wird benutzt",
    "memory": "zu wenig Grafikspeicher für dieses Modell: Prozessor wird benutzt",
    "slower": "langsamer als der Prozessor: Prozessor wird benutzt",
    "died": "bei einem Auftrag abgestürzt: Prozessor wird benutzt",
}


def verdict_line(verdict: Verdict) -> str:
    """Say why a device is not used, and with which driver that was found."""
    title = "Grafikchip" if verdict.title == ALL_DEVICES else f"Grafikchip {verdict.title}"
    driver = f" (Treiber {verdict.driver})" if verdict.driver else ""
    rates = (
        f" ({seconds(verdict.seconds)} statt {seconds(verdict.processor_seconds)} je Abschnitt)"
        if verdict.seconds
        else ""
    )
    return f"{title}{driver}: {_REASONS[verdict.reason]}{rates}"


def seconds(count: float) -> str:
    """Say a duration in seconds, with a comma."""
    return f"{count:.1f} s".replace(".", ",")


def device_rows(facts: Mapping[str, str | int | bool], verdicts: Iterable[Verdict]) -> Iterator[tuple[str, str]]:
    """Give label and words of each device that the facts tell, with what trying it has shown."""
    known = list(verdicts)
    for number in range(1, int(facts.get("engine_devices", 0)) + 1):
        told = {
            field: facts.get(f"engine_device_{number}_{field}", "") for field in ("title", "driver", "memory_bytes")
        }
        memory = int(told["memory_bytes"] or 0)
        verdict = next((one for one in known if (one.title, one.driver) == (told["title"], told["driver"])), None)
        parts = [
            f"Treiber {told['driver']}" if told["driver"] else "",
            gigabytes(memory) if memory else "",
            _REASONS[verdict.reason] if verdict else "",
        ]
        yield str(told["title"]), ", ".join(part for part in parts if part)
