"""Which engine a command works with: on this PC, on the server as settings and policy allow, or the example."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from genius_desktop import leaving, plans
from genius_desktop.cli import house
from genius_desktop.domain import EngineChoice, Source, Weights
from genius_desktop.models import known, shelf
from genius_desktop.paths import Places
from genius_desktop.problems import SetupProblem


def choose(arguments: argparse.Namespace, sources: Sequence[Source], places: Places) -> EngineChoice:
    """Choose the engine for these documents; the server only where it was named, or the house wants no other.

    Raises `Problem`.
    """
    held, rules = house.held(places)
    guarded = bool(sources) and all(leaving.stays(held.server, source) for source in sources)
    # What must not leave is the one thing that a house which forces its server still does here.
    forced = rules.forced and not guarded
    match arguments.engine or ("server" if forced else "local"):
        case "scripted":
            return EngineChoice("scripted")
        case "server":
            leaving.require(held, rules, sources, data_class=arguments.data_class)
            chosen = leaving.choice(held, rules, data_class=arguments.data_class)
            if arguments.model and chosen.server:
                return replace(chosen, server=replace(chosen.server, model=arguments.model))
            return chosen
    if forced:
        raise SetupProblem("server-forced")
    return local(arguments.model, places)


def for_searching(places: Places) -> Weights | None:
    """Give the weights for searching by what passages mean, where there are any on this PC."""
    return shelf.for_searching(known.known(places).catalog, places)


def local(model: str, places: Places) -> EngineChoice:
    """Give the engine of this PC, with the weights that were named or the starter's.

    Raises `Problem`.
    """
    return plans.local_choice(places.home, shelf.resolve(model, known.known(places), places))
