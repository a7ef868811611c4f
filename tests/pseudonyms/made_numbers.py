"""Numbers as people write them, with the check digits that they have."""

import random

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DISTRICTS = ("CE", "GÖ", "BS", "WF", "NOM", "H", "OHA", "PE")


def house(dice: random.Random) -> str:
    number = str(dice.randint(1, 149))
    return number + dice.choice(("", "", "", "a", " b", "-" + str(int(number) + 2)))


def birth(dice: random.Random) -> str:
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1935, 2019)
    return dice.choice(
        (
            f"{day:02}.{month:02}.{year}",
            f"{day}.{month}.{year}",
            f"{day}. {_MONTHS[month - 1]} {year}",
            f"{day:02}.{month:02}.{year % 100:02}",
        )
    )


def phone(dice: random.Random) -> str:
    area, rest = str(dice.randint(30, 9999)), str(dice.randint(10_000, 9_999_999))
    return dice.choice(
        (
            f"0{area}/{rest}",
            f"0{area} {rest}",
            f"0{area} - {rest[:3]} {rest[3:]}",
            f"(0{area}) {rest}",
            f"+49 {area} {rest}",
            f"0049 {area} {rest[:2]}-{rest[2:]}",
        )
    )


def mobile(dice: random.Random) -> str:
    rest = str(dice.randint(1_000_000, 99_999_999))
    return dice.choice((f"0171 {rest}", f"0160/{rest}", f"+49 152 {rest}"))


def mail(dice: random.Random, first: str, last: str) -> str:
    plain = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ö": "Oe"})
    first, last = first.lower().translate(plain), last.lower().translate(plain)
    return dice.choice(
        (
            f"{first}.{last}@posteo.example",
            f"{first[0]}.{last}@firma-muster.de",
            f"{last}{dice.randint(1, 99)}@mail.example",
        )
    )


def iban(dice: random.Random) -> str:
    account = "".join(str(dice.randint(0, 9)) for _ in range(18))
    check = 98 - int(account + "131400") % 97
    whole = f"DE{check:02}{account}"
    return dice.choice((whole, " ".join(whole[at : at + 4] for at in range(0, 22, 4))))


def tax_id(dice: random.Random) -> str:
    digits = dice.sample("123456789", 1) + dice.sample("0123456789", 10)
    found = digits[:1]
    found += [digit for digit in digits[1:] if digit != found[0]][:8]
    found.insert(dice.randint(2, 8), found[0])
    body = "".join(found[:10])
    product = 10
    for digit in body:
        rest = (int(digit) + product) % 10 or 10
        product = rest * 2 % 11
    whole = body + str((11 - product) % 10)
    return dice.choice((whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"))


def tax_number(dice: random.Random) -> str:
    return f"{dice.randint(10, 99)}/{dice.randint(100, 999)}/{dice.randint(10_000, 99_999)}"


def file(dice: random.Random) -> str:
    return dice.choice(
        (
            f"{dice.randint(10, 99)}-{dice.randint(10, 999)}.{dice.randint(10, 99)}/{dice.randint(10, 9999):04}",
            f"{dice.choice('ABKM')} {dice.randint(1, 999)}/{dice.randint(10, 25)}",
            f"{dice.randint(1, 9)} K {dice.randint(10, 9999)}/{dice.randint(10, 25)}",
            f"{dice.randint(10, 99)} {dice.randint(10, 99)} {dice.randint(10, 99)}/{dice.randint(1, 99)}",
            f"BA-{dice.randint(2000, 2025)}-{dice.randint(100, 9999)}",
        )
    )


def plate(dice: random.Random) -> str:
    letters = "".join(dice.choice("ABCFGHKLMPRTX") for _ in range(dice.randint(1, 2)))
    return f"{dice.choice(_DISTRICTS)}-{letters} {dice.randint(1, 9999)}{dice.choice(('', '', '', 'E', 'H'))}"


def insurance(dice: random.Random) -> str:
    born = f"{dice.randint(1, 28):02}{dice.randint(1, 12):02}{dice.randint(0, 99):02}"
    area, letter, serial = f"{dice.randint(10, 89)}", dice.choice("ABKMSTW"), f"{dice.randint(0, 99):02}"
    digits = area + born + f"{ord(letter) - 64:02}" + serial
    factors = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    total = sum(sum(divmod(int(digit) * factor, 10)) for digit, factor in zip(digits, factors, strict=True))
    check = total % 10
    return dice.choice((f"{area}{born}{letter}{serial}{check}", f"{area} {born} {letter} {serial}{check}"))


def card(dice: random.Random) -> str:
    return "L" + "".join(dice.choice("CFGHJKLMNPRTVWXYZ0123456789") for _ in range(7)) + str(dice.randint(0, 9))
