"""What differs between two versions of a paragraph."""

import time

from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.differences import Change, apply, changes, same_digits

WORDS = st.lists(st.sampled_from(["der", "Rat", " ", ", ", "35,00", "Euro", "nicht", ". ", "\n"]), max_size=30)


def pairs(before: str, after: str) -> list[tuple[str, str]]:
    return [(change.removed.strip(), change.added.strip()) for change in changes(before, after)]


def test_only_the_words_that_differ_are_a_change() -> None:
    before = "Die Verwaltung wird mit der Durchführung der Prüfung beauftragt."
    after = "Die Verwaltung wird mit der Prüfung beauftragt."

    assert pairs(before, after) == [("Durchführung der", "")]


def test_a_comma_that_is_put_in_is_all_that_changes() -> None:
    (change,) = changes("Der Rat beschließt dass gebaut wird.", "Der Rat beschließt, dass gebaut wird.")

    assert (change.removed, change.added, change.start, change.at) == ("", ",", 18, 18)


def test_an_amount_is_one_word() -> None:
    assert pairs("Sie zahlen 35,00 Euro.", "Sie zahlen 42,50 Euro.") == [("35,00", "42,50")]


def test_changes_that_a_small_word_parts_are_one() -> None:
    before = "Der Antrag ist bei der zuständigen Stelle im Rathaus zu stellen."
    after = "Der Antrag ist in dem richtigen Büro im Rathaus zu stellen."

    assert len(changes(before, after)) == 1


def test_another_text_is_one_change_and_not_a_puzzle() -> None:
    before = "Die Inaugenscheinnahme der Örtlichkeit erfolgte durch den Unterzeichner in der Folgewoche."
    after = "Eine Woche später haben wir uns das Grundstück in aller Ruhe selbst angesehen."

    assert changes(before, after) == (Change(0, len(before), before, after, 0),)


def test_a_change_that_is_not_accepted_is_not_made() -> None:
    before = "Der alte Rat tagt am Montag."
    after = "Der neue Rat tagt am Dienstag."
    found = changes(before, after)

    assert apply(before, found, {0}) == "Der neue Rat tagt am Montag."
    assert apply(before, found, {1}) == "Der alte Rat tagt am Dienstag."


@given(WORDS, WORDS)
def test_all_changes_give_the_new_text_and_none_the_old_one(old: list[str], new: list[str]) -> None:
    before, after = "".join(old), "".join(new)
    found = changes(before, after)

    assert apply(before, found, range(len(found))) == after
    assert apply(before, found, ()) == before
    assert all(before[change.start : change.end] == change.removed for change in found)
    assert all(after.startswith(change.added, change.at) for change in found)


def test_a_paragraph_of_many_thousand_words_takes_no_quadratic_time() -> None:
    before = " ".join(f"das Wort {number} ist der Rat" for number in range(4000))
    after = before.replace("Wort 7", "Zeichen 7")
    began = time.process_time()

    found = changes(before, after)

    assert time.process_time() - began < 3
    assert apply(before, found, range(len(found))) == after


def test_the_same_digits_in_another_order_are_the_same() -> None:
    assert same_digits("35 Euro am 1.2.", "am 1.2. sind es 35 Euro")
    assert not same_digits("35 Euro", "53 Euro")
    assert not same_digits("35 und 35", "35")
