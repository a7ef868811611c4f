"""Who is who: „Frau Müller“ is Petra Müller where no other Müller is spoken of."""

from collections import defaultdict
from dataclasses import dataclass

from genius_desktop.pseudonyms.findings import Kind


@dataclass(slots=True, eq=False)
class Identity:
    """A person or thing, its longest form, and the placeholder it is shown as; empty until it is needed."""

    kind: Kind
    real: str
    first: str = ""
    surname: str = ""
    shown: str = ""
    kept: bool = False


class People:
    """The persons of some texts, known by first names and surname or by one of them."""

    def __init__(self) -> None:
        self._named: defaultdict[str, list[Identity]] = defaultdict(list)
        self._bare: dict[str, Identity] = {}
        self._by_first: defaultdict[str, list[Identity]] = defaultdict(list)
        self._first_only: dict[str, Identity] = {}

    def meet(self, first: str, surname: str) -> Identity | None:
        """Learn of a person with both names; give the person, new or known."""
        if not (first and surname):
            return None
        family = self._named[surname.casefold()]
        same = [person for person in family if _agree(person.first, first)]
        if same:
            person = same[0]
            if len(first) > len(person.first):
                person.first, person.real = first, f"{first} {surname}"
        else:
            person = Identity("person", f"{first} {surname}", first, surname)
            family.append(person)
        known = self._by_first[first.split(maxsplit=1)[0].casefold()]
        if person not in known:
            known.append(person)
        return person

    def who(self, first: str, surname: str) -> Identity:
        """Give the person that is meant; one of several with the name is somebody of their own."""
        person = self.meet(first, surname)
        if person:
            return person
        name = (surname or first).casefold()
        found = (self._named if surname else self._by_first).get(name, [])
        if len(found) == 1:
            return found[0]
        alone = self._bare if surname else self._first_only
        return alone.setdefault(name, Identity("person", surname or first, first, surname))


def _agree(one: str, other: str) -> bool:
    """Tell whether first names may be those of one person: „P.“ may be „Petra“, „Hans“ may be „Hans Peter“."""
    a, b = one.split(maxsplit=1)[0].casefold(), other.split(maxsplit=1)[0].casefold()
    if a.endswith(".") or b.endswith("."):
        return a[0] == b[0]
    return a == b
