import pytest

from genius_desktop.jobs.figures import figures, same


def keys(text: str) -> list[tuple[str, ...]]:
    return [figure.key for figure in figures(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,2 Mio. €", "1.200.000 Euro"),
        ("250 T€", "250.000,00 EUR"),
        ("€ 8.400", "8400 Euro"),
        ("zwölf", "12"),
        ("12. Mai 2026", "12.05.2026"),
        ("1.3.26", "01. März 2026"),
        ("§ 7 a", "§ 7a"),
        ("Art. 28", "Artikel 28"),
        ("3,50 %", "3,5 Prozent"),
        ("2 008 582 Euro", "2.008.582 Euro"),
    ],
)
def test_one_thing_has_one_form(one: str, other: str) -> None:
    assert keys(one) == keys(other)
    assert len(keys(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("1,2 Mio. €", "1,2 €"), ("12.05.2026", "12.06.2026"), ("§ 7", "§ 7a"), ("61/2024", "61/2023")]
)
def test_two_things_have_two_forms(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_date_without_a_year_fits_every_year_and_no_other_day() -> None:
    (day,) = figures("am 12. Mai")
    (with_year,) = figures("12.05.2026")
    (another,) = figures("13.05.2026")

    assert same(day, with_year)
    assert not same(day, another)


def test_figures_know_their_place() -> None:
    text = "Kosten: 8.400 Euro, DS 61/2024."

    assert [text[figure.start : figure.end] for figure in figures(text)] == ["8.400 Euro", "61/2024"]


def test_a_word_with_a_sharp_or_a_long_s_does_no_harm() -> None:
    assert next(figure.key for figure in figures("nach dreißig Tagen, DREISSIG, dreiſſig, ſechs, 3. Auguſt")) == (
        "#",
        "30",
    )
