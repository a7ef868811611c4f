"""The page „Entwerfen“ and the editor of assistants, shown what they need."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from genius_desktop.assignments import Entry
from genius_desktop.domain import Doubt, Source
from genius_desktop.jobs.events import Finished
from genius_desktop.standings import failed, waiting
from genius_desktop.tasks import SummaryTask
from genius_desktop.ui import assistant_gifts
from genius_desktop.ui.assistant_editor import AssistantEditor
from genius_desktop.ui.desktop import Desktop
from genius_desktop.ui.dropping import Catch
from genius_desktop.ui.story import Story
from genius_desktop.ui.writing_page import WritingPage
from tests import outcome_makers
from tests.assistants.test_procedures import GOOD
from tests.ui.tellings import TIMEOUT_MS
from tests.ui.writing_views import page


def choose(shown: WritingPage, name: str) -> None:
    shown.choice.setCurrentIndex(shown.choice.findData(name))


def wishes(shown: WritingPage) -> list[SummaryTask]:
    heard: list[SummaryTask] = []
    shown.wished.disconnect()
    shown.wished.connect(heard.append)
    return heard


def test_what_was_entered_stays_with_its_assistant(opened: Desktop) -> None:
    shown = page(opened)
    choose(shown, "brief")
    shown.form.fill([Entry("betreff", "Freibad"), Entry("anrede", "Frau"), Entry("inhalt", "Es öffnet.")])
    choose(shown, "vermerk")
    assert not shown.form.entries()
    choose(shown, "brief")

    assert {entry.field: entry.text for entry in shown.form.entries()} == {
        "betreff": "Freibad",
        "anrede": "Frau",
        "inhalt": "Es öffnet.",
    }


def test_a_missing_entry_is_asked_for_and_gets_the_keyboard(opened: Desktop) -> None:
    shown = page(opened)
    heard = wishes(shown)
    choose(shown, "brief")
    shown.begin.click()

    assert not heard
    assert "Betreff" in shown.message.text()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Betreff"

    shown.form.fill([Entry("betreff", "Freibad"), Entry("inhalt", "Es öffnet.")])
    shown.begin.click()
    assert heard[0].writing is not None
    assert heard[0].writing.procedure.id == "brief"


def test_documents_go_along_only_where_they_are_wanted(opened: Desktop) -> None:
    shown = page(opened)
    heard = wishes(shown)
    shown.take(Catch((Source(b"/x", "x.pdf"),)))
    shown.take(Catch((Source(b"/x", "x.pdf"), Source(b"/y", "y.pdf"))))
    choose(shown, "sitzungsvorbereitung")
    shown.begin.click()
    assert [source.name for source in heard[0].sources] == ["x.pdf", "y.pdf"]

    choose(shown, "aktennotiz")
    assert not shown.paper_box.isVisible()
    shown.form.fill([Entry("notizen", "Es ging um den Zaun.")])
    shown.begin.click()
    assert heard[1].sources == ()


def test_a_faulty_file_of_the_user_is_told_by_line_and_the_others_still_work(opened: Desktop) -> None:
    folder = opened.places.assistants
    folder.mkdir()
    (folder / "kaputt.toml").write_text(GOOD.replace("{field.thema}", "{field.x}"), encoding="utf-8")

    shown = page(opened)

    assert "Zeile 19" in shown.message.text()
    assert shown.choice.count() >= 13


def test_a_round_shows_each_file_and_its_result_only_those_that_are_not_in_it(opened: Desktop) -> None:
    story = Story("1", "Runde", "local", (), datetime.now().astimezone())
    head = opened.window.job_page.head
    for row in waiting((Source(b"/a", "a.pdf"), Source(b"/b", "b.pdf")), 2):
        story.hear(row)
    story.hear(failed(story.standings[0, ()], "empty-file"))
    story.hear(replace(story.standings[1, ()], state="working", step=1))
    opened.window.show_story(story)

    cells = [head.files.table.item(row, column) for row in range(2) for column in range(2)]
    told = [cell.text() for cell in cells if cell is not None]
    assert head.files.heading.text() == "0 von 2 Dateien fertig, 1 fehlgeschlagen"
    assert told[1].startswith("fehlgeschlagen: ")
    assert told[2:] == ["b.pdf", "Schritt 2 von 2"]

    doubt = Doubt("document-unread", detail="a.pdf", reason="empty-file")
    made = outcome_makers.answer()
    story.hear(Finished(replace(made, documents=(replace(made.documents[0], doubts=(doubt,)),))))
    opened.window.show_story(story)
    assert head.files.table.rowCount() == 1
    assert head.files.heading.text() == "Nicht im Ergebnis enthalten"

    story.tell(replace(made, documents=()))
    opened.window.show_story(story)
    assert head.files.isHidden()


def test_a_folder_can_be_chosen_for_its_documents(opened: Desktop, tmp_path: Path) -> None:
    (tmp_path / "Sitzung").mkdir()
    (tmp_path / "Sitzung" / "a.txt").write_text("Text", encoding="utf-8")
    shown = page(opened)
    choose(shown, "sitzungsvorbereitung")

    shown.folder.click()
    [dialog] = [one for one in shown.findChildren(QFileDialog) if one.isVisible()]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("Sitzung")
    dialog.accept()

    assert "a.txt" in shown.papers.text()


def test_an_assistant_from_one_sentence_is_tried_and_saved(opened: Desktop, qtbot: QtBot) -> None:
    shown = page(opened)
    shown.new.click()
    editor = shown.editor
    assert isinstance(editor, AssistantEditor)
    editor.form.sentence.setText("Erstelle einen Assistenten, der Bauanträge auf fehlende Unterlagen prüft")
    editor.form.draft.click()
    qtbot.waitUntil(editor.form.draft.isEnabled, timeout=TIMEOUT_MS)
    assert editor.form.title.text() == "Bauanträge auf fehlende Unterlagen prüfen"
    assert "Lageplan" in editor.form.items.toPlainText()

    editor.attempt.click()
    qtbot.waitUntil(editor.attempt.isEnabled, timeout=TIMEOUT_MS)
    assert "7 von 7 Erwartungen erfüllt" in editor.report.text()

    editor.save.click()
    assert shown.recipe is not None
    assert shown.recipe.procedure.title == "Bauanträge auf fehlende Unterlagen prüfen"
    assert shown.recipe.origin == "own"


def test_a_changed_file_with_faults_is_not_saved(opened: Desktop) -> None:
    shown = page(opened)
    choose(shown, "brief")
    shown.change.click()
    editor = shown.editor
    assert editor is not None
    editor.tabs.setCurrentIndex(1)
    editor.file.setPlainText(editor.file.toPlainText().replace("{field.inhalt}", "{field.falsch}"))
    editor.save.click()

    assert "{field.falsch}" in editor.report.text()
    assert not opened.places.assistants.exists()
    editor.reject()


def test_an_assistant_that_is_there_is_changed_in_the_form_and_its_versions_come_back(opened: Desktop) -> None:
    shown = page(opened)
    choose(shown, "sitzungsvorbereitung")
    for title in ("Ratsmappe", "Ausschussmappe"):
        shown.change.click()
        editor = shown.editor
        assert editor is not None
        assert editor.tabs.currentIndex() == 0
        assert "4 Schritte" in editor.form.scope.text()
        assert not editor.form.kind.isEnabled()
        editor.form.title.setText(title)
        editor.save.click()
        assert shown.recipe is not None
        assert (shown.recipe.procedure.title, len(shown.recipe.procedure.steps)) == (title, 4)
    assert shown.recipe is not None
    assert shown.recipe.procedure.version == 3

    shown.change.click()
    editor = shown.editor
    assert editor is not None
    editor.earlier.click()
    assert editor.form.title.text() == "Ratsmappe"
    editor.save.click()
    assert shown.recipe.procedure.title == "Ratsmappe"
    assert len(shown._shelf.versions("sitzungsvorbereitung")) == 2


def test_form_and_file_follow_each_other_and_the_form_overwrites_no_faulty_file(opened: Desktop) -> None:
    shown = page(opened)
    choose(shown, "vermerk")
    shown.change.click()
    editor = shown.editor
    assert editor is not None
    editor.form.items.setPlainText(editor.form.items.toPlainText() + "\nAktenzeichen")
    editor.tabs.setCurrentIndex(1)
    assert 'label = "Aktenzeichen"' in editor.file.toPlainText()

    editor.file.setPlainText(editor.file.toPlainText().replace('title = "Vermerk"', 'title = "Kurzvermerk"'))
    editor.tabs.setCurrentIndex(0)
    assert editor.form.title.text() == "Kurzvermerk"

    editor.tabs.setCurrentIndex(1)
    editor.file.setPlainText(editor.file.toPlainText().replace("{field.betreff}", "{field.falsch}"))
    editor.tabs.setCurrentIndex(0)
    assert editor.tabs.currentIndex() == 1
    assert "{field.falsch}" in editor.report.text()
    assert "{field.falsch}" in editor.file.toPlainText()
    editor.reject()


@pytest.mark.parametrize("yes", [True, False])
def test_what_others_give_is_shown_before_it_is_taken(opened: Desktop, tmp_path: Path, yes: bool) -> None:  # noqa: FBT001
    gift = tmp_path / "gabe.toml"
    gift.write_text(
        GOOD.replace("Schreibe einen Satz.", "Entscheide, ob der Wohngeldantrag bewilligt wird."), encoding="utf-8"
    )
    shown = page(opened)

    assistant_gifts.look_at(shown, shown._shelf, gift, then=shown.refresh, trouble=shown._refuse)
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    told = box.text() + box.informativeText()
    assert "Fragt nach: Thema" in told
    assert "Nur zur Orientierung" in told
    next(one for one in box.findChildren(QPushButton) if (one.text() == "Übernehmen") == yes).click()

    assert (shown._shelf.own / "mitteilung.toml").exists() == yes
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
