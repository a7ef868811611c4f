"""Addresses: a street with its house number, a post code with its place, a post-office box."""

import re
from collections.abc import Iterator

from genius_desktop.pseudonyms import naming
from genius_desktop.pseudonyms.findings import Found, plain
from genius_desktop.pseudonyms.lists import words

_NUMBER = r"(?:Nr\.\s?)?[1-9]\d{0,2}\s?[a-hA-H]?(?:\s?[-–/+]\s?\d{1,3}\s?[a-hA-H]?)?(?:\s[1-3]/[2-4])?"
# A figure that is no house number: an amount, a share, a year, a date, a measure, „3. Änderung“.
_NO_NUMBER = (
    r"(?!\w|[.,:]\d|\s?(?:%|€|EUR|Euro|T€|TEUR|Mio|Tsd|km|m²|qm|m\b|cm|mm|ha\b|kW|Uhr|Jahre|Meter|Prozent|Personen)"
    r"|\s?Stück|\.\s?(?:[-+–]|Änd|Bau|BA\b|Abschnitt|Teil|Erg|Nachtr|Fortschr|Ausb|Mal\b|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep"
    r"|Okt|Nov|Dez))"
)
_ENDING = (
    r"(?:[Ss]tra(?:ße|sse)|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Rr]ing|[Dd]amm|[Uu]fer|[Cc]haussee|[Ss]teig"
    r"|[Ss]tieg|[Pp]fad|[Mm]arkt|[Tt]wiete|[Tt]wete|[Kk]amp|[Bb]erg|[Hh]of|[Tt]or|[Ww]all|[Gg]raben|[Bb]rücke|[Hh]öhe"
    r"|[Hh]ang|[Gg]rund|[Ww]inkel|[Aa]nger|[Bb]rink|[Bb]usch|[Ff]eld|[Gg]arten|[Gg]ärten|[Hh]alde|[Ll]eite|[Rr]ain"
    r"|[Ss]iedlung|[Zz]eile|[Bb]ogen|[Dd]eich|[Kk]ai|[Tt]reppe|[Ss]teg|[Pp]romenade|[Rr]eihe|[Hh]eide|[Bb]reite"
    r"|[Ww]iesen?|[Rr]edder)"
)
_WORD = r"(?:(?:Prof|Dr|St|Gebr)\.-)?[A-ZÄÖÜ][^\W\d_]*(?:-[A-ZÄÖÜ]?[^\W\d_]+)*"
_STREET = re.compile(
    rf"(?<![\w-])((?:{_WORD}[ ]){{0,2}}?(?:(?:{_WORD}-)?[A-ZÄÖÜ][^\W\d_]*?|{_WORD}-)?{_ENDING})"
    rf"[ \u00a0]{{0,2}}({_NUMBER}){_NO_NUMBER}"
)
_SMALL = r"(?:d(?:er|en|em|as|ie)|alten|neuen|hohen|langen|kleinen|großen|oberen|unteren|grünen)"
_AT = re.compile(
    rf"(?<![\w-])((?:Am|An|Im|In|Zum|Zur|Auf|Hinter|Unter|Vor|Bei|Beim|Über|Neben|Vorm|Hinterm|Achter|Op)"
    rf"(?:[ ]{_SMALL}){{0,2}}(?:[ ]{_WORD}){{1,2}})[ ]({_NUMBER}){_NO_NUMBER}"
)
_TOWN = re.compile(
    r"(?<![\w.,/-])(?:D[-\s])?(?:0[1-9]|[1-9]\d)\d{3}[ ]+"
    rf"({_WORD}(?:(?:[ ]|[ ]?/[ ]?|[ ](?:am|an[ ]der|im|in[ ]der|ob[ ]der|vor[ ]der|bei|a\.[ ]?d\.)[ ]){_WORD})?)(?!\w)"
)
_BOX = re.compile(r"\bPostfach\s?(?:Nr\.\s?)?(\d[\d ]{1,8}\d)(?!\d)")
_LIVES = re.compile(
    r"\b(?:in|aus|nach|PLZ|Ort|Wohnort|Anschrift|Adresse|wohnhaft|Postfach|und|oder)\s*:?\s*(?:in\s+)?\Z|[,;·|•]\s*\Z"
)
_NEAR_CHARS = 24
_AFTER_ADDRESS_CHARS = 40


