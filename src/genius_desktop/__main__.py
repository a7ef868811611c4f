"""The one entry: window, worker, reader or command line, by the first word."""

import os
import sys


def main() -> int:
    """Start what the first word names; Qt loads for the window only."""
    _no_core_dumps()
    _leave_the_freezer()
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    from genius_desktop.health import floor

    if floor.refused(word):
        return floor.SETUP_CAN_FIX
    if word == "worker":
        from genius_desktop.jobs.worker import serve

        return serve()
    if word == "loads":
        from genius_desktop.health.loads import serve as load

        return load(sys.argv[2:])
    if word == "probe":
        from genius_desktop.engines.probe import serve as probe

        return probe()
    if word == "reader":
        from genius_desktop.documents.reader import serve as read

        return read()
    from genius_desktop.ui import app

    wished = app.options(sys.argv[1:])
    if wished is not None:
        return app.run(wished)
    from genius_desktop.cli.main import run

    return run(sys.argv[1:])


def _no_core_dumps() -> None:
    # A dump would leave the text of documents on the disk.
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leave_the_freezer() -> None:
    """Undo for others what a frozen program's starter has set up for it."""
    if not getattr(sys, "frozen", False):
        return
    # Programs that we start, such as the browser, would load our libraries instead of their own.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    # A windowed program of Windows has no streams at all; libraries write warnings to them.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (as long as we live)


if __name__ == "__main__":
    raise SystemExit(main())
