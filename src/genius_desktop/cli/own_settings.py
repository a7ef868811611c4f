"""The command `settings`: what holds on this PC for this user, who has said so, and how to change it."""

import argparse
import json
import sys
from dataclasses import replace
from typing import Any

from genius_desktop import codec, paths, policy_words, problem_words, rules, settings
from genius_desktop.archive.archive import Archive
from genius_desktop.cli import house
from genius_desktop.cli.output import say
from genius_desktop.paths import Places
from genius_desktop.policy import Policy
from genius_desktop.problems import InputProblem
from genius_desktop.rules import MisfitError
from genius_desktop.settings import Settings, checked, moved

_YES, _NO = {"true", "ja", "1"}, {"false", "nein", "0"}


def own_settings(arguments: argparse.Namespace, places: Places) -> None:
    """Show or change settings.

    Raises `Problem`.
    """
    if arguments.action == "list":
        _list(places, as_json=arguments.json)
        return
    default = arguments.action == "reset"
    value = part(Settings(), arguments.name) if default else typed(arguments.name, arguments.value)
    _change(places, arguments.name, value)


def _list(places: Places, *, as_json: bool) -> None:
    held, laid = house.held(places)
    if laid.problem:
        say(problem_words.problem_sentence(laid.problem, policy_words.policy_detail(str(paths.policy()), laid.faults)))
    rows = [_row(name, held, laid) for name in rules.OWN]
    if as_json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    width = max(len(name) for name in rules.OWN)
    for row in rows:
        print(f"{row['name']:<{width}}  {policy_words.value_line(row['value'], row['by'])}".rstrip())


def _row(name: str, held: Settings, laid: Policy) -> dict[str, Any]:
    value = part(held, name)
    by = "house" if laid.locks(name) else "default" if value == part(Settings(), name) else "user"
    return {"name": name, "value": codec.to_plain(value), "by": by}


def part(held: Settings, name: str) -> Any:  # noqa: ANN401 (each setting has its own type)
    """Give the value of a setting, such as „length“ or „server.mode“."""
    table, _, inside = name.rpartition(".")
    return getattr(getattr(held, table) if table else held, inside)


def typed(name: str, text: str) -> Any:  # noqa: ANN401 (each setting has its own type)
    """Read a value that was typed.

    Raises `InputProblem`.
    """
    rule = rules.RULES[name]
    value: Any = text
    if rule.kind is bool and text.lower() in _YES | _NO:
        value = text.lower() in _YES
    elif rule.kind is int and text.isascii() and text.isdigit():
        value = int(text)
    elif rule.kind not in {bool, int, str} and not rule.choices:
        value = [one.strip() for one in text.split(",") if one.strip()]
    try:
        return rules.fitted(name, value)
    except MisfitError as misfit:
        raise InputProblem("setting-unfit", policy_words.misfit_line(name, misfit.code, misfit.detail)) from None


def _change(places: Places, name: str, value: Any) -> None:  # noqa: ANN401 (each setting has its own type)
    _held, laid = house.held(places)
    if laid.locks(name):
        raise InputProblem("laid-down", name)
    # An open window would write over the change.
    Archive(places.archive).close()
    own = settings.load(places.settings)
    table, _, inside = name.rpartition(".")
    match table:
        case "server":
            changed = replace(own, server=moved(own.server, checked(replace(own.server, **{inside: value}))))
        case "letter":
            changed = replace(own, letter=replace(own.letter, **{inside: value}))
        case _:
            changed = replace(own, **{inside: value})
    settings.save(places.settings, changed)
