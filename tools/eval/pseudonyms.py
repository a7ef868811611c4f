"""How much of what is personal is hidden in made sentences, and what is hidden wrongly; no model is needed."""

import json

from tests.pseudonyms.fresh_sentences import fresh
from tests.pseudonyms.made_sentences import made
from tests.pseudonyms.measuring import Measured, measure

SENTENCES = 300
_SEEDS = (2026, 1, 2, 3, 4)


def show(count: int, *, as_json: bool) -> int:
    """Print recall and precision over so many sentences of each of five sets."""
    told: dict[str, Measured] = {f"made {seed}": measure(made(seed, count)) for seed in _SEEDS}
    told |= {f"tuning {seed}": measure(fresh("tuning", seed, count)) for seed in _SEEDS}
    # Of the blind half nothing but its figures is ever shown.
    blind = {f"blind {seed}": measure(fresh("blind", seed, count)) for seed in _SEEDS}
    figures = [
        {
            "set": seed,
            "personal": found.wanted,
            "recall": round(found.recall, 4),
            "precision": round(found.precision, 4),
        }
        for seed, found in (told | blind).items()
    ]
    if as_json:
        print(json.dumps(figures, indent=2))
        return 0
    for line in figures:
        print("  ".join(f"{name} {value}" for name, value in line.items()))
    for found in told.values():
        for missed in found.missed:
            print(f"  missed {missed}")
        for wrong in found.wrong:
            print(f"  wrong  {wrong}")
    return 0
