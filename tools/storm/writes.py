"""Child of `storm devices`: write one answer with the local engine and tell how, as JSON."""

import json
import os
import sys
import time

from genius_desktop.domain import Plan, Weights
from genius_desktop.engines.brake import Brake
from genius_desktop.engines.local import backends
from genius_desktop.engines.local.engine import LocalEngine
from genius_desktop.engines.protocol import Prompt

TEXT = (
    "The council met on Monday evening in the old town hall. It decided to repair the bridge near the mill. "
    "The work will cost 40000 euros and begins in May. The mayor thanked all members for their patience."
)


def main() -> None:
    """Write so many tokens as the second word says, on the device that the third one names, if any."""
    path, tokens, device = sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else ""  # noqa: PLR2004
    plan = Plan(threads=os.cpu_count() or 1, rows=2, ubatch_tokens=32, device=device, device_layers=999)
    begin = time.monotonic()
    engine = LocalEngine(Weights("storm", os.fsencode(path), "storm", "chatml"), Brake(), plan=plan)
    question = Prompt("You are a helpful clerk.", "Text:\n", TEXT, "\n\nWrite one sentence about the text.", tokens)
    text = "".join(piece.text for piece in engine.write([question]))
    told = {
        "text": text,
        "variant": backends.runtime().variant,
        "device": engine.plan.device,
        "seconds": round(time.monotonic() - begin, 1),
    }
    engine.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
