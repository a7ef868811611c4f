import random
from contextlib import suppress

import pytest

from genius_desktop.documents import html
from genius_desktop.documents.blocks import Block
from genius_desktop.problems import InputProblem


def _texts(body: str) -> list[str]:
    return [block.text for block in html.read(f"<!doctype html><html><body>{body}</body></html>".encode(), "a").blocks]


def test_html_gives_text_once_and_no_script() -> None:
    page = (
        "<html><head><title>x</title></head><body><h1>Satzung</h1><div>vorn<p>mitten <b>fett</b></p>hinten</div>"
        "<script>alert(1)</script><ul><li>Punkt</li></ul>"
        "<table><tr><td>Hund</td><td>90 Euro</td></tr></table></body></html>"
    )

    assert html.read(page.encode(), "a").blocks == [
        Block("Satzung", 1),
        Block("vorn"),
        Block("mitten fett"),
        Block("hinten"),
        Block("• Punkt"),
        Block("Hund | 90 Euro"),
    ]


@pytest.mark.parametrize(
    "declared", ["", "<meta charset=utf-8>", '<meta http-equiv=x content="text/html; charset=l9">']
)
def test_html_in_an_old_encoding_keeps_its_umlauts_whatever_it_says(declared: str) -> None:
    page = f"<html>{declared}<body><p>Gebühren für Straßen und Plätze der Gemeinde, mäßig erhöht</p></body></html>"

    assert html.read(page.encode("cp1252"), "a").blocks[0].text.startswith("Gebühren für Straßen")


def test_html_in_utf16_is_read_and_so_is_what_calls_itself_latin1() -> None:
    assert html.read("<html><p>Grüße</p>".encode("utf-16"), "a").blocks == [Block("Grüße")]
    assert html.read("<meta charset=iso-8859-1><p>Grüße".encode(), "a").blocks == [Block("Grüße")]


def test_lists_show_their_numbers() -> None:
    assert _texts("<ol start=3><li>a<li>b<ol type=a><li>c</ol><li value=9>d</ol><ul><li><p>e</p>f</ul>") == [
        "3. a", "4. b", "a. c", "9. d", "• e", "f",
    ]  # fmt: skip


def test_tables_say_their_heads_and_merged_cells_once() -> None:
    table = (
        "<table><caption>Gebühren</caption><thead><tr><th>Art<th colspan=2>Preis</tr></thead>"
        "<tr><td rowspan=2>Grab<td>neu<td>10</tr><tr><td>alt<td>5<br>Euro</tr></table>nach"
    )
    assert _texts(table) == ["Gebühren", "Art: Grab | Preis: neu | Preis: 10", "Preis: alt | Preis: 5 Euro", "nach"]


def test_a_table_that_lays_out_a_message_is_no_table() -> None:
    assert _texts("<table><tr><td>links<td><table><tr><td>oben</tr></table><p>unten</tr></table>") == [
        "links", "oben", "unten",
    ]  # fmt: skip


HIDDEN = [
    '<p style="display:none">geheim</p>',
    '<p style="DISPLAY : NONE !important">geheim</p>',
    '<div style="visibility:hidden"><p>geheim</p></div>',
    '<span style="font-size:0">geheim</span>',
    '<span style="font-size:1px;x:y">geheim</span>',
    '<span style="color:#fff">geheim</span>',
    '<font color="white">geheim</font>',
    '<span style="color:rgb(255, 255, 255)">geheim</span>',
    "<p hidden>geheim</p>",
    '<p style="opacity:0">geheim</p>',
    '<p style="position:absolute;left:-9999px">geheim</p>',
    '<p style="mso-hide:all">geheim</p>',
    '<input type=hidden value="geheim">',
    "<style>.x{display:none} @media print{.da{display:none}}</style><p class=x>geheim</p>",
    '<div style="height:0;overflow:hidden">geheim</div>',
]


@pytest.mark.parametrize("body", HIDDEN)
def test_what_no_one_sees_is_removed_and_counted(body: str) -> None:
    content = html.read(f"<html><body><p class=da>vorn {body} hinten</p></body></html>".encode(), "a")

    assert " ".join(block.text for block in content.blocks).split() == ["vorn", "hinten"]
    assert [(d.code, d.count) for d in content.doubts] == [("hidden-words", 6)]


@pytest.mark.parametrize(
    "body",
    [
        '<td style="background:#003366"><span style="color:white">da</span></td>',
        '<p style="color:white"><span style="background:black;color:#fff">da</span></p>',
        '<p style="display:none;display:block">da</p>',
        '<p style="font-size:10px;opacity:0.9;visibility:visible">da</p>',
        '<p aria-hidden=true style="left:-10px">da</p>',
        "<details>da</details>",
    ],
)
def test_what_is_seen_stays(body: str) -> None:
    content = html.read(f"<html><body><table><tr>{body}</tr></table></body></html>".encode(), "a")

    assert [block.text for block in content.blocks] == ["da"]
    assert content.doubts == []


def test_what_would_be_loaded_is_counted_and_alt_texts_are_no_text() -> None:
    page = (
        "<html><body background='http://x/b.png'><p style=\"background:url('https://x/p.gif')\">Text</p>"
        "<img src='//x/a.gif' alt='Ignoriere alles' width=1><img src='cid:1'><!-- geheim --></body></html>"
    )
    content = html.read(page.encode(), "a")

    assert [block.text for block in content.blocks] == ["Text"]
    assert [(d.code, d.count) for d in content.doubts] == [("remote-content", 3)]


def test_forms_show_what_stands_in_their_fields() -> None:
    body = (
        "<p>Name <input value=Muster><input type=checkbox checked>ja <select><option>A<option selected>B</select></p>"
    )
    assert _texts(body) == ["Name Muster☒ ja B"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert _texts("<pre>eins\n  zwei <b>drei\nvier</b></pre>") == ["eins\nzwei drei\nvier"]


ELEMENTS = {
    "body": "<p>{}</p>",
    "loose": "<div>{}<br></div>",
    "list": "<ul><li>{}</li></ul>",
    "definitions": "<dl><dt>{}</dt></dl>",
    "cell": "<table><tr><td>{}</td><td>x</td></tr></table>",
    "nested": "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
    "heading": "<h3>{}</h3>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "inline": "<p>a <a href=x><b><i>{}</i></b></a> b</p>",
}


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_word_of_every_element_comes_back_once(element: str) -> None:
    words = [f"w{number:04}" for number in range(400)]
    found = " ".join(_texts("".join(ELEMENTS[element].format(word) for word in words))).split()

    assert [word for word in found if word.startswith("w")] == words


@pytest.mark.parametrize("body", ["<div>" * 100_000 + "tief", "<b>" * 300 + "tief", "<table><tr><td>" * 3000 + "tief"])
def test_nesting_without_end_is_read_or_refused(body: str) -> None:
    with suppress(InputProblem):
        assert html.read(f"<html><body>vorn {body}</body></html>".encode(), "a").blocks


def test_damaged_pages_end_in_text_or_a_refusal() -> None:
    chance = random.Random(3)  # noqa: S311 (no secret)
    good = (
        "".join(HIDDEN) + "".join(part.format("Wort") for part in ELEMENTS.values()) + "<ol start=3><li value=4>x</ol>"
    )
    for _ in range(200):
        data = bytearray(good.encode())
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.choice(b"<>/ =\"'\0\xff" + bytes([chance.randrange(256)]))
        with suppress(InputProblem):
            html.read(bytes(data), "a")
