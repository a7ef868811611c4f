"""What has changed in a clause, found by code: which figures, whether more than the wording, and a sentence on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from genius_desktop.jobs.aligning import Pair, Told
from genius_desktop.jobs.clauses import Clause
from genius_desktop.jobs.figures import Figure, figures, same
from genius_desktop.stems import stem
from genius_desktop.versions import Piece, compared

Kind = Literal["changed", "wording", "new", "deleted", "moved", "renumbered"]
_MOST_FIGURES, _MOST_WORDS, _SHOWN_WORDS = 4, 2, 14
_WORD = re.compile(r"[^\W\d_]+")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*")
# What a figure is about, where such a word stands before it in its sentence.
_MEASURED = re.compile(
    r"\w*(?:gebühr|betrag|beträge|steuer|beitrag|kosten|zins|satz|miete|preis|frist|entgelt|umlage|höhe|fläche|anteil|"
    r"grenze)\w*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:\s(?:Tag|Woche|Monat|Jahr|Stunde|Minute|Werktag|Kalendertag|Uhr|Meter|Kilometer|Person|Mitglied|Stimme)\w*|\s?/\s?\w+|"
    r"\s(?:m|km|cm|mm|m²|m³|ha|kg|l|t)\b)"
)
_SENTENCE_START = re.compile(r"(?:(?<!\d)\.|[;:!?])\s+(?=[A-ZÄÖÜ(„])")
# One of these more or less is another rule.
_SENSE = frozenset(
    "kann können darf dürfen muss müssen soll sollen hat haben ist sind nicht kein keine keinen keiner keinem ohne nur "
    "alle jede jeder jedes mindestens höchstens spätestens frühestens oder außer soweit wenn bis ab vor "
    "nach über unter von auf schriftlich einmalig jährlich monatlich täglich wöchentlich halbjährlich "
    "vierteljährlich".split()
)
_SMALL_CHARS = 3
# These stand beside figures and say nothing of what is counted.
_NO_MATTER = frozenset(
    "uhr euro prozent absatz satz nummer januar februar märz april mai juni juli august september oktober november "
    "dezember".split()
)
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines und sowie bzw als dass".split())


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that differs, what kind of difference that is, and its figures as „Gebühr: 35,00 € → 42,00 €“."""

    pair: Pair
    kind: Kind
    figures: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def label(self) -> str:
        """The number of the clause as it is now, or as it was."""
        clause = self.pair.new or self.pair.old
        return clause.label if clause else ""


def change_of(pair: Pair) -> Change | None:
    """Tell what became of a clause; None where nothing did."""
    if pair.old is None or pair.new is None:
        return Change(pair, "new" if pair.old is None else "deleted")
    if pair.same_text:
        if pair.old.path == pair.new.path:
            return None
        return Change(pair, "moved" if pair.moved else "renumbered")
    before, after = Told(pair.old).text, Told(pair.new).text
    pieces = compared(before, after)
    found = tuple(_figures(before, after, pieces))
    return Change(pair, "changed" if found or _is_more(before, after) else "wording", found, pieces)


def sentence(change: Change) -> str:
    """Say what has changed, as code can know it."""
    old, new = change.pair.old, change.pair.new
    if old is None or new is None:
        return "Neu eingefügt." if old is None else "Entfallen."
    was = "" if old.path == new.path else f"bisher {old.label}"
    match change.kind:
        case "moved" | "renumbered":
            word = "Verschoben" if change.kind == "moved" else "Neu nummeriert"
            return f"{word} ({was}), Text unverändert."
        case "wording":
            told = f"Nur der Wortlaut ist geändert: {_words(change.pieces, plain=True)}"
        case _:
            told = _changed(change)
    told = told[:1].upper() + told[1:]
    return f"{told} ({was})." if was else f"{told}."


def _changed(change: Change) -> str:
    if not change.figures:
        return _words(change.pieces)
    more = len(change.figures) - _MOST_FIGURES
    rest = f" und {more} weitere Angaben" if more > 1 else " und eine weitere Angabe" if more == 1 else ""
    return "; ".join(change.figures[:_MOST_FIGURES]) + rest


def _words(pieces: tuple[Piece, ...], *, plain: bool = False) -> str:
    """Name the first differences in words; `plain` are those that mean the same."""
    changed = [piece for piece in pieces if piece.changed]
    told = [_told(piece, plain=plain) for piece in changed[:_MOST_WORDS]]
    rest = " und weitere Änderungen" if len(changed) > _MOST_WORDS else ""
    return "; ".join(told) + rest


def _told(piece: Piece, *, plain: bool = False) -> str:
    before, after = _cut(piece.before), _cut(piece.after)
    if not before.strip():
        return f"eingefügt „{after}“"
    if not after.strip():
        return f"gestrichen „{before}“"
    return f"„{before}“ → „{after}“" if plain else f"statt „{before}“ jetzt „{after}“"


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _SHOWN_WORDS else f"{' '.join(words[:_SHOWN_WORDS])} …"


