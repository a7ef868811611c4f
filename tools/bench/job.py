"""One whole job on the command line, in an empty profile: times and the memory of each process."""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

import psutil

_LOOK_SECONDS = 0.1


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Summarise the named documents and tell what it took."""
    if not arguments.files:
        raise SystemExit("Bitte ein Dokument nennen.")
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-P", "-m", "genius_desktop", "--home", home, "summarize", *arguments.files]
        start = time.monotonic()
        process = subprocess.Popen([*command, "--format", "json", "--model", arguments.model], stdout=subprocess.PIPE)
        peaks: dict[str, int] = {}
        watch = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
        watch.start()
        output, _ = process.communicate()
        total = time.monotonic() - start
        watch.join()
    if process.returncode:
        raise SystemExit(process.returncode)
    result = json.loads(output)
    timing = result["timing"]
    found = [citation["found"] for statement in result["statements"] for citation in statement["citations"]]
    return {
        "pages": result["coverage"]["pages_total"],
        "pages_read": result["coverage"]["pages_read"],
        "statements": len(result["statements"]),
        "citations_found": round(sum(found) / max(len(found), 1), 3),
        "seconds_whole_process": round(total, 1),
        "seconds_job": timing["seconds_total"],
        "seconds_first_text": timing["seconds_first_text"],
        "tokens_in": timing["tokens_in"],
        "tokens_out": timing["tokens_out"],
        **{f"peak_mb_{role}": round(peak / 1e6) for role, peak in sorted(peaks.items())},
    }


def _watch(process: "subprocess.Popen[bytes]", peaks: dict[str, int]) -> None:
    """Keep the largest resident size of each process, by the word it was started with."""
    while process.poll() is None:
        try:
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            for member in family:
                words = member.cmdline()
                role = words[-1] if words and words[-1] in {"worker", "reader"} else "parent"
                peaks[role] = max(peaks.get(role, 0), member.memory_info().rss)
        except psutil.Error:
            pass
        time.sleep(_LOOK_SECONDS)
