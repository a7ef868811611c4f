"""One file from a web server into a part that grows: continued where it broke off, never taken for more than it is."""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import truststore

from genius_desktop import codec
from genius_desktop.models import disk
from genius_desktop.models.account import Account
from genius_desktop.problems import SetupProblem
from genius_desktop.storing import write_whole
from genius_desktop.weights_words import FetchFault, fetch_fault

_TIMEOUT = httpx.Timeout(30.0)
_WHOLE, _RESUMED, _NOTHING_LEFT = 200, 206, 416
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOST_MOVES = 5
# So often in a row nothing at all may come before it is given up; then it is the user who tries again.
_MOST_TRIES, _LONGEST_REST_SECONDS = 5, 30.0
# Where nothing has ever come, there is no network at all.
_FIRST_TRIES = 2
_LOOK_BYTES = 16 * 1024 * 1024
_SHA256_CHARS = 64
_SAID_CHARS = 80


class _CutError(Exception):
    """The connection broke; what came before is kept and it is tried again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall come: so many bytes with this hash; where no one knows them, 0 and empty, and the server says."""

    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """How the network is reached; `allowed` waits until it may be used, for instance while it is metered."""

    proxy: str = ""
    ca_file: str = ""
    allowed: Callable[[Account], None] = lambda _account: None
    rest: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a part was begun with: the server's name for this very content, and what it said of it."""

    url: str = ""
    validator: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(slots=True)
class _Answer:
    """An answer behind all redirects, and what the publisher's own server said on the way."""

    response: httpx.Response
    size: int = 0
    sha256: str = ""
    moves: list[str] = field(default_factory=list)


def download(url: str, part: Path, wanted: Wanted, *, account: Account, line: Line) -> Wanted:
    """Bring a file into its part and give the size and hash it must have; the hash itself is the caller's to look at.

    Raises `SetupProblem`: `fetch-failed`, `disk-full`, `file-too-big`, `fetch-changed`.
    """
    tries = 0
    with httpx.Client(
        timeout=_TIMEOUT, verify=_context(line.ca_file), trust_env=False, proxy=line.proxy or None
    ) as net:
        while True:
            line.allowed(account)
            before = _length(part)
            try:
                return _attempt(net, url, part, wanted=wanted, account=account, line=line)
            except (_CutError, httpx.TransportError) as fault:
                tries = 0 if _length(part) > before else tries + 1
                if tries >= (_MOST_TRIES if _length(part) else _FIRST_TRIES) or isinstance(
                    fault, httpx.UnsupportedProtocol
                ):
                    raise _on_the_way(fault, url, line) from fault
                account.say("retrying")
                line.rest(min(_LONGEST_REST_SECONDS, 2.0**tries))


def _on_the_way(fault: Exception, url: str, line: Line) -> SetupProblem:
    """Name what kept us from the file: a proxy, a certificate nobody here vouches for, or the connection itself."""
    causes = list(_causes(fault))
    refused = next((cause for cause in causes if isinstance(cause, httpx.ProxyError)), None)
    if refused is not None:
        return SetupProblem("server-proxy", str(refused)[:_SAID_CHARS])
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return SetupProblem("server-tls-unknown", urlsplit(url).hostname or "")
    if line.proxy and any(isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout) for cause in causes):
        return SetupProblem("server-proxy-unreachable", urlsplit(line.proxy).hostname or "")
    return _failed("cut", type(fault.__cause__ or fault).__name__)


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__


