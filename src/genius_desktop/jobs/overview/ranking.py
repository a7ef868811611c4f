"""Key sentences: central in the text (LexRank, Erkan and Radev 2004), well placed, and saying something firm."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import Shelf, words
from genius_desktop.jobs.overview.facts import has_quantity
from genius_desktop.jobs.overview.figures import DATE, MONEY, RATE
from genius_desktop.overviews import Finding

_MOST_SENTENCES = 1200
_MOST_NEIGHBOURS = 60
_ROUNDS = 12
_DAMPING = 0.85
_SIMILAR = 0.12
_REDUNDANCY = 0.9
_DAMP_OF_SECTION = 0.82
_STEM_CHARS = 7
_SHORTEST_WORD = 4
_SECTIONS_OF_CLOSING = 2
_FEWEST_WORDS, _GOOD_WORDS, _MOST_WORDS = 6, 24, 46
_TERM = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d")
_STOP = frozenset(
    "aber alle allem allen aller alles also auch auf aus bei beim bereits bis dabei dadurch daher damit dann dass "
    "dazu denen denn der "
    "deren des dessen die dies diese diesem diesen dieser dieses doch durch eine einem einen einer eines erst etwa "
    "haben hat "
    "hatte hier hierzu ihre ihrem ihren ihrer immer insbesondere jede jedem jeden jeder jedes jedoch kann kein "
    "keine können "
    "mehr mit muss müssen nach nicht noch nur oder ohne sein seine seiner sich sie sind sofern sollen soll sollte "
    "soweit sowie über "
    "und unter vom von vor war waren weitere welche wenn werden wie wird wurde wurden zum zur zwischen satz absatz "
    "nummer".split()
)
_FIRM = re.compile(
    r"\b(?:muss|müssen|soll|sollen|sollte|darf|dürfen|verpflichtet|zuständig|beträgt|betragen|beschl\w+|empf\w+"
    r"|ergib\w*"
    r"|erforderlich|notwendig|vorgeschlagen|beauftragt|abgelehnt|zugestimmt|entscheidet|erhebt|gilt|bedarf|haftet"
    r"|verboten"
    r"|insgesamt|zusammenfassend|Ergebnis|Ziel|Zweck|Anlass|Grund|künftig|bisher|erhöht|gesenkt|steigt|sinkt|ab dem"
    r"|ordnungswidrig|Geldbuße|geplant|vorgesehen|abgelaufen|aufgenommen|beantragt|grundsätzlich|jedoch|Problem\w*"
    r"|fehl\w+)\b"
)
_SUMMARY = re.compile(
    r"\b(?:Zusammenfassung|Fazit|Kurzfassung|Gesamtergebnis|Ergebnis(?:se)?|Schlussfolgerung\w*|Empfehlung\w*"
    r"|Handlungsempfehlung\w*"
    r"|Überblick|Management Summary|Wesentliche\w*|Ausblick|Bewertung|Sachverhalt|Begründung|Anlass|Zielsetzung"
    r"|Grundpflicht\w*"
    r"|Gegenstand|Zweck|Allgemeine\w*)\b"
)
_CLOSING = re.compile(
    r"\b(?:Zusammenfassung|Fazit|Kurzfassung|Gesamtergebnis|Schlussfolgerung\w*|Management Summary)\b"
)
_HOLLOW = re.compile(
    r"gilt entsprechend|gelten entsprechend|bleibt unberührt|bleiben unberührt|finde[tn]? .{0,30}Anwendung|Sehr "
    r"geehrte|Mit freundlichen"
    r"|führt d\w+ (?:Drucksache|Inhalt|Vorlage)\b.{0,40} aus|[Bb]eratungsergebnis|Berichterstatter|eröffnet die "
    r"Sitzung|begrüßt|Im Sinne dieses|\(weggefallen\)|Tel(?:efon|\.)|\(cid:|\bkeine (?:Anträge|Einwendungen"
    r"|Wortmeldungen)|stellt die \w+ [\d/]+ vor|@|www\.|Seite \d"
)
_ASKING = re.compile(r"\b(?:erkundigt sich|fragt|fragte|bedankt sich|weist darauf hin|verweist auf)\b")
_TORN = re.compile(r"\W*\d{1,3}[.)]?\s[a-zäöü]")
_DANGLING = re.compile(r"(?:Dies|Das|Diese[rsmn]?|Er|Sie|Es|Hier\w*|Da\w+|Dabei|Satz \d|Absatz \d)\b")


@dataclass(slots=True)
class _Sentence:
    block: Block
    span: tuple[int, int]
    section: int
    terms: dict[str, float]
    words: int
    score: float

    @property
    def text(self) -> str:
        return self.block.text[slice(*self.span)]


def key_sentences(
    blocks: Sequence[Block], topic: frozenset[str], budget_words: int, *, shelf: Shelf
) -> tuple[Finding, ...]:
    """Take the sentences that carry most of the text, none that says what another said."""
    found = _sentences(blocks, topic)
    _weigh(found)
    ranks = _lexrank([sentence.terms for sentence in found])
    top = max(ranks, default=1.0)
    for sentence, rank in zip(found, ranks, strict=True):
        sentence.score *= 0.4 + rank / top
    chosen = _diverse(found, min(budget_words, shelf.words), shelf)
    cited = [sentence.block.cite(*sentence.span) for sentence in chosen]
    return tuple(sorted(cited, key=lambda finding: (finding.page, finding.start)))


def terms_of(text: str) -> frozenset[str]:
    """Give the terms of a text: long words by their beginning."""
    return frozenset(_terms(text))


def _terms(text: str) -> Iterable[str]:
    for term in _TERM.findall(text.casefold()):
        if term[0].isdigit() or (len(term) >= _SHORTEST_WORD and term not in _STOP):
            yield term[:_STEM_CHARS]


def _sentences(blocks: Sequence[Block], topic: frozenset[str]) -> list[_Sentence]:
    """Give the best sentences by their features; the heading above one counts too."""
    found: list[_Sentence] = []
    seen: set[str] = set()
    heading = ""
    total = max(1, len(blocks))
    closing_section = -1
    lead = 0
    for place, block in enumerate(blocks):
        if block.is_heading:
            heading, lead = block.text, 0
            closing_section = block.section if _CLOSING.search(heading) else closing_section
            continue
        if block.is_listed:
            continue
        for number, span in enumerate(block.sentences()):
            text = block.text[slice(*span)]
            count = words(text)
            if text in seen or not _FEWEST_WORDS <= count <= _MOST_WORDS or not _is_prose(text):
                continue
            seen.add(text)
            score = _feature_score(text, count, topic)
            section = block.section
            score *= 1.25 if lead == 0 else 1.1 if number == 0 else 1.0
            score *= 1.0 + 0.35 * bool(_SUMMARY.search(heading)) + 0.3 * max(0.0, 1 - 4 * place / total)
            if closing_section >= 0 and block.section - closing_section <= _SECTIONS_OF_CLOSING:
                score *= 2.5
                section = 0
            lead += 1
            found.append(_Sentence(block, span, section, dict.fromkeys(_terms(text), 1.0), count, score))
    if len(found) > _MOST_SENTENCES:
        keep = sorted(range(len(found)), key=lambda n: -found[n].score)[:_MOST_SENTENCES]
        found = [found[n] for n in sorted(keep)]
    return found


def _is_prose(text: str) -> bool:
    """Tell sentences from rows and legends: small words among the large ones, few figures, an end."""
    tokens = text.split()
    if text[0] in "+=|" or (text[-1] not in '.!?“"' and text[0] not in "•–▪"):
        return False
    small = sum(token[:1].islower() for token in tokens)
    numbers = sum(token[:1].isdigit() for token in tokens)
    single = sum(len(token) == 1 for token in tokens)
    return small >= len(tokens) * 0.3 and numbers <= len(tokens) * 0.3 and single <= len(tokens) * 0.3


def _feature_score(text: str, count: int, topic: frozenset[str]) -> float:
    score = 1.0
    score += 0.25 * min(2, len(set(_FIRM.findall(text))))
    score += 0.3 * bool(MONEY.search(text)) + 0.2 * bool(RATE.search(text)) + 0.15 * bool(DATE.search(text))
    score += 0.3 * has_quantity(text)
    score += 0.12 * min(4, len(topic & terms_of(text)))
    if _HOLLOW.search(text) or text.endswith("?"):
        score *= 0.25
    if _DANGLING.match(text) or _ASKING.search(text):
        score *= 0.75
    if text[:1].islower() or text.endswith(":") or _TORN.match(text):
        score *= 0.5
    return score * (1.0 if count <= _GOOD_WORDS else (_GOOD_WORDS / count) ** 0.7)


def _weigh(sentences: Sequence[_Sentence]) -> None:
    """Weigh terms by their rarity and give each sentence length one."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(sentence.terms.keys())
    for sentence in sentences:
        weights = {term: math.log1p(len(sentences) / counts[term]) for term in sentence.terms}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        sentence.terms = {term: weight / norm for term, weight in weights.items()}


