"""The dialog before something leaves, filled."""

from PySide6.QtWidgets import QWidget

from genius_desktop.jobs.events import Outgoing
from genius_desktop.servers import Disguise, OutgoingPage, Privacy
from genius_desktop.ui.engine_choice import Ways
from genius_desktop.ui.sending_dialog import Consignment, SendingDialog


def sending(window: QWidget, name: str) -> None:
    """Ask whether two documents of this name may leave."""
    what = Consignment("ki.gemeinde.example", "den Server des Amtes", (name, name), ways=Ways(14 * 60, 40).sentence())
    dialog = SendingDialog(window, what, Privacy())
    dialog.open()
    pages = (OutgoingPage(0, 1, "Antrag von [PERSON 1]."), OutgoingPage(1, 1, "Anlage zum Antrag."))
    disguises = (Disguise("person", "Petra Beispiel", "[PERSON 1]", 3), Disguise("phone", "0123 4567", "[TELEFON 1]"))
    dialog.show_outgoing(Outgoing(pages, 212_400, 60_000, disguises))
