"""Real documents of councils and laws: nothing lost, nothing twice, every known fact on its page."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pymupdf
import pytest

from genius_desktop.documents.cleaning import join_torn_words
from genius_desktop.documents.pdf import PdfDocument

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(file for folder in ("council", "law", "statutes") for file in (CORPUS / folder).glob("*.pdf"))
SCANS = sorted((CORPUS / "scans").glob("*.pdf"))
FACTS = sorted((CORPUS / "facts").glob("*.toml"))
# Enough of the longest book to see every kind of its pages.
PAGES_MOST = 100

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not on this machine")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_is_lost_or_said_twice(file: Path) -> None:
    pdf = PdfDocument(file.read_bytes(), file.name)
    with pymupdf.open(file) as plain:
        assert pdf.page_count == plain.page_count
        for number in range(1, min(pdf.page_count, PAGES_MOST) + 1):
            page, _ = pdf.page(number)
            there = _words(plain[number - 1].get_text(flags=pymupdf.TEXT_MEDIABOX_CLIP))
            read = _words(page.text)
            assert there - read == Counter(), number
            # The head of a table may be said in each of its rows.
            assert sum((read - there).values()) <= page.text.count(": "), number
            assert page.text or page.origin == "none"
            assert not page.problem


@pytest.mark.parametrize("file", SCANS, ids=lambda file: file.stem)
def test_scanned_pages_are_told_from_pages_with_text(file: Path) -> None:
    pdf = PdfDocument(file.read_bytes(), file.name)
    for number in range(1, pdf.page_count + 1):
        page, scanned = pdf.page(number)
        assert scanned != bool(page.text), number


@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.stem)
def test_every_known_fact_stands_on_its_page(file: Path) -> None:
    table = tomllib.loads(file.read_text("utf-8"))
    if not table["document"].endswith(".pdf"):
        pytest.skip("another format")
    pdf = PdfDocument((CORPUS / table["document"]).read_bytes(), file.name)
    pages = [_joined(pdf.page(number)[0].text) for number in range(1, pdf.page_count + 1)]
    missing = [
        (fact["page"], fact["must"])
        for fact in table["facts"]
        if not any(
            _matches(must, " ".join(pages) if not fact["page"] else pages[fact["page"] - 1]) for must in fact["must"]
        )
    ]
    assert missing == []


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("\xad", "").translate({0xFB01: "fi", 0xFB02: "fl"})))


def _joined(text: str) -> str:
    return " ".join(join_torn_words(text).split())


def _matches(must: str, text: str) -> bool:
    """Look for words as they stand, or for a pattern between slashes."""
    pattern = re.fullmatch(r"/(.*)/(i?)", must)
    if pattern:
        return bool(re.search(pattern[1], text, re.IGNORECASE if pattern[2] else 0))
    return must in text
