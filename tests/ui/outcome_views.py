"""The page of a result that is no summary, for the tests of every view."""

from collections.abc import Callable
from functools import partial

from genius_desktop.domain import Source, Summary
from genius_desktop.jobs.events import Finished
from genius_desktop.ui import theme
from genius_desktop.ui.compare_page import ComparePage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.story import Story
from tests import outcome_makers
from tests.ui.examples import NAME


def finished(desktop: Desktop, story: Story, *, make: Callable[[], Summary]) -> None:
    """Show a result as it is once its job has ended."""
    summary = make()
    story.title = summary.title
    story.sources = tuple(Source(b"/x", report.name) for report in summary.documents)
    story.form = summary.form
    story.hear(Finished(summary))
    desktop.window.show_story(story)


OUTCOME_VIEWS: dict[str, Callable[[Desktop, Story], object]] = {
    f"result: {name}": partial(finished, make=make) for name, make in outcome_makers.MADE.items()
}


def comparing(desktop: Desktop, _story: Story) -> None:
    """Show the page where two versions are compared, with both in their places."""
    page = ComparePage()
    page.dress(theme.current())
    desktop.window.stack.addWidget(page)
    desktop.window.stack.setCurrentWidget(page)
    page.take(Catch((Source(b"/alt", NAME), Source(b"/neu", NAME))))
    page.say("Es fehlt noch ein Dokument: Zum Vergleichen braucht es die bisherige und die neue Fassung.")
    page.setFocus()


OUTCOME_VIEWS["comparing"] = comparing
