"""The command `models`."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from genius_desktop import paths, policy, problem_words, weights_words, wording
from genius_desktop.cli import house, models_table
from genius_desktop.cli.door import system_proxy
from genius_desktop.cli.output import say
from genius_desktop.cli.progress import Progress
from genius_desktop.models import bring, fetch, gguf, known, metered, register, removal, shelf
from genius_desktop.models.account import Account, Remark
from genius_desktop.models.catalog import Entry
from genius_desktop.models.download import Line
from genius_desktop.models.known import Known
from genius_desktop.models.offers import offers
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, SetupProblem
from genius_desktop.servers import NO_PROXY, SYSTEM_PROXY


def models(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """List, fetch, import, accept, remove, verify or compare weights.

    Raises `Problem`.
    """
    as_json = arguments.format == "json" or getattr(arguments, "json", False)
    if arguments.action == "catalog":
        _catalog(arguments, places, as_json=as_json)
        return
    about = known.known(places)
    if about.refused and arguments.action != "list":
        say(problem_words.problem_sentence(about.refused, about.detail), quiet=arguments.quiet)
    match arguments.action:
        case "list":
            models_table.show(offers(about, places, searching=True), about, as_json=as_json)
        case "compare":
            from genius_desktop.cli.models_compare import compare

            compare(arguments, about, places, progress=progress)
        case "remove":
            freed = removal.remove(arguments.id, places, shared=arguments.shared)
            _done(arguments, {"removed": arguments.id, "freed_bytes": freed}, weights_words.removed(freed))
        case _:
            _bring(arguments, about, places, progress=progress)


def _bring(arguments: argparse.Namespace, about: Known, places: Places, *, progress: Progress) -> None:
    account = _account(progress, quiet=arguments.quiet)
    match arguments.action:
        case "download" | "fetch":
            if not policy.read(paths.policy()).fetch_models:
                raise SetupProblem("not-allowed")
            entry = about.catalog.entry(arguments.id)
            line = _line(entry, places, any_network=arguments.any_network)
            file = fetch.fetch(entry, places, account=account, line=line)
            progress.end()
            _done(arguments, _told(file, places), wording.saved(str(file)))
        case "import":
            file = bring.bring(arguments.path, places, known=about, account=account)
            progress.end()
            say(wording.saved(str(file)), quiet=arguments.quiet)
            _settle(file, about, places, arguments=arguments)
        case "accept":
            file = _file(arguments.id, about, places)
            gguf.read_header(file)
            _accept(file, about, places, account=account)
            progress.end()
            _done(arguments, _told(file, places), weights_words.ACCEPTED.format(file.stem))
        case "verify":
            _verify(arguments.id, about, places, account=account)
            progress.end()
            _done(arguments, {"verified": arguments.id}, wording.VERIFIED.format(arguments.id))


def _line(entry: Entry, places: Places, *, any_network: bool) -> Line:
    """Give the way into the network that settings and house lay down."""
    held, _ = house.held(places)
    proxy = "" if held.proxy == NO_PROXY else held.proxy
    proxy = system_proxy(next(iter(entry.urls), "")) if proxy == SYSTEM_PROXY else proxy
    return Line(proxy, held.ca_file, (lambda _account: None) if any_network else metered.wait)


def _account(progress: Progress, *, quiet: bool) -> Account:
    def remark(code: Remark) -> None:
        progress.end()
        say(weights_words.REMARKS[code], quiet=quiet)

    return Account(progress.tell, remark)


def _settle(file: Path, about: Known, places: Places, *, arguments: argparse.Namespace) -> None:
    """Say of an imported file who vouches for it, and take it as it is where that was asked for."""
    entry = about.catalog.by_digest(shelf.seal_of(file, places.seals))
    if entry is None and arguments.accept:
        _accept(file, about, places, account=Account())
    said = weights_words.imported(entry.title if entry else "", file.stem, accepted=arguments.accept)
    _done(arguments, _told(file, places) | {"in_catalog": entry is not None, "accepted": arguments.accept}, said)


def _accept(file: Path, about: Known, places: Places, *, account: Account) -> None:
    """Remember that the user takes weights as they are.

    Raises `SetupProblem` where the house forbids it.
    """
    if not about.may_accept:
        raise SetupProblem("model-forbidden", file.name)
    ours = file.parent in places.model_shelves

    def tell(done: int, total: int) -> None:
        account.tell("verify", done, total)

    found = shelf.sealed_digest(file, tell, aside=places.seals) if ours else shelf.digest(file, tell)
    register.accept(places, found, file.stem, by="user")


def _file(name: str, about: Known, places: Places) -> Path:
    """Find the file that is meant by a name or a path."""
    if name.endswith(".gguf") or os.sep in name:
        if not Path(name).is_file():
            raise InputProblem("file-missing", Path(name).name)
        return Path(name).absolute()
    file = shelf.find_named(name, places)
    if file is None:
        raise SetupProblem("model-missing", about.catalog.entry(name).id)
    return file


def _verify(name: str, about: Known, places: Places, *, account: Account) -> None:
    file = _file(name, about, places)
    entry = next((entry for entry in about.catalog.every if entry.id == file.stem), None)
    wanted = shelf.expected(entry, places) if entry else shelf.seal_of(file, places.seals)
    found = shelf.digest(file, lambda done, total: account.tell("verify", done, total))
    if wanted and found != wanted:
        shelf.break_seal(file, places.seals)
        raise SetupProblem("model-damaged", file.stem)
    shelf.set_seal(file, found, places.seals)
    if not wanted or (register.load(places).find(found) is None and about.catalog.by_digest(found) is None):
        raise InputProblem("model-unknown", file.name)


def _told(file: Path, places: Places) -> dict[str, Any]:
    return {
        "id": file.stem,
        "path": os.fsencode(file).decode("utf-8", "replace"),
        "sha256": shelf.seal_of(file, places.seals),
    }


def _done(arguments: argparse.Namespace, facts: dict[str, Any], said: str) -> None:
    if arguments.format == "json":
        _write(facts)
    else:
        say(said, quiet=arguments.quiet)


def _write(facts: object) -> None:
    json.dump(facts, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _catalog(arguments: argparse.Namespace, places: Places, *, as_json: bool) -> None:
    """Tell which catalogue is in force; of a file that is only looked at, whether it could be.

    Raises `SetupProblem`.
    """
    rules = policy.read(paths.policy())
    if arguments.check:
        signed = known.read_signed(arguments.check, known.trusted(rules), least=register.load(places).serial)
        about = Known(signed.catalog, "house", signed.comment)
    else:
        about = known.known(places)
    keys = () if about.refused == "catalog-key" else known.trusted(rules)
    facts = {
        "origin": about.origin,
        "serial": about.catalog.serial,
        "models": len(about.catalog.models),
        "comment": about.comment,
        "keys": [key.name for key in keys],
        "refused": about.refused,
        "detail": about.detail,
    }
    if as_json:
        _write(facts)
        return
    for line in weights_words.catalog_lines(facts):
        print(line)
    if about.refused:
        print(problem_words.problem_sentence(about.refused, about.detail))
