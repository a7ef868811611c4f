"""Real statutes against edited copies of themselves."""

from pathlib import Path

import pytest

from tests.jobs.statutes import compared

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "statutes_all"
STATUTES = sorted(CORPUS.glob("*.md"))[:24] if CORPUS.is_dir() else []


@pytest.mark.skipif(not STATUTES, reason="the corpus is not on this machine")
@pytest.mark.parametrize("file", STATUTES, ids=lambda file: file.stem)
def test_one_other_figure_in_a_real_statute_is_the_only_change(file: Path) -> None:
    text = file.read_text("utf-8")
    assert compared(text, text) == {}
    words = text.split()
    where = [word for word in words if word.endswith(("ung", "keit")) and word[0].isupper() and text.count(word) == 1]
    for word in where[:5]:
        changed = compared(text, text.replace(word, f"{word}sausnahme"))
        assert len(changed) == 1, word
        assert next(iter(changed.values())).kind == "changed"
