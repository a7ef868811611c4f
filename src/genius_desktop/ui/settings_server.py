"""The settings of the server: whether, which, how it is reached, and what must never leave for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from genius_desktop import leaving, leaving_words
from genius_desktop.jobs.events import FINAL, Event, Failed, ServerChecked
from genius_desktop.problem_words import problem_sentence
from genius_desktop.problems import Problem, SetupProblem
from genius_desktop.servers import NO_PROXY, SYSTEM_PROXY
from genius_desktop.settings import AT_ONCE, ROOM_TOKENS, ServerSettings, checked, moved
from genius_desktop.tasks import CheckServerTask
from genius_desktop.ui.building import button, label, row
from genius_desktop.ui.choices import LAID_DOWN
from genius_desktop.ui.crew import Crew
from genius_desktop.ui.door import Door
from genius_desktop.ui.folder_list import FolderList
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_rows import SettingsPage

_PROXY = (
    f"leer: der unter „Netz“ · {NO_PROXY}: keiner · {SYSTEM_PROXY}: der des Systems, auch durch ein Skript · "
    "sonst eine URL"
)
_KEYS = {
    "none": "Es ist kein Schlüssel hinterlegt; manche Server brauchen keinen.",
    "kept": "Ein Schlüssel liegt im Schlüsselbund dieses Kontos. Er wird nirgends angezeigt.",
    "asked": "Der Schlüssel wird nach jedem Start einmal erfragt und nicht gespeichert.",
}


@dataclass(frozen=True, slots=True)
class ServerDesk:
    """Where the tokens are, and who checks connections."""

    door: Door
    checks: Crew


class ServerPage(SettingsPage):
    """Shows the settings of the server; nothing is sent but by the button that says so."""

    def __init__(self, desk: SettingsDesk, server: ServerDesk) -> None:
        super().__init__("Server", {f"server_{name}" for name in desk.policy.laid_down()})
        self._desk, self._server = desk, server
        self._asking = False
        # What ends on another thread or in a worker may find this page gone.
        self._here: list[bool] = [True]
        self.destroyed.connect(self._here.clear)
        self._who()
        self._where()
        self._key()
        self._check()
        self._what()
        self._how()
        self._allow()

    @property
    def _now(self) -> ServerSettings:
        return self._desk.current.server

    def _change(self, **values: Any) -> None:  # noqa: ANN401 (each setting has its own type)
        try:
            wished = moved(self._now, checked(replace(self._now, **values)))
        except Problem as fault:
            self._say(problem_sentence(fault.code, fault.detail))
            return
        if wished != self._now:
            self._desk.change(server=wished)
            self._say("")
            self._allow()

    def _setting(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._change(**{name: value})

    def _who(self) -> None:
        if self._desk.policy.forbidden:
            self.column.addWidget(label("Ihre Verwaltung hat Server für diesen PC nicht freigegeben."))
        elif self._desk.policy.forced:
            self.column.addWidget(label("Ihre Verwaltung hat festgelegt, dass Aufträge an den Server gehen."))
        modes = [(text, name) for name, text in leaving_words.MODES.items()]
        self.choice(
            "server_mode",
            "Wo gearbeitet wird",
            modes,
            now=self._now.mode,
            tell=self._setting("mode"),
            hint="Nur auf diesem PC heißt: keine Verbindung, zu niemandem. Sonst sehen Sie vor jedem Auftrag den Text, "
            "der diesen PC verlassen würde, und wohin.",
        )

    def _where(self) -> None:
        self.line(
            "server_url",
            "Adresse des Servers",
            now=self._now.url,
            tell=self._setting("url"),
            hint="mit Pfad, wie Ihre IT sie nennt, etwa https://ki.gemeinde.example/v1",
        )
        self.model = self.choice(
            "server_model",
            "Sprachmodell auf dem Server",
            [("das einzige, das er hat", "")],
            now=self._now.model,
            tell=self._setting("model"),
            hint="„Verbindung prüfen“ zeigt, was es gibt.",
        )

    def _key(self) -> None:
        self.key_state = label()
        self.key = QLineEdit()
        self.key.setObjectName("server_token")
        self.key.setProperty("role", "field")
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName("Schlüssel für den Server")
        title = label("Schlüssel")
        title.setBuddy(self.key)
        self.keep, self.forget = button("Hinterlegen"), button("Vergessen")
        self.keep.clicked.connect(self._keep_key)
        self.forget.clicked.connect(self._forget_key)
        self.key.returnPressed.connect(self._keep_key)
        self.key.textChanged.connect(lambda _text: self._allow())
        self.column.addWidget(title)
        self.column.addWidget(row(self.key, self.keep, self.forget))
        self.column.addWidget(self.key_state)
        self.column.addSpacing(8)

    def _keep_key(self) -> None:
        token, url = self.key.text(), self._now.url
        # Never shown, and not left in a field either.
        self.key.clear()
        if not token or not url:
            return

        def told(fault: SetupProblem | None) -> None:
            if not self._here:
                return
            if fault is None:
                self._change(key="kept")
                self._say(leaving_words.KEY_KEPT)
                return
            if fault.code.startswith("credentials-"):
                self._change(key="asked")
            self._say(problem_sentence(fault.code, fault.detail))

        self._server.door.keep(url, token, told)

    def _forget_key(self) -> None:
        def told(fault: SetupProblem | None) -> None:
            if not self._here:
                return
            if fault is None:
                self._change(key="none")
            self._say(problem_sentence(fault.code, fault.detail) if fault else leaving_words.KEY_FORGOTTEN)

        self._server.door.forget(self._now.url, told)

    def _check(self) -> None:
        self.checking = button("Verbindung prüfen")
        self.checking.clicked.connect(self._begin_check)
        self.said = label()
        self.said.setObjectName("server_said")
        self.said.setAccessibleName("Ergebnis der Prüfung")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.checking, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)
        self.column.addSpacing(8)

    def _begin_check(self) -> None:
        try:
            task = CheckServerTask("check", leaving.access(self._desk.current, self._desk.policy))
        except SetupProblem as fault:
            self._say(problem_sentence(fault.code, fault.detail))
            return
        self._asking = True
        self._allow()
        self._say("Die Verbindung wird geprüft; es wird kein Dokument gesendet.")
        self._server.checks.run(task, self._hear)

    def _hear(self, event: Event) -> None:
        if not self._here:
            return
        match event:
            case ServerChecked(models, seconds):
                self._offer(models)
                self._say(leaving_words.answers(seconds, models, self._now.model))
            case Failed(code, detail):
                self._say(problem_sentence(code, detail))
            case _ if not isinstance(event, FINAL):
                return
        self._asking = False
        self._allow()

    def _offer(self, models: tuple[str, ...]) -> None:
        for name in models:
            if self.model.findData(name) < 0:
                self.model.addItem(name, name)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _what(self) -> None:
        self.switch(
            "server_hides",
            "Angaben zu Personen vor dem Senden durch Platzhalter ersetzen",
            now=self._now.hides,
            tell=self._setting("hides"),
            hint="Namen, Anschriften, Geburtsdaten, Konten und Kennzeichen; in der Antwort stehen sie wieder.",
        )
        self.line(
            "server_keep",
            "Nicht ersetzen",
            now=", ".join(self._now.keep),
            tell=lambda text: self._change(keep=tuple(filter(None, map(str.strip, text.split(","))))),
            hint="durch Komma getrennt, etwa die eigene Gemeinde und ihre Ämter",
        )
        self.guarded = FolderList("Nur lokal: Dokumente aus diesen Ordnern verlassen diesen PC nie")
        self.guarded.setObjectName("server_local_folders")
        self.guarded.changed.connect(self._setting("local_folders"))
        self._unlearn = button("Gemerkte Entscheidungen vergessen")
        self._unlearn.clicked.connect(lambda: self._change(folders=()))
        self.column.addWidget(self.guarded)
        self.column.addWidget(self._unlearn, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)

    def _how(self) -> None:
        self.column.addWidget(label("Nur nach Angaben Ihrer IT", "section"))
        for name, caption, hint in (
            ("title", "Name des Servers im Fenster", ""),
            ("key_header", "Kopfzeile für den Schlüssel", "meist Authorization"),
            (
                "ca_file",
                "Zertifikate des eigenen Ausstellers (PEM-Datei)",
                "leer: die unter „Netz“, sonst die des Systems",
            ),
            ("proxy", "Proxy", _PROXY),
        ):
            now = str(getattr(self._now, name))
            self.line(f"server_{name}", caption, now=now, tell=self._setting(name), hint=hint)
        self.number(
            "server_room_tokens",
            "Token, die das Modell auf einmal fasst",
            now=self._now.room_tokens,
            bounds=ROOM_TOKENS,
            tell=self._setting("room_tokens"),
        )
        self.number(
            "server_at_once",
            "Anfragen zugleich",
            now=self._now.at_once,
            bounds=AT_ONCE,
            tell=self._setting("at_once"),
        )

    def _allow(self) -> None:
        """Show what is set, and let be pressed what there is something to do for."""
        now, laid = self._now, self._desk.policy.laid_down()
        self.checking.setEnabled(bool(now.url) and now.mode != "local" and not self._asking)
        self.checking.setToolTip("" if now.mode != "local" else "Erst möglich, wenn der Server eingeschaltet ist")
        self.key_state.setText(_KEYS[now.key] + (f" · {LAID_DOWN}" if "key" in laid else ""))
        self.key.setEnabled(bool(now.url) and not self._desk.policy.forbidden)
        self.keep.setEnabled(self.key.isEnabled() and bool(self.key.text()))
        self.forget.setEnabled(bool(now.url) and now.key != "none")
        self.guarded.show_folders(now.local_folders, laid_down=self._desk.policy.server.get("local_folders", ()))
        self._unlearn.setEnabled(bool(now.folders))
