"""Where things are: the profile of the user, the models, the resources, the program itself."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from genius_desktop.problems import SetupProblem

_NAME = "genius-desktop"
MODELS_VARIABLE = "GENIUS_DESKTOP_MODELS"
# Beside the archive: what is kept of each document, by its digest.
DOCUMENTS = "documents"
LOGS = "logs"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run: the profile, where models are written and where they are looked for."""

    home: Path
    models: Path
    model_shelves: tuple[Path, ...]
    log_limit_bytes: int = 2_000_000

    @property
    def archive(self) -> Path:
        """The one file that holds the history."""
        return self.home / "archive.sqlite3"

    @property
    def library(self) -> Path:
        """The folder of the collections and their index."""
        return self.home / "library"

    @property
    def settings(self) -> Path:
        """The user's own settings."""
        return self.home / "settings.json"

    @property
    def seals(self) -> Path:
        """The folder of what is known of weights on shelves that cannot be written."""
        return self.home / "seals"

    @property
    def assistants(self) -> Path:
        """The folder of the user's own assistants."""
        return self.home / "assistants"

    @property
    def log(self) -> Path:
        """What worker and reader say on their error output."""
        return self.home / LOGS / "genius-desktop.log"


def places(home: Path | None = None) -> Places:
    """Find the folders; a throw-away `home` still sees the models the user already has."""
    own = platformdirs.user_data_path(_NAME, appauthor=False)
    profile = (home or own).absolute()
    forced = os.environ.get(MODELS_VARIABLE)
    if forced:
        shelf = Path(forced).absolute()
        return Places(profile, shelf, (shelf,))
    # Some desktops name several folders for all users, and put the one a package writes to last.
    shared = platformdirs.site_data_dir(_NAME, appauthor=False, multipath=True).split(os.pathsep)
    everyone = (Path(folder) / "models" for folder in shared)
    shelves = dict.fromkeys((profile / "models", own / "models", *everyone, *_shelves_beside()))
    return Places(profile, profile / "models", tuple(shelves))


def make_private(home: Path) -> None:
    """Make the profile folder, readable by its user only.

    Raises `SetupProblem` where it cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        (home / LOGS).mkdir(exist_ok=True)
        if os.name == "posix" and stat.S_IMODE(home.stat().st_mode) & 0o077:
            home.chmod(0o700)
        probe = home / LOGS / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as fault:
        raise SetupProblem("profile-not-writable", str(home)) from fault


def policy() -> Path:
    """Give the file in which an administration lays down settings for all users of this PC."""
    return platformdirs.site_config_path(_NAME, appauthor=False) / "policy.toml"


def handbook() -> Path:
    """Give the folder of the handbook: inside the package, or the checkout's own."""
    inside = Path(__file__).parent / "resources" / "handbuch"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "docs" / "handbuch"


def resources() -> Path:
    """Give the folder of assistants, icons and texts: inside the package, or the checkout's own."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "resources"


def samples() -> Path:
    """Give the folder of documents to try the program with."""
    return resources() / "beispiele"


def catalog() -> Path:
    """Give the catalogue of models: inside the package, or the checkout's own."""
    inside = Path(__file__).parent / "resources" / "catalog.toml"
    return inside if inside.is_file() else Path(__file__).parents[2] / "models" / "catalog.toml"


def is_frozen() -> bool:
    """Tell whether this program brings its own Python: a folder made by PyInstaller."""
    return bool(getattr(sys, "frozen", False))


def _with_console() -> Path:
    """Give the program that has pipes: on Windows a windowed one cannot be relied on to have them."""
    program = Path(sys.executable)
    beside = program.with_name(f"{_NAME}-console{program.suffix}")
    return beside if beside.is_file() else program


def _shelves_beside() -> tuple[Path, ...]:
    """Give the folder of models that lies in the bundle a frozen program is started from, uninstalled."""
    bundle = Path(sys.executable).parent.parent
    return (bundle / "models",) if is_frozen() and (bundle / "paket.conf").is_file() else ()


def own_command(*words: str) -> list[str]:
    """Give the command line that starts this very program as another process.

    `-P` keeps the current folder, which may hold documents from anywhere, off the import path.
    """
    if is_frozen():
        return [str(_with_console()), *words]
    return [sys.executable, "-P", "-m", "genius_desktop", *words]
