"""The page where a text is rewritten, for the tests of every view."""

from genius_desktop.domain import Source
from genius_desktop.estimates import Estimate
from genius_desktop.jobs.events import Outlined
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.rewrite_page import RewritePage
from genius_desktop.ui.story import Story
from genius_desktop.ui.workplaces import PLACES, Workplaces
from tests import outcome_makers
from tests.ui.outcome_views import finished

TEXT = (
    "Die Verwaltung wird beauftragt, hinsichtlich der Grundstücksentwässerungsanlagen eine "
    "Wirtschaftlichkeitsuntersuchung durchzuführen und unverzüglich vorzulegen, z. B. bis zum 30. September 2026."
    "\n\nDie Kosten sind bereitzustellen."
)


def page_of(desktop: Desktop) -> RewritePage:
    """Open the page as the menu does."""
    workplaces = desktop.findChild(Workplaces) or Workplaces(desktop)
    place = next(place for place in PLACES if place.name == "RewritePage")
    page = workplaces.open(place)
    if not isinstance(page, RewritePage):
        raise TypeError(page)
    return page


def empty(desktop: Desktop, _story: Story) -> None:
    page_of(desktop)


def typed(desktop: Desktop, _story: Story) -> None:
    page = page_of(desktop)
    page.text.setPlainText(TEXT)
    page.choose("simpler")
    page.plain.measure()
    page.plain.list.setCurrentRow(1)
    page.say("Das Sprachmodell ist noch nicht bereit. Ihre Eingaben bleiben hier stehen.")


def dropped(desktop: Desktop, story: Story) -> None:
    page_of(desktop).take(Catch((Source(b"/x", story.title), Source(b"/y", story.title))))


def long(desktop: Desktop, story: Story) -> None:
    """Show a job that rests until someone has agreed to its time."""
    story.statements.clear()
    story.form = "umformulierung"
    story.hear(Outlined(Estimate(2310, 145_000, 96_000)))
    desktop.window.show_story(story)


def plain(desktop: Desktop, story: Story) -> None:
    """Show how easy a text is to read before and after."""
    finished(desktop, story, make=outcome_makers.rewording)
    desktop.window.job_page.statements.differences.plain.click()


REWRITING_VIEWS = {
    "rewriting: before and after": plain,
    "rewriting: long": long,
    "rewriting: empty": empty,
    "rewriting: a text": typed,
    "rewriting: documents": dropped,
}
