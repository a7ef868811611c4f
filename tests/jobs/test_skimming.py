from genius_desktop.documents.passages import cut
from genius_desktop.domain import Document, Page, Passage, Span
from genius_desktop.jobs.skimming import SHARE, pages_cut, skim
from genius_desktop.sentences import split
from tests import makers


def count(text: str) -> int:
    return len(text.split())


def whole() -> list[Passage]:
    pages = tuple(Page(number, text) for number, text in enumerate(makers.long_minutes(), start=1))
    return cut(Document("a", "", "page", pages), 0, count)


def text_of(passages: list[Passage]) -> str:
    return "\n".join(span.text for passage in passages for span in passage.spans)


def test_about_two_fifths_are_left_and_every_decision_and_heading_among_them() -> None:
    before = whole()
    after = text_of(skim(before, (), count))

    share = count(after) / count(text_of(before))
    assert SHARE - 0.05 < share <= SHARE + 0.01
    assert all(f"{item}.500 Euro" in after for item in range(4, 28))
    assert all(f"Zu Punkt {item}: " in after for item in range(4, 28))


def test_what_is_left_stands_word_for_word_in_its_order_on_its_page() -> None:
    before = whole()
    for passage, skimmed in zip(before, skim(before, (), count), strict=True):
        assert (skimmed.document, skimmed.number, skimmed.heading) == (
            passage.document,
            passage.number,
            passage.heading,
        )
        texts = {span.page: span.text for span in passage.spans}
        for span in skimmed.spans:
            places = [texts[span.page].index(text) for line in span.text.split("\n") for text in split(line)]
            assert places == sorted(places)
        assert [span.page for span in skimmed.spans] == sorted(span.page for span in skimmed.spans)


def test_a_vote_stays_with_its_decision() -> None:
    talk = "\n".join(f"Jemand spricht an der Stelle {n} lange über Wege und Plätze." for n in range(30))
    vote = "Der Rat beschließt den Bau einer Brücke über den Bach.\nAbstimmung: 7 Ja-Stimmen, 5 Nein-Stimmen"
    (skimmed,) = skim([Passage(0, 1, (Span(1, f"{talk}\n{vote}\n{talk.replace('Jemand', 'Niemand')}"),))], (), count)

    assert vote in skimmed.spans[0].text


def test_pages_that_lose_something_are_named_and_the_others_are_not() -> None:
    before = [Passage(0, 1, (Span(1, "eins zwei"), Span(2, "drei"))), Passage(0, 2, (Span(3, "vier"),))]
    after = [Passage(0, 1, (Span(1, "eins zwei"),)), Passage(0, 2, (Span(3, "vier"),))]

    assert pages_cut(before, after) == {2}


def test_one_endless_sentence_is_still_read() -> None:
    (skimmed,) = skim([Passage(0, 1, (Span(1, "wort " * 500),))], (), count)

    assert skimmed.spans
