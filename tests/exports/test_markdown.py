"""Summaries as Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genius_desktop import wording
from genius_desktop.domain import Summary
from genius_desktop.exports.markdown import escape
from genius_desktop.plain_text import clean
from genius_desktop.tasks import ExportTask
from tests.exports.conftest import write

FRAGMENTS = (
    r"\ ` * _ __ [x](http://a.example) ![b](c) <b> <!-- --> &amp; # 1. - + = ~~ | $ { } : // www. @ a@b.example".split()
)


def test_the_file_says_everything_in_order(summary: Summary) -> None:
    lines = write(ExportTask("j", summary, "md", b"")).decode().splitlines()
    assert lines[0].startswith("<!-- Mit KI erstellt · http://cv.iptc.org/")
    assert "de-DE" in lines[0]
    assert lines[2] == "# Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx"
    assert lines[4] == f"**{wording.AI_NOTICE}**"
    assert lines[10] == (
        "1. Der Haushalt 2026 schließt mit Erträgen von 12.450.000 Euro; das Defizit trägt die Rücklage. "
        "(Haushaltsplan_2026 (Entwurf).pdf, S. 3, S. 7)"
    )
    assert lines[11].endswith("S. 44) – **nicht im Dokument gefunden: 1.250 Euro**")
    assert [line for line in lines if line.startswith("## ")] == ["## Fundstellen", "## Hinweise", "## Herkunft"]
    assert (
        "- 2 · Haushaltsplan_2026 (Entwurf).pdf, S. 44: „Die Hundesteuer beträgt für den ersten Hund 125 Euro.“"
        in lines
    )
    assert f"- SHA-256: {summary.engine.sha256}" in lines
    assert lines[-1] == "Geprüft von: ____________ am: ____________"


def test_nothing_in_a_hostile_text_comes_alive(summary: Summary) -> None:
    body = write(ExportTask("j", summary, "md", b"")).decode().partition("-->")[2]
    assert not re.search(r"(?<!\\)[<>\[\]$|]", body)
    assert not re.search(r"[a-z]://", body)
    assert "`amt@a.example`" in body


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Satzung_2026_neu.pdf", "Satzung_2026_neu.pdf"),
        ("_kursiv_", r"\_kursiv\_"),
        ("1. Mai", r"1\. Mai"),
        ("- Punkt", r"\- Punkt"),
        ("Nr. #1", r"Nr. \#1"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("&lt;", r"\&lt;"),
        ("siehe http://a.example", r"siehe http\://a.example"),
        ("WWW.a.example", r"WWW\.a.example"),
        ("an amt@a.example.", "an `amt@a.example.`"),
        ("[x](y)", r"\[x\](y)"),
        ("x = 3 - 2 + 1.250 Euro (S. 3)", "x = 3 - 2 + 1.250 Euro (S. 3)"),
    ],
)
def test_a_text_is_escaped_as_far_as_needed(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.lists(st.sampled_from([*FRAGMENTS, " ", "ä", "Wort", "7"])).map("".join))
def test_an_escaped_text_still_says_the_same(text: str) -> None:
    text = clean(text)
    escaped = escape(text)
    shown = re.sub(r"\\([!-/:-@\[-`{-~])|`([^`]*)`", lambda match: match[1] or match[2], escaped)
    assert shown == text
    outside = re.sub(r"\\[!-/:-@\[-`{-~]|`[^`]*`", "", escaped)
    assert not set(outside) & set(r"\`*[]<>|~${}#")


def test_a_very_long_word_is_escaped_at_once() -> None:
    for word in ("a" * 200_000, "a@" * 50_000, "_" * 100_000, "www." * 50_000):
        assert escape(word)


def test_the_numbers_go_on_under_the_next_heading(sectioned: Summary) -> None:
    text = write(ExportTask("j", sectioned, "md", b"")).decode()

    assert "### Beschluss\n\n2. Der Haushalt gilt." in text
    assert "### Klima\n\nDer Text enthält keine Angaben zu „Klima“.\n" in text
