"""Fresh sentences in two halves: one to work with, one that is only ever counted.

The halves were drawn by the digest of each pattern and each name before the recognisers were changed for them. Of the
blind half nobody looks at single sentences; what is read there would be learnt, and the figure would say nothing.
"""

import random
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import cycle
from typing import Literal

from tests.pseudonyms import fresh_lists, fresh_numbers, made_numbers
from tests.pseudonyms.fresh_neutral import IMPERSONAL
from tests.pseudonyms.fresh_patterns import PERSONAL
from tests.pseudonyms.made_sentences import Made, sentence
from tests.pseudonyms.worked_patterns import WORKED

Half = Literal["tuning", "blind"]
SENTENCES = 300
_PERSONAL_OF_FIVE = 4


def fresh(half: Half, seed: int, count: int = SENTENCES) -> Iterator[Made]:
    """Make sentences of one half, four of five with something personal."""
    dice = random.Random(f"{half} {seed}")  # noqa: S311 (sentences, no secrets)
    worked = WORKED if half == "tuning" else ()
    personal, impersonal = cycle((*part(PERSONAL, half), *worked)), cycle(part(IMPERSONAL, half))
    for number in range(count):
        template = next(impersonal) if number % 5 == _PERSONAL_OF_FIVE else next(personal)
        yield sentence(template.format_map(_slots(dice, half)))


def part(texts: Sequence[str], half: Half) -> list[str]:
    """Give the texts of a half, as their digests say."""
    wanted = ("tuning", "blind").index(half)
    return [text for text in texts if sha256(text.encode()).digest()[0] % 2 == wanted]


def _slots(dice: random.Random, half: Half) -> dict[str, str]:
    firsts = dice.sample(part(fresh_lists.FIRST_NAMES, half), 3)
    lasts = dice.sample(part(fresh_lists.SURNAMES, half), 3)
    foreign = [pair.split("|") for pair in dice.sample(part(fresh_lists.FOREIGN, half), 2)]
    streets = dice.sample(part(fresh_lists.STREETS, half), 2)
    places = dice.sample(part(fresh_lists.PLACES, half), 2)
    return {
        **dict(zip(("first", "first2", "first3"), firsts, strict=True)),
        **dict(zip(("last", "last2", "last3"), lasts, strict=True)),
        **dict(zip(("ffirst", "ffirst2"), (first for first, _ in foreign), strict=True)),
        **dict(zip(("flast", "flast2"), (last for _, last in foreign), strict=True)),
        "FIRST": firsts[0].upper(),
        "LAST": lasts[0].upper(),
        "double": dice.choice(part(fresh_lists.DOUBLES, half)),
        "noble": dice.choice(part(fresh_lists.NOBLES, half)),
        "word": dice.choice(part(fresh_lists.WORDS, half)),
        "maker": dice.choice(part(fresh_lists.MAKERS, half)),
        "street": streets[0],
        "street2": streets[1],
        "town": dice.choice(part(fresh_lists.TOWNS, half)),
        "place": places[0],
        "place2": places[1],
        "zip": f"{dice.randint(1067, 99998):05}",
        **_numbers(dice, firsts[0], lasts[0]),
    }


def _numbers(dice: random.Random, first: str, last: str) -> dict[str, str]:
    return {
        "number": fresh_numbers.house(dice),
        "number2": fresh_numbers.house(dice),
        "box": fresh_numbers.box(dice),
        "birth": fresh_numbers.birth(dice),
        "birth2": fresh_numbers.birth(dice),
        "phone": fresh_numbers.phone(dice),
        "phone2": fresh_numbers.phone(dice),
        "mobile": fresh_numbers.mobile(dice),
        "mail": fresh_numbers.mail(dice, first, last),
        "torn": fresh_numbers.torn(dice, first, last),
        "iban": fresh_numbers.iban(dice),
        "account": str(dice.randint(100_000, 9_999_999_999)),
        "bank": f"{dice.randint(10_000_000, 89_999_999)}",
        "tax": fresh_numbers.tax(dice),
        "taxid": made_numbers.tax_id(dice),
        "cash": fresh_numbers.cash(dice),
        "file": fresh_numbers.file(dice),
        "plate": fresh_numbers.plate(dice),
        "card": fresh_numbers.card(dice),
        "insurance": fresh_numbers.insurance(dice),
        "health": fresh_numbers.health(dice),
    }
