"""The one entry: window, worker, reader or command line, by the first word."""

import sys


def main() -> int:
    """Start what the first word names; Qt loads for the window only."""
    _no_core_dumps()
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


if __name__ == "__main__":
    raise SystemExit(main())
