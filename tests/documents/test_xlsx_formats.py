import pytest
from hypothesis import given
from hypothesis import strategies as st

from genius_desktop.documents.xlsx_formats import general, shown

ACCOUNTING = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.56, "General", "1234,56"),
        (4900001.4, "General", "4900001,4"),
        (0.1 + 0.2, "General", "0,3"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1.005, "0.00", "1,01"),
        (1234.56, '#,##0.00\\ "€"', "1.234,56 €"),
        (-1234.5, "#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]", "-1.234,50 €"),
        (5, "€ #,##0.00", "5,00 €"),
        (12.5, ACCOUNTING, "12,50 €"),
        (-12.5, ACCOUNTING, "-12,50 €"),
        (0, ACCOUNTING, "- €"),
        (-5, "0;[Red]0", "-5"),
        (-3, "0;(0)", "(3)"),
        (0.195, "0.0%", "19,5 %"),
        (4711, "00000", "04711"),
        (5, '0 "Stück"', "5 Stück"),
        (3, '"§ "0', "§ 3"),
        (1234567, "#,##0,", "1.235"),
        (12.345, "0.##", "12,35"),
        (1, '"ja";;"nein"', "ja"),
        (0, '"ja";;"nein"', "nein"),
        (5, '[>3]"viel";"wenig"', "viel"),
        (3, ";;;", ""),
        (49123, "000-000", "49123"),
    ],
)
def test_numbers_are_shown_as_a_german_excel_shows_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (46154, "dd/mm/yyyy", "12.05.2026"),
        (46154.6, "d. mmmm yyyy h:mm", "12.05.2026 14:24"),
        (46154, "[$-407]d. mmm yyyy;@", "12.05.2026"),
        (46154, "mmm yy", "Mai 2026"),
        (46154, "dddd, d. mmmm yyyy", "Dienstag, 12.05.2026"),
        (0.75, "hh:mm", "18:00"),
        (0.02, "mm:ss", "28:48"),
        (1.5, "[h]:mm", "36:00"),
        (59, "dd.mm.yyyy", "28.02.1900"),
        (61, "dd.mm.yyyy", "01.03.1900"),
        (-1, "dd.mm.yyyy", "-1"),
        (1e9, "dd.mm.yyyy", "1000000000"),
    ],
)
def test_dates_and_times_are_written_as_germans_write_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_workbook_of_a_mac_counts_from_1904() -> None:
    assert shown(46154 - 1462, "dd.mm.yyyy", from_1904=True) == "12.05.2026"


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?.,%;@"[]$€-+Eehmsdy/ \\_*()x<>=5', max_size=40))
def test_no_format_and_no_number_can_fail(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


@given(st.integers(-(10**14), 10**14))
def test_a_number_without_a_format_keeps_every_digit(value: int) -> None:
    assert general(float(value)) == str(value)
