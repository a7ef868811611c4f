"""The settings of the net: how it is reached, by everything that reaches it."""

from collections.abc import Callable

from genius_desktop.problem_words import problem_sentence
from genius_desktop.problems import SetupProblem
from genius_desktop.servers import NO_PROXY, SYSTEM_PROXY
from genius_desktop.settings import checked_proxy
from genius_desktop.ui.building import label
from genius_desktop.ui.settings_desk import SettingsDesk
from genius_desktop.ui.settings_rows import SettingsPage


class NetworkPage(SettingsPage):
    """Shows by which proxy and whose certificates models are fetched and servers are reached."""

    def __init__(self, desk: SettingsDesk) -> None:
        super().__init__("Netz", desk.policy.fixed)
        self._desk = desk
        self.column.addWidget(
            label(
                "Ins Netz geht das Programm nur, um ein Sprachmodell zu laden, wenn Sie es wünschen, und zum Server "
                "Ihrer Gemeinde, wenn er eingeschaltet ist."
            )
        )
        self.line(
            "proxy",
            "Proxy",
            now=desk.current.proxy,
            tell=self._setting("proxy", checked_proxy),
            hint=f"leer: keiner · {SYSTEM_PROXY}: der des Systems · sonst eine URL wie http://proxy.gemeinde.example:3128",
        )
        self.line(
            "ca_file",
            "Zertifikate des eigenen Ausstellers (PEM-Datei)",
            now=desk.current.ca_file,
            tell=self._setting("ca_file", str),
            hint="leer: die des Systems",
        )
        self.column.addWidget(
            label(f"Der Server kann einen anderen Proxy haben; „{NO_PROXY}“ heißt dort: keiner.", "muted")
        )
        self.said = label()
        self.said.setAccessibleName("Hinweis zur Eingabe")
        self.column.addWidget(self.said)

    def _setting(self, name: str, fit: Callable[[str], str]) -> Callable[[str], None]:
        def change(text: str) -> None:
            try:
                wished = fit(text)
            except SetupProblem as fault:
                self.said.setText(problem_sentence(fault.code, fault.detail))
                return
            self.said.setText("")
            if wished != getattr(self._desk.current, name):
                self._desk.change(**{name: wished})

        return change
