"""Amounts, deadlines, dates and laws, each with the words around it that say what it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import Candidate, around
from genius_desktop.jobs.overview.figures import (
    CELL,
    DATE,
    DEADLINE,
    FIXED,
    FULL_DATE,
    IN_FORCE,
    LAW,
    MONEY,
    QUANTITY,
    RATE,
)

_AMOUNT_WORDS, _DEADLINE_WORDS, _DATE_WORDS = 18, 20, 12
_AMOUNT_CUE = re.compile(
    r"\b(?:[Kk]osten|\w+kosten|beträgt|betragen|in Höhe|[Zz]uschuss\w*|[Ff]örder\w+|\w*[Gg]ebühr(?:en)?\b"
    r"|\w*[Bb]eitrag\b|[Ss]teuersatz"
    r"|[Hh]ebesatz|[Kk]redit\w*|[Dd]arlehen\w*|[Ii]nvestition\w*|insgesamt|[Ss]umme|[Gg]esamt\w*|höchstens|maximal"
    r"|mindestens|Angebot"
    r"|Auftrag\w*|Vergabe|Eigenanteil|Mehrkosten|Entgelt|Geldbuße|Zinssatz|Haushaltsansatz|Aufwandsentschädigung"
    r"|bewilligt|bis zu"
    r"|Erträge?|Aufwendungen|Fehlbetrag|Überschuss|Ergebnis|Saldo|erhöht|steigt|sinkt|bisher|statt)\b"
)
_TOTAL = re.compile(
    r"\b(?:Summe|Gesamt\w*|insgesamt|Saldo|Jahresergebnis|Fehlbetrag|Überschuss|Ordentliche[srn]? Ergebnis)\b"
)
_DUTY = re.compile(r"\b(?:ist|sind|hat|haben|muss|müssen|soll|wird|werden|endet|beginnt|fällig|spätestens)\b")
_PAST_LAW = re.compile(r"\b(?:BGBl|GBl|GVBl|Nds\. ?GVBl|GV\. ?NRW|i\. ?d\. ?F|in der Fassung|zuletzt geändert)\b")
_FEWEST_WORDS = 3
_SHORTEST_WORD = 3
_LABELLED = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}[^:]{0,40}:\s")
_PERIOD = re.compile(rf"vo[nm]\s+(?:\w+tag,?\s)?{DATE.pattern}\s+bis\b")
_CELLS_OF_A_TABLE = 2


def amounts(blocks: Sequence[Block], topic: frozenset[str]) -> list[Candidate]:
    """Find amounts and rates; what is repeated, summed up or about the topic is worth more."""
    counts = Counter(_plain(found[0]) for block in blocks for found in MONEY.finditer(block.text))
    money = list(_amounts(blocks, topic, counts))
    return money or list(_cells(blocks))


def _amounts(blocks: Sequence[Block], topic: frozenset[str], counts: Counter[str]) -> Iterator[Candidate]:
    for block in blocks:
        if block.is_heading or not (MONEY.search(block.text) or RATE.search(block.text)):
            continue
        for span in block.sentences():
            text = block.text[slice(*span)]
            for cluster, values, is_money in _clusters(text):
                match = (span[0] + cluster[0], span[0] + cluster[1])
                finding = around(block, span, match, most_words=_AMOUNT_WORDS)
                if not _says_what(finding.text) or not (is_money or _AMOUNT_CUE.search(finding.text)):
                    continue
                score = 1.0 if is_money else 0.3
                score += 0.4 * min(2, len(set(_AMOUNT_CUE.findall(finding.text))))
                score += 0.5 * bool(_TOTAL.search(finding.text))
                score += 0.25 * min(3, max(counts[value] for value in values) - 1)
                score += 0.25 * min(3, len(topic & set(finding.text.casefold().split())))
                score += 0.15 * (len(values) - 1)
                yield Candidate(finding, score, block.section, frozenset(values))


def _says_what(text: str) -> bool:
    """Tell whether there are words enough around a figure to know what it is."""
    tokens = text.strip("… ").split()
    real = sum(len(re.sub(r"[\W\d_]", "", token)) >= _SHORTEST_WORD for token in tokens)
    # „Zinssatz: 2,92 %“ is a row whose label says it all.
    fewest = 1 if _LABELLED.match(text) else 2
    return len(tokens) >= _FEWEST_WORDS and real >= max(fewest, len(tokens) * 0.25)


def _clusters(text: str) -> Iterator[tuple[tuple[int, int], list[str], bool]]:
    """Give the figures of a sentence, those that stand close together as one."""
    found = sorted(
        [(hit.span(), _plain(hit[0]), True) for hit in MONEY.finditer(text)]
        + [(hit.span(), _plain(hit[0]), False) for hit in RATE.finditer(text)]
    )
    group: list[tuple[tuple[int, int], str, bool]] = []
    for hit in found:
        if group and len(text[group[0][0][0] : hit[0][1]].split()) > _AMOUNT_WORDS * 2 // 3:
            yield _cluster(group)
            group = []
        group.append(hit)
    if group:
        yield _cluster(group)


def _cluster(group: list[tuple[tuple[int, int], str, bool]]) -> tuple[tuple[int, int], list[str], bool]:
    return (group[0][0][0], group[-1][0][1]), [value for _, value, _ in group], any(money for _, _, money in group)


def _cells(blocks: Sequence[Block]) -> Iterator[Candidate]:
    """Find the rows of a table without units, sums first."""
    for block in blocks:
        found = list(CELL.finditer(block.text))
        if len(found) < _CELLS_OF_A_TABLE or not re.match(r"\W*\w*[^\W\d]{3}", block.text):
            continue
        finding = around(block, (0, len(block.text)), (0, found[0].end()), most_words=_AMOUNT_WORDS)
        score = 0.6 + 1.2 * bool(_TOTAL.search(block.text))
        yield Candidate(finding, score, block.section, frozenset({_plain(found[0][0])}))


def _plain(value: str) -> str:
    return re.sub(r"[^\d,]", "", value.casefold()) or value.casefold()


def deadlines(blocks: Sequence[Block]) -> list[Candidate]:
    """Find deadlines: a term or a date that something must keep to."""
    return [
        candidate for block in blocks if not (block.is_heading or block.is_listed) for candidate in _deadlines(block)
    ]


def _deadlines(block: Block) -> Iterator[Candidate]:
    for span in block.sentences():
        text = block.text[slice(*span)]
        cue = DEADLINE.search(text)
        if cue is None or _PAST_LAW.search(text):
            continue
        fixed = FIXED.search(text, max(0, cue.start() - 60))
        force = IN_FORCE.search(text)
        if force:
            cue = force
        start, end = cue.span()
        if fixed and len(text[min(start, fixed.start()) : max(end, fixed.end())].split()) < _DEADLINE_WORDS:
            start, end = min(start, fixed.start()), max(end, fixed.end())
        finding = around(block, span, (span[0] + start, span[0] + end), most_words=_DEADLINE_WORDS)
        if not _says_what(finding.text):
            continue
        score = 0.3 + (1.0 if fixed else 0.0) + (0.8 if force else 0.0) + (0.3 if _DUTY.search(finding.text) else 0.0)
        score += 0.5 if re.search(r"(?<!nicht )fällig|spätestens|binnen|Anträge?\b|anzu?zeig", finding.text) else 0.0
        score -= 0.6 * bool(_PERIOD.search(finding.text))
        values = frozenset({_plain(fixed[0])}) if fixed and FULL_DATE.search(fixed[0]) else frozenset[str]()
        yield Candidate(finding, score, block.section, values)


def dates(blocks: Sequence[Block]) -> list[Candidate]:
    """Find dates with what happens on them; those of the head and those repeated first."""
    counts = Counter(found[0] for block in blocks for found in FULL_DATE.finditer(block.text))
    found: list[Candidate] = []
    for place, block in enumerate(blocks):
        for span in block.sentences():
            for hit in FULL_DATE.finditer(block.text, *span):
                finding = around(block, span, hit.span(), most_words=_DATE_WORDS)
                if not _says_what(finding.text):
                    continue
                score = 0.5 + 1 / (1 + place * 0.05) + 0.2 * min(3, counts[hit[0]])
                score -= 0.8 * bool(_PAST_LAW.search(finding.text))
                found.append(Candidate(finding, score, block.section, frozenset({_plain(hit[0])})))
    return found


def laws(blocks: Sequence[Block]) -> list[Candidate]:
    """Find which paragraphs of which laws are cited, each once, the often cited ones first."""
    first: dict[str, Candidate] = {}
    counts: Counter[str] = Counter()
    for place, block in enumerate(blocks):
        for hit in LAW.finditer(block.text):
            form = re.sub(r"\W+", "", hit[0].casefold())
            counts[form] += 1
            first.setdefault(form, Candidate(block.cite(*hit.span()), 1 / (1 + place * 0.01), place))
    return [Candidate(one.finding, one.score + 0.3 * min(5, counts[form]), one.section) for form, one in first.items()]


def has_quantity(text: str) -> bool:
    """Tell whether a text measures something."""
    return bool(QUANTITY.search(text))
