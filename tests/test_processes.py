"""What each process has not loaded."""

import subprocess
import sys

import pytest

NATIVE = ["pymupdf", "llama_cpp", "numpy", "lxml", "docx", "odfdo", "typst", "charset_normalizer"]
# After the start of each process, these are not there.
STRANGERS = {
    "cli.main": [*NATIVE, "PySide6", "httpx"],
    "cli.summarise": [*NATIVE, "PySide6", "httpx"],
    "jobs.worker": [
        "PySide6",
        "apsw",
        "keyring",
        "pymupdf",
        "lxml",
        "docx",
        "llama_cpp",
        "numpy",
        "charset_normalizer",
        "httpx",
        "truststore",
    ],
    "jobs.summarise": ["httpx", "PySide6", "apsw", "keyring", "pymupdf", "lxml", "docx", "charset_normalizer"],
    "documents.reader": ["PySide6", "apsw", "keyring", "llama_cpp", "numpy", "psutil", "httpx", "docx"],
    "ui.app": [*NATIVE, "httpx"],
}


@pytest.mark.parametrize("module", STRANGERS)
def test_a_process_loads_only_its_own(module: str) -> None:
    code = f"import sys, genius_desktop.{module}; print(*(m for m in {STRANGERS[module]} if m in sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.split() == []
