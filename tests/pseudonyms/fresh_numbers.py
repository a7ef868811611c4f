"""Numbers in more of the shapes in which people write them, with the check digits that they have."""

import random

from tests.pseudonyms import made_numbers

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_SHORT = "Jan. Feb. Mrz. Apr. Mai Jun. Jul. Aug. Sept. Okt. Nov. Dez.".split()
# What stands for a letter in the check digits of an IBAN: 10 for A, 11 for B …
_COUNTRIES = {"AT": 16, "NL": 14, "PL": 24, "CH": 17, "DE": 18}
_TAX = (
    "{:05}/{:05}", "{:03}/{:03}/{:05}", "{:02}/{:03}/{:05}", "{:02} {:03} {:05}", "{:03} {:03} {:05}",
    "{:03}/{:04}/{:04}", "{:013}",
)  # fmt: skip


def _digits(dice: random.Random, count: int) -> str:
    return str(dice.randint(1, 9)) + "".join(str(dice.randint(0, 9)) for _ in range(count - 1))


def house(dice: random.Random) -> str:
    number = dice.randint(1, 189)
    return dice.choice(
        (
            f"{number}",
            f"{number}",
            f"{number} a",
            f"{number}c",
            f"{number}/1",
            f"{number}-{number + 4}",
            f"{number} 1/2",
        )
    )


def birth(dice: random.Random) -> str:
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1931, 2021)
    return dice.choice(
        (
            f"{day:02}.{month:02}.{year}",
            f"{day}. {month}. {year}",
            f"{day:02}.{month:02}.{year % 100:02}",
            f"{day}. {_MONTHS[month - 1]} {year}",
            f"{day:02}. {_SHORT[month - 1]} {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day:02}/{month:02}/{year}",
            f"{day:02}-{month:02}-{year}",
        )
    )


def phone(dice: random.Random) -> str:
    area, rest = _digits(dice, dice.choice((3, 4))), _digits(dice, dice.choice((4, 5, 6)))
    return dice.choice(
        (
            f"0{area} / {rest[:3]} - {rest[3:]}",
            f"0{area}.{rest}",
            f"0 {area[:2]} {area[2:]} / {rest[:2]} {rest[2:]}",
            f"+49 (0){area} {rest}",
            f"+49(0) {area}/{rest}",
            f"+49 ({area}) {rest}",
            f"0049-{area}-{rest}",
            f"(0{area}) {rest[:2]}-{rest[2:]}",
            f"0{area}-{rest}",
            f"+49{area}{rest}",
        )
    )


def mobile(dice: random.Random) -> str:
    rest = _digits(dice, 7)
    return dice.choice(
        (f"0151-{rest}", f"0176/{rest[:3]} {rest[3:]}", f"+49 (0)160 {rest}", f"0172 {rest[:2]} {rest[2:4]} {rest[4:]}")
    )


def mail(dice: random.Random, first: str, last: str) -> str:
    return made_numbers.mail(dice, first, last)


def torn(dice: random.Random, first: str, last: str) -> str:
    """Give an address as it comes out of a scan, or with its sign in words."""
    name, _, host = mail(dice, first, last).partition("@")
    return dice.choice(
        (f"{name} @{host}", f"{name}@ {host}", f"{name} @ {host}", f"{name}(at){host}", f"{name} [at] {host}")
    )


def iban(dice: random.Random) -> str:
    country = dice.choice(("DE", "DE", "DE", *_COUNTRIES))
    account = _digits(dice, _COUNTRIES[country])
    if country == "NL":
        account = "INGB" + account[4:]
    values = "".join(str(int(character, 36)) for character in account + country)
    whole = f"{country}{98 - int(values + '00') % 97:02}{account}"
    grouped = " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
    return dice.choice((whole, grouped, f"{whole[:2]} {whole[2:4]} {whole[4:]}", grouped.replace(" ", "-")))


def tax(dice: random.Random) -> str:
    shape = dice.choice(_TAX)
    return shape.format(*(dice.randint(10 ** (int(size) - 1), 10 ** int(size) - 1) for size in _sizes(shape)))


def _sizes(shape: str) -> list[str]:
    return [part.split("}")[0] for part in shape.split(":0")[1:]]


def cash(dice: random.Random) -> str:
    return dice.choice(
        (
            f"5.{_digits(dice, 4)}.{_digits(dice, 6)}.{dice.randint(0, 9)}",
            f"01.{_digits(dice, 5)}.{dice.randint(0, 9)}",
            f"{_digits(dice, 4)}/{_digits(dice, 6)}",
            f"{_digits(dice, 3)} {_digits(dice, 3)} {_digits(dice, 4)}",
            _digits(dice, 10),
        )
    )


def file(dice: random.Random) -> str:
    return dice.choice(
        (
            f"{_digits(dice, 2)}.{_digits(dice, 2)}-{_digits(dice, 2)}/{dice.randint(2010, 2025)}",
            f"FB{dice.randint(1, 4)}-{_digits(dice, 2)}.{dice.randint(1, 9)}-{_digits(dice, 4)}",
            f"III/{_digits(dice, 2)}-{dice.randint(2010, 2025)}",
            f"{dice.randint(1, 9)} A {_digits(dice, 3)}/{dice.randint(10, 25)}",
            f"{_digits(dice, 2)}-{_digits(dice, 3)}-{_digits(dice, 2)}/{dice.randint(10, 25)}",
            f"32.1/{_digits(dice, 3)}.{_digits(dice, 2)} Me",
        )
    )


def plate(dice: random.Random) -> str:
    town = dice.choice(("HI", "H", "GS", "SZ", "HM", "LER", "WOB", "STD"))
    letters = "".join(dice.choice("ABCDEFGHJKLMNPRTUVWXYZ") for _ in range(dice.randint(1, 2)))
    number = dice.randint(1, 9999)
    return dice.choice(
        (
            f"{town}-{letters} {number}",
            f"{town}-{letters}{number}",
            f"{town} {letters} {number}",
            f"{town}-{letters}-{number}",
        )
    )


def card(dice: random.Random) -> str:
    body = dice.choice("LCTX") + "".join(dice.choice("CFGHJKLMNPRTVWXYZ0123456789") for _ in range(7)) + "4"
    return dice.choice((body, body + str(dice.randint(0, 9)), f"{body} {dice.randint(0, 9)}"))


def insurance(dice: random.Random) -> str:
    whole = made_numbers.insurance(dice).replace(" ", "")
    return dice.choice((whole, f"{whole[:2]} {whole[2:8]} {whole[8]} {whole[9:]}", f"{whole[:8]} {whole[8:]}"))


def health(dice: random.Random) -> str:
    """Give the lasting part of a health insurance number: a letter, eight digits, a check digit (SGB V, 290)."""
    letter, digits = dice.choice("ABDFHKMPRTW"), _digits(dice, 8)
    row = [int(digit) for digit in f"{ord(letter) - 64:02}{digits}"]
    total = sum(sum(divmod(digit * factor, 10)) for digit, factor in zip(row, (1, 2) * 5, strict=True))
    return f"{letter}{digits}{total % 10}"


def box(dice: random.Random) -> str:
    whole = _digits(dice, 4)
    return dice.choice((whole, f"{whole[:2]} {whole[2:]}", whole[:3]))
