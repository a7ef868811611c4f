import pytest

from genius_desktop.documents import docx
from genius_desktop.documents.docx_numbers import in_letters, in_roman
from tests.ooxml_makers import document, paragraph, run, wrapped


def _level(at: int, form: str, pattern: str, more: str = "") -> str:
    begin = f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'{begin}{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def _item(text: str, key: int, depth: int = 0) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>')


def _texts(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"word/numbering.xml": wrapped("w:numbering", numbering), "word/styles.xml": wrapped("w:styles", styles)}
    return [block.text for block in docx.read(document(body, parts), "a").blocks]


def _lists(levels: str, *numbers: str) -> str:
    nums = numbers or ('<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>',)
    return f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>{"".join(nums)}'


def test_a_statute_has_its_computed_numbers() -> None:
    levels = _level(0, "decimal", "§ %1") + _level(1, "decimal", "(%2)") + _level(2, "lowerLetter", "%3)")
    items = (("Zweck", 0), ("Absatz", 1), ("a", 2), ("b", 2), ("Absatz", 1), ("c", 2), ("Gebühr", 0), ("Absatz", 1))
    body = "".join(_item(text, 1, depth) for text, depth in items)

    assert _texts(body, _lists(levels)) == [
        "§ 1 Zweck",
        "(1) Absatz",
        "a) a",
        "b) b",
        "(2) Absatz",
        "a) c",
        "§ 2 Gebühr",
        "(1) Absatz",
    ]


def test_numbers_of_several_levels_and_bullets() -> None:
    levels = (
        _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2", "<w:isLgl/>") + _level(2, "bullet", "\uf0b7")
    )
    body = _item("a", 1) + _item("b", 1) + _item("c", 1, 1) + _item("d", 1, 2)

    assert _texts(body, _lists(levels)) == ["I. a", "II. b", "2.1 c", "• d"]


def test_a_list_that_starts_anew_does_so_once() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    first = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    body = _item("a", 1) + _item("b", 2) + _item("c", 2) + _item("d", 1)

    assert _texts(body, _lists(_level(0, "decimal", "%1."), first, again)) == ["1. a", "7. b", "8. c", "9. d"]


def test_headings_are_numbered_by_their_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = _level(0, "decimal", "%1") + _level(1, "decimal", "§ %2", '<w:pStyle w:val="P"/>')
    body = paragraph(run("Zweck"), '<w:pStyle w:val="P"/>') + paragraph(run("Ort"), '<w:pStyle w:val="P"/>')

    assert _texts(body, _lists(levels), styles) == ["§ 1 Zweck", "§ 2 Ort"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
    )

    assert _texts(_item("a", 1) + deleted + _item("b", 1), _lists(_level(0, "decimal", "%1."))) == ["1. a", "2. b"]


@pytest.mark.parametrize(("value", "letters", "roman"), [(1, "a", "i"), (26, "z", "xxvi"), (28, "bb", "xxviii")])
def test_letters_and_roman_numerals(value: int, letters: str, roman: str) -> None:
    assert (in_letters(value), in_roman(value)) == (letters, roman)
