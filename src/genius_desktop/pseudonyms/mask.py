"""What is hidden in the texts of a job, and how it is put back."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.disguise_words import PLACEHOLDERS
from genius_desktop.pseudonyms import placeholders
from genius_desktop.pseudonyms.findings import Found, Kind, plain
from genius_desktop.pseudonyms.identities import Identity, People
from genius_desktop.pseudonyms.naming import TITLES, common_words, is_word, placed_words
from genius_desktop.pseudonyms.recognise import recognise
from genius_desktop.pseudonyms.tokens import Token, sequence, tokens
from genius_desktop.servers import DEFAULT_PRIVACY, Disguise, Privacy

# How each placeholder stood in a text: after a title it may stand for a shorter name.
Forms = dict[tuple[str, bool], str]
_TITLED = re.compile(r"(?:\b[A-ZÄÖÜ][^\W\d_]*|\b(?:Dr|Prof|Hr|Fr|Fam|Ing|gez)\.)\s*\Z")
_TITLE_CHARS = 40
_SHORT_CHARS, _LONG_CHARS = 6, 9


@dataclass(frozen=True, slots=True)
class _Form:
    """A sequence of tokens that stands for somebody; „Müllers“ leaves an „s“ behind."""

    tokens: tuple[str, ...]
    who: Identity
    left: str = ""


class Mask:
    """Hides what tells of a person, each the same way wherever it stands, and puts it back."""

    def __init__(self, texts: Iterable[str] = (), privacy: Privacy = DEFAULT_PRIVACY) -> None:
        self._people = People()
        self._things: dict[tuple[Kind, str], Identity] = {}
        self._shown: dict[str, Identity] = {}
        self._forms: defaultdict[str, list[_Form]] = defaultdict(list)
        self._known: set[tuple[tuple[str, ...], int]] = set()
        self._last: Counter[str] = Counter()
        self._keep = frozenset(_without_titles(sequence(text)) for text in privacy.keep)
        self._keep_plain = frozenset(map(plain, privacy.keep))
        self._common: set[str] = set()
        told = list(texts)
        self._places = placed_words(told)
        self._taken = placeholders.taken(told)
        self._hide_besides(privacy.hide)
        self._learn(told)

    def hide(self, text: str, forms: Forms | None = None) -> str:
        """Give a text with placeholders; `forms` learns what each stands for in it."""
        forms = {} if forms is None else forms
        # What a text says of itself is no placeholder of ours.
        for label, numbers in placeholders.taken((text,)).items():
            self._taken.setdefault(label, set()).update(numbers - self._issued(label))
        found = recognise(text, self._places)
        self._meet(text, found)
        parts, at = [], 0
        for start, end, who, left in self._spans(text, found):
            self._show(who)
            before = text[at:start]
            parts += [before, who.shown, left]
            titled = bool(_TITLED.search(text, max(0, start - _TITLE_CHARS), start))
            forms.setdefault((who.shown, titled), " ".join(text[start : end - len(left)].split()))
            at = end
        return "".join(parts) + text[at:]

    def reveal(self, text: str, forms: Forms | None = None, *, before: str = "") -> str:
        """Put back what placeholders stand for, in the form of the text they were hidden in, if it is known."""
        known = forms or {}
        said = before[-_TITLE_CHARS:] + text

        def real(shown: str, start: int) -> str:
            who = self._shown.get(shown)
            if who is None:
                return ""
            place = start + len(said) - len(text)
            titled = bool(_TITLED.search(said, max(0, place - _TITLE_CHARS), place))
            return known.get((shown, titled)) or known.get((shown, not titled)) or who.real

        return placeholders.put_back(text, real)

    def disguises(self, shown: Sequence[str]) -> tuple[Disguise, ...]:
        """Give what is hidden in these texts, which are shown with placeholders, in the order of the numbers."""
        counts = {name: sum(text.count(name) for text in shown) for name in self._shown}
        return tuple(
            Disguise(who.kind, who.real, name, counts[name]) for name, who in self._shown.items() if counts[name]
        )

    def _hide_besides(self, texts: Iterable[str]) -> None:
        for text in texts:
            if found := sequence(text):
                who = self._things.setdefault(("other", plain(text)), Identity("other", " ".join(text.split())))
                self._show(who)
                self._add(found, who)

    def _learn(self, texts: Sequence[str]) -> None:
        found = [recognise(text, self._places) for text in texts]
        for text in texts:
            self._common |= common_words(text)
        for one in (one for some in found for one in some if one.kind == "person"):
            self._people.meet(one.first, one.surname)
        for text, some in zip(texts, found, strict=True):
            self._meet(text, some)

    def _meet(self, text: str, found: Sequence[Found]) -> None:
        for one in found:
            who = self._who(one, text)
            self._show(who)
            if who.kept:
                continue
            if one.kind == "person" or _is_telling(one):
                self._add(sequence(text[one.start : one.end]), who, alone=one.kind == "person")
            if one.kind == "person":
                for name in (one.surname, *one.first.split()):
                    if name and not name.endswith("."):
                        whose = self._people.who(*(("", name) if name == one.surname else (name, "")))
                        self._add(sequence(name), whose, alone=True)

    def _who(self, found: Found, text: str) -> Identity:
        if found.kind == "person":
            return self._people.who(found.first, found.surname)
        real = " ".join(text[found.start : found.end].split())
        return self._things.setdefault((found.kind, found.key), Identity(found.kind, real))

    def _show(self, who: Identity) -> None:
        """Give somebody a number, once; what the texts call so themselves is passed over."""
        if who.shown:
            return
        label = PLACEHOLDERS[who.kind]
        self._last[label] += 1
        while self._last[label] in self._taken.get(label, ()):
            self._last[label] += 1
        who.shown = placeholders.placeholder(label, self._last[label])
        who.kept = self._is_kept(who)
        self._shown[who.shown] = who

    def _issued(self, label: str) -> set[int]:
        return set(range(1, self._last[label] + 1)) - self._taken.get(label, set())

    def _is_kept(self, who: Identity) -> bool:
        if who.kind != "person":
            return bool({plain(who.real), plain(who.real.lstrip("D-0123456789 "))} & self._keep_plain)
        forms = (who.real, f"{who.first} {who.surname}", f"{who.surname}, {who.first}", who.surname or who.first)
        return any(sequence(form) in self._keep for form in forms)

    def _add(self, found: tuple[str, ...], who: Identity, *, alone: bool = False) -> None:
        """Look for a sequence from now on; one name alone only where it is no word of the language."""
        who.kept = self._is_kept(who)
        if not found or (found, id(who)) in self._known or who.kept:
            return
        if alone and len(found) == 1 and (is_word(found[0]) or found[0] in self._common):
            return
        self._known.add((found, id(who)))
        self._forms[found[0]].append(_Form(found, who))
        if alone:
            shouted = tuple(token.upper() for token in found)
            self._forms[shouted[0]].append(_Form(shouted, who))
            if not found[-1].endswith(("s", "ß", "x", "z")):
                owned = (*found[:-1], found[-1] + "s")
                self._forms[owned[0]].append(_Form(owned, who, "s"))

    def _spans(self, text: str, found: Sequence[Found]) -> Iterator[tuple[int, int, Identity, str]]:
        """Give what is hidden of a text, in its order: what is recognised in it, and what is known from elsewhere."""
        spans = [(one.start, one.end, who, "") for one in found if not (who := self._who(one, text)).kept]
        spans += self._elsewhere(text)
        end = 0
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            if span[1] > end:
                yield max(span[0], end), *span[1:]
                end = span[1]

    def _elsewhere(self, text: str) -> Iterator[tuple[int, int, Identity, str]]:
        row = tokens(text)
        for place, token in enumerate(row):
            known = self._forms.get(token.text)
            best = max((form for form in known or () if _fits(form, row, place)), key=_length, default=None)
            if best:
                yield token.start, row[place + len(best.tokens) - 1].end, best.who, best.left


def _is_telling(found: Found) -> bool:
    """Tell whether something is hidden wherever it stands: a short number may be an amount elsewhere."""
    if found.kind == "file":
        return len(found.key) >= _LONG_CHARS or (len(found.key) >= _SHORT_CHARS and not found.key.isdigit())
    return len(found.key) >= _SHORT_CHARS


def _fits(form: _Form, row: Sequence[Token], place: int) -> bool:
    return all(place + step < len(row) and row[place + step].text == wanted for step, wanted in enumerate(form.tokens))


def _length(form: _Form) -> int:
    return len(form.tokens)


def _without_titles(found: tuple[str, ...]) -> tuple[str, ...]:
    while len(found) > 1 and (found[0] in TITLES or found[0] == "."):
        found = found[1:]
    return found
