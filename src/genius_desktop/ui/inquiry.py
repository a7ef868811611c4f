"""A job of which no one has decided yet whether it leaves."""

from dataclasses import dataclass

from genius_desktop import leaving
from genius_desktop.domain import EngineChoice
from genius_desktop.policy import Policy
from genius_desktop.servers import address
from genius_desktop.settings import Settings
from genius_desktop.tasks import SummaryTask, typed_text
from genius_desktop.ui.sending_dialog import Consignment, SendingDialog

_TYPED = "Eingegebener Text"


@dataclass(slots=True)
class Inquiry:
    """A job to decide on: its task, the engine that is the server, what is known so far.

    A job that was begun before has its number in the task; for it, and for what the user has `wished` to send, it is
    always shown what would leave.
    """

    task: SummaryTask
    documents: tuple[str, ...]
    server: EngineChoice
    digests: dict[int, str]
    dialog: SendingDialog | None = None
    wished: bool = False

    @property
    def known(self) -> bool:
        """Whether someone has already asked for the server."""
        return self.wished or bool(self.task.job)

    def released(self) -> tuple[str, ...]:
        """Give the digests of the documents as they were shown."""
        seen = tuple(self.digests.get(number, "") for number in range(len(self.task.sources)))
        return seen if all(seen) else self.documents

    def consignment(self, held: Settings, rules: Policy, *, ways: str) -> Consignment | None:
        """Give what is said of it before it leaves; without `ways` it can be done nowhere else."""
        access, sources = self.server.server, self.task.sources
        if access is None:
            return None
        guarded = any(leaving.stays(held.server, source) for source in sources)
        return Consignment(
            address(access.url).host,
            access.title or "den Server der Gemeinde",
            (*(source.name for source in sources), *((_TYPED,) if typed_text(self.task) else ())),
            ways=ways,
            classes=rules.classes,
            here=bool(ways),
            may_remember=not guarded and not self.known and rules.classes is None,
            hides_fixed="hides" in rules.laid_down(),
        )
