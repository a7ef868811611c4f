"""The way to one server: its address, its certificate, its key, and nobody else."""

import asyncio
import ipaddress
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import truststore

from genius_desktop.engines.server.refusals import Refusal, fault_of, problem_of
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import Address, ServerAccess, address

_CONNECT_SECONDS = 10.0
_SEND_SECONDS = 60.0
_ERROR_LIMIT_BYTES = 64 * 1024
_OK = 200
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
# Visible ASCII: a key with anything else was not copied as it is.
_TOKEN = re.compile(r"[\x21-\x7e]+")
# These say where a request goes and how long it is.
_OWN_HEADERS = {"host", "content-length", "transfer-encoding", "connection", "content-type", "accept-encoding"}


class Line:
    """A client for one origin; whatever it is asked, it goes there or nowhere.

    Raises `SetupProblem` for an access that cannot be used.
    """

    def __init__(self, access: ServerAccess) -> None:
        self.access = access
        self.address = _checked(access)
        # What is not encrypted must not pass a proxy, and what stays on this PC need not.
        self.proxy = "" if self.address.here or not self.address.encrypted else access.proxy
        self._client: httpx.AsyncClient | None = None
        self._context = _ssl_context(access.ca_file)
        self._headers = {"Accept-Encoding": "identity", "User-Agent": "genius-desktop", **_key(access)}
        self._place: tuple[str, str] | None = None
        _checked_proxy(self.proxy)

    def _open(self) -> httpx.AsyncClient:
        if self._client is None:
            connections = self.access.at_once + 1
            self._client = httpx.AsyncClient(
                verify=self._context,
                proxy=self.proxy or None,
                trust_env=False,
                follow_redirects=False,
                # How long a server may think is not for the socket to say: see `pulse`.
                timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS, write=_SEND_SECONDS),
                limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            )
        return self._client

    async def send(self, method: str, path: str, *, body: bytes = b"", key: str = "") -> httpx.Response:
        """Give the answer of the server, to be closed, its body still to come; it gets no cookies of earlier answers.

        Raises `Problem`, or what `refusals` has for another try.
        """
        base, host = self._place or await self._find()
        headers = self._headers | {"Host": host}
        if body:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        client = self._open()
        client.cookies.clear()
        request = client.build_request(method, base + path, content=body or None, headers=headers)
        with self.faults():
            return await client.send(request, stream=True)

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Name what goes wrong with the connection."""
        try:
            yield
        except (httpx.HTTPError, httpx.StreamError, ssl.SSLError, OSError) as fault:
            raise fault_of(fault, self.address, self.proxy) from fault

    async def require_ok(self, answer: httpx.Response, model: str = "") -> None:
        """Raise what any other status than 200 means, and for a body that is packed against our wish."""
        if answer.status_code != _OK:
            said = await self.beginning(answer, _ERROR_LIMIT_BYTES)
            raise problem_of(Refusal(answer.status_code, answer.headers, said), self.address, model)
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            # A packed answer may be a thousand times as large as it looks.
            raise SetupProblem("server-answer", "Content-Encoding")

    async def beginning(self, answer: httpx.Response, limit_bytes: int) -> bytes:
        """Read a body up to a limit."""
        body = bytearray()
        with self.faults():
            async for part in answer.aiter_raw():
                body += part
                if len(body) >= limit_bytes:
                    break
        return bytes(body[:limit_bytes])

    async def _find(self) -> tuple[str, str]:
        """Give the URL that is really asked, and the name it has.

        Without encryption nobody proves to be who was meant: only an address of this PC or of a private net will do,
        and it is asked by the very number that was looked at.
        """
        where = self.address
        parts = urlsplit(where.url)
        if where.encrypted:
            self._place = where.url, parts.netloc
            return self._place
        try:
            found = await asyncio.wait_for(
                asyncio.get_running_loop().getaddrinfo(where.host, where.port, type=1), _CONNECT_SECONDS
            )
        except (OSError, TimeoutError, UnicodeError) as fault:
            raise fault_of(httpx.ConnectError(""), where, "") from fault
        numbers = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        if not numbers or any(number.is_unspecified or not number.is_private for number in numbers):
            raise SetupProblem("server-address")
        number = numbers[0]
        shown = f"[{number}]" if number.version == 6 else str(number)  # noqa: PLR2004 (IPv6)
        self._place = f"http://{shown}:{where.port}{parts.path}", parts.netloc
        return self._place

    def forget(self) -> None:
        """Look the address up anew next time."""
        self._place = None

    async def close(self) -> None:
        """Close all connections."""
        if self._client:
            await self._client.aclose()
            self._client = None


def _checked(access: ServerAccess) -> Address:
    try:
        return address(access.url)
    except ValueError as fault:
        raise SetupProblem("server-address") from fault


def _checked_proxy(proxy: str) -> None:
    if not proxy:
        return
    try:
        address(proxy)
    except ValueError as fault:
        raise SetupProblem("server-proxy-address") from fault


def _key(access: ServerAccess) -> dict[str, str]:
    token = access.token.strip().removeprefix("Bearer ").strip()
    if not token:
        return {}
    name = access.key_header.strip()
    if not _TOKEN.fullmatch(token) or not _HEADER.fullmatch(name) or name.lower() in _OWN_HEADERS:
        raise SetupProblem("server-token-malformed")
    return {name: f"Bearer {token}" if name.lower() == "authorization" else token}


def _ssl_context(ca_file: str) -> ssl.SSLContext:
    """Trust what the system trusts, or the one authority that was named."""
    if not ca_file:
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        try:
            context = ssl.create_default_context(cafile=ca_file)
        except (OSError, ValueError) as fault:
            raise SetupProblem("server-ca-file", Path(ca_file).name) from fault
        # Authorities of offices often lack fields that nobody needs.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
