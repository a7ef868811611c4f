"""Every set of weights a user can have on this PC: what it is, whether it is here, whether it fits, how fast it is."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from genius_desktop import devices, estimates, paces, plans
from genius_desktop.devices import Verdict
from genius_desktop.domain import Plan
from genius_desktop.models import disk, figures, gguf, memory, register, shelf
from genius_desktop.models.catalog import Entry
from genius_desktop.models.fetch import PART
from genius_desktop.models.known import Known
from genius_desktop.models.memory import Memory
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem
from genius_desktop.weights import Figures, Fit, Offer, State

# Context and what else an engine needs beside the weights, where no one has measured it.
_BESIDE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Here:
    """What is asked of the PC once for all offers."""

    places: Places
    known: Known
    memory: Memory
    figures: dict[str, Figures] = field(default_factory=figures.load)
    plans: dict[str, Plan] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()

    @property
    def room(self) -> int:
        """Bytes that weights may still take on the user's own shelf."""
        folder = self.places.models
        here = next((place for place in (folder, *folder.parents) if place.exists()), None)
        return max(0, shutil.disk_usage(here).free - disk.RESERVE_BYTES) if here else 0

    def judged(self, sha256: str) -> tuple[Verdict, ...]:
        """Give what holds against devices for these weights."""
        plan = self.plans.get(sha256)
        return devices.against(self.verdicts, sha256, plan.device if plan else "")


def offers(known: Known, places: Places, *, now: Memory | None = None, searching: bool = False) -> list[Offer]:
    """List the catalogue in its order, then what else lies on the shelves; no file is read but for its header.

    With `searching`, the weights that only search are among them.
    """
    here = _Here(
        places, known, now or memory.look(), plans=plans.every(places.home), verdicts=plans.verdicts(places.home)
    )
    listed = [_of_entry(entry, here) for entry in (known.catalog.every if searching else known.catalog.models)]
    return listed + [_of_file(file, here) for file in shelf.own_files(known.catalog, places)]


def _of_entry(entry: Entry, here: _Here) -> Offer:
    file = shelf.find(entry, here.places)
    wanted = shelf.expected(entry, here.places)
    part = here.places.models / f"{shelf.file_name(entry)}{PART}"
    begun = part.stat().st_size if file is None and part.is_file() else 0
    fit, lacking = _fit(entry.memory_bytes, 0 if file else entry.bytes - begun, here)
    return Offer(
        name=entry.id,
        title=entry.title,
        tier=entry.tier,
        licence=entry.licence,
        languages=entry.languages,
        note=entry.note,
        bytes=file.stat().st_size if file else entry.bytes,
        memory_bytes=entry.memory_bytes,
        state=_state(entry, file, wanted, places=here.places) if file else "partial" if begun else "missing",
        origin="catalog" if entry.sha256 else "publisher",
        sha256=wanted,
        path=file,
        shared=file is not None and file.parent != here.places.models,
        part_bytes=begun,
        fit=fit,
        lacking_bytes=lacking,
        pages_per_minute=paces.pages_per_minute(here.places.home, wanted),
        planned_pages_per_minute=estimates.pages_per_minute(here.plans.get(wanted)),
        plan=here.plans.get(wanted),
        verdicts=here.judged(wanted),
        figures=here.figures.get(wanted),
        can_fetch=bool(entry.urls or entry.wheels),
    )


def _state(entry: Entry, file: Path, wanted: str, *, places: Places) -> State:
    if entry.sha256 and file.stat().st_size != entry.bytes:
        return "damaged"
    if not wanted:
        return "unaccepted"
    sealed = shelf.seal_of(file, places.seals)
    if not sealed:
        return "unchecked"
    return "ready" if sealed == wanted else "damaged"


def _of_file(file: Path, here: _Here) -> Offer:
    sha256 = shelf.seal_of(file, here.places.seals)
    accepted = register.load(here.places).find(sha256)
    size = file.stat().st_size
    try:
        header = gguf.read_header(file)
        title, sound = header.name or file.stem, True
    except SetupProblem:
        title, sound = file.stem, False
    fit, lacking = _fit(size + _BESIDE_BYTES, 0, here)
    return Offer(
        name=file.stem,
        title=title,
        tier="",
        licence="",
        languages=(),
        note="",
        bytes=size,
        memory_bytes=size + _BESIDE_BYTES,
        state="damaged" if not sound else "ready" if accepted and here.known.may_accept else "unaccepted",
        origin="publisher" if accepted and accepted.by == "publisher" else "unknown",
        sha256=sha256,
        path=file,
        shared=file.parent != here.places.models,
        fit=fit,
        lacking_bytes=lacking,
        pages_per_minute=paces.pages_per_minute(here.places.home, sha256),
        planned_pages_per_minute=estimates.pages_per_minute(here.plans.get(sha256)),
        plan=here.plans.get(sha256),
        verdicts=here.judged(sha256),
        figures=here.figures.get(sha256),
        in_catalog=False,
    )


def _fit(memory_bytes: int, disk_bytes: int, here: _Here) -> tuple[Fit, int]:
    if not here.memory.total:
        return "unknown", 0
    if memory_bytes > here.memory.total:
        return "memory-short", memory_bytes - here.memory.total
    if disk_bytes > here.room:
        return "disk-short", disk_bytes - here.room
    if here.memory.free and memory_bytes > here.memory.free:
        return "memory-short-now", memory_bytes - here.memory.free
    return "runs", 0
