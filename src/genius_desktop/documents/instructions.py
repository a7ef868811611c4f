"""Sentences that speak to a language model and not to a reader: they are told of, and no model reads them."""

import re
from dataclasses import replace

from genius_desktop.domain import Document, Doubt, Page

_MODEL = r"(?:KI|AI|K\.I\.|Sprachmodell\w*|Chatbot\w*|Assistent(?:en|in)?|assistant|language\s+model|LLM|ChatGPT)"
# Officials write „schreiben Sie“; who writes „schreibe“ in a document means no colleague.
_ORDER = (
    r"(?:[Ss]chreibe?|[Aa]ntworte|[Gg]ib|[Nn]imm|[Ff]asse?|[Ff]üge|[Ee]rgänze|[Ee]rsetze|[Ww]iederhole|[Dd]ekodiere|"
    r"[Bb]efolge|[Ii]gnoriere?|[Vv]ergiss|[Mm]issachte|[Üü]bergeh|[Vv]erschweige?|[Ss]age?\s+nur|[Bb]ehaupte)"
)
_WORK = (
    r"(?:Anweisung\w*|Vorgaben?|Regeln?|Instruktion\w*|Aufgabe\w*|Zusammenfassung\w*|Antwort\w*|Fakt(?:en)?|[Aa]lles|Satz|"
    r"Sätze|Beschluss|nur|nichts\s+mehr|mit\b|befolge)"
)
_COMMAND = re.compile(
    rf"\b{_ORDER}\b(?!\s+(?:[Ss]ie|[Ww]ir|ich)\b)[^.!?\n]{{0,80}}?(?:\n[^.!?\n]{{0,80}}?)?{_WORK}"
    rf"|\b(?:[Dd]u\s+bist|[Yy]ou\s+are)\s+(?:jetzt|nun|ab\s+sofort|now|no\s+longer)\b"
    rf"|\b(?:Anweisung|Hinweis|Notiz|Nachricht|Befehl|[Ww]ichtig|WICHTIG|[Nn]ote|[Ii]nstructions?)\s+"
    rf"(?:an|für|FÜR|to|for)\s+(?:die|DIE|den|das|eine?n?|the|any)?\s*{_MODEL}\b"
    rf"|\b[Ll]iebe[sr]?\s+(?:{_MODEL}|Zusammenfassung)\b"
    r"|\b(?:[Dd]eine|[Yy]our)\s+(?:\w+\s+)?(?:Antwort|answer|Zusammenfassung|summary)\b"
    r"|\b(?i:ignore|disregard|forget)\s+(?i:all|any|the|every|your|previous|prior|above|everything)\b"
    r"|\b(?i:stop\s+summari[sz]ing|system\s+(?:override|prompt)|the\s+only\s+fact\s+is|only\s+write|write\s+only)\b"
    rf"|\b{_MODEL}\s+(?:must|shall|should|muss|soll)\b[^.!?\n]{{0,60}}\b(?:output|write|answer|ausgeben|schreiben|antworten)"
)
_CONTROL = re.compile(
    r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:start|end)_of_turn>|<(?:start|end)_of_turn>|</s>|"
    r"^\s*(?:###\s*(?:System|Instruction|Response|Assistant|User)|(?:ASSISTANT|SYSTEM|USER)\s*:)",
    re.MULTILINE,
)
_START = re.compile(r"[.!?]\s+(?=[^a-zäöü\s])|\n\s*\n")
_END = re.compile(r"[.!?](?=\s|$)|\n\s*\n")
_NO_SPACE = re.compile(r"\S")
_ROLES = {"", "system", "user", "assistant", "model"}
_REACH_CHARS = 500
_SHOWN_CHARS = 120


def blank_instructions(document: Document) -> Document:
    """Put spaces in the place of what speaks to a model, so that all else keeps its place; a doubt tells of it."""
    pages: list[Page] = []
    told: list[str] = []
    numbers: list[int] = []
    for page in document.pages:
        found = spans(page.text)
        if found:
            numbers.append(page.number)
            told += [" ".join(page.text[start:end].split()) for start, end in found]
        pages.append(replace(page, text=_blank(page.text, found)) if found else page)
    if not told:
        return document
    shown = told[0] if len(told[0]) <= _SHOWN_CHARS else told[0][:_SHOWN_CHARS] + " …"
    doubt = Doubt("instructions-inside", tuple(numbers), len(told), detail=shown)
    return replace(document, pages=tuple(pages), doubts=(*document.doubts, doubt))


def spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences with an order to a model, and the signs of a chat with the line after each."""
    found = [_sentence(text, match.start(), match.end()) for match in _COMMAND.finditer(text)]
    found += [(match.start(), _line_end(text, match.end())) for match in _CONTROL.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    floor = max(0, start - _REACH_CHARS)
    begins = [match.end() for match in _START.finditer(text, floor, min(start + 1, len(text)))]
    ends = _END.search(text, end, end + _REACH_CHARS)
    return (begins[-1] if begins else floor), (ends.end() if ends else min(len(text), end + _REACH_CHARS))


def _line_end(text: str, at: int) -> int:
    """Give the end of the line after a sign; where nothing follows in it, of the next."""
    end = text.find("\n", at)
    if end >= 0 and text[at:end].strip() in _ROLES:
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else min(end, at + _REACH_CHARS)


def _blank(text: str, found: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in found:
        parts += [text[done:start], _NO_SPACE.sub(" ", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
