"""Views of the page where texts are drafted, for the tests of every view."""

from genius_desktop.domain import Source
from genius_desktop.jobs.events import Progressed
from genius_desktop.standings import Standing
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.story import Story
from genius_desktop.ui.writing_page import WritingPage

NAME = "Beschlussvorlage_Sanierung_Straßenentwässerung_2026-03-17_Anlage_3.pdf"


def page(desktop: Desktop) -> WritingPage:
    if not hasattr(desktop, "workplaces"):
        desktop.open()
    action = next(one for one in desktop.workplaces.actions if one.text() == "Entwerfen")
    action.trigger()
    found = desktop.workplaces.pages["WritingPage"]
    assert isinstance(found, WritingPage)
    return found


def writing(desktop: Desktop, _story: Story) -> None:
    shown = page(desktop)
    shown.take(Catch((Source(b"/x", NAME), Source(b"/y", "Zweite Anlage.docx")), note="Ausgelassen: 1"))


def editor(desktop: Desktop, _story: Story) -> None:
    page(desktop).new.click()


def known(desktop: Desktop, _story: Story) -> None:
    page(desktop).change.click()


def file(desktop: Desktop, story: Story) -> None:
    known(desktop, story)
    opened = page(desktop).editor
    if opened is not None:
        opened.tabs.setCurrentIndex(1)


def a_round(desktop: Desktop, story: Story) -> None:
    """Show a job over many files while it goes on."""
    story.title, story.form, story.state = "Sitzungsvorbereitung: Anlagen", "entwurf", "running"
    story.statements.clear()
    for number in range(12):
        done = {0: "done", 1: "failed", 2: "done", 3: "working", 4: "reading"}
        name = f"Anlage {number + 1} {NAME}"
        story.hear(Standing(number, name, done.get(number, "waiting"), (), 1, 4, "no-text"))  # type: ignore[arg-type]
    story.hear(Progressed("note", 3, 40))
    desktop.window.show_story(story)


VIEWS = {
    "a round over files": a_round,
    "writing": writing,
    "assistant in a form": editor,
    "known assistant in a form": known,
    "assistant as a file": file,
}
