"""The list of weights, for people and for programs."""

import json
import os
import sys
from typing import Any

from genius_desktop import calibration_words, codec, problem_words, weights_words
from genius_desktop.models.known import Known
from genius_desktop.weights import Offer


def show(listed: list[Offer], about: Known, *, as_json: bool) -> None:
    """Print the list."""
    if as_json:
        json.dump([shape(offer) for offer in listed], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    if about.refused:
        print(problem_words.problem_sentence(about.refused, about.detail))
    for offer in listed:
        print(f"{'✓' if offer.state == 'ready' else '·'} {offer.name}")
        measured = calibration_words.lines(offer, calibration_words.COMMAND.format(offer.name))
        for line in (*weights_words.offer_lines(offer), *measured):
            print(f"    {line}")


def shape(offer: Offer) -> dict[str, Any]:
    """Give a set of weights in its stable form."""
    return {
        "id": offer.name,
        "title": offer.title,
        "tier": offer.tier,
        "licence": offer.licence,
        "languages": list(offer.languages),
        "bytes": offer.bytes,
        "memory_bytes": offer.memory_bytes,
        "present": offer.path is not None,
        "state": offer.state,
        "origin": offer.origin,
        "sha256": offer.sha256,
        "path": os.fsencode(offer.path).decode("utf-8", "replace") if offer.path else "",
        "shared": offer.shared,
        "part_bytes": offer.part_bytes,
        "fit": offer.fit,
        "lacking_bytes": offer.lacking_bytes,
        "pages_per_minute": round(offer.pages_per_minute, 1) or None,
        "planned_pages_per_minute": round(offer.planned_pages_per_minute, 1) or None,
        "calibrated": offer.plan is not None,
        "device": offer.plan.device if offer.plan else "",
        "verdicts": codec.to_plain(offer.verdicts),
        "figures": codec.to_plain(offer.figures),
        "in_catalog": offer.in_catalog,
    }
