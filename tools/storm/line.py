"""The window's line for the server without the window: real archive, real outbox, real worker.

Run as `line.py ACKNOWLEDGED HOME URL DOCUMENT…` it begins a job for each document that has none, sends what waits, and
ends with 0 once nothing does.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from genius_desktop import paths
from genius_desktop.archive.archive import Archive
from genius_desktop.assistants import files as assistants
from genius_desktop.domain import EngineChoice, Source
from genius_desktop.servers import ServerAccess
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import outbox
from genius_desktop.ui.job_desk import JobDesk
from genius_desktop.ui.job_queue import JobQueue
from genius_desktop.ui.server_line import ServerLine
from genius_desktop.ui.worker_process import WorkerProcess
from tools.storm import victims

_LOOK_MS = 50


def main(acknowledged: str, home: str, url: str, *documents: str) -> int:
    """Send until nothing waits."""
    victims.write_down(acknowledged)
    # A storm has less patience than a person.
    outbox.FIRST_REST_SECONDS, outbox.LONGEST_REST_SECONDS = 0.1, 0.4
    application = QCoreApplication(sys.argv[:1])
    places = paths.places(Path(home))
    paths.make_private(places.home)
    desk = JobDesk(Archive(places.archive), JobQueue(WorkerProcess(places.log)))
    line = ServerLine(desk, WorkerProcess(places.log), lambda task: task)
    line.take_up()
    known = {entry.title for entry in desk.archive.jobs()}
    engine = EngineChoice("server", server=ServerAccess(url))
    for document in map(Path, documents):
        if document.name not in known:
            source = Source(bytes(document), document.name)
            desk.begin(SummaryTask("", (source,), assistants.shipped("zusammenfassung"), engine))
    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(lambda: None if line.jobs else application.exit(0))
    look.start()
    code = application.exec()
    line.outbox.stop()
    desk.close()
    return code


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
