"""Views of the page where texts are drafted, for the tests of every view."""

from genius_desktop.domain import Source
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


def file(desktop: Desktop, _story: Story) -> None:
    page(desktop).change.click()


VIEWS = {"writing": writing, "assistant in a form": editor, "assistant as a file": file}