def _figures(before: str, after: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Name the figures that are others now, those that came and those that went."""
    old_figures, new_figures = list(figures(before)), list(figures(after))
    old_at = new_at = 0
    for piece in pieces:
        old_end, new_end = old_at + len(piece.before), new_at + len(piece.after)
        if piece.changed:
            gone = [one for one in old_figures if one.start < old_end and one.end > old_at]
            came = [one for one in new_figures if one.start < new_end and one.end > new_at]
            yield from _named(_unlike(gone, came), _unlike(came, gone), piece, texts=(before, after))
        old_at, new_at = old_end, new_end


def _unlike(these: list[Figure], those: list[Figure]) -> list[Figure]:
    """Give the figures that are not among the others as well."""
    left = list(those)
    found = []
    for figure in these:
        match = next((other for other in left if same(figure, other)), None)
        if match is None:
            found.append(figure)
        else:
            left.remove(match)
    return found


def _named(gone: list[Figure], came: list[Figure], piece: Piece, *, texts: tuple[str, str]) -> Iterator[str]:
    """Name figure by figure where each has its counterpart, else what has changed around them."""
    if len(gone) != len(came):
        yield _told(piece)
        return
    for old, new in zip(gone, came, strict=True):
        yield f"{_about(texts[0], old)}{_with_unit(texts[0], old)} → {_with_unit(texts[1], new)}"


def _with_unit(text: str, figure: Figure) -> str:
    """Give a figure with what it counts: „zwei Wochen“, „1,53 €/Monat“."""
    unit = _UNIT.match(text, figure.end)
    counted = figure.kind in {"number", "amount"}
    return f"{figure.shown}{unit.group()}" if unit and counted else figure.shown


def _about(text: str, figure: Figure) -> str:
    """Name what a figure is about: what it measures, else the noun before it in its sentence."""
    if figure.kind == "paragraph":
        return ""
    starts = [match.end() for match in _SENTENCE_START.finditer(text, 0, figure.start)]
    said = text[starts[-1] if starts else 0 : figure.start]
    measured = [match.group() for match in _MEASURED.finditer(said) if match.group()[:1].isupper()]
    nouns = [noun for noun in _NOUN.findall(said) if noun.casefold() not in _ARTICLES | _NO_MATTER]
    found = measured[-1] if measured else nouns[-1] if nouns else ""
    return f"{found}: " if found else ""


def _is_more(before: str, after: str) -> bool:
    """Tell whether more than the wording has changed: what is said of what, whether it must or may be, or when."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if _sense(old) != _sense(new):
        return True
    return _contents(old) != _contents(new)


def _sense(words: list[str]) -> list[str]:
    return sorted(word.casefold() for word in words if word.casefold() in _SENSE)


def _contents(words: list[str]) -> set[str]:
    """Give what words with a meaning share with their other forms: „Bürger“, „Bürgerinnen und Bürger“."""
    found = set()
    for word in words:
        plain = word.casefold()
        if len(plain) > _SMALL_CHARS and plain not in _ARTICLES and plain not in _SENSE:
            found.add(_root(plain))
    return found


def _root(word: str) -> str:
    bare = word.replace("ß", "ss").removesuffix("innen").removesuffix("in")
    return stem(bare if len(bare) > _SMALL_CHARS else word)


def grouped(changes: list[Change]) -> list[Change | list[Change]]:
    """Put what was only renumbered together, section by section: one new section is not told a hundred times."""
    groups: list[Change | list[Change]] = []
    for change in changes:
        if change.kind != "renumbered":
            groups.append(change)
        elif groups and isinstance(last := groups[-1], list) and _go_on(last[-1].pair, change.pair):
            last.append(change)
        else:
            groups.append([change])
    return groups


def _go_on(one: Pair, other: Pair) -> bool:
    """Tell whether two clauses lie in the same sections of both versions, or in the next ones of both."""
    olds, news = _tops(one.old, other.old), _tops(one.new, other.new)
    return (olds[0] == olds[1]) == (news[0] == news[1])


def _tops(one: Clause | None, other: Clause | None) -> tuple[str, str]:
    return (one.path[0] if one else "", other.path[0] if other else "")


def span(changes: list[Change], *, new: bool) -> str:
    """Name the sections of several clauses: „§ 5“, „§ 5 bis § 12“; of one clause its own number."""
    sides = [change.pair.new if new else change.pair.old for change in changes]
    found = [clause for clause in sides if clause is not None]
    if len(found) == 1:
        return found[0].label
    first, last = found[0].path[0], found[-1].path[0]
    return first if first == last else f"{first} bis {last}"
