"""What is found in a collection, and what is shown of it."""

import os
import unicodedata

import pytest

from genius_desktop.libraries import Filters, Searched, SearchTask
from genius_desktop.problems import InputProblem
from tests.library_makers import Office

FRIEDHOF = "Friedhofsgebührensatzung der Gemeinde\n\n§ 1 Gebühren\n\nFür ein Reihengrab sind 900 Euro fällig."
HUNDE = "Satzung über die Hundesteuer\n\n§ 5 Steuersatz\n\nDie Steuer beträgt für jeden Hund 165 Euro im Jahr."
SITZUNG = "Niederschrift\n\nDer Gemeinderat tagte am 3. März 2024.\fTOP 2 Kanal\n\nDer Kanal im Weg wird erneuert."


@pytest.fixture
def shelves(office: Office) -> Office:
    for name, text in (("friedhof.txt", FRIEDHOF), ("hunde.txt", HUNDE), ("sitzung.txt", SITZUNG)):
        office.write(name, text)
    office.add()
    return office


def test_the_parts_of_a_compound_find_it(shelves: Office) -> None:
    assert shelves.names("Gebühren Friedhof")[0] == "friedhof.txt"


def test_every_form_of_a_word_finds_the_others(shelves: Office) -> None:
    assert shelves.names("Steuern für Hunde")[0] == "hunde.txt"


def test_everyday_words_find_those_of_the_office(shelves: Office) -> None:
    assert shelves.names("Was kostet ein Grab?")[0] == "friedhof.txt"


def test_a_household_is_no_keeper_of_dogs(office: Office) -> None:
    office.write("hund.txt", "Wer ist Halter eines Hundes?\n\nDer Halter zeigt den ersten Hund in seinem Haushalt an.")
    office.add()
    [hit] = office.search("erster Hund").results[0].hits
    marked = [hit.quote[place.start : place.end] for place in hit.marks]
    assert "Halter" in marked
    assert "Haushalt" not in marked


def test_a_section_of_a_law_is_one_word(shelves: Office) -> None:
    assert shelves.names("§ 5")[0] == "hunde.txt"


def test_the_quote_stands_on_the_page_that_is_named(shelves: Office) -> None:
    hit = shelves.search("Kanal erneuern").results[0].hits[0]
    assert hit.page == 2
    assert "Der Kanal im Weg wird erneuert." in hit.quote
    assert [hit.quote[mark.start : mark.end] for mark in hit.marks][-1] == "erneuert"


def test_a_typing_error_is_put_right_by_words_of_the_collection(shelves: Office) -> None:
    found = shelves.search("Hundesteur")
    assert found.meant == "Hundesteuer"
    assert found.results[0].paper.name == "hunde.txt"


@pytest.mark.parametrize(
    "query", ["NEAR(", '"', "Hund*", "title : Hund", "Hund AND", "{a b}:c", "^Hund", "Hund " * 2_500, "'; --", "-Hund"]
)
def test_the_language_of_the_index_is_mere_text(shelves: Office, query: str) -> None:
    found = shelves.search(query) if any(sign.isalnum() for sign in query) else None
    assert found is None or isinstance(found, Searched)
    if found and "Hund" in query:
        assert found.results[0].paper.name == "hunde.txt"


def test_a_query_without_a_word_is_told_as_such(shelves: Office) -> None:
    with pytest.raises(InputProblem) as refusal:
        shelves.search("*** ---")
    assert refusal.value.code == "empty-query"


def test_umlauts_in_two_signs_are_umlauts(shelves: Office) -> None:
    typed = unicodedata.normalize("NFD", "Gebühren")
    assert shelves.names(typed)[0] == "friedhof.txt"


def test_what_is_quoted_must_stand_so(shelves: Office) -> None:
    assert shelves.names("„Hund 165 Euro“") == ["hunde.txt"]
    assert shelves.names("„165 Hund Euro“") == []


