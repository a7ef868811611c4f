"""What is an address of a server and what is not."""

import re
from pathlib import Path

import pytest

from genius_desktop.problems import SERVER_CODES, waits_for_server
from genius_desktop.servers import ServerAccess, address


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://ki.gemeinde.example/api/v1/", "https://ki.gemeinde.example:443"),
        ("https://KI.Gemeinde.example:8443", "https://ki.gemeinde.example:8443"),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000"),
        ("https://[2001:db8::1]/v1", "https://[2001:db8::1]:443"),
        ("https://ki.münchhausen.example/v1", "https://ki.münchhausen.example:443"),
    ],
)
def test_a_base_url_may_have_any_prefix(url: str, origin: str) -> None:
    found = address(url)

    assert found.origin == origin
    assert found.url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ki.gemeinde.example",
        "file:///etc/passwd",
        "ftp://ki.example/",
        "https://",
        "https://user:pass@ki.example/v1",
        "https://ki.example@evil.example/v1",
        "https://ki.example/v1?key=1",
        "https://ki.example/v1#part",
        "https://ki.example/v1\n",
        "https://ki example/v1",
        "https://ki.example\\@evil.example/",
        "https://ki.example:port/",
        "https://ki.example:99999/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
    ],
)
def test_what_is_no_plain_url_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        address(url)


def test_it_is_known_whether_an_address_is_this_pc_and_whether_it_is_encrypted() -> None:
    assert address("http://localhost:8000").here
    assert address("http://127.0.0.9").here
    assert address("https://[::1]/v1").here
    assert not address("https://ki.example").here
    assert address("https://ki.example").encrypted
    assert not address("http://localhost").encrypted


def test_a_token_is_neither_shown_nor_kept() -> None:
    access = ServerAccess("https://ki.example", token="sk-geheim")

    assert "geheim" not in repr(access)
    assert access.without_token() == ServerAccess("https://ki.example")


def test_the_papers_for_administrators_name_every_code_and_whether_it_waits() -> None:
    text = (Path(__file__).parents[1] / "docs" / "betrieb" / "server.md").read_text("utf-8")
    rows = [row.split("|") for row in text.splitlines() if row.startswith("| `server-")]
    told = {code: row[3].strip() == "ja" for row in rows for code in re.findall(r"`(server-[a-z-]+)`", row[1])}

    assert told == {code: waits_for_server(code) for code in SERVER_CODES}
