import time
from contextlib import suppress

import pytest

from genius_desktop.documents import pptx
from genius_desktop.documents.blocks import Content, sections
from genius_desktop.problems import InputProblem
from tests.ooxml_makers import SPACES, Words, mutations, package, relationships, wrapped

INCH = 914400


def _paragraph(text: str, properties: str = "") -> str:
    return f"<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>"


def _shape(*paragraphs: str, holder: str = "", at: tuple[float, float] | None = None, hidden: bool = False) -> str:
    place = "" if at is None else _place(*at)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" hidden="{int(hidden)}"/><p:nvPr>{holder}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def _place(left: float, top: float) -> str:
    return f'<a:xfrm><a:off x="{int(left * INCH)}" y="{int(top * INCH)}"/><a:ext cx="{INCH}" cy="{INCH}"/></a:xfrm>'


def _title(text: str) -> str:
    return _shape(_paragraph(text), holder='<p:ph type="title"/>')


def _tree(element: str, inner: str, more: str = "") -> str:
    return wrapped(f"{element} {more}", f"<p:cSld><p:spTree>{inner}</p:spTree></p:cSld>")


def presentation(
    *slides: str,
    order: tuple[int, ...] = (),
    hidden: tuple[int, ...] = (),
    related: dict[str, tuple[str, str]] | None = None,
    parts: dict[str, str | bytes] | None = None,
) -> bytes:
    """Make a presentation of slides; `related` belongs to the first one."""
    made: dict[str, str | bytes] = {}
    targets = {"au": ("commentAuthors", "autoren.xml")}
    for number, inner in enumerate(slides, 1):
        made[f"ppt/f{number}.xml"] = _tree("p:sld", inner, 'show="0"' if number in hidden else "")
        targets[f"s{number}"] = ("slide", f"f{number}.xml")
    if related:
        made["ppt/_rels/f1.xml.rels"] = relationships(related)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in order or range(1, len(slides) + 1))
    size = f'<p:sldSz cx="{10 * INCH}" cy="{7 * INCH}"/>'
    root = f"<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst>{size}</p:presentation>"
    return package("ppt/presentation.xml", root, made | (parts or {}), related=targets)


def _texts(data: bytes) -> list[str]:
    return [block.text for block in pptx.read(data, "a").blocks if block.text]


def _counts(data: bytes) -> dict[str, int]:
    return {doubt.code: doubt.count for doubt in pptx.read(data, "a").doubts}


def test_slides_come_in_the_order_of_the_presentation_and_hidden_ones_are_marked() -> None:
    data = presentation(_title("eins"), _title("zwei"), "", order=(2, 1, 3), hidden=(1,))

    pages = sections(pptx.read(data, "a").blocks)
    assert [page.label for page in pages] == ["Folie 1: zwei", "Folie 2 (ausgeblendet): eins", "Folie 3"]
    assert _counts(data) == {"hidden-slides": 1}


def test_shapes_are_read_as_the_eye_goes_with_the_title_first() -> None:
    slide = (
        _shape(_paragraph("unten"), at=(1, 5))
        + _shape(_paragraph("rechts"), at=(6, 2.0))
        + _shape(_paragraph("links"), at=(1, 2.2))
        + _title("Titel")
    )

    assert _texts(presentation(slide)) == ["Titel", "links", "rechts", "unten"]


def test_a_shape_without_a_place_takes_that_of_its_layout() -> None:
    slide = _shape(_paragraph("unten"), holder='<p:ph idx="1"/>') + _shape(_paragraph("oben"), at=(1, 1))
    layout = _tree("p:sldLayout", _shape(_paragraph("Muster"), holder='<p:ph idx="1"/>', at=(1, 4)))
    data = presentation(slide, related={"l": ("slideLayout", "l.xml")}, parts={"ppt/l.xml": layout})

    assert _texts(data) == ["oben", "unten"]


def test_footers_and_words_of_the_layout_come_once_and_numbers_of_slides_never() -> None:
    footer = _shape(_paragraph("Gemeinde Au"), holder='<p:ph type="ftr"/>', at=(1, 6))
    page = _shape('<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>', holder='<p:ph type="sldNum"/>')
    layout = _tree("p:sldLayout", _shape(_paragraph("Entwurf"), at=(1, 4)))
    data = presentation(
        _title("a") + footer + page,
        _title("b") + footer,
        related={"l": ("slideLayout", "l.xml")},
        parts={"ppt/l.xml": layout},
    )

    assert _texts(data) == ["a", "[Fußzeile: Gemeinde Au]", "[Folienvorlage: Entwurf]", "b"]


