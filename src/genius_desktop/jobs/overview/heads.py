"""What a document says of itself on its first pages: kind, title, file reference, office, meetings."""

import re
from collections.abc import Iterator, Sequence

from genius_desktop.jobs.overview.blocks import Block
from genius_desktop.jobs.overview.choosing import Candidate, shortened
from genius_desktop.jobs.overview.figures import BODY, DATE, FULL_DATE, RESULT, VOTE
from genius_desktop.overviews import Finding, Kind

_HEAD_BLOCKS = 45
_LINE_WORDS = 30
_TITLE_WORDS = 40
_ROW_WORDS = 26
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")

# The first pattern of a kind opens its line, which says more than a word within one.
_KINDS: tuple[tuple[Kind, str, str], ...] = (
    (
        "proposal",
        (
            r"(?:Beschluss|Sitzungs|Gemeinderats|Stadtrats|Rats|Verwaltungs|Kreistags)?[Vv]orlage\b|Beschlussvorschlag\b"
            r"|Beschlussantrag\b|Tischvorlage"
        ),
        r"Beschlussvorlage|Sitzungsvorlage|Gemeinderatsvorlage",
    ),
    ("notice", r"(?:Mitteilungs|Informations|Berichts)vorlage|Mitteilung der Verwaltung", r"Mitteilungsvorlage"),
    (
        "minutes",
        (
            r"(?:(?:Sitzungs|Ergebnis|Wort|Verlaufs)?[Nn]iederschrift|(?:Sitzungs|Ergebnis|Verlaufs)?[Pp]rotokoll"
            r"|PROTOKOLL"
            r"|NIEDERSCHRIFT|Auszug aus de[rm] (?:Niederschrift|Protokoll)|Beschlussprotokoll)\b"
        ),
        (
            r"Niederschrift über|Protokoll (?:über|der)\b|Beginn der Sitzung|Sitzungsbeginn|Es (?:sind|waren) anwesend"
            r"|^Anwesend\w*:?"
            r"|Teilnehmer(?:innen)?\b|\bSitzung de[rs] .{3,60}(?:am|vom)\b"
        ),
    ),
    ("invitation", r"Einladung|EINLADUNG|Ladung zur", r"Einladung z|lade ich .{0,40}ein\b|laden wir"),
    ("law", r"(?:Grundgesetz|Gesetz|Bürgerliches Gesetzbuch|[A-ZÄÖÜ]\w*gesetz(?:buch)?)\b", r"^Gesetz über"),
    ("ordinance", r"(?:\w*[Vv]erordnung|VERORDNUNG)\b", r"[Vv]erordnung\s+(?:der|des|über|zur)"),
    ("statute", r"(?:\w*[Ss]atzung|SATZUNG|\w+ Satzung)\b", r"[Ss]atzung\s+(?:der|des|über|zur|nach)|\w+satzung\b"),
    (
        "rules",
        (
            r"(?:(?!Tages|Geschäfts)\w+ordnung|Geschäftsordnung|Richtlinien?|Leitlinien?|Dienstanweisung"
            r"|Dienstvereinbarung|\w*[Vv]orschrift(?:en)?)\b"
        ),
        r"\w+(?:geschäfts|benutzungs|gebühren|haus)ordnung|Richtlinien? (?:für|zur|über|der)",
    ),
    (
        "ruling",
        r"(?:\w*[Bb]escheid|BESCHEID|\w*[Gg]enehmigung|Anordnung|Verfügung)\b",
        r"ergeht folgender|\w+bescheid\b",
    ),
    ("motion", r"Antrag\b|Anfrage\b|ANTRAG", r"Antrag der Fraktion"),
    (
        "budget",
        r"(?:\w*[Hh]aushalts(?:plan|satzung)|Ergebnishaushalt|Investitionsprogramm|Stellenplan)",
        r"\w*haushalt\b",
    ),
    (
        "report",
        (
            r"(?:\w*[Bb]ericht|Gutachten|Jahresabschluss|Rechenschaftsbericht|\w*[Kk]onzept|\w+plan|\w*[Ss]tudie"
            r"|Sachstand)\b"
        ),
        r"\w*[Bb]ericht\b|Fortschreibung|Konzept",
    ),
    ("contract", r"(?:\w*[Vv]ertrag|Vereinbarung)\b", r"zwischen .{3,60} und"),
    (
        "announcement",
        r"(?:Amtliche |Öffentliche )?Bekanntmachung|Ausschreibung|Amtsblatt|Pressemitteilung",
        r"Bekanntmachung",
    ),
    ("memo", r"(?:Akten)?[Vv]ermerk\b|VERMERK", r"Vermerk:"),
)
_PATTERNS = tuple((kind, re.compile(opening), re.compile(within)) for kind, opening, within in _KINDS)
_WITH_PARAGRAPHS: tuple[Kind, ...] = ("law", "ordinance", "statute", "rules")
_MAIL = re.compile(r"(?:Von|From|Absender):\s.*")
_LETTER = re.compile(r"Sehr geehrte|Guten Tag|Mit freundlichen Grüßen|Hochachtungsvoll")
_PARAGRAPH = re.compile(r"§\s?\d")

