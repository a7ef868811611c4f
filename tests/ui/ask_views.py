"""The page for questions, for the tests of every view."""

from genius_desktop.domain import Source
from genius_desktop.ui import theme
from genius_desktop.ui.ask_page import AskPage
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.story import Story
from tests.ui.examples import NAME


def asking(desktop: Desktop, story: Story) -> None:
    """Show the page with documents and a question."""
    page = page_of(desktop)
    page.about((Source(b"/x", NAME), *story.sources))
    page.field.setPlainText("Wie hoch sind die Kosten der Straßenentwässerung, und wer trägt sie?")


def asking_freely(desktop: Desktop, _story: Story) -> None:
    """Show the page without documents, and what it says to an empty question."""
    page_of(desktop).ask.click()


def page_of(desktop: Desktop) -> AskPage:
    """Show the page for questions; the window of these views has no history, which opens workplaces otherwise."""
    page = AskPage()
    page.dress(theme.current())
    desktop.window.show_start()
    desktop.window.stack.addWidget(page)
    desktop.window.stack.setCurrentWidget(page)
    page.setFocus()
    return page


ASK_VIEWS = {"asking": asking, "asking freely": asking_freely}
