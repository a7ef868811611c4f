"""The page of the server: nothing is sent but by its button, a key is never shown, and the house has the last word."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from genius_desktop import paths, settings
from genius_desktop.credentials import Vault
from genius_desktop.paths import Places
from genius_desktop.settings import ServerSettings, Settings
from genius_desktop.ui.building import label
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.door import Door
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_server import ServerDesk, ServerPage
from genius_desktop.ui.worker_process import WorkerProcess
from tests.chat_server import chat_server
from tests.test_credentials import TOKEN, Forgetful, Ring

URL = "https://ki.gemeinde.example/v1"


class Slow(Ring):
    """Keeps nothing before it may."""

    free = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        assert self.free.wait(30)
        super().set_password(service, username, password)


class Office:
    """A page with all that is behind it."""

    def __init__(self, places: Places, ring: Ring) -> None:
        self.places = places
        self.door = Door(Vault(ring))
        self.server = ServerDesk(self.door, Crew(lambda: WorkerProcess(places.log, door=self.door)))
        self.pages: list[ServerPage] = []

    def page(self, **server: object) -> ServerPage:
        settings.save(self.places.settings, Settings(server=ServerSettings(**server)))  # type: ignore[arg-type]
        self.pages.append(ServerPage(SettingsDesk(self.places), self.server))
        return self.pages[-1]

    def kept(self) -> ServerSettings:
        return settings.load(self.places.settings).server


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "policy.toml"
    monkeypatch.setattr(paths, "policy", lambda: place)
    return place


@pytest.fixture
def office(qapp: QApplication, places: Places, policy: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    _ = qapp, policy
    built = Office(places, getattr(request, "param", Ring)())
    yield built
    built.server.checks.stop()
    for page in built.pages:
        page.deleteLater()


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def type_in(page: QWidget, name: str, text: str) -> None:
    field(page, name).setText(text)
    field(page, name).editingFinished.emit()


def test_the_address_is_checked_and_kept_in_its_one_form(office: Office) -> None:
    page = office.page()

    type_in(page, "server_url", "https://nutzer:geheim@ki.example")
    assert "Adresse" in page.said.text()
    assert not office.kept().url
    type_in(page, "server_url", f" {URL}/ ")

    assert office.kept().url == URL
    assert not page.said.text()


def test_the_connection_is_checked_only_once_the_server_is_switched_on(office: Office, qtbot: QtBot) -> None:
    with chat_server() as chat:
        page = office.page(url=chat.url)
        assert not page.checking.isEnabled()
        mode = page.findChild(QComboBox, "server_mode")
        assert mode is not None
        mode.setCurrentIndex(mode.findData("ask"))
        assert not chat.seen

        page.checking.click()
        qtbot.waitUntil(lambda: "Verbindung steht" in page.said.text(), timeout=30_000)

        assert [path for path, _headers, _body in chat.seen] == ["/v1/models"]
        assert page.model.findData("amt-7b") > 0
        qtbot.waitUntil(page.checking.isEnabled, timeout=10_000)
    page.checking.click()
    qtbot.waitUntil(lambda: "nicht zu erreichen" in page.said.text(), timeout=30_000)
    qtbot.waitUntil(lambda: office.server.checks.idle, timeout=10_000)


def test_a_key_goes_into_the_keyring_and_is_never_shown_again(office: Office, qtbot: QtBot) -> None:
    page = office.page(url=URL, mode="ask")
    page.key.setText(TOKEN)

    page.keep.click()
    qtbot.waitUntil(lambda: office.kept().key == "kept")

    assert not page.key.text()
    assert page.key.echoMode() == QLineEdit.EchoMode.Password
    assert TOKEN not in page.key_state.text() + page.said.text()
    assert TOKEN.encode() not in office.places.settings.read_bytes()
    page.forget.click()
    qtbot.waitUntil(lambda: office.kept().key == "none")
    assert not page.forget.isEnabled()


@pytest.mark.parametrize("office", [Forgetful], indirect=True)
def test_where_no_key_can_be_kept_it_is_said_and_it_will_be_asked_for(office: Office, qtbot: QtBot) -> None:
    page = office.page(url=URL, mode="ask")
    page.key.setText(TOKEN)

    page.keep.click()
    qtbot.waitUntil(lambda: office.kept().key == "asked")

    assert "nicht sicher aufbewahren" in page.said.text()
    assert "erfragt" in page.key_state.text()


def test_folders_are_guarded_and_let_go_again(office: Office) -> None:
    page = office.page(url=URL, mode="ask")

    page.guarded.add("/srv/soziales", "/srv/steuern")
    page.guarded.list.setCurrentRow(0)
    page.guarded.drop.click()

    assert office.kept().local_folders == ("/srv/steuern",)


def test_what_the_house_has_laid_down_is_grey_and_stays(office: Office, policy: Path) -> None:
    policy.write_text(f"[server]\nurl = '{URL}'\nmode = 'large'\nlocal_folders = ['/srv/soziales']\n")
    page = office.page(url="https://eigener.example", mode="local")

    for name in ("server_url", "server_mode"):
        control = page.findChild(QWidget, name)
        assert control is not None
        assert not control.isEnabled()
        assert LAID_DOWN in control.accessibleDescription()
    assert field(page, "server_url").text() == URL
    page.guarded.list.setCurrentRow(0)
    assert not page.guarded.drop.isEnabled()
    type_in(page, "server_title", "Rechenzentrum")
    assert (office.kept().title, office.kept().url, office.kept().mode) == (
        "Rechenzentrum",
        "https://eigener.example",
        "local",
    )


def test_a_forbidden_server_leaves_nothing_to_be_done(office: Office, policy: Path) -> None:
    policy.write_text("[server]\nforbidden = true\n")

    page = office.page(url=URL, mode="ask", key="kept")

    assert not page.checking.isEnabled()
    assert not page.key.isEnabled()
    assert any("nicht freigegeben" in told.text() for told in page.findChildren(type(label())))


@pytest.mark.parametrize("office", [Slow], indirect=True)
def test_what_ends_after_the_page_is_gone_harms_no_one(office: Office, qtbot: QtBot) -> None:
    page = office.page(url=URL, mode="ask")
    page.key.setText(TOKEN)
    page.keep.click()

    office.pages.remove(page)
    gone: list[object] = []
    page.destroyed.connect(lambda: gone.append(True))
    page.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    Slow.free.set()
    qtbot.wait(300)

    assert office.kept().key == "none"