_SUBJECT = re.compile(
    r"(?:Betreff|Betr\.?|Gegenstand(?: der Vorlage)?|Bezeichnung(?: der Vorlage)?|Titel|Thema|Subject"
    r"|Tagesordnungspunkt"
    r"|Beratungsgegenstand)\s*:\s*"
)
_BEFORE_CONTENT = re.compile(
    r"(?:Beschluss(?:vorschlag|entwurf|antrag|empfehlung)?|Inhalt der \w+|Mitteilung|Sachverhalt|Sachdarstellung"
    r"|Sach- und "
    r"Rechtslage|Begründung|Anlass|Antrag|Problembeschreibung\S*|Erläuterung(?:en)?)\s*(?::|$)"
)
_NO_TITLE = re.compile(
    rf"^(?:\S+\s){{0,6}}{FULL_DATE.pattern}$|-$|Beratungsfolge|Sitzungstermin|Beschlussfassung|□|^\w+(?:\s\w+)?:|\|"
    rf"|^\[|\]$"
)
# „Beschlussvorlage: Sanierung der Lindenstraße“
_ANNOUNCED = re.compile(r"\w*(?:[Vv]orlage|[Aa]ntrag|[Aa]nfrage)\b[^:]{0,30}:\s+[A-ZÄÖÜ][a-zäöüß]{2}")
_REFERENCE = re.compile(
    r"\b(?:Aktenzeichen|Az\.?|AZ|Geschäftszeichen|Geschäftsz\.|GZ|Unser Zeichen|Kassenzeichen|Drucksachen?(?:-?\s?Nr\.?"
    r"|nummer)?|Drs\.?|DS|Vorlagen?(?:-?\s?Nr\.?|nummer)|Vorlage|Sitzungsvorlage|Beschluss-?\s?Nr\.?|BV|SV|MV"
    r"|Beschlussvorlage)"
    r"[\s:]{1,3}(?:Nr\.?\s?)?(?=[^\s:]*\s?[^\s:]*\d)(?:\([\w.]+\)\s?)?[\w./-]*\d[\w./-]*(?:\s[\d./-]+\b(?!\.\d))*"
)
_OFFICE_LABEL = re.compile(
    r"(?:Auskunft(?: erteilt)?|Sachbearbeit\w+|Bearbeit(?:er|erin|et von|ung)|Verfasser(?:in)?|Ansprechpartner(?:in)?"
    r"|Federführung|Federführend\w*(?: \w+)?|Fachbereich|Fachdienst|Amt|Dezernat|Einreicher(?:in)?"
    r"|Antragsteller(?:in)?|Von"
    r"|Absender|Dienststelle|Zuständig\w*|Organisationseinheit|Verantwortlich\w*|Berichterstatter(?:in)?|Erstellt "
    r"von)\s*:\s*\S"
)
_OFFICE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt für|Abteilung|Dezernat|Stabsstelle|Referat|Sachgebiet|(?!Gesamt)\w+amt\b"
    r"|Kämmerei|Büro de[sr]"
    r"|(?:Gemeinde|GEMEINDE|Stadt|STADT|Markt|Landkreis|Kreis|Verbandsgemeinde|Samtgemeinde|Einheitsgemeinde"
    r"|Verwaltungsgemeinschaft|Zweckverband|Bundesministerium|Ministerium|Regierung(?:spräsidium)?)\s[A-ZÄÖÜ])"
)
_OFFICE_WORDS = 9
_FEWEST_PARAGRAPHS, _ENOUGH = 3, 0.5
_BLOCKS_BEFORE, _WORDS_BEFORE = 4, 3
_SENTENCE_OR_ROW = re.compile(r"[.!?|]$|\d{4}|\d,\d|€|Euro")


def kind(blocks: Sequence[Block]) -> Kind:
    """Tell what kind of document it is, by the lines of its head; `document` where they do not tell."""
    head = blocks[:_HEAD_BLOCKS]
    if any(_MAIL.match(block.text) for block in head[:4]):
        return "mail"
    scores: dict[Kind, float] = {}
    for place, block in enumerate(head):
        text = _unspaced(block.text)
        if len(text.split()) > _LINE_WORDS:
            continue
        near = 1 / (1 + place * 0.12)
        for name, opening, within in _PATTERNS:
            worth = (2.0 if opening.match(text) else 0.0) + (1.0 if within.search(text) else 0.0)
            scores[name] = max(scores.get(name, 0.0), worth * near)
    if sum(bool(_PARAGRAPH.match(block.text)) for block in blocks if block.is_heading) >= _FEWEST_PARAGRAPHS:
        for name in _WITH_PARAGRAPHS:
            scores[name] = scores.get(name, 0.0) * 2
    best: Kind = max(scores, key=lambda name: scores[name], default="document")
    if scores.get(best, 0.0) >= _ENOUGH:
        return best
    return "letter" if any(_LETTER.search(block.text) for block in blocks[:80]) else "document"


