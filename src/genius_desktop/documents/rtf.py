"""RTF by a reader of our own: text, tables, notes and headers; pictures and objects are passed over and counted."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from genius_desktop.documents.blocks import Block, Content
from genius_desktop.documents.charsets import known
from genius_desktop.documents.plain import invisible_in
from genius_desktop.documents.rtf_looks import Looks, State
from genius_desktop.documents.rtf_story import RtfStory
from genius_desktop.documents.rtf_tokens import SYMBOL, Token, symbol, tokens
from genius_desktop.documents.rtf_words import ESCAPED, HEADS, PASSED, RUNNING, SIGNS, SKIPPED, TABLES
from genius_desktop.domain import Doubt

# Deeper groups share what the group at this depth says; no program nests them so.
_DEEPEST = 500
_LOADING = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD)\b", re.IGNORECASE)
_RUNNING_FIELD = re.compile(r"\s*DDE", re.IGNORECASE)
_REMOTE = re.compile(r"\s*(?:https?:|ftp:|file:|//|\\\\)", re.IGNORECASE)


@dataclass(slots=True)
class _Tally:
    pictures: int = 0
    objects: int = 0
    hidden: int = 0
    changes: int = 0
    links: int = 0
    active: bool = False
    replaced: int = 0
    running: dict[str, list[str]] = field(default_factory=lambda: {"header": [], "footer": []})


def read(data: bytes, _name: str) -> Content:
    """Read an RTF document in reading order: headers first, footers last."""
    return RtfReader().read(data)


class RtfReader:
    """Follows the groups of one document."""

    def __init__(self) -> None:
        self._body = RtfStory()
        self._state = State(self._body)
        self._stack: list[State] = []
        self._looks = Looks()
        self._tally = _Tally()
        self._bytes = bytearray()
        self._unicode_rest = 0
        self._edges: list[int] = []
        self._is_head = False
        self._author = ""
        self._notes = {"Fußnote": 0, "Endnote": 0}
        self._last_change = ""
        self._enters: dict[str, Callable[[], None]] = {
            "footnote": self._enter_story,
            "annotation": self._enter_story,
            "shptxt": self._enter_story,
            "dptxbxtext": self._enter_story,
            "pict": self._enter_picture,
            "object": self._enter_object,
        }

    def read(self, data: bytes) -> Content:
        """Read a document."""
        for token in tokens(data):
            match token.kind:
                case "text":
                    self._characters(token.value)
                case "hex":
                    self._characters(token.value)
                case "open":
                    self._open()
                case "close":
                    self._close()
                    if not self._stack:
                        break
                case "sign":
                    self._sign(token.value)
                case "word":
                    self._word(token)
        self._flush()
        is_torn = bool(self._stack)
        while self._stack:
            self._close()
        return self._content(is_torn=is_torn)

    def _content(self, *, is_torn: bool) -> Content:
        story = RtfStory()
        for kind, name in HEADS.items():
            unique = dict.fromkeys(text for text in self._tally.running[kind] if text)
            if kind == "footer":
                story.blocks += self._body.finish()
            for text in unique:
                story.text.append(f"[{name}: {text}]")
                story.end_paragraph(0, in_table=False)
        tally = self._tally
        counts = {
            "tracked-changes": tally.changes,
            "hidden-words": tally.hidden,
            "pictures-unread": tally.pictures,
            "embedded-files": tally.objects,
            "external-links": tally.links,
            "replaced-characters": tally.replaced,
        }
        doubts = [Doubt("repaired")] if is_torn else []
        doubts += [Doubt(code, count=count) for code, count in counts.items() if count]
        doubts += invisible_in(story.blocks)
        if tally.active:
            doubts.append(Doubt("active-content"))
        return Content(story.blocks, doubts)

    def _open(self) -> None:
        self._flush()
        self._unicode_rest = 0
        self._stack.append(self._state)
        if len(self._stack) <= _DEEPEST:
            self._state = copy.copy(self._state)
            self._state.ends = ""
            self._state.is_starred = False

    def _close(self) -> None:
        self._flush()
        self._unicode_rest = 0
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        if ended is self._state or not ended.ends:
            return
        story = ended.story
        match ended.ends:
            case "footnote":
                name = "Endnote" if story.is_endnote else "Fußnote"
                self._notes[name] += 1
                self._state.story.after.append(Block(f"[{name} {self._notes[name]}: {story.line()}]"))
            case "annotation":
                author, self._author = self._author.strip(), ""
                author = f"Kommentar {author}" if author else "Kommentar"
                self._state.story.after.append(Block(f"[{author}: {story.line()}]"))
            case "shptxt" | "dptxbxtext":
                self._state.story.after += story.finish()
            case "instruction":
                text = "".join(ended.collected)
                self._tally.active = self._tally.active or bool(_RUNNING_FIELD.match(text))
                self._tally.links += bool(_LOADING.match(text))
            case "template":
                self._tally.links += bool(_REMOTE.match("".join(ended.collected)))
            case "author":
                self._author = "".join(ended.collected)
            case kind if kind in HEADS:
                self._tally.running[kind].append(story.line())
            case _:
                return

    def _enter_story(self) -> None:
        self._state.story = RtfStory()
        self._state.in_table = False
        self._state.level = 0
        self._state.kind = "text"

    def _enter_picture(self) -> None:
        self._tally.pictures += 1
        self._state.kind = "skip"

    def _enter_object(self) -> None:
        self._tally.objects += 1
        self._state.kind = "object"

    def _sign(self, sign: bytes) -> None:
        self._flush()
        if sign == b"*":
            self._state.is_starred = True
        elif self._unicode_rest:
            self._unicode_rest -= 1
        elif sign in b"\r\n":
            self._state.story.end_paragraph(self._state.level, in_table=self._state.in_table)
        else:
            self._emit(ESCAPED.get(sign, ""))

    def _word(self, token: Token) -> None:
        self._flush()
        word, number = token.value.decode("ascii"), token.number
        state = self._state
        if self._unicode_rest:
            self._unicode_rest -= 1
            if word not in {"par", "cell", "row", "u", "uc"}:
                return
        starred, state.is_starred = state.is_starred, False
        if state.kind == "skip" or self._begins(word, starred=starred):
            return
        if state.kind in {"fonts", "styles", "colours"}:
            self._looks.word(state, word, number)
        elif word in SIGNS:
            self._emit(SIGNS[word])
        elif word == "u" and number is not None:
            code = number % 65536
            self._emit(symbol(code) if 0xF000 <= code <= 0xF0FF else chr(code))  # noqa: PLR2004 (where symbol fonts keep their signs)
            self._unicode_rest = state.skipped
        elif not self._ends(word, number):
            self._looks.format(state, word, number)

    def _begins(self, word: str, *, starred: bool) -> bool:
        """Enter a group of a kind of its own; tell whether the word began one."""
        state = self._state
        if word in self._enters and state.kind != "object":
            state.ends = word
            self._enters[word]()
        elif word in RUNNING:
            state.ends = word[:6]
            self._enter_story()
        elif word in TABLES:
            state.kind = TABLES[word]
        elif word in {"fldinst", "template", "atnauthor"}:
            state.kind = "collect"
            state.collected = []
            state.ends = {"fldinst": "instruction", "atnauthor": "author"}.get(word, word)
        elif word in {"upr", "ud", "result"}:
            state.kind = "object" if word == "upr" else "text"
        elif word in SKIPPED or (starred and word not in PASSED):
            state.kind = "skip"
        else:
            return False
        return True

    def _ends(self, word: str, number: int | None) -> bool:
        """End a paragraph, a cell or a row; tell whether the word did."""
        state = self._state
        if state.kind != "text":
            return False
        match word:
            case "par" | "sect":
                state.story.end_paragraph(state.level, in_table=state.in_table)
            case "cell":
                state.story.end_cell()
            case "row":
                state.story.end_row(self._edges, is_head=self._is_head)
            case "trowd":
                self._edges, self._is_head = [], False
            case "trhdr":
                self._is_head = True
            case "cellx":
                self._edges.append(number or 0)
            case "ftnalt":
                state.story.is_endnote = True
            case _:
                return False
        return True

    def _characters(self, data: bytes) -> None:
        if self._unicode_rest:
            dropped = min(self._unicode_rest, len(data))
            self._unicode_rest -= dropped
            data = data[dropped:]
        # Before the first group stands at most a mark of the encoding.
        if self._stack and self._state.kind not in {"skip", "object"}:
            self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes since the last control word: characters of several bytes stand beside each other."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        charset = self._looks.charset(self._state)
        if charset == SYMBOL and self._state.kind == "text":
            self._emit("".join(chr(code) if code < 0x30 else symbol(code) for code in data))  # noqa: PLR2004 (blanks and stops are the same in every font)
            return
        codec = known(charset) if isinstance(charset, str) else "cp1252"
        text = data.decode(codec or "cp1252", "replace")
        self._tally.replaced += text.count("\ufffd")
        self._emit(text)

    def _emit(self, text: str) -> None:
        state = self._state
        if state.kind == "collect":
            state.collected.append(text)
        elif state.kind in {"fonts", "styles", "colours"}:
            self._looks.text(state, text)
        elif state.kind == "text" and text:
            self._write(state, text)

    def _write(self, state: State, text: str) -> None:
        change = "deleted" if state.deleted else "revised" if state.revised else ""
        if change and change != self._last_change:
            self._tally.changes += 1
        if text.strip() or change:
            self._last_change = change
        if state.deleted:
            return
        if self._looks.is_hidden(state):
            self._tally.hidden += len("".join(text.split()))
            return
        state.story.text.append(text)
