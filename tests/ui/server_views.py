"""Views of jobs for a server, for the tests of every view."""

from collections.abc import Callable

from genius_desktop.jobs.events import Outgoing
from genius_desktop.servers import Disguise, OutgoingPage, Privacy
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.engine_choice import Ways
from genius_desktop.ui.sending_dialog import Consignment, SendingDialog
from genius_desktop.ui.story import Story

_NAME = "Beschlussvorlage_2026-031_Erneuerung_der_Heizungsanlage_in_der_Grundschule.pdf"


def held(desktop: Desktop, story: Story) -> None:
    story.engine = "server"
    story.hold("server-unreachable", "ki.verbandsgemeinde.example")
    desktop.window.show_story(story)


def sending(desktop: Desktop, _story: Story) -> None:
    what = Consignment(
        "ki.verbandsgemeinde.example",
        "den Server der Gemeinde",
        (_NAME, _NAME),
        ways=Ways(840, 40).sentence(),
        classes=("public", "internal"),
    )
    dialog = SendingDialog(desktop.window, what, Privacy())
    pages = tuple(
        OutgoingPage(0, number, "Antrag von [PERSON 1], wohnhaft in [ADRESSE 1]. " * 8) for number in range(9)
    )
    hidden = tuple(Disguise("person", f"Petra Beispiel-Musterfrau {n}", f"[PERSON {n}]", n) for n in range(1, 30))
    dialog.show_outgoing(Outgoing(pages, 212_400, 60_000, hidden))
    dialog.open()


SERVER_VIEWS: dict[str, Callable[[Desktop, Story], object]] = {"held": held, "sending": sending}