def addresses(text: str) -> Iterator[Found]:
    """Find addresses; a street alone is none, since plans are about streets."""
    ends: list[int] = []
    for match in _STREET.finditer(text):
        start = _begin(match)
        if start >= 0:
            ends.append(match.end())
            yield _found(text, start, match.end())
    for match in _AT.finditer(text):
        if _is_street(text, match):
            ends.append(match.end())
            yield _found(text, match.start(), match.end())
    for match in _BOX.finditer(text):
        ends.append(match.end())
        yield _found(text, match.start(1), match.end(1))
    for match in _TOWN.finditer(text):
        if _is_town(text, match, ends):
            yield _found(text, match.start(), match.end())


def follows(text: str, place: int) -> bool:
    """Tell whether an address begins at a place."""
    match = _STREET.match(text, place)
    return (match is not None and _begin(match) == place) or _AT.match(text, place) is not None


def _found(text: str, start: int, end: int) -> Found:
    key = plain(re.sub(r"(?i)stra(?:ße|sse)\b|str\.", "str", text[start:end]))
    return Found("address", start, end, key)


def _begin(match: re.Match[str]) -> int:
    """Give where a street begins, without the words before it that are none of its name; -1 where it is no street."""
    parts = match[1].split(" ")
    last = parts[-1]
    # „Königsberger Ring“ is one, „Ring“ alone is none.
    told = _is_bare(last) and len(parts) > 1 and _is_part(parts[-2]) and parts[-2] not in words("articles")
    if not told and (last.lower() in words("no_streets") or last.lower() in words("no_places")):
        return -1
    if _is_bare(last):
        kept = 1 + _named_after(parts[:-1])
        if kept == 1:
            return -1
    else:
        kept = 1 + (len(parts) > 1 and parts[-2] in words("street_adjectives"))
    return match.end(1) - len(" ".join(parts[-kept:]))


def _is_bare(word: str) -> bool:
    """Tell whether a word is nothing but an ending: „Platz 3“ is no address."""
    return re.fullmatch(_ENDING, word) is not None


def _named_after(before: list[str]) -> int:
    """Count the words before „Straße“ that are of its name: „Bad Salzdetfurther“, „Lange“, „Otto Lilienthal“."""
    if not before or before[-1] in words("articles") or (naming.is_noun(before[-1]) and not _is_part(before[-1])):
        return 0
    more = before[:-1]
    return 2 if more and (more[-1] in words("street_adjectives") or naming.is_first_name(more[-1])) else 1


def _is_part(word: str) -> bool:
    return word in words("street_adjectives") or word.endswith(("er", "-"))


def _is_street(text: str, match: re.Match[str]) -> bool:
    """Tell „Am Sportplatz 3“ in a sentence, where a capital letter begins a name, from „Am Stichtag 3“ at its start."""
    noun = match[1].split(" ")[-1]
    if noun.lower() in words("no_places") or len(noun) == 1:
        return False
    before = text[: match.start()][-_NEAR_CHARS:].rstrip(" ")
    if before and before[-1] not in ".!?:\n" and not before.endswith(("•", "–", "-", "|")):
        return True
    after = text[match.end() : match.end() + 12]
    return re.match(r"\s*(?:,|\n|$|\(|D?-?\s?\d{5}\b)", after) is not None


def _is_town(text: str, match: re.Match[str], ends: list[int]) -> bool:
    noun = match[1].split(" ")[0]
    is_town = noun in words("towns")
    if naming.is_known_word(noun) and not is_town:
        return False
    if any(0 <= match.start() - end <= _AFTER_ADDRESS_CHARS for end in ends):
        return True
    if naming.is_noun(noun) and not is_town:
        return False
    return _LIVES.search(text, max(0, match.start() - _NEAR_CHARS), match.start()) is not None
