"""A text written point by point: a sentence of the model stands where it says a point, else the point in own words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from genius_desktop.jobs import own_words, protected
from genius_desktop.jobs.evidence import Sentence, best_sentence
from genius_desktop.jobs.figures import figures
from genius_desktop.jobs.grounding import Ground, gaps
from genius_desktop.jobs.language import is_foreign
from genius_desktop.sentences import split

_BULLET = re.compile(r"^\s*(?:[-•*–▪]|\d{1,2}[.)](?=\s+\D))\s+")
_PARTS = re.compile(r";\s+")
_ENDS = (".", "!", "?", "…", ":")
# What makes a sentence of words; a participle alone does not.
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|können|muss|müssen|soll|sollen|darf|dürfen|bitte|"
    r"gibt|bleib\w+|(?!ge)[a-zäöü]{3,}(?:t|en|te|ten))\b"
)
_TIES = re.compile(
    r"\b(?:und|oder|mit|bei|zur?|seit|nicht|sonst|meist|jetzt|erst|dort|samt|selbst|laut|\w+heit|\w+ten)\b"
)
_NOUN = re.compile(r"(?<=[\w,] )[A-ZÄÖÜ][a-zäöüß]{3,}")
_FEWEST_WORDS, _MOST_TOGETHER, _COVERED = 4, 5, 0.7
_ASIDE = re.compile(r"^(?:Schreibe|Stichpunkte?|Angaben|Überschrift|Unterlagen|Antwort|Erfinde)\b")


@dataclass(frozen=True, slots=True)
class Point:
    """Something a text must say, as a sentence; a `whole` one was entered as such, and no one needs to reword it."""

    text: str
    whole: bool = False


def points(text: str) -> list[Point]:
    """Cut what was entered into its points: lines, what stands between „;“, sentences."""
    found: list[Point] = []
    listed = False
    for line in text.split("\n"):
        told = _BULLET.sub("", line).strip()
        if not told:
            continue
        if listed and _BULLET.match(line):
            begun = found[-1].text
            joint = " " if begun.endswith(":") else ", "
            found[-1] = Point(f"{begun.removesuffix('.')}{joint}{told.rstrip('.;,')}.")
            continue
        listed = told.endswith(":")
        parts = [part for some in _PARTS.split(told) for part in split(some) if part.strip(" .;,")]
        found += [Point(_sentence(part), _is_whole(part)) for part in parts]
    return list(dict.fromkeys(found))


def _sentence(part: str) -> str:
    """Make a sentence of a point: a large letter first, a full stop last."""
    told = part.strip().rstrip(";,").rstrip()
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith(_ENDS) else '.'}"


def _is_whole(part: str) -> bool:
    told = part.strip()
    if not told.endswith((".", "!", "?")) or not told[:1].isupper():
        return False
    return len(told.split()) >= _FEWEST_WORDS and bool(_VERB.search(_TIES.sub(" ", told)))


def written(wanted: Sequence[Point], answer: Iterable[str], ground: Ground, *, asked: str) -> list[str]:
    """Give a sentence for each point, in their order: one of the answer that says it and no more, else the point.

    `asked` are the words of the prompt itself, of which nothing may stand in a text.
    """
    told: dict[int, str] = {}
    done: set[int] = set()
    for sentence in sentences(answer):
        said = [at for at, point in enumerate(wanted) if says(sentence, point)]
        if not said or done & set(said) or any(wanted[at].whole for at in said):
            continue
        source = " ".join(wanted[at].text for at in said)
        if is_true(sentence, source, ground, asked=asked, about=_about(wanted, said[0])):
            told[said[0]] = sentence
            done |= set(said)
    return [told.get(at, point.text) for at, point in enumerate(wanted) if at in told or at not in done]


def _about(wanted: Sequence[Point], at: int) -> str:
    """Give the nouns of the point before where a point has none: what „bitte nachreichen“ asks for."""
    text = wanted[at].text
    for figure in figures(text):
        text = text.replace(figure.shown, " ")
    if at == 0 or not text.startswith("Bitte ") or _NOUN.search(text):
        return ""
    return " ".join(_NOUN.findall(wanted[at - 1].text))


def sentences(answer: Iterable[str]) -> Iterator[str]:
    """Give the sentences of an answer."""
    for paragraph in answer:
        yield from (told for sentence in split(paragraph) if (told := sentence.strip()))


def is_true(text: str, source: str, ground: Ground, *, asked: str, about: str = "") -> bool:
    """Tell whether a sentence says what its source says, in its words: nothing more, nothing less.

    The words in `about` it may use besides.
    """
    if is_foreign(text) or not text.endswith((".", "!")) or not ground.holds(text) or gaps(ground.mended(text)):
        return False
    if _ASIDE.match(text) or " ".join(text.split()) in " ".join(asked.split()):
        return False
    if own_words.strange(text, f"{source} {about}", polite=True) or own_words.other_actors(text, source, polite=True):
        return False
    return not own_words.other_rules(text, source) and not protected.losses(text, source)


def says(text: str, point: Point) -> bool:
    """Tell whether a sentence says a point: its figures, its names and most of its long words."""
    lost = [loss for loss in protected.losses(text, point.text) if loss.how == "lost"]
    return not lost and own_words.covered(text, point.text) >= _COVERED


def borne_out(text: str, known: Sequence[Sentence], ground: Ground) -> int | None:
    """Give the place of the sentence that a text says again, in its own words or nearly so; None where there is none.

    What a letter says of its writer and its reader the office does not say.
    """
    if text.endswith("?") or own_words.other_actors(text, ""):
        return None
    number = best_sentence(text, known)
    if number is None:
        return None
    source = known[number].text
    alike = " ".join(text.split()) in " ".join(source.split()) or is_true(text, source, ground, asked="")
    return number if alike else None


def paragraphs(told: Sequence[str]) -> list[str]:
    """Put sentences together, so many a paragraph that each stays easy to read."""
    count = -(-len(told) // _MOST_TOGETHER)
    size = -(-len(told) // count) if count else 1
    return [" ".join(told[at : at + size]) for at in range(0, len(told), size)]