def test_notes_comments_and_numbered_lines_are_read() -> None:
    notes = _tree(
        "p:notes",
        _shape(_paragraph("Bitte kurz."), holder='<p:ph type="body"/>')
        + _shape(_paragraph("3"), holder='<p:ph type="sldNum"/>'),
    )
    comments = wrapped("p:cmLst", '<p:cm authorId="4"><p:text>prüfen</p:text></p:cm>')
    authors = wrapped("p:cmAuthorLst", '<p:cmAuthor id="4" name="Amt"/>')
    numbered = '<a:pPr><a:buAutoNum type="alphaLcParenR"/></a:pPr>'
    data = presentation(
        _title("a") + _shape(_paragraph("x", numbered), _paragraph("y", numbered), at=(1, 2)),
        related={"n": ("notesSlide", "n.xml"), "k": ("comments", "k.xml")},
        parts={"ppt/n.xml": notes, "ppt/k.xml": comments, "ppt/autoren.xml": authors},
    )

    assert _texts(data) == ["a", "a) x", "b) y", "[Notiz: Bitte kurz.]", "[Kommentar Amt: prüfen]"]


def test_shapes_that_no_one_sees_are_not_read_but_counted() -> None:
    tiny = '<a:p><a:r><a:rPr sz="100"/><a:t>winzig</a:t></a:r></a:p>'
    slide = (
        _shape(_paragraph("gut"), tiny, at=(1, 1))
        + _shape(_paragraph("daneben"), at=(11, 1))
        + _shape(_paragraph("aus"), at=(1, 3), hidden=True)
    )

    assert _texts(presentation(slide)) == ["gut"]
    assert _counts(presentation(slide)) == {"hidden-words": len("winzigdanebenaus")}


def test_two_thousand_slides_are_read_within_seconds() -> None:
    data = presentation(*(_title(f"Nummer {n}") for n in range(2000)))
    begun = time.process_time()

    assert len(pptx.read(data, "a").blocks) == 2000
    assert time.process_time() - begun < 10


def oracle() -> tuple[Words, bytes]:
    words = Words()

    def frame(inner: str) -> str:
        return (
            f"<p:graphicFrame><p:xfrm/><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></p:graphicFrame>"
        )

    def row(count: int = 3) -> str:
        cells = (f"<a:tc><a:txBody>{_paragraph(words('table'))}</a:txBody></a:tc>" for _ in range(count))
        merged = '<a:tc hMerge="1"><a:txBody/></a:tc>'
        return f"<a:tr>{''.join(cells)}{merged}</a:tr>"

    table = frame(f'<a:tbl><a:tblPr firstRow="1"/>{row()}{row()}</a:tbl>')
    group = (
        f"<p:grpSp><p:grpSpPr>{_place(1, 4)}</p:grpSpPr>{_shape(_paragraph(words('group', 5)), at=(90, 90))}</p:grpSp>"
    )
    choice = f"<mc:AlternateContent><mc:Choice>{_shape(_paragraph(words('choice', 5)))}</mc:Choice>"
    twice = f"{choice}<mc:Fallback>{_shape(_paragraph(words('fallback', 5)))}</mc:Fallback></mc:AlternateContent>"
    slides = [
        _title(words("title", 3))
        + _shape(*(_paragraph(words("body", 5)) for _ in range(5)), at=(1, 2))
        + group
        + table
        + twice
        + frame('<c:chart r:id="ch"/>')
        + frame('<dgm:relIds r:dm="dm"/>'),
        *(_title(words("title", 3)) + _shape(_paragraph(words("body", 5)), at=(1, 2)) for _ in range(20)),
    ]
    points = "".join(f'<c:pt idx="{n}"><c:v>{words("chart")}</c:v></c:pt>' for n in range(5))
    heading = f"<c:title><c:tx><c:rich>{_paragraph(words('chart', 3))}</c:rich></c:tx></c:title>"
    series = f"<c:ser><c:val><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:val></c:ser>"
    diagram = "".join(f"<dgm:pt><dgm:t>{_paragraph(words('diagram'))}</dgm:t></dgm:pt>" for _ in range(5))
    related = {"ch": ("chart", "c.xml"), "dm": ("diagramData", "d.xml"), "n": ("notesSlide", "n.xml")}
    parts: dict[str, str | bytes] = {
        "ppt/c.xml": wrapped("c:chartSpace", f"{heading}<c:plotArea><c:barChart>{series}</c:barChart></c:plotArea>"),
        "ppt/d.xml": wrapped("dgm:dataModel", diagram),
        "ppt/n.xml": _tree("p:notes", _shape(_paragraph(words("notes", 10)), holder='<p:ph type="body"/>')),
    }
    return words, presentation(*slides, related=related, parts=parts, hidden=(3,))


@pytest.mark.parametrize("kind", ["title", "body", "group", "table", "choice", "chart", "diagram", "notes"])
def test_every_word_of_a_presentation_is_there_once(kind: str) -> None:
    words, data = oracle()

    assert words.found_in("\n".join(_texts(data)), kind) >= 0.995


def test_the_drawing_for_old_programs_is_not_read_beside_the_new_one() -> None:
    words, data = oracle()

    assert not set(words.given["fallback"]) & set(" ".join(_texts(data)).split())


def test_a_spoiled_presentation_is_read_or_refused_and_never_worse() -> None:
    _, data = oracle()
    for spoiled in mutations(data, 200):
        begun = time.process_time()
        with suppress(InputProblem):
            assert isinstance(pptx.read(spoiled, "a"), Content)
        assert time.process_time() - begun < 2
