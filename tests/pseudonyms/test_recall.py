"""How much is found in sentences that are made of names, streets and numbers the recognisers have no list of."""

from genius_desktop.pseudonyms.lists import words
from tests.pseudonyms import made_lists
from tests.pseudonyms.made_sentences import made
from tests.pseudonyms.measuring import measure


def test_of_300_made_sentences_nearly_all_that_is_personal_is_found_and_hardly_more() -> None:
    told = measure(made(2026))
    assert told.recall >= 0.97, "\n".join(told.missed)
    assert told.precision >= 0.9, "\n".join(told.wrong)


def test_the_sentences_are_made_of_names_that_no_list_has() -> None:
    listed = words("first_names") | words("surnames")
    assert not listed & {*made_lists.FIRST_NAMES, *made_lists.SURNAMES, *made_lists.WORD_SURNAMES}
    assert len(list(made(2026))) == 300
