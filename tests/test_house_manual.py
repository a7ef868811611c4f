"""Every setting that a house can lay down is in its manual, and what the manual shows can be followed."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from genius_desktop import policy
from genius_desktop.settings import ServerSettings

BETRIEB = Path(__file__).parents[1] / "docs" / "betrieb"
ONLY_A_USER = {"folders"}
ONLY_A_HOUSE = {"forbidden", "forced", "classes"}


def rows(text: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))


def blocks(name: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", (BETRIEB / name).read_text("utf-8"), re.DOTALL)


def test_every_setting_of_the_server_has_its_row_and_every_row_its_setting() -> None:
    known = {field.name for field in fields(ServerSettings)} | ONLY_A_HOUSE
    laid_down = {field.name for field in fields(policy._ServerRules)}

    assert rows((BETRIEB / "server.md").read_text("utf-8")) == known
    assert laid_down == known - ONLY_A_USER


def test_every_rule_of_the_house_is_shown() -> None:
    [shown] = blocks("README.md")

    assert set(re.findall(r"^(\w+) =", shown, re.MULTILINE)) == {rule.name for rule in fields(policy._Rules)}


@pytest.mark.parametrize("name", ["README.md", "server.md"])
def test_what_the_manual_shows_can_be_followed(name: str, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(name)):
        file = tmp_path / f"{number}.toml"
        file.write_text(block, encoding="utf-8")
        assert not policy.read(file).broken
