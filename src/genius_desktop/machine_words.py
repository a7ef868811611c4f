"""The German words for this PC and its language models: what `doctor` and a diagnosis say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from genius_desktop.processors import VARIANTS

# Not at run time: the start page speaks these words before anything else is loaded.
if TYPE_CHECKING:
    from genius_desktop.domain import Plan

FACTS: dict[str, dict[str, str]] = {
    "Programm": {
        "program": "Genius Desktop",
        "system": "System",
        "python": "Python",
        "sandbox_missing": "Schutzraum für fremde Dateien",
        "profile": "Eigene Daten",
        "profile_free_bytes": "Freier Platz dort",
        "history": "Verlauf angelegt",
        "log": "Protokoll",
    },
    "Prozessor": {
        "processor": "Bezeichnung",
        "cores": "Nutzbare Leistungskerne",
        "physical_cores": "Rechenkerne",
        "logical_cores": "Rechenkerne mit Hyper-Threading",
        "instruction_sets": "Befehlssätze",
    },
    "Arbeitsspeicher": {"memory_free_bytes": "Frei", "memory_total_bytes": "Gesamt"},
    "Strom": {"on_battery": "Quelle", "battery_percent": "Ladestand"},
    "Grafik": {"graphics": "Gefunden"},
    "Rechenwerk": {
        "engine": "Bibliothek",
        "engine_features": "Gebaut für",
        "engine_variant": "Gewählt für diesen Prozessor",
        "engine_variants": "Zur Wahl",
        "engine_graphics": "Kann Grafikkarten nutzen",
        "engine_devices": "Grafikchips, auf denen es rechnen kann",
        "engine_devices_fault": "Grafiktreiber",
    },
    "Sprachmodelle": {
        "models_folder": "Ordner",
        "models_free_bytes": "Freier Platz dort",
        "search_model": "Suche nach dem Sinn",
    },
}
SANDBOX = {
    "files": "Dateien öffnen",
    "network": "ins Netz gehen",
    "processes": "Programme starten",
    "memory": "beliebig viel Speicher nehmen",
}
MISSING = {
    "no-compute": "nur für die Anzeige",
    "driver-missing": "der Treiber des Herstellers fehlt",
    "build-without-gpu": "das Rechenwerk ist ohne Grafikunterstützung gebaut",
    "runtime-missing": "das Rechenwerk findet sie nicht (Vulkan oder CUDA fehlt)",
    "engine-missing": "das Rechenwerk startet nicht",
}
DRIVER_FAULTS = {
    "crashed": "stürzt ab, sobald er gefragt wird: Prozessor wird benutzt",
    "silent": "antwortet nicht: Prozessor wird benutzt",
    "refused": "lässt sich nicht fragen: Prozessor wird benutzt",
}
WIDTHS = {"avx512f": "AVX-512", "avx2": "AVX2", "avx": "AVX", "sse4_2": "SSE 4.2"}
VERDICTS = {
    "runs": "läuft",
    "memory-short-now": "zu wenig freier Speicher, andere Programme schließen",
    "memory-short": "zu wenig Speicher",
    "engine-missing": "das Rechenwerk startet nicht",
}


def fact(name: str, value: str | int | bool | None) -> str:  # noqa: FBT001 (a value of any of these types)
    """Say one fact about this PC; nothing is what the system does not tell."""
    if name == "on_battery":
        return {True: "Akku", False: "Netz", None: "Netz (kein Akku gefunden)"}[None if value is None else bool(value)]
    if name == "search_model" and not value:
        return "aus (kein Suchmodell geladen)"
    if name == "sandbox_missing" and value is not None:
        return sandbox_line(str(value).split())
    if name == "engine_variant" and value is not None:
        return variant_line(str(value))
    if name == "engine_devices_fault":
        return DRIVER_FAULTS.get(str(value), str(value))
    if value is None or (name == "graphics" and not value):
        return "keine" if name == "graphics" else "unbekannt"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int) and name.endswith("_bytes"):
        return gigabytes(value)
    return f"{value} %" if name.endswith("_percent") else str(value)


def variant_line(name: str) -> str:
    """Say a variant of the engine: its name, and the widest registers it uses."""
    needed = VARIANTS.get(name, frozenset())
    width = next((title for flag, title in WIDTHS.items() if flag in needed), "")
    return f"{name} ({width})" if width else name


def sandbox_line(missing: list[str]) -> str:
    """Say how far a reader is shut in, by what it is not kept from."""
    if not missing:
        return "vollständig"
    if set(missing) >= set(SANDBOX):
        return "auf diesem System nicht möglich"
    return f"unvollständig, der Leser könnte noch: {', '.join(SANDBOX.get(code, code) for code in missing)}"


def graphics_line(driver: str, memory_bytes: int, missing: list[str]) -> str:
    """Say of a graphics card whether it can be used and what it lacks."""
    verdict = f"nicht nutzbar: {'; '.join(MISSING.get(code, code) for code in missing)}" if missing else "nutzbar"
    memory = gigabytes(memory_bytes) if memory_bytes else ""
    return ", ".join(part for part in (f"Treiber {driver}" if driver else "ohne Treiber", memory, verdict) if part)


def verdict_line(verdict: str, needed_bytes: int, *, present: bool) -> str:
    """Say of weights whether they would run on this PC and whether they are here."""
    told = f"{VERDICTS.get(verdict, verdict)} (braucht {gigabytes(needed_bytes)})"
    return told if present else f"{told}, noch nicht geladen"


def gigabytes(count: int) -> str:
    """Give a number of bytes in gigabytes, with a comma."""
    return f"{count / 1e9:.1f} GB".replace(".", ",")


def model_line(name: str, title: str, size: int, *, present: bool) -> str:
    """Say one model in one line."""
    return f"{'✓' if present else '·'} {name}  {gigabytes(size)}  {title}"


def place_line(plan: Plan) -> str:
    """Say what a plan computes on."""
    place = f"Grafikchip {plan.device}, {plan.device_layers} Schichten" if plan.device else "Prozessor"
    return f"Gerechnet wird auf: {place}"


def plan_lines(plan: Plan) -> list[str]:
    """Say what a calibration found."""
    return [
        place_line(plan),
        *([f"Rechenweise: {variant_line(plan.variant)}"] if plan.variant else []),
        f"Rechenkerne: {plan.threads}",
        f"Gewichte: {'umgepackt' if plan.extra_buffers else 'wie in der Datei'}",
        f"Speicher für den Text: {'gemeinsam' if plan.unified else 'je Abschnitt'}",
        f"Lesen: {plan.prefill_rate:.0f} Token je Sekunde",
        f"Schreiben: {plan.decode_rate:.0f} Token je Sekunde bei vielen Abschnitten zugleich",
    ]
