"""A bare Debian: the smallest root that debootstrap makes, without network, where packages go in as in an office."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.console import SetupError, run
from tools.places import alone, cache

SUITE = "bookworm"
USER = "sachbearbeitung"
HOME = Path("/home") / USER
ENVIRONMENT = ("PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C.UTF-8", "OMP_WAIT_POLICY=passive")
_UNATTENDED = "DEBIAN_FRONTEND=noninteractive"


@dataclass(frozen=True, slots=True)
class Bare:
    """A root folder in which commands run without a network, as root or as an ordinary user."""

    root: Path

    def place(self, path: str | Path) -> Path:
        """Give the place outside of a path inside."""
        return self.root / str(path).lstrip("/")

    def run(
        self, *words: str | Path, user: bool = True, timeout_seconds: float = 600, environment: Sequence[str] = ()
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command inside to its end."""
        return subprocess.run(
            self.command(*words, user=user, environment=environment),
            check=False, capture_output=True, text=True, errors="replace", timeout=timeout_seconds,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def command(self, *words: str | Path, user: bool = True, environment: Sequence[str] = ()) -> list[str]:
        """Give the command line that runs a command inside, without any network, in a namespace of its own."""
        home = HOME if user else Path("/root")
        inner = ["env", "-i", *ENVIRONMENT, f"HOME={home}", f"USER={USER if user else 'root'}", *environment, *words]
        who = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", "--"] if user else []
        # `$0` takes the root, `$@` what runs in it.
        script = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
        apart = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"]
        return [*apart, "sh", "-c", script, str(self.root), *who, *map(str, inner)]

    def fetch(self, *words: str | Path) -> None:
        """Run apt-get inside with the network of this machine.

        Raises `SetupError`.
        """
        run(
            "Abhängigkeiten holen",
            ["chroot", self.root, "env", _UNATTENDED, "apt-get", "--quiet", *words],
        )

    def install(self, package: str | Path) -> "subprocess.CompletedProcess[str]":
        """Install a package inside together with all that was fetched for it, with no network."""
        # apt itself stumbles over a package of its own among those that it must not download.
        words = ("sh", "-c", 'dpkg --install /var/cache/apt/archives/*.deb "$1"', "sh")
        return self.run(*words, package, user=False, environment=(_UNATTENDED,))


@contextmanager
def bare() -> Iterator[Bare]:
    """Make a root of its own for a while, copied from one that is made once.

    Raises `SetupError` where this machine cannot make one.
    """
    first = debian(SUITE)
    root = first.with_name(f"{first.name}.run")
    with alone("bare-debian"):
        shutil.rmtree(root, ignore_errors=True)
        run("Das leere Debian kopieren", ["cp", "-a", "--reflink=auto", first, root])
        try:
            yield Bare(root)
        finally:
            shutil.rmtree(root, ignore_errors=True)


def debian(suite: str, packages: Sequence[str] = ()) -> Path:
    """Give the root of a Debian, made once; with packages beyond the smallest only to be looked into, never run.

    Raises `SetupError` where this machine cannot make one.
    """
    missing = [tool for tool in ("debootstrap", "unshare", "chroot", "setpriv") if shutil.which(tool) is None]
    if missing:
        raise SetupError(f"Es fehlt: {', '.join(missing)} (Debian: debootstrap, util-linux)")
    root = cache() / "-".join(["debian", suite, *packages[:1]])
    if not (root / "ready").is_file():
        shutil.rmtree(root, ignore_errors=True)
        run("Ein leeres Debian aufsetzen", ["debootstrap", "--variant=minbase", suite, root])
        Bare(root).run("useradd", "--create-home", "--shell", "/bin/sh", USER, user=False)
        # For the one step with network: fetching what the packages depend on.
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        Bare(root).fetch("update")
        if packages:
            Bare(root).fetch("install", "--yes", "--no-install-recommends", *packages)
        (root / "ready").touch()
    return root
