"""What other words may not change."""

import pytest

from genius_desktop.jobs.protected import losses, translated_losses

BEFORE = (
    "Frau Petra Mustermann (Tel. 05069 80012, p.mustermann@gemeinde.example) zahlt nach § 7 der Gebührensatzung bis "
    "zum 15. Juli 2026 einen Betrag von 125,50 Euro; Aktenzeichen 10.2-133/24, Gemeinde Nordheim."
)


def test_other_words_with_the_same_facts_are_faithful() -> None:
    text = (
        "Bis zum 15.7.2026 hat Frau Petra Mustermann nach § 7 der Gebührensatzung 125,50 € zu zahlen (Gemeinde "
        "Nordheim, Aktenzeichen 10.2-133/24, Tel. 05069/80012, p.mustermann@gemeinde.example)."
    )

    assert not losses(text, BEFORE)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("125,50", "152,50", "125,50 Euro"),
        ("15. Juli 2026", "16. Juli 2026", "15. Juli 2026"),
        ("§ 7", "§ 8", "§ 7"),
        ("Petra", "Paula", "Petra"),
        ("80012", "80021", "05069 80012"),
        ("p.mustermann@", "mustermann@", "p.mustermann@gemeinde.example"),
        ("10.2-133/24", "10.2-133/25", "133/24"),
        ("Nordheim", "Südheim", "Nordheim"),
    ],
)
def test_a_fact_that_has_changed_is_named(old: str, new: str, shown: str) -> None:
    found = [loss.shown for loss in losses(BEFORE.replace(old, new), BEFORE) if loss.how == "lost"]

    assert shown in found


def test_figures_that_have_changed_places_are_named() -> None:
    before = "Erwachsene zahlen 35 Euro und Kinder 20 Euro."

    assert [loss.how for loss in losses("Erwachsene zahlen 20 Euro und Kinder 35 Euro.", before)][:1] == ["moved"]


@pytest.mark.parametrize(
    ("text", "before", "kind"),
    [
        ("Hunde dürfen dort laufen.", "Hunde dürfen dort nicht laufen.", "denial"),
        ("Der Antrag kann schriftlich gestellt werden.", "Der Antrag ist schriftlich zu stellen.", "duty"),
        ("Die Händler müssen mit Zustimmung parken.", "Die Händler dürfen mit Zustimmung parken.", "duty"),
        ("Die Straße wird saniert.", "Die Verwaltung empfiehlt, die Straße zu sanieren.", "proposal"),
        ("Der Rat hat zugestimmt.", "Der Rat hat den Antrag abgelehnt.", "denial"),
    ],
)
def test_another_sense_is_named(text: str, before: str, kind: str) -> None:
    assert kind in [loss.kind for loss in losses(text, before)]


def test_a_name_that_no_one_gave_is_new() -> None:
    found = losses("Herr Schneider hat den Bauantrag geprüft.", "Der Bauantrag wurde geprüft.")

    assert [(loss.how, loss.kind) for loss in found] == [("new", "name")]


def test_an_abbreviation_stays_and_euro_may_be_written_in_full() -> None:
    assert not losses("Das NKomVG gilt, die Gebühr beträgt 20 Euro.", "Das NKomVG gilt, die Gebühr beträgt 20 EUR.")
    assert losses("Das Gesetz gilt seit gestern.", "Das NKomVG gilt seit gestern.")


def test_a_translation_keeps_digits_and_names_and_may_change_the_rest() -> None:
    before = "Frau Mustermann zahlt bis zum 15. Juli 2026 einen Betrag von 1.250,50 Euro."

    assert not translated_losses("Ms Mustermann pays 1,250.50 euros by 15 July 2026.", before)
    assert translated_losses("Ms Mustermann pays 1,250.50 euros by July 2026.", before)
    assert translated_losses("She pays 1,250.50 euros by 15 July 2026.", before)
