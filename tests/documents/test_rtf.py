import random
import time
from contextlib import suppress

import pytest

from genius_desktop.documents import rtf
from genius_desktop.documents.blocks import Block
from genius_desktop.documents.formats import detect
from genius_desktop.problems import InputProblem

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 eins;}{\s2 heading 2;}{\s3 \'dcberschrift 3;}{\*\cs9 x;}}"
    "\n"
)


def _read(body: str) -> list[Block]:
    return rtf.read((HEAD + body + "}").encode("cp1252"), "a").blocks


def _texts(body: str) -> list[str]:
    return [block.text for block in _read(body)]


def _doubts(body: str) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in rtf.read((HEAD + body + "}").encode(), "a").doubts}


def test_characters_come_out_right_however_they_are_written() -> None:
    assert _texts(r"Stra\'dfe gr\u252\'fcn \u8364? \u-10179?\u-8704? {\uc0\u228}b {\uc2\u228xy}z\~2\_3\-4\par") == [
        "Straße grün € 😀 äb äz\u00a02-34"
    ]
    assert _texts(r"{\f2 \'cf\'f0\'e8} {\f1\'b7} \u-3913? \endash\emdash\bullet\lquote\ldblquote\par") == [
        "При • • –—•‘“"
    ]


def test_the_code_page_of_the_file_counts() -> None:
    assert rtf.read(rb"{\rtf1\ansi\ansicpg1250 \'9e}", "a").blocks == [Block("ž")]
    assert rtf.read(b"\xef\xbb\xbf{\\rtf1 a}", "a").blocks == [Block("a")]
    assert rtf.read(rb"{\rtf1\mac \'8a}", "a").blocks == [Block("ä")]
    assert rtf.read(rb"{\rtf1\pca \'84}", "a").blocks == [Block("ä")]
    assert rtf.read(rb"{\rtf1\ansicpg99999 \'e4}", "a").blocks == [Block("ä")]


def test_headings_are_known_by_outline_and_by_the_name_of_their_style() -> None:
    body = r"\pard\s1 A\par\pard\s2 B\par\pard\s3 C\par\pard\outlinelevel4 D\par\pard E\par"
    assert _read(body) == [Block("A", 1), Block("B", 2), Block("C", 3), Block("D", 5), Block("E")]


def test_tables_come_out_as_rows_with_their_heads_and_merged_cells_once() -> None:
    def row(*cells: str, edges: tuple[int, ...] = (100, 1000, 2000)) -> str:
        widths = "".join(rf"\cellx{edge}" for edge in edges)
        return rf"\trowd{widths}" + "".join(rf"\pard\intbl {cell}\cell" for cell in cells) + r"\row"

    body = (
        "vor\\par" + row("Nr", "Leistung", r"Geb\'fchr")
        + row("1", r"Grab\par neu", "70,00") + row("2", "Urne", "30,00")
        + row("Summe", "100,00", edges=(1010, 2000)) + r"\pard nach\par"
    )  # fmt: skip
    assert _texts(body) == [
        "vor", "Nr: 1 | Leistung: Grab neu | Gebühr: 70,00", "Nr: 2 | Leistung: Urne | Gebühr: 30,00",
        "Summe | Gebühr: 100,00", "nach",
    ]  # fmt: skip


def test_a_row_marked_as_head_names_the_columns_and_nested_cells_stay_in_theirs() -> None:
    body = (
        r"\trowd\trhdr\cellx1\cellx2000 A\cell B\cell\row\trowd\cellx1\cellx2000\pard\intbl x\cell"
        r"\pard\intbl\itap2 i1\nestcell i2\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}{\nonesttables\par}\cell\row"
    )
    assert _texts(body) == ["A: x | B: i1 | i2"]


def test_lists_keep_the_labels_the_writer_saw() -> None:
    body = r"{\listtext\pard 1.\tab}eins\par{\pntext\f1\'b7\tab}zwei\par{\*\pn\pnlvl1{\pntxta .}}drei\par"
    assert _texts(body) == ["1. eins", "• zwei", "drei"]


def test_notes_comments_and_boxes_follow_their_paragraph_and_running_heads_come_once() -> None:
    body = (
        r"{\headerl Kopf\par}{\headerr Kopf\par}{\footer Fu\'df \chpgn\par}Satz"
        r"{\super\chftn{\footnote\pard{\chftn} Note}}"
        r" geht{\*\atnauthor Amt}\chatn{\*\annotation{\*\atndate 1}pr\'fcfen} weiter{\footnote\ftnalt Ende}\par"
        r"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv y}}{\shptxt Kasten\par}}{\shprslt{\*\do\dptxbxtext Kasten\par}}}\par"
    )
    assert _texts(r"a{\*\do\dptxbx{\dptxbxtext Kasten}}\par") == ["a", "Kasten"]
    assert _texts(body) == [
        "[Kopfzeile: Kopf]", "Satz geht weiter", "[Fußnote 1: Note]", "[Kommentar Amt: prüfen]", "[Endnote 1: Ende]",
        "Kasten", "[Fußzeile: Fuß]",
    ]  # fmt: skip


