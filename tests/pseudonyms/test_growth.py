"""Long documents take longer in proportion, and no more."""

import pytest

from genius_desktop.pseudonyms.mask import Mask
from genius_desktop.pseudonyms.recognise import recognise
from tests.growth import grows_with_the_size, processor_seconds
from tests.pseudonyms.made_sentences import made


def test_hiding_takes_time_in_proportion_to_the_pages() -> None:
    sentences = [sentence.text for sentence in made(1, 1200)]
    pages = [" ".join(sentences[at : at + 12]) for at in range(0, len(sentences), 12)]

    def work(count: int) -> object:
        mask = Mask(pages[:count])
        return [mask.hide(page) for page in pages[:count]]

    assert grows_with_the_size(work, 25)


@pytest.mark.parametrize("sign", ["Aa ", "Aa Aa\n", "Aa, ", "Aa;", "Aa von ", "A. ", "AA "])
def test_four_times_the_same_takes_four_times_as_long(sign: str) -> None:
    text = sign * (60_000 // len(sign))
    quarter = processor_seconds(lambda: recognise(text[: len(text) // 4]))
    assert processor_seconds(lambda: recognise(text)) < 8 * quarter + 0.5


@pytest.mark.slow
def test_a_megabyte_of_words_that_no_list_has_is_read_in_seconds() -> None:
    assert processor_seconds(lambda: recognise("Aa Aa " * 170_000)) < 60


def test_a_line_of_one_character_many_times_is_read_in_no_time() -> None:
    for sign in ("A", "a ", "Am ", "0", "0 ", "1.", "A-", "Dr. ", "Herr ", "(", "A, ", "DE12 "):
        text = sign * 5_000
        assert processor_seconds(lambda text=text: Mask([text]).hide(text)) < 4.0  # type: ignore[misc]
