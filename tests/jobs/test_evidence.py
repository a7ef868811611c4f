import random

from genius_desktop.domain import Passage, Span
from genius_desktop.jobs.evidence import as_sentence, best_sentence, cite, sentences

PASSAGE = Passage(
    0,
    1,
    (
        Span(4, "Der Rat beschließt den Kauf eines Fahrzeugs für 320.000 Euro. Die Feuerwehr erhält es im Mai."),
        Span(5, "Das alte Fahrzeug wird verkauft. Der Erlös von 20.000 Euro fließt in den Haushalt."),
    ),
)


def test_every_sentence_knows_its_page() -> None:
    assert [(s.page, s.text[:8]) for s in sentences(PASSAGE)] == [
        (4, "Der Rat "),
        (4, "Die Feue"),
        (5, "Das alte"),
        (5, "Der Erlö"),
    ]


def test_the_sentence_that_shares_words_and_numbers_is_cited() -> None:
    source = sentences(PASSAGE)
    number = best_sentence("Der Erlös beträgt 20.000 Euro.", source)

    assert number is not None
    cited = cite(source[number], 0)
    assert (cited.page, cited.quote) == (5, "Der Erlös von 20.000 Euro fließt in den Haushalt.")


def test_nothing_is_cited_for_what_stands_nowhere() -> None:
    assert best_sentence("Ein Zirkus gastierte am Bahnhof.", sentences(PASSAGE)) is None
    assert best_sentence("", sentences(PASSAGE)) is None
    assert best_sentence("Der Rat beschließt.", []) is None


def test_of_sentences_that_share_as_much_the_first_is_taken_in_every_run() -> None:
    chance = random.Random(3)  # noqa: S311 (the same words each time)
    words = [f"w{one}{other}rt" for one in "abcdef" for other in "abcdefghij"]
    for _ in range(100):
        shared = chance.sample(words, 9)
        # The same terms, which each set keeps in an order of its own.
        alike = [as_sentence(1, " ".join(chance.sample(shared, 9))) for _ in range(12)]
        others = [as_sentence(1, " ".join(chance.choices(words, k=9))) for _ in range(20)]

        assert best_sentence(" ".join([*shared, "andere", "Dinge", "stehen"]), [*alike, *others]) == 0
