"""A wrong line of the house's file is told with its place; the rest holds, and what it forbade stays forbidden."""

from dataclasses import fields
from pathlib import Path

import pytest

from genius_desktop import policy, rules
from genius_desktop.letterhead import Letterhead
from genius_desktop.policy import Fault, Policy
from genius_desktop.policy_words import fault_lines
from genius_desktop.settings import ServerSettings, Settings

# What the program keeps for itself: no one chooses it as a setting.
STATE = {"window", "columns", "last_folder", "searches", "server", "letter", "introduced"}
TABLES = {"server": ServerSettings, "letter": Letterhead}
STATE_OF_TABLES = {"server.folders"}
GOOD: dict[str, str] = {
    "model": "'qwen'",
    "length": "'short'",
    "mode": "'fast'",
    "form": "'vermerk'",
    "ask_before_long": "false",
    "retention_days": "7",
    "appearance": "'dark'",
    "letterhead": "'/srv/kopf.docx'",
    "proxy": "'http://proxy.example:3128'",
    "ca_file": "'/etc/ssl/amt.pem'",
    "letter.word": "'/srv/kopf.docx'",
    "letter.opendocument": "'/srv/kopf.odt'",
    "letter.office": "'Gemeinde Musterau'",
    "letter.address": "'Am Markt 1'",
    "letter.logo": "'/srv/wappen.svg'",
    "server.mode": "'ask'",
    "server.url": "'https://ki.example/v1'",
    "server.model": "'amt-7b'",
    "server.title": "'Rechenzentrum'",
    "server.key": "'kept'",
    "server.key_header": "'x-api-key'",
    "server.ca_file": "'/etc/ssl/amt.pem'",
    "server.proxy": "'none'",
    "server.room_tokens": "4096",
    "server.at_once": "2",
    "server.hides": "false",
    "server.keep": "['Musterau']",
    "server.local_folders": "['/srv/sozial']",
}


def follow(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")
    return policy.read(file)


def test_every_setting_can_be_laid_down() -> None:
    own = {field.name for field in fields(Settings)} - STATE
    inside = {f"{table}.{field.name}" for table, kind in TABLES.items() for field in fields(kind)} - STATE_OF_TABLES

    assert own == set(rules.SETTINGS)
    assert own | inside == set(rules.RULES) - set(rules.HOUSE) - {f"server.{name}" for name in rules.HOUSE_SERVER}
    assert set(GOOD) == own | inside


@pytest.mark.parametrize("name", GOOD)
def test_what_is_laid_down_holds_against_any_choice_of_the_user(tmp_path: Path, name: str) -> None:
    held = follow(tmp_path, f"{name} = {GOOD[name]}\n")

    assert not held.faults
    assert held.locks(name)
    table, _, inside = name.rpartition(".")
    own = Settings()
    before, after = (getattr(one, table) if table else one for one in (own, held.over(own)))
    assert getattr(before, inside) != getattr(after, inside)
    assert held.under(own, held.over(own)) == own


@pytest.mark.parametrize(
    ("text", "line", "field", "code"),
    [
        ("mode = 'fast'\nretention_days = viele\n", 2, "retention_days", "not-toml"),
        ("mode = 'fast'\nretention_days = 'sieben'\n", 2, "retention_days", "wrong-type"),
        ("mode = 'fast'\nretention_days = 99999\n", 2, "retention_days", "out-of-range"),
        ("mode = 'fast'\n\nlenght = 'short'\n", 3, "lenght", "unknown"),
        ("mode = 'fast'\nform = 'gedicht'\n", 2, "form", "unfit"),
        ("mode = 'fast'\nlength = 'kurz'\n", 2, "length", "wrong-type"),
        ("mode = 'fast'\n[server]\nurl = 'ftp://x'\n", 3, "server.url", "unfit"),
        ("mode = 'fast'\n[server]\ntoken = 'geheim'\n", 3, "server.token", "unknown"),
        ("mode = 'fast'\n[server]\nat_once = 0\n", 3, "server.at_once", "out-of-range"),
        ("mode = 'fast'\nserver.at_once = 0\n", 2, "server.at_once", "out-of-range"),
        ("mode = 'fast'\nmode = 'full'\n", 2, "mode", "not-toml"),
        ("mode = 'fast'\nserver = 3\n", 2, "server", "unknown"),
        ("mode = 'fast'\nretention_days = true\n", 2, "retention_days", "wrong-type"),
        ("mode = 'fast'\nletterhead = 1979-05-27\nwindow = 'x'\n", 3, "window", "unknown"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_hold(tmp_path: Path, text: str, line: int, field: str, code: str) -> None:
    held = follow(tmp_path, text)

    assert [(fault.line, fault.field, fault.code) for fault in held.faults] == [(line, field, code)]
    assert held.problem == "policy-partly"
    assert held.over(Settings(mode="full")).mode == ("full" if field == "mode" else "fast")
    [said] = fault_lines(held.faults)
    assert said.startswith(f"Zeile {line}, „{field}“: ")
    assert "geheim" not in said


@pytest.mark.parametrize(
    ("text", "fetches", "forbidden"),
    [
        ("fetch_models = nein", False, False),
        ("fetch_models = 0", False, False),
        ("fetch_model = false", False, False),
        ("[server]\nforbidden = 'ja'", True, True),
        ("[server]\nverboten = true", True, True),
        ("[server]\nclasses = ['geheim']", True, True),
        ("[server]\nforced = true\nforbidden = true", True, True),
        ("[sever]\nforbidden = true", True, True),
        ("proxy = 'kein Proxy'", False, True),
        ("[server]\ntitle = 3", True, False),
        ("etwas_neues = 1", True, False),
    ],
)
def test_what_a_broken_line_may_have_forbidden_stays_forbidden(
    tmp_path: Path, text: str, *, fetches: bool, forbidden: bool
) -> None:
    held = follow(tmp_path, text)

    assert held.faults
    assert (held.fetch_models, held.forbidden) == (fetches, forbidden)
    assert not (held.forbidden and held.over(Settings(server=ServerSettings(mode="large"))).server.mode != "local")


def test_a_broken_value_is_fixed_at_its_default(tmp_path: Path) -> None:
    held = follow(tmp_path, "retention_days = 'lang'\nlenght = 'short'\n")

    assert held.over(Settings(retention_days=0, length="long")) == Settings()
    assert held.locks("retention_days")


def test_every_fault_is_told_in_german() -> None:
    codes = ("unreadable", "too-large", "not-utf8", "not-toml", "unknown", "wrong-type", "unfit", "contradiction")
    said = fault_lines([Fault(code, "x", 1) for code in codes] + [Fault("out-of-range", "x", 1, "1 2")])

    assert not [line for line, code in zip(said, codes, strict=False) if line.endswith(f": {code}")]
    for name, rule in rules.RULES.items():
        [told] = fault_lines([Fault("wrong-type", name, 1, rules.expected(rule))])
        assert told.split("erwartet wird ")[1].split()[0] in {"true", "eine", "ein", "einer"}


def test_weights_of_the_house_are_looked_for_after_the_users_own(tmp_path: Path) -> None:
    from genius_desktop import paths

    held = follow(tmp_path, "models_folder = '/srv/modelle'\nlog_megabytes = 5\n")
    found = held.placed(paths.places(tmp_path / "heim"))

    assert found.models == tmp_path / "heim" / "models"
    assert found.model_shelves[:2] == (found.models, Path("/srv/modelle"))
    assert found.log_limit_bytes == 5_000_000
