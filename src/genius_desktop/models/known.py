"""Which catalogue is in force: the one of the house if it is signed and not older than before, else our own."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from genius_desktop import paths, policy
from genius_desktop.models import catalog, minisign, register
from genius_desktop.models.catalog import Catalog
from genius_desktop.paths import Places
from genius_desktop.policy import Policy
from genius_desktop.problems import SetupProblem
from genius_desktop.storing import write_whole

SIGNATURE = ".minisig"
# Beside the policy, where only an administrator can write.
_NAME, _KEYS = "catalog.toml", "catalog.pub"
# In the profile: the last one in use, for when the share of the house is out of reach.
_KEPT = "catalog.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """A catalogue with where it is from; `refused` is the code of why another one is not in force."""

    catalog: Catalog
    origin: Literal["built-in", "house", "kept"] = "built-in"
    comment: str = ""
    refused: str = ""
    detail: str = ""
    may_accept: bool = True


@dataclass(frozen=True, slots=True)
class _Signed:
    """A catalogue with its bytes and those of its signature."""

    catalog: Catalog
    comment: str
    data: bytes
    signature: bytes


def known(places: Places) -> Known:
    """Find the catalogue that is in force, and remember its number."""
    rules = policy.read(paths.policy())
    file = house_file(rules)
    own = catalog.load(paths.catalog())
    try:
        signed = read_signed(file, trusted(rules), least=register.load(places).serial) if file else None
    except SetupProblem as fault:
        kept = _kept(places, rules) if fault.code == "catalog-missing" else None
        return Known(
            kept.catalog if kept else own,
            "kept" if kept else "built-in",
            kept.comment if kept else "",
            refused=fault.code,
            detail=fault.detail,
            may_accept=rules.unknown_models,
        )
    if signed is None:
        return Known(own, may_accept=rules.unknown_models)
    _keep(places, signed)
    return Known(signed.catalog, "house", signed.comment, may_accept=rules.unknown_models)


def house_file(rules: Policy) -> Path | None:
    """Give the file of the house's catalogue: where the policy says, or beside the policy if there is one."""
    named = rules.catalog
    beside = paths.policy().with_name(_NAME)
    return Path(named) if named else beside if beside.exists() else None


def trusted(rules: Policy) -> tuple[minisign.Key, ...]:
    """Give the keys that may sign a catalogue: of the policy, beside it, and our own.

    Raises `SetupProblem` for one that is none.
    """
    return tuple(_keys(rules))


def _keys(rules: Policy) -> Iterator[minisign.Key]:
    beside = paths.policy().with_name(_KEYS)
    told = [*rules.catalog_keys]
    for file in (beside, paths.catalog().with_name(_KEYS)):
        with suppress(OSError, UnicodeDecodeError):
            told += [line for line in file.read_text("utf-8").splitlines() if _is_key(line)]
    for one in told:
        try:
            yield minisign.read_key(one)
        except minisign.UntrustedError:
            raise SetupProblem("catalog-key", one[:60]) from None


def _is_key(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("untrusted comment:", "#"))


def read_signed(file: Path, keys: tuple[minisign.Key, ...], *, least: int) -> _Signed:
    """Read a signed catalogue and make sure of it.

    Raises `SetupProblem`: `catalog-missing`, `catalog-unsigned`, `catalog-untrusted`, `catalog-broken`,
    `catalog-older`.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(catalog.LIMIT_BYTES + 1)
    except OSError:
        raise SetupProblem("catalog-missing", str(file)) from None
    try:
        signature = file.with_name(file.name + SIGNATURE).read_bytes()
    except OSError:
        raise SetupProblem("catalog-unsigned", str(file)) from None
    return _checked(file, data, signature, keys=keys, least=least)


def _checked(file: Path, data: bytes, signature: bytes, *, keys: tuple[minisign.Key, ...], least: int) -> _Signed:
    try:
        comment = minisign.verify(data, signature, keys)
    except minisign.UntrustedError:
        raise SetupProblem("catalog-untrusted", str(file)) from None
    try:
        said = catalog.parse(data)
    except (ValueError, RecursionError) as fault:
        raise SetupProblem("catalog-broken", f"{file}: {str(fault)[:200]}") from None
    if said.serial < max(least, 1):
        raise SetupProblem("catalog-older", f"{said.serial} < {max(least, 1)}")
    return _Signed(said, comment, data, signature)


def _keep(places: Places, signed: _Signed) -> None:
    """Remember the number of a catalogue and a copy of it; a profile that cannot be written goes without."""
    kept = places.home / _KEPT
    with suppress(OSError, SetupProblem):
        register.raise_serial(places, signed.catalog.serial)
        if not kept.is_file() or kept.read_bytes() != signed.data:
            write_whole(kept.with_name(kept.name + SIGNATURE), signed.signature)
            write_whole(kept, signed.data)


def _kept(places: Places, rules: Policy) -> _Signed | None:
    """Give the copy of the house's last catalogue; it has to stand the same checks."""
    with suppress(SetupProblem):
        return read_signed(places.home / _KEPT, trusted(rules), least=register.load(places).serial)
    return None
