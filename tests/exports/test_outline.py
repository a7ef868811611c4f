"""What an exported summary says."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from genius_desktop import wording
from genius_desktop.domain import Citation, EngineInfo, Statement, Summary
from genius_desktop.exports.blocks import Facts, Heading, Listing, Notice, Paragraph, Signature, Table
from genius_desktop.exports.outline import Outline, outline
from genius_desktop.overviews import Decision, Finding, Overview
from genius_desktop.plain_text import clean

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_the_blocks_come_in_the_order_an_office_reads_them(summary: Summary) -> None:
    blocks = outline(summary, NOW).blocks
    assert [type(block) for block in blocks] == [
        Heading,
        Notice,
        Paragraph,
        Paragraph,
        Listing,
        Heading,
        Table,
        Heading,
        Listing,
        Heading,
        Facts,
        Signature,
    ]
    assert blocks[0] == Heading(1, "Haushaltsplan_2026 (Entwurf).pdf, Beschlussvorlage Kläranlage Süd.docx")
    assert blocks[1] == Notice(wording.AI_NOTICE)
    assert [block.text for block in blocks if isinstance(block, Heading)][1:] == ["Fundstellen", "Hinweise", "Herkunft"]


def test_each_document_has_its_coverage_line(summary: Summary, single: Summary) -> None:
    lines = [block.text for block in outline(summary, NOW).blocks if isinstance(block, Paragraph)]
    assert lines[0].startswith("Haushaltsplan_2026 (Entwurf).pdf: 212 von 215 Seiten gelesen")
    assert lines[1] == "Beschlussvorlage Kläranlage Süd.docx: 9 von 9 Abschnitten gelesen."
    [line] = [block.text for block in outline(single, NOW).blocks if isinstance(block, Paragraph)]
    assert line.startswith("212 von 215 Seiten gelesen")


def test_a_summary_of_one_document_names_pages_alone(single: Summary) -> None:
    first, second = _statements(outline(single, NOW))
    assert first[0].endswith("Rücklage. (S. 3, S. 7)")
    assert second == ("Die Hundesteuer steigt auf 1.250 Euro. (S. 44)", ("nicht im Dokument gefunden: 1.250 Euro",))


def test_a_summary_of_many_documents_names_them_once_a_statement(summary: Summary) -> None:
    first, _, third, *_ = _statements(outline(summary, NOW))
    assert first[0].endswith("(Haushaltsplan_2026 (Entwurf).pdf, S. 3, S. 7)")
    assert third[0].endswith("(Beschlussvorlage Kläranlage Süd.docx, Abschnitt 2)")
    both = Statement("Beides gilt.", (Citation(1, 2, "a", found=True), Citation(0, 3, "b", found=True)))
    [(text, _)] = _statements(outline(replace(summary, statements=(both,)), NOW))
    assert text == (
        "Beides gilt. (Beschlussvorlage Kläranlage Süd.docx, Abschnitt 2; Haushaltsplan_2026 (Entwurf).pdf, S. 3)"
    )


def test_documents_of_the_same_name_are_told_apart(summary: Summary) -> None:
    twins = (replace(summary.documents[0], name="Plan.pdf"), replace(summary.documents[1], name="Plan.pdf"))
    told = outline(replace(summary, documents=twins), NOW)
    assert told.title == "Plan.pdf [1], Plan.pdf [2]"
    assert "(Plan.pdf [2], Abschnitt 2)" in _statements(told)[2][0]


def test_what_no_check_found_is_said_in_words(summary: Summary) -> None:
    marks = [marks for _, marks in _statements(outline(summary, NOW))]
    assert marks[1] == ("nicht im Dokument gefunden: 1.250 Euro",)
    assert marks[2] == ("Zitat nicht gefunden: Beschlussvorlage Kläranlage Süd.docx, Abschnitt 2",)
    assert marks[5] == ("ohne Fundstelle",)
    assert not marks[0]


def test_every_quote_is_given_with_the_number_of_its_statement(summary: Summary) -> None:
    rows = _table(outline(summary, NOW)).rows
    assert [row[0] for row in rows] == ["1", "1", "2", "3", "4", "5"]
    assert rows[1][1:] == ("Haushaltsplan_2026 (Entwurf).pdf, S. 7", summary.statements[0].citations[1].quote)
    assert rows[3][1] == "Beschlussvorlage Kläranlage Süd.docx, Abschnitt 2 (Zitat dort nicht gefunden)"


def test_weights_that_no_catalogue_vouches_for_are_named_so(single: Summary) -> None:
    blocks = outline(replace(single, engine=EngineInfo("local", "eigenes", "ab" * 32, origin="unknown")), NOW).blocks
    facts = next(block for block in blocks if isinstance(block, Facts)).pairs

    assert ("Sprachmodell", "eigenes (nicht aus dem Katalog)") in facts


def test_every_engine_that_wrote_a_part_is_named(single: Summary) -> None:
    engines = (EngineInfo("local", "klein", "ab" * 32), EngineInfo("server", "standard", "", "gross-70b"))
    blocks = outline(replace(single, engine=engines[1], engines=engines), NOW).blocks
    facts = next(block for block in blocks if isinstance(block, Facts)).pairs

    assert facts[1:6] == (
        ("Verarbeitung", "Auf diesem PC"),
        ("Sprachmodell", "klein"),
        ("SHA-256", "ab" * 32),
        ("Verarbeitung", "Server der Gemeinde"),
        ("Sprachmodell", "standard (gross-70b)"),
    )


def test_without_any_quote_the_section_says_so(single: Summary) -> None:
    bare = replace(single, statements=(Statement("Ohne Beleg."),))
    assert Paragraph("Zu keiner Aussage gibt es eine Fundstelle.") in outline(bare, NOW).blocks


def test_the_overview_stands_before_the_statements_with_its_places(single: Summary) -> None:
    found = Overview(
        "statute",
        title=Finding("Hundesteuer\u202esatzung", 1, 0, 10),
        decisions=(Decision(None, (Finding("Der Rat beschließt.", 1, 0, 9),), Finding("einstimmig", 2, 0, 9)),),
        amounts=(Finding("90 Euro", 3, 0, 7),),
    )
    blocks = outline(replace(single, overviews=(found,)), NOW).blocks
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    lists = [[entry.text for entry in block.entries] for block in blocks if isinstance(block, Listing)]

    assert titles[1:3] == ["Sofort-Überblick", "Zusammenfassung"]
    assert Paragraph("Hundesteuersatzung") in blocks
    assert lists[:2] == [["Der Rat beschließt. einstimmig (S. 1, S. 2)"], ["90 Euro (S. 3)"]]


def test_statements_stand_under_their_topics_and_are_numbered_on(sectioned: Summary) -> None:
    blocks = outline(sectioned, NOW).blocks
    lists = [block for block in blocks if isinstance(block, Listing) and block.numbered]

    assert [block.text for block in blocks if isinstance(block, Heading)][1:5] == [
        "Zusammenfassung: Vermerk",
        "Kosten",
        "Klima",
        "Beschluss",
    ]
    assert [(block.first, [entry.text for entry in block.entries]) for block in lists] == [
        (1, ["Die Erträge betragen 12.450.000 Euro. (S. 3)"]),
        (2, ["Der Haushalt gilt. (S. 3)"]),
    ]
    assert [row[0] for row in _table(outline(sectioned, NOW)).rows] == ["1", "2"]


def test_what_the_text_does_not_say_is_a_paragraph_without_a_mark(sectioned: Summary) -> None:
    blocks = outline(sectioned, NOW).blocks

    assert Paragraph("Der Text enthält keine Angaben zu „Klima“.") in blocks


def test_a_form_that_no_file_knows_has_no_title(single: Summary) -> None:
    blocks = outline(replace(single, form="../../etc/passwd"), NOW).blocks

    assert all(block.level == 1 or "passwd" not in block.text for block in blocks if isinstance(block, Heading))


def test_remarks_are_there_only_where_there_is_doubt(summary: Summary, single: Summary) -> None:
    remarks = [block for block in outline(summary, NOW).blocks if isinstance(block, Listing)][1]
    assert [entry.text for entry in remarks.entries] == [
        "Haushaltsplan_2026 (Entwurf).pdf: Seiten ohne Text: 17–18, 90.",
        "Haushaltsplan_2026 (Entwurf).pdf: Die Datei war beschädigt und wurde beim Lesen repariert.",
        "Das Modell hat weniger Aussagen geschrieben als gewünscht.",
    ]
    assert Heading(2, "Hinweise") not in outline(single, NOW).blocks


def test_the_provenance_names_program_model_sources_and_digests(summary: Summary) -> None:
    [facts] = [block for block in outline(summary, NOW).blocks if isinstance(block, Facts)]
    assert facts.pairs[0][1].startswith("Genius Desktop ")
    assert facts.pairs[1:] == (
        ("Verarbeitung", "Auf diesem PC"),
        ("Sprachmodell", summary.engine.model),
        ("SHA-256", summary.engine.sha256),
        ("Ausgegeben am", "01.03.2026"),
        ("Dokument", summary.documents[0].name),
        ("SHA-256", summary.documents[0].sha256),
        ("Dokument", summary.documents[1].name),
        ("SHA-256", summary.documents[1].sha256),
    )


def test_an_example_says_that_no_model_wrote_it(single: Summary, summary: Summary) -> None:
    example = outline(single, NOW)
    assert example.blocks[1:3] == (Notice(wording.AI_NOTICE), Notice(wording.EXAMPLE_NOTICE))
    assert example.keywords == ("Mit KI erstellt", "Beispielausgabe")
    assert outline(summary, NOW).keywords[1].endswith("/trainedAlgorithmicMedia")


def test_what_hides_in_a_text_is_removed_and_what_is_broken_is_shown() -> None:
    assert clean("Ge\u00admeinde\u200b \u202eRat\u202c\ufeff\n\t 2026\u00a0") == "Gemeinde Rat 2026"
    assert clean("a\x00b\ud800c\ufffe") == "a\ufffdb\ufffdc\ufffd"


@given(st.text(st.characters(exclude_categories=())))
def test_a_clean_text_is_one_line_that_xml_can_hold(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert cleaned.encode().decode() == cleaned
    assert not any(character < " " or character in "\ufffe\uffff" for character in cleaned)
    assert clean(cleaned) == cleaned


def _statements(told: Outline) -> list[tuple[str, tuple[str, ...]]]:
    listing = next(block for block in told.blocks if isinstance(block, Listing))
    assert listing.numbered
    return [(entry.text, entry.marks) for entry in listing.entries]


def _table(told: Outline) -> Table:
    return next(block for block in told.blocks if isinstance(block, Table))


def test_an_edit_that_was_not_checked_again_is_marked(checked: Summary) -> None:
    first = replace(checked.statements[0], unchecked=True, checks=())
    told = outline(replace(checked, statements=(first, *checked.statements[1:])), NOW)

    assert "nach der Bearbeitung nicht neu geprüft" in _statements(told)[0][1]
