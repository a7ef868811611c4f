"""All recognisers together: what of a text tells of a person."""

from collections.abc import Callable, Iterable, Iterator

from genius_desktop.pseudonyms.accounts import accounts
from genius_desktop.pseudonyms.addresses import addresses
from genius_desktop.pseudonyms.births import birthdays, births
from genius_desktop.pseudonyms.contacts import contacts
from genius_desktop.pseudonyms.findings import Found
from genius_desktop.pseudonyms.numbers import numbers
from genius_desktop.pseudonyms.people import people
from genius_desktop.pseudonyms.plates import plates
from genius_desktop.pseudonyms.references import references

# What has a check digit or an unmistakable form comes first: it decides where several see something.
_RECOGNISERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    accounts,
    numbers,
    births,
    contacts,
    plates,
    references,
    addresses,
)


def recognise(text: str, places: frozenset[str] = frozenset()) -> list[Found]:
    """Find what tells of a person, in the order of the text and none within another.

    `places` are words that other pages of the same document use as names of places.
    """
    taken = bytearray(len(text))
    found: list[Found] = []

    def take(some: Iterable[Found]) -> None:
        for one in sorted(some, key=lambda found: (found.start, -found.end)):
            if one.end > one.start and not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)

    for recogniser in _RECOGNISERS:
        take(recogniser(text))
    take(people(text, places))
    take(birthdays(text, [one for one in found if one.kind == "person"]))
    return sorted(found, key=lambda one: one.start)
