"""One door to the formats without pages; each has a module of its own."""

from collections.abc import Callable
from importlib import import_module

from genius_desktop.documents.blocks import Content
from genius_desktop.documents.formats import Format
from genius_desktop.problems import InputProblem

_MODULES: dict[Format, str] = {
    "docx": "docx",
    "xlsx": "xlsx",
    "pptx": "pptx",
    "odt": "odt",
    "ods": "ods",
    "odp": "odp",
    "rtf": "rtf",
    "html": "html",
    "csv": "csv_table",
    "text": "plain",
    "eml": "mail",
    "msg": "outlook",
    "zip": "listing",
}


def read(kind: Format, data: bytes, name: str) -> Content:
    """Read a document without pages.

    Raises `InputProblem`.
    """
    if kind not in _MODULES:
        raise InputProblem("unknown-format", name)
    reader: Callable[[bytes, str], Content] = _module(_MODULES[kind])
    return reader(data, name)


def preload() -> None:
    """Import every format: a reader in its sandbox can open no file any more."""
    for module in _MODULES.values():
        _module(module)


def _module(name: str) -> Callable[[bytes, str], Content]:
    reader: Callable[[bytes, str], Content] = import_module(f"genius_desktop.documents.{name}").read
    return reader
