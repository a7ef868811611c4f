"""What is told of requests that leave: documents and pages, never a word of them."""

from genius_desktop.domain import Document, Page
from genius_desktop.engines.protocol import Prompt
from genius_desktop.jobs.events import Sent
from genius_desktop.jobs.ledger import Ledger

SAME = "Diese Zeile steht auf jeder Seite."


def document(name: str, *texts: str) -> Document:
    pages = tuple(Page(number, f"{SAME}\n{text}") for number, text in enumerate(texts, start=1))
    return Document(name, f"sha-{name}", "page", pages)


def prompt(text: str) -> Prompt:
    return Prompt("", "", text, "", 1)


A = document("a", "Der Rat beschließt den Bau der Brücke.", "Die Kosten betragen 40.000 Euro im Jahr.")
B = document("b", "Petra Müller wohnt in der Mühlgasse 7 in Musterstadt.")


def test_each_request_tells_the_pages_that_are_in_it_by_what_no_other_page_has() -> None:
    told: list[Sent] = []
    ledger = Ledger(told.append)
    ledger.know([A, B])

    ledger.note("ki.example", prompt(f"{SAME} Die Kosten betragen 40.000 Euro"), 100)
    ledger.note("ki.example", prompt("[PERSON 1] wohnt in der Mühlgasse 7 in [ORT 1]."), 50)
    ledger.note("ki.example", prompt(A.pages[0].text + A.pages[1].text + B.pages[0].text), 70)

    assert told == [
        Sent("ki.example", "sha-a", (2,), 100),
        Sent("ki.example", "sha-b", (1,), 50),
        Sent("ki.example", "sha-a", (1, 2), 70),
        Sent("ki.example", "sha-b", (1,), 0),
    ]


def test_what_belongs_to_no_document_is_told_all_the_same() -> None:
    told: list[Sent] = []
    ledger = Ledger(told.append)

    ledger.note("ki.example", prompt("Ein Satz aus einem Ergebnis."), 9)
    ledger.know([A])
    ledger.note("ki.example", prompt("Ein Satz aus einem Ergebnis."), 9)
    ledger.know(())
    ledger.note("ki.example", prompt(A.pages[0].text), 9)

    assert told == [Sent("ki.example", digest, (), 9) for digest in ("", "sha-a", "")]
