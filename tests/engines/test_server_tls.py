"""Whose certificate is believed, and what is said of the others (case S12 of bad inputs)."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from genius_desktop.engines.brake import Brake
from genius_desktop.engines.server.probe import check
from genius_desktop.servers import ServerAccess
from tests.engines import faulty_server as faulty
from tests.engines.faulty_server import FaultyServer
from tests.engines.visits import refused

pytest.importorskip("cryptography")
from tests.engines.certificates import Authority


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.mark.parametrize(
    ("wishes", "problem"),
    [
        ({}, ""),
        ({"days": (-30, -1)}, "server-tls-expired: 127.0.0.1"),
        ({"days": (1, 30)}, "server-clock"),
        ({"host": "anders.example"}, "server-tls-name: 127.0.0.1"),
    ],
)
def test_s12_a_certificate_must_be_right_in_every_way(
    authority: Authority, wishes: dict[str, Any], problem: str
) -> None:
    with FaultyServer(tls=authority.server(**wishes)) as server:
        access = ServerAccess(server.url, ca_file=str(authority.file))
        if problem:
            assert refused(access).startswith(problem)
            assert not server.requests
        else:
            assert check(access, Brake()).models == (faulty.MODEL,)
        # The system knows nothing of that authority.
        assert refused(ServerAccess(server.url)).startswith("server-")
        assert len(server.requests) == (not problem)


def test_s12_an_authority_that_nobody_knows_is_named(authority: Authority) -> None:
    with FaultyServer(tls=authority.server()) as server:
        assert refused(ServerAccess(server.url)) == "server-tls-unknown: 127.0.0.1"


def test_s12_old_encryption_and_none_are_refused(authority: Authority) -> None:
    old = authority.server()
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with FaultyServer(tls=old) as server:
        assert refused(ServerAccess(server.url)) == "server-tls: 127.0.0.1"
    with FaultyServer() as plain:
        assert refused(ServerAccess(plain.url.replace("http:", "https:"))) == "server-tls: 127.0.0.1"


def test_s12_a_file_of_certificates_that_is_none_is_named(tmp_path: Path) -> None:
    for content in (None, b"", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"):
        if content is not None:
            (tmp_path / "ca.pem").write_bytes(content)
        access = ServerAccess("https://ki.example", ca_file=str(tmp_path / "ca.pem"))
        assert refused(access) == "server-ca-file: ca.pem"
