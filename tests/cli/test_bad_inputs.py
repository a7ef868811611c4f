"""Bad input gets a plain German sentence and the right exit code, and leaves no half-written file."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from genius_desktop.cli.worker_client import GRACE_SECONDS
from tests import makers
from tests.conftest import Run

SCRIPTED = ("--engine", "scripted")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("leer.pdf", b"", "ist leer"),
        ("bild.pdf", b"GIF89a", "Format"),
        ("geheim.pdf", makers.pdf(password="x"), "Kennwort"),
        ("kaputt.pdf", b"%PDF-1.7\n" + b"\xff\0junk" * 1000, "beschädigt"),
        ("scan.pdf", makers.picture_pdf(), "keinen lesbaren Text"),
        ("kurz.txt", "Nur ein kurzer Satz.", "zu kurz"),
    ],
)
def test_a_bad_document_is_the_users_to_mend(run: Run, tmp_path: Path, name: str, data: bytes | str, says: str) -> None:
    out = tmp_path / "ergebnis.md"
    done = run("summarize", makers.write(tmp_path, name, data), *SCRIPTED, "--out", out)

    assert done.returncode == 3
    assert says in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not out.exists()


def test_a_missing_document_is_told_before_anything_is_loaded(run: Run) -> None:
    done = run("summarize", "weg.pdf", *SCRIPTED)

    assert (done.returncode, "gibt es nicht" in done.stderr) == (3, True)


@pytest.mark.parametrize("out", ["gibt/es/nicht/a.md", "."])
def test_an_output_that_cannot_be_written_is_told_before_the_work(run: Run, tmp_path: Path, out: str) -> None:
    file = makers.write(tmp_path, "a.pdf", makers.pdf())

    done = run("summarize", file, *SCRIPTED, "--out", out)

    assert done.returncode == 3
    assert "kann nicht geschrieben werden" in done.stderr


def test_a_missing_model_is_for_the_administrator(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "a.pdf", makers.pdf())

    done = run("summarize", file, env={**os.environ, "GENIUS_DESKTOP_MODELS": str(tmp_path / "leer")})

    assert done.returncode == 4
    assert "models download" in done.stderr


def test_a_model_with_a_wrong_hash_is_for_the_administrator(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "a.pdf", makers.pdf())
    makers.write(tmp_path, "smollm2-135m-instruct-q4_1.gguf", b"GGUF" * 100)

    done = run(
        "summarize", file, "--model", "smollm2-135m-instruct-q4_1",
        env={**os.environ, "GENIUS_DESKTOP_MODELS": str(tmp_path)},
    )  # fmt: skip

    assert done.returncode == 4
    assert "Prüfsumme" in done.stderr


def test_a_file_that_is_no_model_is_for_the_administrator(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "a.pdf", makers.pdf())
    model = makers.write(tmp_path, "falsch.gguf", b"GGUF" + b"\0" * 500)

    done = run("summarize", file, "--model", model)

    assert done.returncode == 4
    assert "falsch.gguf" in done.stderr


@pytest.mark.model
def test_too_little_memory_is_for_the_administrator(run: Run, tmp_path: Path) -> None:
    from tests.conftest import model_file

    if sys.platform == "win32":
        pytest.skip("Windows sets no limit on the memory of a process from outside")
    import resource

    model = model_file("smollm2-135m-instruct-q4_1")
    file = makers.write(tmp_path, "a.pdf", makers.pdf())

    done = run(
        "summarize", file, "--model", model,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000)),
    )  # fmt: skip

    assert done.returncode == 4
    assert "Arbeitsspeicher" in done.stderr


def test_no_server_is_configured(run: Run, tmp_path: Path) -> None:
    done = run("summarize", makers.write(tmp_path, "a.pdf", makers.pdf()), "--engine", "server")

    assert (done.returncode, "kein Server eingerichtet" in done.stderr) == (4, True)


def test_an_unknown_assistant_or_form_is_told(run: Run, tmp_path: Path) -> None:
    file = makers.write(tmp_path, "a.pdf", makers.pdf())

    assert run("summarize", file, *SCRIPTED, "--assistant", "gibtsnicht").returncode == 3
    assert run("summarize", file, *SCRIPTED, "--form", "gibtsnicht").returncode == 3


@pytest.mark.parametrize(
    "words",
    [("summarize",), ("summarize", "a", "--length", "riesig"), ("tanze",), ("summarize", "a", "--format", "pdf")],
)
def test_a_wrong_call_is_told_in_german(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)

    assert done.returncode == 2
    assert "Fehler" in done.stderr
    assert "error" not in done.stderr
    assert "required" not in done.stderr


def test_ctrl_c_ends_the_job_and_every_process(home: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows sends Ctrl+C to consoles, not to groups")
    text = "\n\n".join(f"Der Rat der Gemeinde Musterau berät über den Punkt {n} ausführlich." for n in range(20_000))
    file = makers.write(tmp_path, "lang.txt", text)
    process = subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-m",
            "genius_desktop",
            "--home",
            home,
            "--progress",
            "json",
            "summarize",
            file,
            *SCRIPTED,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr
    while b'"note"' not in process.stderr.readline():
        pass
    family = psutil.Process(process.pid).children(recursive=True)
    # As a terminal does it: to the whole group.
    start = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)

    assert process.wait(10) == 5
    # By itself, and not because it was killed for want of an answer.
    assert time.monotonic() - start < GRACE_SECONDS
    assert "Abgebrochen" in process.stderr.read().decode()
    _, alive = psutil.wait_procs(family, timeout=3)
    assert not alive
    for pipe in (process.stdout, process.stderr):
        assert pipe
        pipe.close()


def test_a_name_that_is_no_text_is_shown_as_well_as_it_goes(run: Run, tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/kaputt_\xfc\x1b[31m.pdf"))
    file.write_bytes(makers.pdf())

    done = run("summarize", file, *SCRIPTED, "--format", "json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["documents"][0]["name"] == "kaputt_\ufffd\ufffd[31m.pdf"


def test_a_profile_that_cannot_be_written_is_for_the_administrator(run: Run, home: Path, tmp_path: Path) -> None:
    home.write_text("eine Datei, kein Ordner")

    done = run("summarize", makers.write(tmp_path, "a.pdf", makers.pdf()), *SCRIPTED)

    assert (done.returncode, "Ordner" in done.stderr) == (4, True)


def test_the_profile_is_readable_by_its_user_only(run: Run, home: Path, tmp_path: Path) -> None:
    run("summarize", makers.write(tmp_path, "a.pdf", makers.pdf()), *SCRIPTED)

    assert home.stat().st_mode & 0o077 == 0
