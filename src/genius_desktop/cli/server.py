"""The command `server`: set it up, check it, keep its key, and show what has left for it."""

import argparse
import csv
import getpass
import io
import json
import sys
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from genius_desktop import codec, leaving, leaving_words, settings, wording
from genius_desktop.archive.archive import Archive
from genius_desktop.archive.sent import Departure
from genius_desktop.cli import house
from genius_desktop.cli.door import QUESTION
from genius_desktop.cli.output import check_writable, save, say
from genius_desktop.cli.progress import Progress
from genius_desktop.cli.revising import harmless
from genius_desktop.cli.server_preview import preview
from genius_desktop.cli.worker_client import WorkerClient, raise_failure
from genius_desktop.credentials import Vault
from genius_desktop.jobs.events import ServerChecked
from genius_desktop.paths import Places
from genius_desktop.problems import InputProblem, Interrupted, Problem, SetupProblem
from genius_desktop.servers import address
from genius_desktop.settings import ServerSettings, checked, moved
from genius_desktop.tasks import CheckServerTask

_COLUMNS = ("at", "host", "sha256", "pages", "size_bytes", "data_class", "job")


def server(arguments: argparse.Namespace, places: Places, progress: Progress) -> None:
    """Set up or check the server, or show what has left.

    Raises `Problem`, `Interrupted`.
    """
    match arguments.action:
        case "check":
            _check(arguments, places)
        case "log":
            _log(arguments, places)
        case "token":
            _token(arguments, places)
        case "forget":
            _forget(arguments, places)
        case "preview":
            preview(arguments, places, progress)
        case "set":
            _set(arguments, places)


def _check(arguments: argparse.Namespace, places: Places) -> None:
    held, rules = house.held(places)
    try:
        found = _asked(CheckServerTask("check", leaving.access(held, rules)), places.log)
    except Problem as fault:
        if arguments.json:
            _write({"reachable": False, "problem": fault.code, "detail": fault.detail})
        raise
    if arguments.json:
        _write({"reachable": True, "models": list(found.models), "seconds": round(found.seconds, 3)})
    else:
        print(leaving_words.answers(found.seconds, found.models, held.server.model))


def _asked(task: CheckServerTask, log: Path) -> ServerChecked:
    with closing(WorkerClient(log)) as client:
        for event in client.run(task):
            raise_failure(event)
            if isinstance(event, ServerChecked):
                return event
    raise Interrupted


def _log(arguments: argparse.Namespace, places: Places) -> None:
    if arguments.csv:
        check_writable(arguments.csv, overwrite=arguments.force)
    with closing(house.open_history(places, quiet=arguments.quiet)) as archive:
        sent = archive.sent()
    if arguments.csv:
        # Excel takes a file without this mark for one of its own old kind, and spoils the umlauts.
        save(arguments.csv, _csv(sent).encode("utf-8-sig"))
        say(wording.saved(str(arguments.csv)), quiet=arguments.quiet)
    elif arguments.json:
        _write([_row(one) for one in sent])
    else:
        for one in sent:
            print(
                leaving_words.left(
                    one.at.astimezone(),
                    one.host,
                    one.sha256,
                    pages=wording.page_list(one.pages),
                    size_bytes=one.size_bytes,
                )
            )
        if not sent:
            say(leaving_words.NOTHING_LEFT)


def _row(one: Departure) -> dict[str, Any]:
    return codec.to_plain(one) | {"at": one.at.isoformat()}  # type: ignore[no-any-return]


def _csv(sent: list[Departure]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for one in sent:
        row = _row(one) | {"pages": wording.page_list(one.pages)}
        writer.writerow({name: harmless(str(row[name])) for name in _COLUMNS})
    return file.getvalue()


def _write(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _token(arguments: argparse.Namespace, places: Places) -> None:
    """Keep the key; where that is not safe it will be asked for, and that is a problem to be told."""
    held, rules = house.held(places)
    if rules.forbidden:
        raise SetupProblem("server-forbidden")
    if not held.server.url:
        raise SetupProblem("server-not-configured")
    if arguments.ask:
        _change(places, key="asked")
        say(leaving_words.KEY_ASKED, quiet=arguments.quiet)
        return
    try:
        Vault().keep(held.server.url, _typed(address(held.server.url).host))
    except SetupProblem as fault:
        if fault.code.startswith("credentials-"):
            _change(places, key="asked")
        raise
    _change(places, key="kept")
    say(leaving_words.KEY_KEPT, quiet=arguments.quiet)


def _typed(host: str) -> str:
    return getpass.getpass(QUESTION.format(host)) if sys.stdin.isatty() else sys.stdin.readline()


def _forget(arguments: argparse.Namespace, places: Places) -> None:
    held, _rules = house.held(places)
    if held.server.url:
        Vault().forget(held.server.url)
    _change(places, key="none")
    say(leaving_words.KEY_FORGOTTEN, quiet=arguments.quiet)


def _set(arguments: argparse.Namespace, places: Places) -> None:
    given = {field.name: getattr(arguments, field.name, None) for field in fields(ServerSettings)}
    wished = {name: value for name, value in given.items() if value is not None}
    for name in ("keep", "local_folders"):
        if name in wished:
            wished[name] = tuple(filter(None, wished[name]))
    if wished:
        _change(places, **wished)
    held, _rules = house.held(places)
    _write(codec.to_plain(held.server))


def _change(places: Places, **wished: Any) -> None:  # noqa: ANN401 (each setting has its own type)
    """Change settings of the server, unless the window is open, which would write over them.

    Raises `Problem`.
    """
    _held, rules = house.held(places)
    if laid := rules.laid_down() & wished.keys():
        raise InputProblem("laid-down", ", ".join(sorted(laid)))
    Archive(places.archive).close()
    own = settings.load(places.settings)
    changed = moved(own.server, checked(replace(own.server, **wished)))
    settings.save(places.settings, replace(own, server=changed))
