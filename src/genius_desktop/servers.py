"""A server that speaks OpenAI's protocol: how it is reached, and what of a document may leave for it."""

from dataclasses import dataclass, field, replace

DEFAULT_ROOM_TOKENS = 8192
DEFAULT_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """How a server is reached: its base URL with any prefix, and the header its key goes into.

    The `token` is only ever in what a worker is told: it is not stored, not shown, and not part of what a job is known
    by. `ca_file` is a PEM file of its own authority; `proxy` a URL, empty for none. It is silent for `idle_seconds` at
    most, and a job may take `budget_seconds`.
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

    def without_token(self) -> "ServerAccess":
        """Give it as it may be kept."""
        return replace(self, token="")


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is hidden from a server: with `hides`, all that tells of a person, but for `keep`, and `hide` besides."""

    hides: bool = True
    keep: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()


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
