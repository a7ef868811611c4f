"""Every setting is in the manual of the house with its values, and what the manual shows can be followed."""

import argparse
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from genius_desktop import policy, rules
from genius_desktop.cli import parser
from genius_desktop.letterhead import Letterhead
from genius_desktop.policy import Policy
from genius_desktop.settings import ServerSettings, Settings

BETRIEB = Path(__file__).parents[1] / "docs" / "betrieb"
SHIPPED = {"server": ServerSettings, "letter": Letterhead}
ONLY_A_USER = {"folders"}
ROW = re.compile(r"^\| `([\w.]+)` \| (.+) \| (.+) \| (.+) \| (ja|nein) \| (.+) \|$", re.MULTILINE)
TABLE = {found[1]: found.groups()[1:] for found in ROW.finditer((BETRIEB / "einstellungen.md").read_text("utf-8"))}


def defaults() -> dict[str, Any]:
    """Give every setting there is in the code, with its default."""
    found: dict[str, Any] = {}
    for field in fields(Settings):
        if field.name in SHIPPED:
            kind = SHIPPED[field.name]
            found |= {f"{field.name}.{inside.name}": getattr(kind(), inside.name) for inside in fields(kind)}
        else:
            found[field.name] = getattr(Settings(), field.name)
    house = {name: getattr(Policy(), name) for name in rules.HOUSE}
    return found | house | {f"server.{name}": getattr(Policy(), name) for name in rules.HOUSE_SERVER}


def as_written(value: object) -> str:
    if value is None:
        return "alle"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value or value == 0 else "leer"


def test_every_setting_has_its_row_and_every_row_its_setting() -> None:
    assert set(TABLE) == set(defaults())


@pytest.mark.parametrize("name", TABLE)
def test_a_row_tells_the_truth(name: str) -> None:
    _meaning, values, default, lockable, _words = TABLE[name]

    assert default == as_written(defaults()[name])
    assert (lockable == "ja") == (name in rules.RULES)
    rule = rules.RULES.get(name)
    if rule is None:
        return
    choices = ("true", "false") if rule.kind is bool else rule.choices
    assert all(f"`{choice}`" in values for choice in choices)
    assert all(str(bound) in values for bound in rule.bounds or ())


def test_every_option_of_the_table_can_be_typed() -> None:
    known: set[str] = set()
    open_ = [parser.build()]
    while open_:
        for action in open_.pop()._actions:
            known |= set(action.option_strings)
            if isinstance(action, argparse._SubParsersAction):
                open_ += action.choices.values()
    named = {word for row in TABLE.values() for word in re.findall(r"`(--[\w-]+)`", row[4])}

    assert named
    assert named <= known


def test_every_setting_of_the_server_is_in_its_own_manual() -> None:
    text = (BETRIEB / "server.md").read_text("utf-8")
    known = {field.name for field in fields(ServerSettings)} | set(rules.HOUSE_SERVER)

    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == known
    assert set(rules.SERVER) == {field.name for field in fields(ServerSettings)} - ONLY_A_USER


def blocks(name: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", (BETRIEB / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", sorted(file.name for file in BETRIEB.glob("*.md")))
def test_what_the_manual_shows_can_be_followed(name: str, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(name)):
        file = tmp_path / f"{number}.toml"
        file.write_text(block, encoding="utf-8")
        assert not policy.read(file).faults


@pytest.mark.parametrize("name", sorted(file.name for file in BETRIEB.glob("*.md")))
def test_no_page_leads_nowhere(name: str) -> None:
    text = (BETRIEB / name).read_text("utf-8")

    assert [link for link in re.findall(r"\]\(([\w./-]+\.md)\)", text) if not (BETRIEB / link).is_file()] == []
