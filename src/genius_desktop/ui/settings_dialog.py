"""The settings: six groups of plain words; a change holds at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from genius_desktop import wording
from genius_desktop.forms import Form
from genius_desktop.ui.building import button, label, open_as, scrolling
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_network import NetworkPage
from genius_desktop.ui.settings_rows import SettingsPage
from genius_desktop.ui.settings_server import ServerDesk, ServerPage

_SIZE_PX = (760, 560)
STAYS: tuple[tuple[str, int], ...] = (
    ("7 Tage", 7),
    ("30 Tage", 30),
    ("90 Tage", 90),
    ("ein halbes Jahr", 182),
    ("ein Jahr", 365),
    ("unbegrenzt", 0),
)
APPEARANCES = (("wie das System", "system"), ("hell", "light"), ("dunkel", "dark"), ("hoher Kontrast", "contrast"))


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from: forms, weights as words and number, and where the data lie."""

    forms: Sequence[Form]
    models: Sequence[tuple[str, str]]
    folder: str
    server: ServerDesk


class SettingsDialog(QDialog):
    """Shows the settings.

    Signals:
        erase_wished: The whole history shall be deleted.
        models_wished: The language models shall be shown.
        handbook_wished: The handbook shall be shown.
        introduction_wished: The introduction shall be shown again.
        check_wished: This PC shall be checked.
    """

    erase_wished = Signal()
    models_wished = Signal()
    handbook_wished = Signal()
    introduction_wished = Signal()
    check_wished = Signal()

    def __init__(self, parent: QWidget, desk: SettingsDesk, offer: Offer) -> None:
        super().__init__(parent)
        self.setWindowTitle("Einstellungen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, *_SIZE_PX)
        self._desk = desk
        self._offer = offer
        self._fixed = set(desk.policy.fixed)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Gruppen von Einstellungen")
        self.tabs.setDocumentMode(True)
        for page in (self._summaries(), self._model(), NetworkPage(desk), self._history(), self._looks()):
            page.end()
            self.tabs.addTab(scrolling(page, page.title), page.title)
        server = self._server()
        self.tabs.insertTab(2, scrolling(server, server.title), "Server")
        buttons = QDialogButtonBox()
        close = buttons.addButton("Schließen", QDialogButtonBox.ButtonRole.AcceptRole)
        close.setAccessibleName("Schließen")
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 18)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(label("Änderungen gelten sofort.", "muted"))
        layout.addWidget(buttons)

    def _summaries(self) -> SettingsPage:
        now, desk = self._desk.current, self._desk
        page = SettingsPage("Zusammenfassen", self._fixed)
        forms = [(form.title, form.id) for form in self._offer.forms]
        page.choice("form", "Form des Ergebnisses", forms, now=now.form, tell=lambda v: desk.change(form=v))
        lengths = [(text, name) for name, text in wording.LENGTHS.items()]
        page.choice("length", "Länge", lengths, now=now.length, tell=lambda v: desk.change(length=v))
        modes = [(text, name) for name, text in wording.MODES.items()]
        page.choice(
            "mode",
            "Gründlichkeit",
            modes,
            now=now.mode,
            tell=lambda v: desk.change(mode=v),
            hint="Schnell liest von langen Dokumenten nur die gewichtigsten Teile und nennt die übrigen Seiten.",
        )
        page.switch(
            "ask_before_long",
            "Vor langen Dokumenten fragen, welche Abschnitte wichtig sind",
            now=now.ask_before_long,
            tell=lambda v: desk.change(ask_before_long=v),
        )
        return page

    def _model(self) -> SettingsPage:
        desk = self._desk
        page = SettingsPage("Sprachmodell", self._fixed)
        page.choice(
            "model",
            "Sprachmodell",
            self._offer.models,
            now=desk.current.model,
            tell=lambda v: desk.change(model=v),
            hint="Ein größeres Modell schreibt besser und braucht mehr Zeit und Speicher.",
        )
        page.column.addWidget(
            label("Es rechnet auf diesem PC. Auch beim Laden eines Modells verlassen Ihre Dokumente ihn nicht.")
        )
        if desk.policy.fetch_models:
            told = "Was noch nicht geladen ist, bieten „Modelle …“ und nach der Wahl die Startseite zum Laden an."
        else:
            told = "Neue Sprachmodelle stellt Ihre Verwaltung bereit; das Laden aus dem Netz ist gesperrt."
        page.column.addWidget(label(told, "muted"))
        models = button("Modelle …")
        models.clicked.connect(self.models_wished)
        page.column.addWidget(models, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _server(self) -> ServerPage:
        page = ServerPage(self._desk, self._offer.server)
        page.end()
        return page

    def _history(self) -> SettingsPage:
        desk = self._desk
        page = SettingsPage("Verlauf", self._fixed)
        page.choice(
            "retention_days",
            "Ergebnisse im Verlauf behalten",
            STAYS,
            now=desk.current.retention_days,
            tell=lambda v: desk.change(retention_days=v),
            hint="Danach werden sie gelöscht, mit Notizen und erkanntem Text. Angeheftetes bleibt.",
        )
        erase = button("Gesamten Verlauf löschen …")
        erase.clicked.connect(self.erase_wished)
        page.column.addWidget(erase, 0, Qt.AlignmentFlag.AlignLeft)
        where = label(f"Ihre Daten liegen in {self._offer.folder}", "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page.column.addWidget(where)
        return page

    def _looks(self) -> SettingsPage:
        desk = self._desk
        page = SettingsPage("Aussehen", self._fixed)
        page.choice(
            "appearance",
            "Aussehen",
            APPEARANCES,
            now=desk.current.appearance,
            tell=lambda v: desk.change(appearance=v),
            hint="Schriftgröße und Vergrößerung folgen den Einstellungen des Systems.",
        )
        for text, signal in (
            ("Handbuch öffnen", self.handbook_wished),
            ("Einführung noch einmal lesen", self.introduction_wished),
            ("Diesen PC prüfen …", self.check_wished),
        ):
            built = button(text)
            built.clicked.connect(signal)
            page.column.addWidget(built, 0, Qt.AlignmentFlag.AlignLeft)
        return page
