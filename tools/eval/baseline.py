"""The usual ways to summarise with llama.cpp, as a process of its own: one JSON task in, one JSON answer out.

`cut`: as much of the document as the context holds, one prompt. `chunks`: every piece in turn, then one merge.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

ROOM_TOKENS = 8192
CHUNK_TOKENS = 2000
NOTE_TOKENS = 256
ANSWER_TOKENS = 700
SYSTEM = "Du bist ein hilfreicher Assistent und antwortest auf Deutsch."
SUMMARISE = "Fasse das folgende Dokument in höchstens 300 Wörtern zusammen.\n\n{text}"
NOTE = "Fasse den folgenden Abschnitt eines Dokuments in höchstens 100 Wörtern zusammen.\n\n{text}"
MERGE = (
    "Fasse die folgenden Zusammenfassungen der Abschnitte eines Dokuments in höchstens 300 Wörtern zusammen.\n\n{text}"
)
# For the room that instructions and the signs of the chat take.
_SPARE_TOKENS = 160
Ask = Callable[[str, str, int], str]


def chat(instruction: str) -> str:
    """Put an instruction into the form that ChatML models are trained on."""
    turns = (("system", SYSTEM), ("user", instruction))
    return "".join(f"<|im_start|>{who}\n{text}<|im_end|>\n" for who, text in turns) + "<|im_start|>assistant\n"


def cut(text: str, ask: Ask, fit: Callable[[str, int], list[str]]) -> str:
    """Summarise the beginning that fits, as chat programs do."""
    head = fit(text, ROOM_TOKENS - ANSWER_TOKENS - _SPARE_TOKENS)[:1]
    return ask(SUMMARISE, "".join(head), ANSWER_TOKENS)


def chunks(text: str, ask: Ask, fit: Callable[[str, int], list[str]]) -> str:
    """Summarise piece after piece, then the summaries."""
    notes = [ask(NOTE, piece, NOTE_TOKENS) for piece in fit(text, CHUNK_TOKENS)]
    kept = fit("\n\n".join(notes), ROOM_TOKENS - ANSWER_TOKENS - _SPARE_TOKENS)[:1]
    return ask(MERGE, "".join(kept), ANSWER_TOKENS)


WAYS = {"cut": cut, "chunks": chunks}


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Load the weights, summarise one text in one way, and tell text and seconds; loading is not counted."""
    # As the program does: threads that spin while they wait would lose against anything else that runs here,
    # and the comparison would be about that.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import llama_cpp

    threads = int(task["threads"])
    llama = llama_cpp.Llama(
        model_path=task["model"],
        n_ctx=ROOM_TOKENS,
        n_threads=threads,
        n_threads_batch=threads,
        flash_attn=True,
        verbose=False,
    )
    counted = {"tokens_in": 0, "tokens_out": 0}

    def ask(instruction: str, text: str, limit: int) -> str:
        prompt = chat(instruction.format(text=text))
        reply = llama.create_completion(prompt, max_tokens=limit, temperature=0.0, stop=["<|im_end|>"])
        counted["tokens_in"] += reply["usage"]["prompt_tokens"]
        counted["tokens_out"] += reply["usage"]["completion_tokens"]
        return str(reply["choices"][0]["text"])

    def fit(text: str, tokens: int) -> list[str]:
        every = llama.tokenize(text.encode(), add_bos=False, special=False)
        pieces = (every[at : at + tokens] for at in range(0, max(len(every), 1), tokens))
        return [llama.detokenize(piece).decode(errors="ignore") for piece in pieces]

    began = time.monotonic()
    written = WAYS[task["way"]](str(task["text"]), ask, fit)
    seconds = time.monotonic() - began
    llama.close()
    return {"text": written, "seconds": round(seconds, 2), **counted}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(json.load(sys.stdin)), ensure_ascii=False))
