"""The figures of one result, each counted so that results can be added up."""

import re
from dataclasses import dataclass

from tools.eval import facts, german, roles
from tools.eval.facts import FactFile
from tools.eval.figures import figures, readable
from tools.eval.holdings import Holdings
from tools.eval.names import names
from tools.eval.pages import Pages
from tools.eval.program import Result, Statement

# A small model says in other words what its source says; below this share of its content words it says something else.
CARRIED_WORDS = 0.7
ALIKE = 0.8
_LOOP_WORDS = 4
_BEFORE_CHARS = 16


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Add what was counted elsewhere."""
        return Share(self.part + other.part, self.whole + other.whole)

    def rate(self) -> float | None:
        """Give the share; None where there was nothing to count."""
        return round(self.part / self.whole, 4) if self.whole else None


@dataclass(frozen=True, slots=True)
class Score:
    """What one result is worth, and every statement that cost it something."""

    shares: dict[str, Share]
    seconds: float
    findings: tuple[tuple[str, str, str], ...]
    missed: tuple[str, ...]


def score(result: Result, pages: Pages, known: FactFile) -> Score:
    """Count every figure of a result."""
    statements = result.statements
    both = f"{result.overview}\n{result.summary()}"
    repeated = repetitions([statement.text for statement in statements])
    evidence = [located(statement, pages) for statement in statements]
    unsupported = [unmarked(statement, pages.whole) for statement in statements]
    uncarried = [not_carried(s, " ".join(found)) for s, found in zip(statements, evidence, strict=True)]
    suspects = [role_suspects(s, found) for s, found in zip(statements, evidence, strict=True)]
    cited = [bool(statement.quotes) for statement in statements]
    foreign = [not german.is_german(statement.text) for statement in statements]
    shares = {
        "fact_recall": Share(*facts.recall(known.facts, both)),
        "fact_recall_summary": Share(*facts.recall(known.facts, result.summary())),
        "fact_recall_overview": Share(*facts.recall(known.facts, result.overview)),
        "unsupported_rate": _share(unsupported),
        "citation_precision": Share(sum(c and not u for c, u in zip(cited, uncarried, strict=True)), sum(cited)),
        "citation_found": Share(sum(bool(text) for texts in evidence for text in texts), sum(map(len, evidence))),
        "cited_rate": _share(cited),
        "german_rate": Share(len(foreign) - sum(foreign), len(foreign)),
        "repetition_rate": _share(repeated),
        "role_suspects": _share(suspects),
        "marked_rate": _share([statement.marked for statement in statements]),
        # An overview of a short paper can be little less than the paper.
        "overview_share": Share(len(german.words(result.overview)), len(german.words(pages.plain()))),
    }
    named = {
        "unsupported": [", ".join(found) for found in unsupported],
        "not carried": [why if cite else "" for why, cite in zip(uncarried, cited, strict=True)],
        "quote not on page": ["" if all(texts) else "quote" for texts in evidence],
        "role": ["; ".join(found) for found in suspects],
        "repeated": ["again" if again else "" for again in repeated],
        "not German": ["language" if other else "" for other in foreign],
    }
    findings = tuple(
        (kind, why, one.text) for kind, whys in named.items() for why, one in zip(whys, statements, strict=True) if why
    )
    missed = tuple(fact.text for fact in known.facts if not facts.carried(fact, both))
    return Score(shares, round(result.seconds, 1), findings, missed)


def _share(found: list[bool] | list[list[str]] | list[tuple[str, ...]]) -> Share:
    return Share(sum(map(bool, found)), len(found))


def located(statement: Statement, pages: Pages) -> list[str]:
    """Give for each quote its surroundings on its page; empty where it does not stand there."""
    return [pages.around(page, quote) for page, quote in statement.quotes]


def unmarked(statement: Statement, document: Holdings) -> list[str]:
    """Name the figures and names that the document does not hold and the program does not mark."""
    marks = [mark.casefold() for mark in statement.marked]
    invented = [name for name in names(statement.text) if not document.has_word(name)]
    # A name within a mark is marked: the program may mark the whole name.
    return _lacking(statement, document)[0] + [n for n in invented if not any(n.casefold() in mark for mark in marks)]


def _lacking(statement: Statement, held: Holdings) -> tuple[list[str], int]:
    """Name the unmarked figures that a text does not hold, and count those it does."""
    text = readable(statement.text)
    marked = {value for mark in statement.marked for figure in figures(readable(mark)) for value in figure.values}
    asked = [figure for figure in figures(text) if not set(figure.values) & marked]
    lacking = [f.text for f in asked if not held.holds(f, text[max(0, f.start - _BEFORE_CHARS) : f.start])]
    return lacking, len(asked) - len(lacking)


def not_carried(statement: Statement, evidence: str) -> str:
    """Say why the quotes, each with a sentence on either side, do not carry a statement; empty where they do."""
    held = Holdings(evidence)
    lacking, figures_held = _lacking(statement, held)
    if lacking:
        return f"lacks {', '.join(lacking)}"
    wanted = german.weighed_words(german.cleaned(statement.text))
    # A figure in common says at least as much as a noun.
    whole = sum(wanted.values()) + figures_held
    shared = sum(weight for word, weight in wanted.items() if held.has_word(word)) + figures_held
    return "" if evidence and shared >= CARRIED_WORDS * whole else f"{shared:g} of {whole:g} words and figures"


def role_suspects(statement: Statement, evidence: list[str]) -> list[str]:
    """Name what plays another part in the quotes, and a denial that came or went."""
    found = roles.suspects(statement.text, " ".join(evidence)) if any(evidence) else []
    quotes = [quote for _, quote in statement.quotes]
    denials = [roles.turned(statement.text, quote, around) for quote, around in zip(quotes, evidence, strict=True)]
    return found + ["denial"] * any(denials)


def repetitions(texts: list[str]) -> list[bool]:
    """Tell of each statement whether it repeats an earlier one or itself."""
    seen: list[tuple[set[str], set[tuple[str, ...]]]] = []
    repeated = []
    for text in texts:
        stems = {german.stem(word) for word in german.content_words(text)}
        values = {value for figure in figures(readable(text)) for value in figure.values}
        repeated.append(_loops(text) or any(_alike(stems, values, earlier) for earlier in seen))
        seen.append((stems, values))
    return repeated


def _alike(stems: set[str], values: set[tuple[str, ...]], earlier: tuple[set[str], set[tuple[str, ...]]]) -> bool:
    known_stems, known_values = earlier
    either = stems | known_stems
    # The same words about other figures are another fact.
    return values <= known_values and (
        not either or len(stems & known_stems) >= ALIKE * len(either) or _within(stems, known_stems)
    )


def _within(stems: set[str], known: set[str]) -> bool:
    return bool(stems) and stems <= known


def _loops(text: str) -> bool:
    # With its figures: „in Höhe von 450 v. H.“ and „in Höhe von 360 v. H.“ are two things.
    words = re.findall(r"[\w.,]*\w", text.casefold())
    runs = [tuple(words[at : at + _LOOP_WORDS]) for at in range(len(words) - _LOOP_WORDS + 1)]
    return len(runs) - len(set(runs)) > 1
