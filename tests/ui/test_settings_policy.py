"""Every setting that a house lays down is grey in the window and says so, and can be changed where it is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from genius_desktop import paths, rules, settings
from genius_desktop.paths import Places
from genius_desktop.settings import Settings
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.door import Door
from genius_desktop.ui.folder_list import FolderList
from genius_desktop.ui.letterhead import LetterheadDialog
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_dialog import Offer, SettingsDialog
from genius_desktop.ui.settings_server import ServerDesk
from genius_desktop.ui.worker_process import WorkerProcess
from tests.test_policy_faults import GOOD

# Chosen by a house only, and shown as the template of its kind; and what is no control.
APART = {"letterhead", "server.key", "server.local_folders"}


class Office:
    """The settings and the letterhead of a PC with a policy."""

    def __init__(self, places: Places, parent: QWidget) -> None:
        self.desk = SettingsDesk(places)
        self._crew = Crew(lambda: WorkerProcess(places.log))
        offer = Offer((), [], str(places.home), ServerDesk(Door(), self._crew))
        self.dialog = SettingsDialog(parent, self.desk, offer)
        self.letter = LetterheadDialog(
            parent,
            self.desk.current.whole_letterhead(),
            lambda letter: self.desk.change(letter=letter),
            fixed=self.desk.policy.letter_laid_down(),
        )

    def control(self, name: str) -> QWidget:
        if name.startswith("letter."):
            part = name.removeprefix("letter.")
            return self.letter.address if part == "address" else self.letter.lines[part]
        found = self.dialog.findChild(QWidget, name.replace(".", "_"))
        assert found is not None, f"{name} is nowhere in the window"
        return found


@pytest.fixture
def office(
    qapp: QApplication, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Office]:
    _ = qapp
    file = tmp_path / "policy.toml"
    file.write_text(getattr(request, "param", ""), "utf-8")
    monkeypatch.setattr(paths, "policy", lambda: file)
    parent = QWidget()
    yield Office(places, parent)
    parent.deleteLater()


ALL = "".join(f"{name} = {value}\n" for name, value in GOOD.items() if name != "letterhead")


@pytest.mark.parametrize("office", [ALL], indirect=True)
def test_every_setting_of_the_window_can_be_locked(office: Office) -> None:
    for name in GOOD.keys() - APART:
        control = office.control(name)
        assert not control.isEnabled(), name
        assert LAID_DOWN in control.accessibleDescription(), name
    assert any("Schlüssel" in said.text() and LAID_DOWN in said.text() for said in office.dialog.findChildren(QLabel))
    guarded = office.control("server.local_folders")
    assert isinstance(guarded, FolderList)
    assert office.desk.policy.server["local_folders"] == ("/srv/sozial",)


def test_without_a_policy_every_setting_of_the_window_can_be_changed(office: Office) -> None:
    locked = [name for name in GOOD.keys() - APART if not office.control(name).isEnabled()]

    assert not locked
    assert set(GOOD) == set(rules.RULES) - set(rules.HOUSE) - {f"server.{name}" for name in rules.HOUSE_SERVER}


@pytest.mark.parametrize(
    "office", ["letterhead = '/srv/kopf.docx'\n[letter]\noffice = 'Gemeinde Musterau'\n"], indirect=True
)
def test_the_letterhead_of_the_house_never_becomes_the_users_own(office: Office, places: Places) -> None:
    assert office.letter.lines["word"].text() == "/srv/kopf.docx"
    assert not office.letter.lines["word"].isEnabled()
    assert office.letter.lines["logo"].isEnabled()
    office.letter.lines["logo"].setText("/home/wappen.svg")

    office.letter._accept()

    kept = settings.load(places.settings)
    assert (kept.letter.word, kept.letter.office, kept.letter.logo) == ("", "", "/home/wappen.svg")
    assert office.desk.current.letter.office == "Gemeinde Musterau"


def test_a_proxy_that_is_none_is_named_and_not_kept(office: Office, places: Places) -> None:
    field = office.dialog.findChild(QWidget, "proxy")
    assert field is not None
    field.setProperty("text", "proxy gemeinde")
    field.editingFinished.emit()  # type: ignore[attr-defined]

    assert any("Proxys ist nicht brauchbar" in said.text() for said in office.dialog.findChildren(QLabel))
    field.setProperty("text", " http://proxy.example:3128/ ")
    field.editingFinished.emit()  # type: ignore[attr-defined]

    assert settings.load(places.settings) == Settings(proxy="http://proxy.example:3128")
