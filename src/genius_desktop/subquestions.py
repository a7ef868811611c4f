"""A longer question taken apart into the questions that it holds, without any model."""

import re
from collections.abc import Iterator

from genius_desktop.assignments import MOST_SUBQUESTIONS
from genius_desktop.sentences import split
from genius_desktop.stems import stems

_SHORTEST_CHARS = 8
_ITEM = re.compile(r"^\s*(?:[-•*–▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)", re.MULTILINE)
_W_WORDS = (
    r"(?:wie|was|wer|wen|wem|wessen|wo|wann|warum|wieso|weshalb|wofür|wozu|womit|wovon|woher|wohin|wonach|"
    r"welche[rsnm]?|(?:ab|bis|seit) wann|für (?:wen|was|welche[rsnm]?)|an (?:wen|welche[rsnm]?)|"
    r"(?:in|bei|von|zu|aus|mit|auf|unter|nach) welche[rsnm]?)"
)
_VERBS = "|".join(
    "gibt ist sind war waren hat haben kann können darf dürfen muss müssen soll sollen wird werden gilt gelten".split()
)
_ASKS = re.compile(rf"^(?:{_W_WORDS}|{_VERBS})\b", re.IGNORECASE)
# „…, und wann ist …“ asks anew; after a bare comma only a direct question does: „, wer zahlen muss“ is a clause.
_JOINED = re.compile(
    rf"\s*(?:[,;]\s*)?\b(?:und|sowie|oder|bzw\.)\s+(?=(?:{_W_WORDS}|{_VERBS})\b)|\s*;\s*", re.IGNORECASE
)
_BESIDE = re.compile(
    r",\s+(?=(?:wann|wer(?!\s+(?!waren|haben|werden)[a-zäöüß]+en\b)|wie (?:hoch|viele?|lange|oft|teuer|weit)|wo|was|"
    r"welche[rsnm]? (?-i:[A-ZÄÖÜ])\w+)\s+"
    r"(?!(?:die|der|das|den|dem|des|ein\w*|sie|er|es|man|ich|wir|sich|nicht|als)\b)\w+)|"
    r",\s+(?=(?:kann|muss|darf|soll|gibt|ist|sind|hat|wird|können|müssen|dürfen) (?:es|sie|er|man|d(?:ie|er|as))\b)",
    re.IGNORECASE,
)
# The things that a question names one after another: „für Wasser, Abwasser und Niederschlagswasser“.
_THING = r"(?:(?:d(?:ie|er|as|en|em)|eine?[nrms]?)\s+)?[A-ZÄÖÜ][\wäöüß-]{2,}(?:\s+[A-Z](?![\w.]))?"
_LIST = re.compile(
    rf"\b(?P<before>für|zu|zum|zur|über|bei|von|zwischen|nach|gegen|um)\s+(?P<things>{_THING}(?:,\s+{_THING})*,?\s+"
    rf"(?:und|sowie|oder)\s+{_THING})(?=\s*[?.!]?$|\s+(?:in|im|bei|auf|der|des)\b)"
)
_BETWEEN = re.compile(r",?\s+(?:und|sowie|oder)\s+|,\s+")
_PAIRED = frozenset({"zwischen"})
_WISH = re.compile(
    r"^(?:bitte\s+)?(?:ich\s+(?:brauche|benötige|möchte|hätte gerne?|suche|will)|"
    r"wir\s+(?:brauchen|benötigen|möchten|suchen)|"
    r"(?:erstellen?|schreiben?|geben?|stellen?|fassen?|recherchieren?)(?: sie)?|gib|fasse)\b"
    r".{0,80}?\b(?:über|zu[rm]?)\s+(?P<topic>.+?)(?:\s+(?:haben|wissen|erfahren|zusammen|dar))?[.!]?$",
    re.IGNORECASE | re.DOTALL,
)
# „zu den Beiträgen und zur Straßenreinigung“, „über Hunde, Märkte und Friedhöfe“.
_TOPICS = re.compile(r"(?:,|,?\s+(?:und|sowie))\s+(?:(?:über|zu[rm]?)\s+)?(?=(?:d\w\w\s+)?[A-ZÄÖÜ])")
_ARTICLE = re.compile(r"^(?:d(?:ie|er|as|en|em)|eine?[nrms]?|unser\w*)\s+(?=\S)", re.IGNORECASE)
_STANDS_FOR = re.compile(
    r"\b(?:sie|er|es|diese[rsnm]?|ihn|ihm|ihr|deren|dessen|dafür|davon|dazu|dabei|darüber|damit|hierfür|hierzu)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÄÖÜ][\wäöüß-]{2,}")
