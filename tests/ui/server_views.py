"""A view of a job for a server, for the tests of every view."""

from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.story import Story


def held(desktop: Desktop, story: Story) -> None:
    story.engine = "server"
    story.hold("server-unreachable", "ki.verbandsgemeinde.example")
    desktop.window.show_story(story)
