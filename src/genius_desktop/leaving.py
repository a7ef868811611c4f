"""Whether documents may leave for a server, and for which: settings and policy, asked before anything is sent."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from genius_desktop.domain import EngineChoice, Source
from genius_desktop.policy import Policy
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import NO_PROXY, Privacy, ServerAccess
from genius_desktop.settings import FolderChoice, ServerSettings, Settings

_MOST_REMEMBERED = 200


def access(held: Settings, rules: Policy) -> ServerAccess:
    """Give how the server is reached; its token, and which proxy the system has today, are filled in at the last door.

    Raises `SetupProblem`: `server-forbidden`, `server-off` in the local mode, `server-not-configured`.
    """
    server = held.server
    if rules.forbidden:
        raise SetupProblem("server-forbidden")
    if not server.url:
        raise SetupProblem("server-not-configured")
    if server.mode == "local":
        raise SetupProblem("server-off")
    return ServerAccess(
        server.url,
        model=server.model,
        title=server.title,
        key=server.key,
        key_header=server.key_header,
        ca_file=server.ca_file or held.ca_file,
        proxy=_proxy(server.proxy or held.proxy),
        room_tokens=server.room_tokens,
        at_once=server.at_once,
    )


def _proxy(told: str) -> str:
    return "" if told == NO_PROXY else told


def choice(held: Settings, rules: Policy, *, data_class: str = "") -> EngineChoice:
    """Give the engine that is the server.

    Raises `SetupProblem` as `access` does.
    """
    privacy = Privacy(hides=held.server.hides, keep=held.server.keep, data_class=data_class)
    return EngineChoice("server", server=access(held, rules), privacy=privacy)


def require(held: Settings, rules: Policy, sources: Iterable[Source], *, data_class: str = "") -> None:
    """Make sure that these documents may leave.

    Raises `SetupProblem`: `server-local-folder` with the name of a document that stays, `server-class` where the house
    limits what may leave and the class of the data is another or was not named; and as `access` does.
    """
    access(held, rules)
    for source in sources:
        if stays(held.server, source):
            raise SetupProblem("server-local-folder", source.name)
    if rules.classes is not None and data_class not in rules.classes:
        raise SetupProblem("server-class", ", ".join(rules.classes))


def stays(server: ServerSettings, source: Source) -> bool:
    """Tell whether a document is in a folder whose documents never leave."""
    place = _plain(os.fsdecode(source.path))
    return any(place.is_relative_to(_plain(folder)) for folder in server.local_folders if folder)


def remembered(server: ServerSettings, sources: Iterable[Source]) -> bool | None:
    """Tell what was chosen for the folders of these documents: the server, this PC, or nothing they agree on."""
    told = {_chosen(server, source) for source in sources}
    return told.pop() if len(told) == 1 else None


def remember(server: ServerSettings, sources: Iterable[Source], *, to_server: bool) -> ServerSettings:
    """Remember a choice for the folders of documents, but for those whose documents never leave."""
    folders = {str(_plain(os.fsdecode(source.path)).parent) for source in sources if not stays(server, source)}
    others = tuple(one for one in server.folders if one.folder not in folders)
    added = tuple(FolderChoice(folder, to_server) for folder in sorted(folders))
    return replace(server, folders=(*others, *added)[-_MOST_REMEMBERED:])


def _chosen(server: ServerSettings, source: Source) -> bool | None:
    if stays(server, source):
        return False
    folder = str(_plain(os.fsdecode(source.path)).parent)
    return next((one.to_server for one in reversed(server.folders) if one.folder == folder), None)


def _plain(path: str) -> Path:
    """Give a path in its one form: links followed, drives by their share, upper and lower case as the system has it."""
    return Path(os.path.normcase(os.path.realpath(os.path.expanduser(path))))  # noqa: PTH111 (a folder of any shape)
