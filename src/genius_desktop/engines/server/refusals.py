"""What a fault on the way to a server, or its answer, means for a person: a problem with a code, or another try."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from genius_desktop.engines.server import delays
from genius_desktop.problems import Problem, SetupProblem
from genius_desktop.servers import Address, address

# A clock that is so far off makes keys and certificates invalid.
_CLOCK_SECONDS = 300
_DETAIL_CHARS = 80
# Codes of OpenSSL (X509_V_ERR_…) and, in the second place, of Windows (CERT_E_…).
_EXPIRED, _TOO_EARLY = {10, 0x800B0101}, {9}
_OTHER_NAME = {62, 64, 0x800B010F}
_CONTEXT = re.compile(
    r"context[ _](?:length|window|size)|maximum (?:context|prompt|input)|too (?:long|many tokens|large)|max_model_len"
    r"|exceeds? the (?:available )?context|prompt is too|n_ctx",
    re.IGNORECASE,
)
_CONTEXT_TOKENS = re.compile(r"(?:length|window|size|n_ctx)\D{0,40}?(\d{3,7})", re.IGNORECASE)
_NO_MODEL = re.compile(
    r"model[^.]{0,80}(?:not exist|not found|unknown|not available|no such)"
    r"|(?:unknown|invalid|no such) model|model_not_found",
    re.IGNORECASE,
)
_UNKNOWN_WISH = re.compile(
    r"stream_options|chat_template|enable_thinking|\bseed\b|extra (?:inputs|fields)"
    r"|unrecognized|unexpected (?:field|key)|additional propert|unsupported param",
    re.IGNORECASE,
)
_NO_SYSTEM = re.compile(r"system (?:role|message|prompt)|roles must alternate", re.IGNORECASE)


class SetbackError(Exception):
    """It may go better at another try; until it does, this is the problem.

    `lost` tells that the connection failed, so that nobody knows who will be at the other end of the next one;
    `pause` the seconds that the server wants to be left alone; `closed` the text after which it has closed its answer
    without an end of the model. One that was `empty` had a good beginning and not a word in it.
    """

    def __init__(
        self, problem: Problem, *, lost: bool = False, pause: float = 0.0, closed: str = "", empty: bool = False
    ) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.lost = lost
        self.pause = pause
        self.closed = closed
        self.empty = empty


class TooLongError(Exception):
    """The prompt does not fit into the context of the model; `problem` is what to say where no shorter one helps."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class UnknownWishError(Exception):
    """The server knows the request in a plainer form only."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is none: its status, headers and the beginning of its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> str:
        """The body as text, for looking into only: it may quote what was sent."""
        return self.body.decode("utf-8", "replace")


def is_page(headers: Mapping[str, str], beginning: bytes) -> bool:
    """Tell whether something is a page for people, as a portal shows it for everything that is asked."""
    kind = headers.get("content-type", "").lower()
    return "html" in kind or beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def problem_of(refusal: Refusal, here: Address, model: str = "") -> Exception:
    """Name what is wrong: a `Problem`, or one of the exceptions above."""
    status, name = refusal.status, f"HTTP {refusal.status}"
    if 300 <= status < 400:  # noqa: PLR2004 (the class of redirections)
        return _elsewhere(refusal, here)
    match status:
        case 401 | 402 | 403:
            return _refused(refusal)
        case 404 | 405 | 410:
            absent = bool(model) and bool(_NO_MODEL.search(refusal.said))
            return SetupProblem("server-no-model", model) if absent else SetupProblem("server-wrong-path", name)
        case 407 | 511:
            return SetupProblem("server-proxy" if status == 407 else "server-login-page", name)  # noqa: PLR2004
        case 400 | 413 | 422:
            return _unfit(refusal, model)
        case 408 | 425 | 429:
            return _busy(refusal)
    return _busy(refusal) if status >= 500 else SetupProblem("server-answer", name)  # noqa: PLR2004 (server errors)


def _elsewhere(refusal: Refusal, here: Address) -> Problem:
    target = urljoin(here.url, refusal.headers.get("location", ""))
    try:
        there = address(target.partition("?")[0].partition("#")[0])
    except ValueError:
        return SetupProblem("server-answer", f"HTTP {refusal.status}")
    if there.origin == here.origin:
        return SetupProblem("server-wrong-path", urlsplit(there.url).path[:_DETAIL_CHARS])
    return SetupProblem("server-redirect", there.origin[:_DETAIL_CHARS])


def _refused(refusal: Refusal) -> Problem:
    error = delays.clock_error(refusal.headers.get("date"))
    if error > _CLOCK_SECONDS:
        return SetupProblem("server-clock", f"{round(error / 60)} min")
    return SetupProblem("server-refused-token", f"HTTP {refusal.status}")


def _unfit(refusal: Refusal, model: str) -> Exception:
    said = refusal.said
    if _NO_MODEL.search(said) and not _CONTEXT.search(said):
        return SetupProblem("server-no-model", model)
    if _UNKNOWN_WISH.search(said) or _NO_SYSTEM.search(said):
        return UnknownWishError()
    if refusal.status == 413 or _CONTEXT.search(said):  # noqa: PLR2004 (content too large)
        size = _CONTEXT_TOKENS.search(said)
        return TooLongError(SetupProblem("server-context", size[1] if size else f"HTTP {refusal.status}"))
    return SetupProblem("server-answer", f"HTTP {refusal.status}")


def _busy(refusal: Refusal) -> SetbackError:
    pause = delays.asked_for(refusal.headers.get("retry-after"))
    detail = f"{round(pause)} s, HTTP {refusal.status}" if pause else f"HTTP {refusal.status}"
    return SetbackError(SetupProblem("server-busy", detail), pause=pause)


def fault_of(fault: BaseException, here: Address, proxy: str) -> Exception:
    """Name what a fault of the connection means."""
    causes = list(_causes(fault))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return SetupProblem(*_certificate(cause, here.host))
    if any(isinstance(cause, ssl.SSLError) for cause in causes) and isinstance(fault, httpx.ConnectError):
        return SetupProblem("server-tls", here.host)
    if isinstance(fault, httpx.ProxyError):
        return _proxy_refusal(str(fault), here)
    if isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return SetbackError(_unreachable(causes, here, proxy), lost=True)
    if isinstance(fault, httpx.DecodingError | httpx.UnsupportedProtocol):
        return SetupProblem("server-answer", type(fault).__name__)
    return SetbackError(SetupProblem("server-interrupted", here.host), lost=True)


def _proxy_refusal(told: str, here: Address) -> Exception:
    """Read what httpx tells of a proxy that opens no way: the status and its words."""
    status = told[:3]
    if status == "407":
        return SetupProblem("server-proxy", here.host)
    if status.startswith("5"):
        return SetbackError(SetupProblem("server-unreachable", here.host), lost=True)
    return SetupProblem("server-proxy", f"{here.host}, HTTP {status}" if status.isdigit() else here.host)


def _unreachable(causes: list[BaseException], here: Address, proxy: str) -> Problem:
    if proxy:
        return SetupProblem("server-proxy-unreachable", urlsplit(proxy).hostname or "")
    lookup = any(isinstance(cause, socket.gaierror) for cause in causes)
    return SetupProblem("server-dns" if lookup else "server-unreachable", here.host)


def _certificate(fault: ssl.SSLCertVerificationError, host: str) -> tuple[str, str]:
    code = fault.verify_code & 0xFFFFFFFF
    if code in _EXPIRED:
        return "server-tls-expired", host
    if code in _TOO_EARLY:
        return "server-clock", fault.verify_message
    return ("server-tls-name" if code in _OTHER_NAME else "server-tls-unknown"), host


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault:
        yield fault
        if isinstance(fault, BaseExceptionGroup):
            for inner in fault.exceptions:
                yield from _causes(inner)
        fault = fault.__cause__ or fault.__context__