@cache
def _context(ca_file: str) -> ssl.SSLContext:
    """Make what checks certificates; reading those of the system takes a while."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError as fault:
            raise SetupProblem("server-ca-file", Path(ca_file).name) from fault
    return context


def _attempt(net: httpx.Client, url: str, part: Path, *, wanted: Wanted, account: Account, line: Line) -> Wanted:
    mark = _mark(part, url)
    done = _length(part) if mark.validator else 0
    if mark.size and done == mark.size:
        return Wanted(mark.size, wanted.sha256 or mark.sha256)
    headers = {"Accept-Encoding": "identity"}
    if done:
        headers |= {"Range": f"bytes={done}-", "If-Range": mark.validator}
    answer = _ask(net, url, headers)
    with closing(answer.response) as response:
        if response.status_code == _NOTHING_LEFT:
            # The part is longer than what the server has today.
            discard(part)
            raise _CutError
        _require_file(response)
        now = _said(answer, url)
        if wanted.size and now.size and now.size != wanted.size and wanted.sha256:
            raise _failed("other", f"{now.size} ≠ {wanted.size}")
        if response.status_code == _WHOLE and done:
            account.say("restarted" if now.validator != mark.validator else "no-range")
            done = 0
        elif done and not _continues(response, done, mark):
            discard(part)
            raise _CutError
        if not (wanted.sha256 or now.sha256 or mark.sha256):
            raise _failed("no-digest", response.url.host)
        size = mark.size if done else now.size or wanted.size
        now = replace(mark if done else now, url=url, size=size)
        _set_mark(part, now)
        _copy(response, part, done, size=size, account=account, line=line)
    if size and _length(part) < size:
        raise _CutError
    return Wanted(_length(part), wanted.sha256 or now.sha256)


def _ask(net: httpx.Client, url: str, headers: dict[str, str]) -> _Answer:
    """Ask, and go where the server sends us, but never to where others can listen."""
    answer = _Answer(httpx.Response(_WHOLE))
    for _ in range(_MOST_MOVES + 1):
        answer.response = net.send(net.build_request("GET", url, headers=headers), stream=True)
        said = answer.response.headers
        # A publisher names size and hash of a large file where it sends us on to its storage.
        answer.size = answer.size or _number(said.get("X-Linked-Size", ""))
        answer.sha256 = answer.sha256 or _digest_in(said.get("X-Linked-Etag", ""))
        if answer.response.status_code not in _MOVED:
            return answer
        answer.response.close()
        target = urljoin(url, said.get("Location", ""))
        if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
            raise _failed("insecure", urlsplit(target).hostname or "")
        url = target
    raise _failed("moved", urlsplit(url).hostname or "")


def _require_file(response: httpx.Response) -> None:
    """Make sure that a file is coming and not something about it."""
    if response.status_code not in {_WHOLE, _RESUMED}:
        if response.status_code in {429, 500, 502, 503, 504}:
            raise _CutError from httpx.HTTPStatusError(
                f"HTTP {response.status_code}", request=response.request, response=response
            )
        raise _failed("status", f"HTTP {response.status_code}")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        raise _failed("page", response.url.host)
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise _failed("packed", response.headers["Content-Encoding"])


def _said(answer: _Answer, url: str) -> _Mark:
    """Read what the server says of the content it is sending."""
    headers = answer.response.headers
    etag = headers.get("ETag", "")
    # A weak one only says that the content means the same; bytes of two of them do not fit together.
    validator = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified", "")
    size = _number(headers.get("Content-Length", "")) if answer.response.status_code == _WHOLE else 0
    return _Mark(url, validator, answer.size or size, answer.sha256)


def _continues(response: httpx.Response, done: int, mark: _Mark) -> bool:
    """Tell whether what comes is what we have asked for: from where our part ends, of a file of the same size."""
    told = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
    total = _number(told[2])
    return _number(told[0].partition("-")[0], -1) == done and (not mark.size or not total or total == mark.size)


def _copy(response: httpx.Response, part: Path, done: int, *, size: int, account: Account, line: Line) -> None:
    disk.require_room(part.parent, size - done, greatest=size)
    looked = done
    with disk.writing(part.parent), part.open("r+b" if done else "wb") as file:
        file.seek(done)
        file.truncate()
        for block in _blocks(response):
            done += len(block)
            if size and done > size:
                raise _failed("longer", f"{done} > {size}")
            file.write(block)
            account.tell("fetch", done, size)
            if done - looked >= _LOOK_BYTES:
                looked = done
                file.flush()
                disk.require_room(part.parent, size - done)
                line.allowed(account)


def _blocks(response: httpx.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_raw()
    except (httpx.TransportError, httpx.StreamError) as fault:
        raise _CutError from fault


def _length(part: Path) -> int:
    try:
        return part.stat().st_size
    except OSError:
        return 0


def _mark_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _mark(part: Path, url: str) -> _Mark:
    """Read what a part was begun with; for another source it counts as not begun."""
    try:
        mark = codec.from_json(_mark_file(part).read_bytes(), _Mark)
    except (OSError, codec.MalformedMessageError):
        return _Mark()
    return mark if mark.url == url else _Mark()


def _set_mark(part: Path, mark: _Mark) -> None:
    with disk.writing(part.parent):
        write_whole(_mark_file(part), codec.to_json(mark))


def discard(part: Path) -> None:
    """Remove a part with what was remembered of it."""
    part.unlink(missing_ok=True)
    _mark_file(part).unlink(missing_ok=True)


def settle(part: Path) -> None:
    """Remove what was remembered of a part that is whole."""
    _mark_file(part).unlink(missing_ok=True)


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 20 else otherwise  # noqa: PLR2004 (no file has more)


def _digest_in(etag: str) -> str:
    """Take the hash out of an ETag; of a file that is no large one it is another kind of hash."""
    text = etag.removeprefix("W/").strip('"').lower()
    return text if len(text) == _SHA256_CHARS and not text.strip("0123456789abcdef") else ""


def _failed(fault: FetchFault, detail: str) -> SetupProblem:
    return SetupProblem("fetch-failed", fetch_fault(fault, detail))
