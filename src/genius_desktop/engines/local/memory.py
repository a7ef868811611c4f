"""What the engine remembers of documents it has read: states of the KV cache, in memory and in a folder."""

import hashlib
import os
import re
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
FOLDER_BYTES = 2 * 1024 * 1024 * 1024
_SUFFIX = ".kv"
_DIGEST_BYTES = 32
_DOCUMENT = re.compile(r"[0-9a-f]{64}")


class DocumentMemory:
    """Keeps states by the tokens that made them; the longest unused goes first.

    `identity` names everything a state depends on beside its tokens: weights, cache type and layout, library. A state
    fits only a cache of as many streams as the one it came from. In the folder each document has one of its own, so
    that whoever erases the document can erase what is remembered of it.
    """

    def __init__(self, identity: str, folder: Path | None = None) -> None:
        self._identity = identity.encode()
        self._folder = folder
        self._states: OrderedDict[str, bytes] = OrderedDict()
        self._lengths: set[int] = {int(file.name.partition("-")[0]) for file in self._files()}

    def keep(self, tokens: Sequence[int], state: bytes, *, streams: int, document: str = "") -> None:
        """Keep the state after these tokens; one that belongs to a document goes to its folder too."""
        key = self._key(tokens, streams)
        self._lengths.add(len(tokens))
        self._states[key] = state
        self._states.move_to_end(key)
        total = sum(len(kept) for kept in self._states.values())
        while total > MEMORY_BYTES and len(self._states) > 1:
            total -= len(self._states.popitem(last=False)[1])
        if self._folder is not None and _DOCUMENT.fullmatch(document):
            self._write(self._folder / document / f"{key}{_SUFFIX}", state)

    def find(self, tokens: Sequence[int], *, streams: int) -> tuple[int, bytes] | None:
        """Find the state of the longest known beginning that leaves at least one token to read."""
        for length in sorted(self._lengths, reverse=True):
            if length >= len(tokens):
                continue
            key = self._key(tokens[:length], streams)
            state = self._states.get(key) or self._read(key)
            if state:
                self._states[key] = state
                self._states.move_to_end(key)
                return length, state
        return None

    def knows(self, tokens: Sequence[int], *, streams: int) -> bool:
        """Tell whether the state after exactly these tokens is at hand."""
        return self._key(tokens, streams) in self._states

    def _key(self, tokens: Sequence[int], streams: int) -> str:
        digest = hashlib.sha256(self._identity + array("i", [streams, *tokens]).tobytes()).hexdigest()
        return f"{len(tokens)}-{digest}"

    def _files(self) -> list[Path]:
        return list(self._folder.glob(f"*/*-*{_SUFFIX}")) if self._folder else []

    def _write(self, file: Path, state: bytes) -> None:
        """Write a state with its digest before it; a folder that is full goes without."""
        part = file.with_suffix(".part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with part.open("wb") as stream:
                stream.write(hashlib.sha256(state).digest())
                stream.write(state)
            part.replace(file)
        except OSError:
            with suppress(OSError):
                part.unlink()
        self._shrink()

    def _read(self, key: str) -> bytes | None:
        file = next((file for file in self._files() if file.stem == key), None)
        if file is None:
            return None
        try:
            data = file.read_bytes()
            state = data[_DIGEST_BYTES:]
            if hashlib.sha256(state).digest() != data[:_DIGEST_BYTES]:
                file.unlink()
                return None
            os.utime(file)
        except OSError:
            return None
        return state

    def _shrink(self) -> None:
        files = sorted(self._files(), key=lambda file: file.stat().st_mtime)
        total = sum(file.stat().st_size for file in files)
        for file in files[:-1]:
            if total <= FOLDER_BYTES:
                break
            total -= file.stat().st_size
            file.unlink()