_GENERAL = frozenset(
    "gemeinde stadt verwaltung rat gemeinderat satzung kosten höhe euro jahr jahre frage fall betrag antrag person "
    "personen bürger bürgerin einwohner uhr ausnahmen ausnahme frist fristen".split()
)


def taken_apart(text: str) -> tuple[str, ...]:
    """Give the questions that a text holds, each so that it can be understood alone; at least one for any words.

    Sentences, items of a list, questions joined by „und“, and things that are named one after another become questions
    of their own; one that names nothing gets what the one before was about. What only tells of the case is left out,
    and what it is about stands beside each question.
    """
    found: list[str] = []
    case = topic = ""
    for sentence in _sentences(text):
        for part in _parts(sentence):
            asks = part.endswith("?")
            found += _each(_understandable(part, topic, case) if asks else part)
            topic = _topic(part) or topic
            case = case if asks else _topic(part) or case
    asked = [one for one in found if one.endswith("?")] or found
    kept = {frozenset(stems(one)) or one: one for one in reversed(asked) if _counts(one)}
    return tuple(reversed(kept.values()))[:MOST_SUBQUESTIONS]


def _counts(text: str) -> bool:
    return len(text) >= _SHORTEST_CHARS and any(sign.isalnum() for sign in text)


def _sentences(text: str) -> Iterator[str]:
    for line in _ITEM.sub("\n", text).splitlines():
        yield from (" ".join(sentence.split()) for sentence in split(line.strip()) if sentence.strip())


def _parts(sentence: str) -> Iterator[str]:
    """Cut a sentence where another question begins in it, and give each part as a question where it is one."""
    if wish := _WISH.match(sentence):
        for topic in _TOPICS.split(wish["topic"].rstrip(" .!")):
            yield f"{_large(_ARTICLE.sub('', topic))}: Was gilt?"
        return
    # What stands before a colon says what the questions after it are about.
    lead, colon, rest = sentence.partition(": ")
    asked = rest if colon and _ASKS.match(rest) else sentence
    if asked is rest:
        yield f"{lead}: {_question(_cut(rest)[0])}"
        yield from map(_question, _cut(rest)[1:])
        return
    if not (asked.endswith("?") or _ASKS.match(asked)):
        yield asked
        return
    yield from map(_question, _cut(asked))


def _cut(asked: str) -> list[str]:
    return [part for joined in _JOINED.split(asked) for part in _BESIDE.split(joined) if _counts(part.strip())] or [
        asked
    ]


def _question(part: str) -> str:
    return f"{_large(part.strip().rstrip('.,;:!? '))}?"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _understandable(part: str, topic: str, case: str) -> str:
    """Say beside a question what it is about, where it does not say so itself."""
    beside = [case, topic] if _STANDS_FOR.search(part, 1) or not _topic(part) else [case]
    told = dict.fromkeys(one for one in beside if one and one.casefold() not in part.casefold())
    return f"{part.removesuffix('?')} ({', '.join(told)})?" if told else part


def _topic(part: str) -> str:
    """Give the thing that a part speaks of, if it names one: its first noun that says more than most."""
    nouns = [noun for noun in _NOUN.findall(part) if noun.casefold() not in _GENERAL]
    return nouns[0] if nouns else ""


def _each(part: str) -> Iterator[str]:
    """Ask for each of several things in a question of its own."""
    found = _LIST.search(part)
    if found is None or found["before"] in _PAIRED:
        yield part
        return
    for thing in _BETWEEN.split(found["things"]):
        yield f"{part[: found.start('things')]}{thing}{part[found.end('things') :]}"
