"""A view of a job for a server, for the tests of every view."""

from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.story import Story


def movable(desktop: Desktop, story: Story) -> None:
    """Show a stopped job of this PC that the server could go on with, and all that can be done with it."""
    story.end("cancelled")
    desktop.window.job_page.head.offer_server(on=True)
    desktop.window.show_story(story)


def held(desktop: Desktop, story: Story) -> None:
    story.engine = "server"
    story.hold("server-unreachable", "ki.verbandsgemeinde.example")
    desktop.window.show_story(story)