def test_tracked_changes_and_hidden_text_are_told() -> None:
    body = r"kostet {\deleted zehn}{\revised zw\u246\'f6lf}{\v geheim} Euro {\cf2 wei\'df}{\fs1 klein}\v a\plain b\par"
    assert _texts(body) == ["kostet zwölf Euro b"]
    assert _doubts(body) == {"tracked-changes": 2, "hidden-words": 16}
    assert _texts(r"\pard\intbl{\cf2 wei}\cell\row{\cf2\highlight1 da}\par") == ["wei", "da"]


def test_pictures_and_objects_are_passed_over_and_counted() -> None:
    body = (
        r"a{\*\shppict{\pict\pngblip 89504e}}{\nonshppict{\pict\wmetafile8 0102}}b{\object\objemb\objupdate"
        r"{\*\objclass Word}{\*\objdata 0105}{\result{\pict 00}gezeigt}}{\pict\bin4 {{}}}c\par"
    )
    assert _texts(body) == ["abgezeigtc"]
    assert _doubts(body) == {"pictures-unread": 3, "embedded-files": 1}


def test_fields_give_their_result_and_what_they_would_load_is_counted() -> None:
    body = (
        r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt hier}}{\field{\fldinst DDEAUTO cmd}{\fldrslt da}}'
        r'{\field{\*\fldinst INCLUDEPICTURE "http://x"}{\fldrslt }}{\*\template http://x/a.dot}\par'
    )
    assert _texts(body) == ["hierda"]
    assert _doubts(body) == {"external-links": 2, "active-content": 0}


def test_what_no_one_knows_is_passed_over_and_the_ansi_half_of_a_pair_too() -> None:
    body = r"a{\*\geheim versteckt {tief}}{\info{\title nein}}{\upr{ansi}{\*\ud{\u252?}}}\unbekannt9 z\par"
    assert _texts(body) == ["aüz"]


def test_a_torn_file_gives_what_is_there_and_says_so() -> None:
    content = rtf.read(rb"{\rtf1 eins\par {\b zwei \'", "a")

    assert content.blocks == [Block("eins"), Block("zwei")]
    assert [doubt.code for doubt in content.doubts] == ["repaired"]


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1 a" + b"{" * 1_000_000 + b"b" + b"}" * 1_000_000 + rb"\par}",
        rb"{\rtf1 a" + b"{" * 1_000_000,
        rb"{\rtf1 a" + rb"{\footnote " * 20_000 + b"}" * 30_000,
        rb"{\rtf1 a\bin99999999999 b}",
        rb"{\rtf1 a\u99999999999 b}" + b"}" * 1000,
        rb"{\rtf1 a" + rb"\cell" * 100_000 + rb"\row}",
    ],
)
def test_nesting_and_numbers_without_end_cost_no_time(data: bytes) -> None:
    started = time.process_time()
    content = rtf.read(data, "a")

    assert "".join(block.text for block in content.blocks).startswith("a")
    assert time.process_time() - started < 10


ELEMENTS = {
    "body": r"{} \par ",
    "heading": r"\pard\s1 {} \par\pard ",
    "row": r"\trowd\cellx1\cellx2\pard\intbl {} \cell x\cell\row\pard ",
    "note": r"a{{\footnote {} }}\par ",
    "comment": r"a{{\*\annotation {} }}\par ",
    "box": r"{{\shp{{\*\shpinst{{\shptxt {} \par}}}}}}\par ",
    "insertion": r"{{\revised {} }}\par ",
    "field": r"{{\field{{\*\fldinst X}}{{\fldrslt {} }}}}\par ",
    "list": r"{{\listtext \u183?\tab}}{} \par ",
    "unicode": r"{{\uc1 {}\u32? }}\par ",
}


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_word_of_every_element_comes_back_once(element: str) -> None:
    words = [f"w{number:04}" for number in range(300)]
    found = " ".join(_texts("".join(ELEMENTS[element].format(word) for word in words)))

    assert [word for word in found.replace("]", " ").split() if word.startswith("w")] == words


def test_damaged_files_end_in_text_or_a_refusal() -> None:
    chance = random.Random(6)  # noqa: S311 (no secret)
    good = (HEAD + "".join(part.format("Wort") for part in ELEMENTS.values()) * 3 + "}").encode()
    for _ in range(200):
        data = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(6, len(data))] = chance.choice(b"{}\\'0-9\xff\0 ")
        with suppress(InputProblem):
            assert detect(bytes(data), "a") == "rtf"
            rtf.read(bytes(data), "a")
