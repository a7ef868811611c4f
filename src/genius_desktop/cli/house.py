"""What the administration of the house has laid down, on the command line."""

import argparse
from datetime import UTC, datetime

from genius_desktop import paths, policy, policy_words, problem_words, settings, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.cli.output import say
from genius_desktop.paths import Places
from genius_desktop.policy import Policy
from genius_desktop.settings import Settings

_IMPOSED = ("length", "mode", "form", "model")


def impose(arguments: argparse.Namespace) -> None:
    """Put what is laid down in the place of what was typed."""
    rules = policy.read(paths.policy())
    for name in _IMPOSED:
        # Weights are of this PC; a server has models of its own.
        if name in rules.fixed and not (name == "model" and arguments.engine == "server"):
            setattr(arguments, name, rules.fixed[name])


def held(places: Places) -> tuple[Settings, Policy]:
    """Give the settings that hold, and what of them is laid down."""
    rules = policy.read(paths.policy())
    return rules.over(settings.load(places.settings)), rules


def open_history(places: Places, *, quiet: bool) -> Archive:
    """Open the history and let go what is older than it shall be.

    Raises `SetupProblem`.
    """
    rules = policy.read(paths.policy())
    if rules.problem:
        say(
            problem_words.problem_sentence(rules.problem, policy_words.policy_detail(str(paths.policy()), rules.faults))
        )
    archive = Archive(places.archive)
    days = rules.over(settings.load(places.settings)).retention_days
    gone = archive.forget(days, datetime.now(UTC))
    if gone:
        say(wording.forgotten(len(gone), days), quiet=quiet)
    return archive
