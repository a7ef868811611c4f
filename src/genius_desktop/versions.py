"""Two versions of a text side by side: what both have, and what only the one or the other."""

from dataclasses import dataclass

from genius_desktop.differences import changes


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both versions: the same in both, or not; one of the two may be empty."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the versions differ here."""
        return self.before != self.after


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Cut two versions into what is the same and what is not, in the order of both."""
    pieces: list[Piece] = []
    place = 0
    for change in changes(before, after):
        same = before[place : change.start]
        pieces += [Piece(same, same), Piece(change.removed, change.added)]
        place = change.end
    pieces.append(Piece(before[place:], before[place:]))
    return tuple(piece for piece in pieces if piece.before or piece.after)
