"""The software bill of materials of a bundle, for machines.

Source: CycloneDX 1.6 (ECMA-424), JSON.
"""

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tools.bundle import components, parts
from tools.bundle.components import Component

# Licences that are written as one identifier of SPDX, or an expression of several.
_KNOWN = {
    "0BSD", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "GPL-2.0-or-later",
    "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-3.0-only", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0", "Zlib",
    "blessing", "bzip2-1.0.6", "CC0-1.0",
}  # fmt: skip
# What packages called their licence before there were identifiers.
_OLD_NAMES = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_EXCEPTIONS = {"GCC-exception-3.1", "Bootloader-exception"}
_JOINERS = {"AND", "OR", "WITH"}


def document(found: Sequence[Component]) -> dict[str, Any]:
    """Give the bill: our program, and under it each part with its licence and, where it came as a file, its hash."""
    own = components.own()
    rows = [_component(each) for each in found]
    # A name of the content: the same bundle has the same number, whoever builds it.
    serial = uuid.uuid5(uuid.NAMESPACE_OID, repr((own, tuple(found))))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(parts.moment(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "tools": {"components": [{"type": "application", "name": "dev.py bundle", "version": parts.VERSION}]},
            "component": _component(own),
        },
        "components": rows,
        "dependencies": [
            {"ref": _reference(own), "dependsOn": [row["bom-ref"] for row in rows]},
            *({"ref": row["bom-ref"]} for row in rows),
        ],
    }


def _component(each: Component) -> dict[str, Any]:
    row: dict[str, Any] = {"type": each.kind, "bom-ref": _reference(each), "name": each.name}
    if each.version:
        row["version"] = each.version
    if each.sha256:
        row["hashes"] = [{"alg": "SHA-256", "content": each.sha256}]
    row["licenses"] = [_licence(each.licence)]
    if each.purl:
        row["purl"] = each.purl
    return row


def _reference(each: Component) -> str:
    # Not by its purl: two libraries can be from one package.
    return re.sub(r"[^A-Za-z0-9.]+", "-", f"{each.name} {each.version}".strip()).strip("-")


def _licence(terms: str) -> dict[str, Any]:
    """Give a licence by its identifier, an expression where all its words are known, else by its name."""
    terms = _OLD_NAMES.get(terms, terms)
    words = re.sub(r"[()]", " ", terms).split()
    if terms in _KNOWN:
        return {"license": {"id": terms}}
    if len(words) > 1 and all(word in _KNOWN | _EXCEPTIONS | _JOINERS for word in words):
        return {"expression": terms}
    return {"license": {"name": terms}}
