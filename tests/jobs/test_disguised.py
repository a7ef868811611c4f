"""A server sees placeholders; the job, its notes and its checks see the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from genius_desktop.domain import Citation, Document, EngineChoice, EngineInfo, Page, Statement
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.protocol import Piece, Prompt
from genius_desktop.engines.scripted import ScriptedEngine
from genius_desktop.jobs.disguised import DisguisedEngine, disguised, disguised_for
from genius_desktop.jobs.outgoing import leaving
from genius_desktop.pseudonyms.mask import Mask
from genius_desktop.servers import Privacy

TEXT = "Frau Petra Tannert, Eibenstraße 4, beantragt am 12.04.2024 einen Zuschuss von 4.500 Euro nach § 5 der Satzung."
PAGE = Page(1, TEXT)
PAPER = Document("antrag.pdf", "0" * 64, "page", (PAGE,))
SERVER = EngineChoice("server")


@dataclass
class Listening:
    """An engine that keeps what it is told and answers in pieces of so many characters."""

    answer: str = ""
    step: int = 3
    told: list[Prompt] = field(default_factory=list)

    @property
    def room_tokens(self) -> int:
        return 8192

    def describe(self) -> EngineInfo:
        return EngineInfo("server", "m", "")

    def count(self, text: str) -> int:
        return len(text)

    def write(self, prompts: Sequence[Prompt]) -> Iterator[Piece]:
        self.told += prompts
        for index, prompt in enumerate(prompts):
            answer = self.answer or prompt.document
            for at in range(0, len(answer), self.step):
                yield Piece(index, answer[at : at + self.step])
            yield Piece(index, "", "stop", 7, 9)

    def cancel(self) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """Nothing to give back."""


def _prompt(document: str, after: str = "") -> Prompt:
    return Prompt("Fasse zusammen.", "", document, after, 100)


def _answers(engine: DisguisedEngine, *prompts: Prompt) -> list[str]:
    texts = [""] * len(prompts)
    for piece in engine.write(prompts):
        texts[piece.prompt] += piece.text
    return texts


@pytest.mark.parametrize("step", [1, 2, 3, 5, 8, 13, 200])
def test_answers_come_back_in_the_words_of_the_document_however_they_are_cut(step: int) -> None:
    listening = Listening(step=step)
    assert _answers(DisguisedEngine(listening, Mask([TEXT])), _prompt(TEXT), _prompt("Herr Zschoppe")) == [
        TEXT,
        "Herr Zschoppe",
    ]
    assert "Tannert" not in listening.told[0].document
    assert "Eibenstraße" not in listening.told[0].document
    for fact in ("12.04.2024", "4.500 Euro", "§ 5"):
        assert fact in listening.told[0].document


def test_what_a_user_asks_is_hidden_too() -> None:
    listening = Listening("Ja.")
    _answers(DisguisedEngine(listening, Mask([TEXT])), _prompt(TEXT, "Worauf es ankommt: Frau Tannert"))
    assert listening.told[0].after == "Worauf es ankommt: Frau [PERSON 1]"


def test_the_end_of_an_answer_is_told_once_with_its_counts_and_nothing_is_held_back() -> None:
    listening = Listening("Es schreibt [PERSON 1", step=50)
    pieces = list(DisguisedEngine(listening, Mask([TEXT])).write([_prompt(TEXT)]))
    assert "".join(piece.text for piece in pieces) == "Es schreibt [Petra Tannert"
    assert [(piece.end, piece.tokens_in, piece.tokens_out) for piece in pieces if piece.end] == [("stop", 7, 9)]


def test_an_open_bracket_does_not_hold_an_answer_back_for_long() -> None:
    listening = Listening("Siehe [dort, wo es auf vielen Seiten steht, und zwar überall und noch viel weiter", step=1)
    told = 0
    for piece in DisguisedEngine(listening, Mask([TEXT])).write([_prompt(TEXT)]):
        told += bool(piece.text)
        if told == 30:
            break
    assert told == 30


def test_only_a_server_is_told_placeholders() -> None:
    local = ScriptedEngine(Brake())
    assert disguised(local, EngineChoice("scripted"), [PAPER]) is local
    assert disguised(local, replace(SERVER, privacy=Privacy(hides=False)), [PAPER]) is local
    assert isinstance(disguised(local, SERVER, [PAPER]), DisguisedEngine)


def test_statements_in_another_tone_are_hidden_with_the_places_they_come_from() -> None:
    listening = Listening()
    statement = Statement("Tannert beantragt einen Zuschuss.", (Citation(0, 1, TEXT),))
    engine = disguised_for(listening, SERVER, [statement])
    assert [piece.text for piece in engine.write([_prompt(statement.text)])]
    assert listening.told[0].document == "[PERSON 1] beantragt einen Zuschuss."


def test_the_preview_shows_what_leaves_and_what_is_hidden() -> None:
    seen = leaving([PAPER], Privacy())
    assert "Tannert" not in seen.pages[0].text
    assert seen.size_bytes == len(seen.pages[0].text.encode())
    assert [(found.real, found.shown, found.count) for found in seen.disguises] == [
        ("Petra Tannert", "[PERSON 1]", 1),
        ("Eibenstraße 4", "[ADRESSE 1]", 1),
    ]
    assert leaving([PAPER], Privacy(hides=False)).pages[0].text == TEXT


def test_the_preview_shows_the_same_placeholders_as_the_job_sends() -> None:
    listening = Listening("Ja.")
    engine = disguised(listening, SERVER, [PAPER])
    list(engine.write([_prompt(TEXT)]))
    assert leaving([PAPER], Privacy()).pages[0].text == listening.told[0].document