def _lexrank(vectors: Sequence[dict[str, float]]) -> list[float]:
    """Rank vectors by a random walk over those alike."""
    neighbours = _neighbours(vectors)
    sums = [sum(value for _, value in near) or 1.0 for near in neighbours]
    ranks = [1.0] * len(vectors)
    for _ in range(_ROUNDS):
        fresh = [1 - _DAMPING] * len(vectors)
        for place, near in enumerate(neighbours):
            share = _DAMPING * ranks[place] / sums[place]
            for other, value in near:
                fresh[other] += share * value
        ranks = fresh
    return ranks


def _neighbours(vectors: Sequence[dict[str, float]]) -> list[list[tuple[int, float]]]:
    """Give for each vector those most alike; terms that are everywhere find none, so that the graph stays sparse."""
    postings: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for term in vector:
            postings[term].append(place)
    most = max(_MOST_NEIGHBOURS, len(vectors) // 10)
    neighbours: list[list[tuple[int, float]]] = []
    for vector in vectors:
        alike: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            near = postings[term] if len(postings[term]) <= most else ()
            for other in near:
                alike[other] += weight * vectors[other][term]
        found = [(other, value) for other, value in alike.items() if value >= _SIMILAR]
        neighbours.append(sorted(found, key=lambda pair: -pair[1])[:_MOST_NEIGHBOURS])
    return neighbours


def _diverse(sentences: Sequence[_Sentence], budget_words: int, shelf: Shelf) -> list[_Sentence]:
    """Choose by maximal marginal relevance (Carbonell and Goldstein 1998), with a share for every section."""
    chosen: list[_Sentence] = []
    left = budget_words
    sections: Counter[int] = Counter()
    redundancy = [0.0] * len(sentences)
    waiting = {place for place, one in enumerate(sentences) if not shelf.holds(one.block.cite(*one.span))}
    while waiting and left >= _FEWEST_WORDS:
        best = max(
            waiting,
            key=lambda place: (
                sentences[place].score
                * (1 - _REDUNDANCY * redundancy[place])
                * _DAMP_OF_SECTION ** (sections[sentences[place].section] if sentences[place].section else 0)
            ),
        )
        waiting.remove(best)
        one = sentences[best]
        if one.words > left:
            continue
        chosen.append(one)
        shelf.take(one.block.cite(*one.span))
        left -= one.words
        sections[one.section] += 1
        for place in waiting:
            alike = _similarity(sentences[place].terms, one.terms)
            redundancy[place] = max(redundancy[place], alike)
    return chosen


def _similarity(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)
