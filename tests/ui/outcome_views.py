"""The page of a result that is no summary, for the tests of every view."""

from collections.abc import Callable
from functools import partial

from genius_desktop.domain import Source, Summary
from genius_desktop.jobs.events import Finished
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.story import Story
from tests import outcome_makers


def finished(desktop: Desktop, story: Story, *, make: Callable[[], Summary]) -> None:
    """Show a result as it is once its job has ended."""
    summary = make()
    story.title = summary.title
    story.sources = tuple(Source(b"/x", report.name) for report in summary.documents)
    story.form = summary.form
    story.hear(Finished(summary))
    desktop.window.show_story(story)


OUTCOME_VIEWS = {f"result: {name}": partial(finished, make=make) for name, make in outcome_makers.MADE.items()}
