"""What the house lays down of a server holds, and what must stay on this PC stays."""

import os
from pathlib import Path

import pytest

from genius_desktop import leaving, policy
from genius_desktop.domain import Source
from genius_desktop.policy import Policy
from genius_desktop.policy_words import policy_detail
from genius_desktop.problems import SetupProblem
from genius_desktop.settings import ServerSettings, Settings

URL = "https://ki.gemeinde.example/v1"
OWN = Settings(server=ServerSettings(mode="ask", url=URL))


@pytest.fixture
def lay_down(tmp_path: Path) -> "LayDown":
    return LayDown(tmp_path / "policy.toml")


class LayDown:
    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self, table: str) -> Policy:
        self._file.write_text(f"[server]\n{table}\n", encoding="utf-8")
        return policy.read(self._file)


def source(path: Path) -> Source:
    return Source(os.fsencode(path), path.name)


def refused(held: Settings, rules: Policy, *sources: Source, data_class: str = "") -> str:
    try:
        leaving.require(held, rules, sources, data_class=data_class)
    except SetupProblem as fault:
        return fault.code
    return ""


def test_nothing_leaves_by_default() -> None:
    assert Settings().server.mode == "local"
    assert Settings().server.hides
    assert refused(Settings(), Policy()) == "server-not-configured"
    assert refused(Settings(server=ServerSettings(url=URL)), Policy()) == "server-off"
    assert not refused(OWN, Policy())


def test_what_is_laid_down_comes_before_the_users_own_and_never_becomes_it(lay_down: LayDown) -> None:
    rules = lay_down(f'url = "{URL}/"\nmode = "large"\nhides = true\nroom_tokens = 16384')
    own = Settings(server=ServerSettings(url="https://eigener.example", hides=False, at_once=3))

    held = rules.over(own).server
    back = rules.under(own, rules.over(own)).server

    assert (held.url, held.mode, held.hides, held.room_tokens, held.at_once) == (URL, "large", True, 16384, 3)
    assert (back.url, back.mode, back.hides, back.room_tokens) == ("https://eigener.example", "local", False, 8192)


@pytest.mark.parametrize(
    "table",
    [
        'url = "ftp://ki.example"',
        'url = "https://nutzer:geheim@ki.example"',
        'mode = "immer"',
        'token = "sk-1"',
        "forbidden = true\nforced = true",
        'classes = ["geheim"]',
        'proxy = "proxy:8080"',
    ],
)
def test_a_table_that_cannot_be_followed_keeps_everything_here(lay_down: LayDown, table: str) -> None:
    rules = lay_down(table)

    assert rules.faults
    assert "geheim@" not in policy_detail("policy.toml", rules.faults)
    assert refused(rules.over(OWN), rules) == "server-forbidden"
    assert rules.over(OWN).server.mode == "local"


def test_a_forbidden_server_is_off_whatever_the_user_wants(lay_down: LayDown) -> None:
    rules = lay_down("forbidden = true")

    assert rules.over(OWN).server.mode == "local"
    assert rules.under(OWN, rules.over(OWN)).server.mode == "ask"
    assert "mode" in rules.laid_down()


def test_a_forced_server_is_never_off(lay_down: LayDown) -> None:
    assert lay_down("forced = true").over(Settings(server=ServerSettings(url=URL))).server.mode == "ask"


def test_documents_of_a_guarded_folder_stay_by_whatever_way_they_are_named(tmp_path: Path) -> None:
    guarded = tmp_path / "Soziales"
    (guarded / "2026").mkdir(parents=True)
    (guarded / "2026" / "akte.pdf").touch()
    (tmp_path / "Sozialesnachbar").mkdir()
    held = Settings(server=ServerSettings(mode="ask", url=URL, local_folders=(str(guarded),)))
    ways = [guarded / "2026" / "akte.pdf", tmp_path / "x" / ".." / "Soziales" / "neu.pdf"]
    if os.name == "posix":
        (tmp_path / "umweg").symlink_to(guarded)
        ways.append(tmp_path / "umweg" / "2026" / "akte.pdf")

    for way in ways:
        assert refused(held, Policy(), source(tmp_path / "frei.pdf"), source(way)) == "server-local-folder"
    assert not refused(held, Policy(), source(tmp_path / "Sozialesnachbar" / "frei.pdf"))


def test_a_user_guards_more_folders_than_the_house_and_none_less(lay_down: LayDown) -> None:
    rules = lay_down("local_folders = ['/srv/soziales']")
    own = Settings(server=ServerSettings(local_folders=("/srv/eigenes",)))

    held = rules.over(own)

    assert held.server.local_folders == ("/srv/soziales", "/srv/eigenes")
    assert rules.under(own, held).server.local_folders == ("/srv/eigenes",)


def test_only_the_classes_of_data_that_the_house_allows_leave(lay_down: LayDown) -> None:
    rules = lay_down('classes = ["public", "internal"]')

    assert [refused(OWN, rules, data_class=name) for name in ("public", "internal", "personal", "special", "")] == [
        "",
        "",
        "server-class",
        "server-class",
        "server-class",
    ]
    assert refused(OWN, lay_down("classes = []"), data_class="public") == "server-class"


def test_a_choice_is_remembered_by_folder_and_never_for_a_guarded_one(tmp_path: Path) -> None:
    one, other, guarded = (source(tmp_path / name / "a.pdf") for name in ("bau", "kita", "sozial"))
    server = ServerSettings(mode="ask", url=URL, local_folders=(str(tmp_path / "sozial"),))
    assert leaving.remembered(server, [one]) is None

    server = leaving.remember(server, [one, guarded], to_server=True)

    assert leaving.remembered(server, [one]) is True
    assert leaving.remembered(server, [guarded]) is False
    assert leaving.remembered(server, [one, other]) is None
    assert leaving.remembered(server, [one, guarded]) is None
    server = leaving.remember(server, [one], to_server=False)
    assert leaving.remembered(server, [one]) is False
    assert len(server.folders) == 1
