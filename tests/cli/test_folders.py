"""A folder stands for the documents in it."""

import json
from pathlib import Path

from tests import mail_makers, makers
from tests.conftest import Run


def test_a_folder_is_read_with_its_attachments_and_its_lock_files_left_out(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Sitzung"
    folder.mkdir()
    makers.write(
        folder,
        "10 Brief.eml",
        mail_makers.joined([mail_makers.plain("Text"), mail_makers.attached("a.pdf", makers.pdf())]),
    )
    makers.write(folder, "9 Vorlage.pdf", makers.pdf())
    makers.write(folder, "~$Vorlage.docx", b"x")

    done = run("read", folder, "--json")
    shape = json.loads(done.stdout)

    assert done.returncode == 0
    assert "Ausgelassen: 1 " in done.stderr
    assert [document["name"] for document in shape["documents"]] == ["9 Vorlage.pdf", "10 Brief.eml"]
    assert [file["document"]["name"] for file in shape["documents"][1]["attachments"]] == ["a.pdf"]


def test_a_folder_can_be_summarised(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Sitzung"
    folder.mkdir()
    makers.write(folder, "a.pdf", makers.pdf())

    assert run("summarize", folder, "--engine", "scripted").returncode == 0


def test_a_folder_with_nothing_or_far_too_much_is_the_users_to_mend(run: Run, tmp_path: Path) -> None:
    empty, full = tmp_path / "leer", tmp_path / "voll"
    empty.mkdir()
    full.mkdir()
    for number in range(201):
        (full / f"{number}.txt").touch()

    none, many = run("read", empty), run("summarize", full, "--engine", "scripted")

    assert (none.returncode, "kein Dokument" in none.stderr) == (3, True)
    assert (many.returncode, "höchstens 200" in many.stderr) == (3, True)