def _unspaced(text: str) -> str:
    """Close up words that are set in spaced letters."""
    return _SPACED.sub(lambda found: found[0].replace(" ", ""), text)


def title(blocks: Sequence[Block], of: Kind) -> Finding | None:
    """Find the title: what it is about, in the words of the document, which has at least one block."""
    head = blocks[:_HEAD_BLOCKS]
    for place, block in enumerate(head):
        if (subject := _SUBJECT.match(block.text)) and "|" not in block.text:
            if subject.end() < len(block.text):
                return _short(block, subject.end())
            if place + 1 < len(head):
                return _short(head[place + 1], 0)
    if of in {"proposal", "notice", "motion"}:
        first = next((place for place, block in enumerate(head) if _BEFORE_CONTENT.match(block.text)), 0)
        for before in head[max(0, first - _BLOCKS_BEFORE) : first][::-1]:
            is_row = BODY.match(before.text) and FULL_DATE.search(before.text)
            is_line = len(before.text.split()) > 1 and len(list(before.sentences())) == 1
            is_other = _NO_TITLE.search(before.text) or _OFFICE.match(before.text)
            if is_line and not is_row and (_ANNOUNCED.match(before.text) or not is_other):
                return _short(before, 0)
    scored = [(score, block) for place, block in enumerate(head) if (score := _title_score(block, of, place)) > 0]
    if not scored:
        return _opening(blocks[0])
    return _short(max(scored, key=lambda pair: pair[0])[1], 0)


def _title_score(block: Block, of: Kind, place: int) -> float:
    text = _unspaced(block.text)
    count = len(text.split())
    if not 1 <= count <= _TITLE_WORDS or "@" in text:
        return 0.0
    score = 1.5 if block.is_heading and not re.match(r"§|\d", text) else 0.2
    if of == "minutes" and re.search(r"\bSitzung\b", text) and DATE.search(text):
        score += 3
    for name, opening, within in _PATTERNS:
        if name == of:
            score += (1.5 if opening.match(text) else 0.0) + (1.0 if within.search(text) else 0.0)
    if (text.endswith((".", ":")) and not block.is_heading) or "|" in text or _REFERENCE.match(text):
        score *= 0.3
    if _OFFICE.match(text) and count <= _OFFICE_WORDS // 2 and not any(w.search(text) for _, _, w in _PATTERNS):
        score *= 0.3
    return (score + min(count, 10) * 0.08) / (1 + place * 0.15)


def _opening(block: Block) -> Finding:
    """Give the first sentence, for want of a title."""
    span = next(block.sentences(), (0, len(block.text)))
    return shortened(block, span, _TITLE_WORDS // 2)


def _short(block: Block, start: int) -> Finding:
    span = (start, len(block.text))
    return shortened(block, span, _TITLE_WORDS)


def references(blocks: Sequence[Block]) -> list[Candidate]:
    """Find file references in the head."""
    return [
        Candidate(block.cite(*found.span()), 1 / (1 + place), 0)
        for place, block in enumerate(blocks[:_HEAD_BLOCKS])
        if block.page == blocks[0].page and not block.is_listed
        for found in _REFERENCE.finditer(block.text)
        # In brackets or further in stands what the document refers to.
        if len(block.text[: found.start()].split()) <= _WORDS_BEFORE
        and block.text[found.start() - 1 : found.start()] != "("
    ]


def offices(blocks: Sequence[Block]) -> list[Candidate]:
    """Find who wrote the document."""
    found: list[Candidate] = []
    for place, block in enumerate(blocks[:_HEAD_BLOCKS]):
        count = len(block.text.split())
        if _OFFICE_LABEL.match(block.text) and count <= _OFFICE_WORDS * 2:
            found.append(Candidate(shortened(block, (0, len(block.text)), 10), 2.0, place))
        elif _OFFICE.match(block.text) and count <= _OFFICE_WORDS and not _SENTENCE_OR_ROW.search(block.text):
            found.append(Candidate(block.cite(0, len(block.text)), 1 / (1 + place * 0.1), place))
    return found


def meetings(blocks: Sequence[Block]) -> list[Candidate]:
    """Find which body meets or met when, with the result where one stands there."""
    return list(_meetings(blocks))


def _meetings(blocks: Sequence[Block]) -> Iterator[Candidate]:
    first_page = blocks[0].page if blocks else 1
    for place, block in enumerate(blocks):
        in_head = block.page <= first_page + 1 and place < _HEAD_BLOCKS * 2
        for start, end in block.sentences():
            text = block.text[start:end]
            if len(text.split()) > _ROW_WORDS + 8 or not FULL_DATE.search(text) or not BODY.search(text):
                continue
            score = (1.5 if in_head else 0.3) + (1.0 if VOTE.search(text) or RESULT.search(text) else 0.0)
            score += 0.5 if re.search(r"\bSitzung\b", text) else 0.0
            yield Candidate(shortened(block, (start, end), _ROW_WORDS), score, place)
