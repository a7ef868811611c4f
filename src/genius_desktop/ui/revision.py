"""The changes a user makes to one result, each of which can be taken back."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from genius_desktop.domain import Statement

Statements = tuple[Statement, ...]


class Revision(QObject):
    """The statements of a result as they are now; numbers count from 0.

    Signals:
        changed: The statements are others, or a change can be taken back or made again.
        wanted: The statements whose figures have to be looked for in the documents.
    """

    changed = Signal()
    wanted = Signal(object)

    def __init__(self, statements: Statements) -> None:
        super().__init__()
        self._plain = statements
        # What the documents say to an edited statement, whatever is done and undone meanwhile.
        self._answers: dict[Statement, Statement] = {}
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.changed)

    @property
    def statements(self) -> Statements:
        """The statements with what is known of them."""
        return tuple(self._known(statement) for statement in self._plain)

    def _known(self, statement: Statement) -> Statement:
        answer = self._answers.get(_key(statement))
        return replace(answer, reviewed=statement.reviewed) if answer else statement

    def edit(self, number: int, text: str) -> None:
        """Give a statement another text, whose figures are not proven yet and which no one has checked."""
        before = self._plain[number]
        # What someone writes in place of an empty answer is an answer.
        kind = "fact" if before.kind == "absent" else before.kind
        after = replace(before, text=text, kind=kind, checks=(), edited=True, unchecked=True, reviewed=False, tone="")
        self._change("Bearbeiten", self._with({number: after}))
        if _key(after) not in self._answers:
            self.wanted.emit((after,))

    def review(self, number: int, *, reviewed: bool) -> None:
        """Mark a statement as checked, or not."""
        after = replace(self._plain[number], reviewed=reviewed)
        self._change("„geprüft“", self._with({number: after}))

    def remove(self, number: int) -> None:
        """Leave a statement out."""
        self._change("Entfernen", self._plain[:number] + self._plain[number + 1 :])

    def restate(self, told: Mapping[Statement, Statement], name: str) -> int:
        """Put others in the place of statements, as one change; one that has changed meanwhile stays. Give how many."""
        new = {
            number: replace(told[known], reviewed=False)
            for number, known in enumerate(self.statements)
            if known in told and told[known].text != known.text
        }
        if new:
            self._change(name, self._with(new))
            if unchecked := tuple(statement for statement in new.values() if statement.unchecked):
                self.wanted.emit(unchecked)
        return len(new)

    def decide(self, told: Mapping[int, Statement], name: str) -> None:
        """Put what someone has decided on paragraphs in their places, as one change."""
        self._change(name, self._with(told))

    def answer(self, asked: Statement, told: Statement) -> None:
        """Take in what the documents say to an edited statement."""
        self._answers[_key(asked)] = replace(told, reviewed=False)
        self.changed.emit()

    def _with(self, new: Mapping[int, Statement]) -> Statements:
        return tuple(new.get(number, statement) for number, statement in enumerate(self._plain))

    def _change(self, name: str, after: Statements) -> None:
        if after != self._plain:
            self.stack.push(_Change(self, name, after))

    def put(self, statements: Statements) -> None:
        """Take statements as those of now; only changes and their undoing do that."""
        self._plain = statements

    @property
    def plain(self) -> Statements:
        """The statements without later answers."""
        return self._plain


class _Change(QUndoCommand):
    """One change; its undo puts back everything as it was."""

    def __init__(self, revision: Revision, name: str, after: Statements) -> None:
        super().__init__(name)
        self._revision = revision
        self._before, self._after = revision.plain, after

    def redo(self) -> None:
        """Make the change."""
        self._revision.put(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._revision.put(self._before)


def _key(statement: Statement) -> Statement:
    return replace(statement, reviewed=False)
