"""What belongs to results, once there is a history to keep it in."""

from pathlib import Path
from typing import TYPE_CHECKING

from genius_desktop.ui.result_actions import ResultActions
from genius_desktop.ui.result_desk import ResultDesk
from genius_desktop.ui.worker_process import WorkerProcess

if TYPE_CHECKING:
    from genius_desktop.ui.desktop import Desktop


def furnish(desktop: "Desktop", log: Path) -> ResultDesk:
    """Connect the page of a result with the history, and give the window its menus."""
    window = desktop.window
    desk = ResultDesk(desktop.jobs, window.job_page, desktop.queue, hire=lambda: WorkerProcess(log))
    desk.actions = ResultActions(window.menuBar(), window.job_page, window.page_view)
    desk.engine = lambda: desktop.room.choice
    desk.begin = desktop.sending.begin
    desk.opened.connect(desktop.show_job)
    desk.troubled.connect(window.tell_problem)
    return desk
