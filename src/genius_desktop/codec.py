"""Values to JSON and back: on the wire, in the archive and in golden files alike."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

LINE_LIMIT_BYTES = 64 * 1024 * 1024


class MalformedMessageError(ValueError):
    """Bytes that are not the message they should be; their sender cannot be trusted further."""


class _Envelope(msgspec.Struct):
    kind: str
    value: msgspec.Raw


def to_json(value: object) -> bytes:
    """Write a value as compact JSON; text must be free of lone surrogates."""
    return msgspec.json.encode(value)


def from_json(data: bytes, kind: type[T]) -> T:
    """Read a value back, every field checked against its type.

    Raises `MalformedMessageError`.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise MalformedMessageError(str(fault)) from fault


def to_line(value: object) -> bytes:
    """Write a value under the name of its class, as one line."""
    return msgspec.json.encode({"kind": type(value).__name__, "value": value}) + b"\n"


def from_line(line: bytes, kinds: Mapping[str, type[Any]]) -> Any:  # noqa: ANN401 (the kinds decide)
    """Read back what `to_line` wrote, if it is one of the kinds.

    Raises `MalformedMessageError`.
    """
    envelope = from_json(line, _Envelope)
    kind = kinds.get(envelope.kind)
    if kind is None:
        raise MalformedMessageError(f"unexpected kind {envelope.kind[:40]!r}")
    return from_json(bytes(envelope.value), kind)


def by_name(*kinds: type[Any]) -> dict[str, type[Any]]:
    """Give the table of kinds that `from_line` needs."""
    return {kind.__name__: kind for kind in kinds}


def to_plain(value: object) -> Any:  # noqa: ANN401 (plain JSON values have no narrower type)
    """Give a value as dicts, lists, texts and numbers."""
    return msgspec.to_builtins(value)
