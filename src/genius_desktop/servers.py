"""A server that speaks OpenAI's protocol: how it is reached, and what of a document may leave for it."""

import ipaddress
import re
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

DEFAULT_ROOM_TOKENS = 8192
DEFAULT_AT_ONCE = 8
# none: the server wants no token; kept: it is in the keyring; asked: it is asked for whenever the program runs.
KeyPlace = Literal["none", "kept", "asked"]
# Whatever proxy the system has for this server today; a parent puts its URL in place of this.
SYSTEM_PROXY = "system"
# None at all, where another setting names one for everything.
NO_PROXY = "none"
_PORTS = {"https": 443, "http": 80}
_UNFIT = re.compile(r"[\s\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is: its base URL without a slash at the end, and the parts that make its origin."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a key belongs to, and the only place that is ever asked."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.scheme == "https"

    @property
    def here(self) -> bool:
        """Whether it names this very PC."""
        return self.host == "localhost" or _is_loopback(self.host)


def address(url: str) -> Address:
    """Take a base URL apart.

    Raises `ValueError` for whatever is no plain URL of a server: another scheme, a user name, a question, a fragment.
    """
    if _UNFIT.search(url):
        raise ValueError("a URL has no blanks")
    parts = urlsplit(url)
    host, port = (parts.hostname or "").rstrip("."), parts.port
    if parts.scheme not in _PORTS or not host or "%" in host:
        raise ValueError("no URL of a server")
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise ValueError("a base URL has a path and nothing else")
    return Address(url.rstrip("/"), parts.scheme, host, port or _PORTS[parts.scheme])


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """How a server is reached: its base URL with any prefix, and the header its key goes into.

    The `token` is only ever in what a worker is told: it is not stored, not shown, and not part of what a job is known
    by; `key` says where its parent finds it. `ca_file` is a PEM file of its own authority; `proxy` a URL, empty for
    none. It is silent for `idle_seconds` at most, and a job may take `budget_seconds`.
    """

    url: str
    model: str = ""
    title: str = ""
    token: str = field(default="", repr=False)
    key_header: str = "Authorization"
    ca_file: str = ""
    proxy: str = ""
    room_tokens: int = DEFAULT_ROOM_TOKENS
    at_once: int = DEFAULT_AT_ONCE
    idle_seconds: float = 60.0
    budget_seconds: float = 3600.0
    key: KeyPlace = "none"

    def without_token(self) -> "ServerAccess":
        """Give it as it may be kept."""
        return replace(self, token="")


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is hidden from a server: with `hides`, all that tells of a person, but for `keep`, and `hide` besides.

    The `data_class` is what the user says of the documents, where the house limits what may leave.
    """

    hides: bool = True
    keep: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    data_class: str = ""


DEFAULT_PRIVACY = Privacy()


@dataclass(frozen=True, slots=True)
class Disguise:
    """Something that a server sees under another name, and how often; `kind` is such as person, address or phone."""

    kind: str
    real: str
    shown: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class OutgoingPage:
    """The text of a page as it will leave; `document` counts from 0."""

    document: int
    page: int
    text: str
