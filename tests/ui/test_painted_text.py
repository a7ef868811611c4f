"""Texts that are painted, never interpreted."""

import pytest
from PySide6.QtGui import QFont

from genius_desktop.differences import Change
from genius_desktop.libraries import Place
from genius_desktop.ui.difference_text import DifferenceText
from genius_desktop.ui.marked_text import MarkedText
from genius_desktop.ui.version_text import VersionText
from genius_desktop.versions import Piece

pytestmark = pytest.mark.usefixtures("qapp")
# Two units of UTF-16, one character.
FACE = "\N{SLIGHTLY SMILING FACE}"


def test_marks_stand_at_their_words_behind_a_picture_letter() -> None:
    version = VersionText(new=True)
    version.show_pieces(
        [Piece(f"{FACE} Die Gebühr beträgt ", f"{FACE} Die Gebühr beträgt "), Piece("5 Euro", "7 Euro")]
    )
    assert version.marked == ["7 Euro"]
    found = MarkedText(f"{FACE} Gebühr", [Place(2, 8)])
    assert found.marked == ["Gebühr"]
    before = f"{FACE} alt bleibt"
    difference = DifferenceText()
    difference.show_changes(before, [Change(2, 5, "alt", "neu", 2)], frozenset())
    assert difference.marked == ["alt", "neu"]


def test_larger_letters_take_more_room() -> None:
    version = VersionText(new=False)
    version.show_pieces([Piece("Ein Satz, der über mehr als eine Zeile geht, wenn wenig Platz ist.", "")])
    small = version.heightForWidth(200)
    letters = QFont(version.font())
    letters.setPointSizeF(letters.pointSizeF() * 2)
    version.setFont(letters)
    assert version.heightForWidth(200) > 1.8 * small


def test_markup_is_only_text() -> None:
    version = VersionText(new=True)
    version.show_pieces([Piece("", "<b>fett</b>")])
    assert version.shown == "<b>fett</b>"
