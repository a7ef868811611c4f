"""What is hidden is the same wherever it stands, and comes back as it was."""

import pytest

from genius_desktop.pseudonyms.mask import Forms, Mask
from genius_desktop.servers import Privacy

PAPER = """Frau Petra Tannert, geb. am 12.03.1965, wohnt in der Hildesheimer Straße 12a, 31171 Musterau.
Ihr Telefon: 05069/800-12, petra@beispiel.de, IBAN DE89 3704 0044 0532 0130 00.
Frau Tannert beantragt am 12.04.2024 einen Zuschuss von 12.500 Euro nach § 5 NKomVG; 12 Ja, 3 Nein.
gez. Dr. Kessenich
"""


def test_nothing_personal_is_left_and_all_else_stays() -> None:
    hidden = Mask([PAPER]).hide(PAPER)
    for secret in ("Petra", "Tannert", "12.03.1965", "Hildesheimer", "31171", "05069", "petra@", "DE89", "Kessenich"):
        assert secret not in hidden
    for fact in ("12.04.2024", "12.500 Euro", "§ 5 NKomVG", "12 Ja, 3 Nein", "Frau", "Dr."):
        assert fact in hidden


def test_what_was_hidden_comes_back_as_it_was() -> None:
    mask = Mask([PAPER])
    for line in PAPER.splitlines():
        forms: Forms = {}
        assert mask.reveal(mask.hide(line, forms), forms) == line


def test_the_same_person_has_the_same_placeholder_by_surname_alone() -> None:
    mask = Mask([PAPER])
    assert mask.hide("Frau Tannert") == "Frau [PERSON 1]"
    assert mask.hide("Tannerts Antrag") == "[PERSON 1]s Antrag"
    assert mask.hide("Frau Petra Tannert") == "Frau [PERSON 1]"


def test_one_of_two_persons_with_a_surname_is_somebody_of_their_own() -> None:
    mask = Mask(["Petra Kessenich und Hans Kessenich kommen. Familie Kessenich wohnt dort."])
    hidden = mask.hide("Petra Kessenich, Hans Kessenich, Familie Kessenich")
    assert hidden == "[PERSON 1], [PERSON 2], Familie [PERSON 3]"


@pytest.mark.parametrize(
    "written",
    ["[PERSON 1]", "[Person 1]", "PERSON 1", "Person 1", "[PERSON_1]", "[PERSON1]", "\\[PERSON 1\\]", "[ PERSON 1 ]"],
)
def test_what_models_make_of_a_placeholder_is_understood(written: str) -> None:
    assert Mask([PAPER]).reveal(f"Dort wohnt {written}.") == "Dort wohnt Petra Tannert."


def test_a_placeholder_of_nobody_stays() -> None:
    assert Mask([PAPER]).reveal("[PERSON 77] und [ADRESSE 9]") == "[PERSON 77] und [ADRESSE 9]"


def test_a_text_that_speaks_of_person_1_itself_is_not_changed() -> None:
    text = "Person 1 und [PERSON 2] sind Beispiele. Frau Kessenich ist keines."
    mask = Mask([text])
    hidden = mask.hide(text)
    assert hidden == "Person 1 und [PERSON 2] sind Beispiele. Frau [PERSON 3] ist keines."
    assert mask.reveal(hidden) == text


def test_what_a_user_keeps_is_seen_and_what_a_user_hides_is_not() -> None:
    mask = Mask([PAPER], Privacy(keep=("Petra Tannert", "31171 Musterau"), hide=("Zuschuss",)))
    hidden = mask.hide(PAPER)
    assert "Frau Petra Tannert" in hidden
    assert "Frau Tannert beantragt" in hidden
    assert "31171 Musterau" in hidden
    assert "[ANGABE 1] von 12.500 Euro" in hidden
    assert "Kessenich" not in hidden


def test_numbers_stay_when_something_is_kept() -> None:
    kept = Mask([PAPER], Privacy(keep=("Petra Tannert",))).hide(PAPER)
    assert "gez. Dr. [PERSON 2]" in kept
    assert "gez. Dr. [PERSON 2]" in Mask([PAPER]).hide(PAPER)


def test_a_name_that_is_a_word_is_hidden_only_as_a_name() -> None:
    hidden = Mask(["Herr Bach wohnt am Bach."]).hide("Herr Bach wohnt am Bach.")
    assert hidden == "Herr [PERSON 1] wohnt am Bach."


def test_a_short_file_number_hides_no_amount() -> None:
    text = "Az.: 10.20 vom 3. Mai. Die Kosten betragen 10.20 Euro."
    assert Mask([text]).hide(text) == "Az.: [AKTENZEICHEN 1] vom 3. Mai. Die Kosten betragen 10.20 Euro."


def test_what_no_document_says_is_hidden_too() -> None:
    assert Mask([PAPER]).hide("Worauf es ankommt: Herr Zschoppe") == "Worauf es ankommt: Herr [PERSON 3]"


def test_disguises_say_what_is_hidden_and_how_often() -> None:
    mask = Mask([PAPER])
    found = {disguise.real: disguise for disguise in mask.disguises([mask.hide(PAPER)])}
    assert found["Petra Tannert"].count == 2
    assert found["Petra Tannert"].shown == "[PERSON 1]"
    assert found["12.03.1965"].kind == "birth"
    assert found["DE89 3704 0044 0532 0130 00"].kind == "account"