def test_the_very_same_letters_come_first(office: Office) -> None:
    office.write("a.txt", "Die Bar am Markt ist bis Mitternacht offen und laut.")
    office.write("b.txt", "Der Bär am Markt ist ein Denkmal aus Stein und alt.")
    office.add()
    assert office.names("Bär") == ["b.txt", "a.txt"]
    assert office.names("Bar") == ["a.txt", "b.txt"]


def test_an_unfinished_word_finds_what_begins_so(shelves: Office) -> None:
    assert shelves.search("Steuersa", unfinished=True).results[0].paper.name == "hunde.txt"


def test_the_same_paper_twice_is_one_result(shelves: Office) -> None:
    shelves.write("kopie/hunde alt.txt", HUNDE)
    shelves.index()
    result = shelves.search("Hundesteuer").results[0]
    assert [copy.name for copy in result.copies] == ["kopie/hunde alt.txt"]


def test_nearly_the_same_text_is_one_result(office: Office) -> None:
    text = " ".join(
        f"Der Rat beriet über Punkt {number} der langen Liste mit Zahl {number * 7}." for number in range(60)
    )
    office.write("a.txt", text)
    office.write("b.txt", text + " Ende der Liste.")
    office.add()
    assert len(office.search("Rat Liste").results) == 1


def test_filters_leave_out_the_others(shelves: Office) -> None:
    assert not shelves.search("Hundesteuer", Filters(endings=("pdf",))).results
    assert shelves.search("Kanal", Filters(years=(2024,))).results
    assert not shelves.search("Kanal", Filters(years=(2023,))).results
    assert shelves.search("Kanal", Filters(bodies=("Gemeinderat",), kinds=("minutes",))).results
    with pytest.raises(InputProblem):
        shelves.search("Hund", Filters(collections=("gibtesnicht",)))


def test_passages_that_are_alike_are_found_from_one(shelves: Office) -> None:
    shelves.write("hunde neu.txt", "Änderung der Hundesteuer\n\nDie Steuer beträgt für jeden Hund 180 Euro im Jahr.")
    shelves.index()
    passage = next(one for one in shelves.search("Steuersatz Hund").results if one.paper.name == "hunde.txt").hits[0]
    last = shelves.do(SearchTask("j", os.fsencode(shelves.library), "", like=passage.passage))[-1]
    assert isinstance(last, Searched)
    assert last.results[0].paper.name == "hunde neu.txt"


def test_like_places_are_those_of_other_documents_and_never_a_copy_of_the_own_one(office: Office) -> None:
    many = "\n\n".join(
        f"§ {number} Steuer\n\nDie Steuer beträgt für jeden Hund {number * 60} Euro." * 9 for number in range(9)
    )
    office.write("hunde.txt", many)
    office.write("hunde kopie.txt", many + " Ende.")
    office.write("katzen.txt", "Katzen\n\nFür jeden Hund und jede Katze beträgt die Steuer 20 Euro.")
    office.add()
    found = office.search("Steuer Hund").results
    [passage, *_] = next(one for one in found if one.paper.name == "hunde.txt").hits

    assert _like(office, passage.passage) == ["katzen.txt"]


def test_where_no_other_document_is_like_it_the_own_one_is_searched(office: Office) -> None:
    told = "Die Pacht für die Wiese am Bach ist jedes Jahr im Voraus zu zahlen. " * 9
    office.write("vertrag.txt", f"§ 1 Pacht\n\n{told}\n\n§ 2 Stundung\n\n{told}")
    office.add()
    [first, second] = office.search("Pacht").results[0].hits

    last = office.do(SearchTask("j", office.folder, "", like=first.passage))[-1]
    assert isinstance(last, Searched)
    assert [hit.passage for hit in last.results[0].hits] == [second.passage]


def _like(office: Office, passage: int) -> list[str]:
    last = office.do(SearchTask("j", office.folder, "", like=passage))[-1]
    assert isinstance(last, Searched)
    return [one.paper.name for one in last.results]


def test_without_an_index_nothing_is_found(office: Office) -> None:
    assert office.search("Hund").results == ()
