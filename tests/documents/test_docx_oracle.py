"""Every word of the document is numbered: each class of element comes back whole, each word once."""

import time
from contextlib import suppress

import pytest

from genius_desktop.documents import docx
from genius_desktop.documents.blocks import Content
from genius_desktop.problems import InputProblem
from tests.ooxml_makers import Words, cell, document, mutations, paragraph, run, wrapped

SEEN = [
    "body",
    "heading",
    "list",
    "table",
    "head",
    "nested",
    "insertion",
    "move",
    "comment",
    "footnote",
    "endnote",
    "header",
    "footer",
    "box",
    "old-box",
    "control",
    "field",
    "link",
    "diagram",
    "chart",
    "ruby",
    "formula",
    "loose-comment",
]
LOST = ["deleted", "moved-away", "hidden", "white", "tiny", "fallback", "code"]


def _row(words: Words, kind: str, count: int = 3) -> str:
    return "<w:tr>" + "".join(cell(paragraph(run(words(kind, 2)))) for _ in range(count)) + "</w:tr>"


def _table(words: Words) -> str:
    nested = f"<w:tbl>{_row(words, 'nested', 2)}{_row(words, 'nested', 2)}</w:tbl>"
    rows = [_row(words, "table") for _ in range(20)]
    inner = cell(paragraph(run(words("table"))) + nested + paragraph(run(words("table"))))
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(cell(paragraph(run(words("head")))) for _ in range(2))
    single = f"<w:tbl>{head}</w:tr>{_row(words, 'table', 2)}</w:tbl>"
    return f"<w:tbl>{''.join(rows)}<w:tr>{inner}{cell(paragraph(run(words('table'))))}</w:tr></w:tbl>{single}"


def _boxes(words: Words) -> str:
    shape = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
    choice = shape.format(paragraph(run(words("box", 10))))
    old = "<v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{choice}</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        + old.format(paragraph(run(words("fallback", 5))))
        + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    pict = f"<w:r><w:pict>{old.format(paragraph(run(words('old-box', 10))))}</w:pict></w:r>"
    return paragraph(drawn + run(words("body")) + pict)


def _changes(words: Words) -> str:
    gone = "<w:{0}><w:r><w:delText>{1}</w:delText></w:r></w:{0}>"
    return paragraph(
        run(words("body"))
        + gone.format("del", words("deleted", 10))
        + f"<w:ins>{run(words('insertion', 10))}</w:ins>"
        + f"<w:moveFrom>{run(words('moved-away', 10))}</w:moveFrom><w:moveTo>{run(words('move', 10))}</w:moveTo>"
        + run(words("hidden", 5), "<w:vanish/>")
        + run(words("white", 5), '<w:color w:val="ffffff"/>')
        + run(words("tiny", 5), '<w:sz w:val="1"/>')
    )


def _inline(words: Words) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f"<w:r><w:instrText>{words('code')}</w:instrText></w:r>"
    base, above = run(words("ruby")), run(words("ruby"))
    formula = (
        f"<m:oMath><m:f><m:num><m:r><m:t>{words('formula')}</m:t></m:r></m:num><m:den><m:r><m:t>{words('formula')}"
    )
    return paragraph(
        char("begin") + code + char("separate") + run(words("field", 10)) + char("end")
        + f'<w:hyperlink r:id="x">{run(words("link", 10))}</w:hyperlink>'
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{run(words('control', 5))}</w:sdtContent></w:sdt>"
        + f"<w:r><w:ruby><w:rt>{above}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        + f"{formula}</m:t></m:r></m:den></m:f></m:oMath>"
        + '<w:r><w:drawing><a:graphic><dgm:relIds r:dm="dm"/></a:graphic></w:drawing></w:r>'
        + '<w:r><w:drawing><a:graphic><c:chart r:id="ch"/></a:graphic></w:drawing></w:r>'
        + "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    )  # fmt: skip


def _notes(words: Words) -> str:
    return "".join(
        paragraph(
            run(words("body", 2))
            + f'<w:r><w:footnoteReference w:id="{n}"/></w:r><w:r><w:endnoteReference w:id="{n}"/></w:r>'
            + f'<w:r><w:commentReference w:id="{n}"/></w:r>'
        )
        for n in range(1, 6)
    )


def _parts(words: Words) -> dict[str, str | bytes]:
    def entries(kind: str, count: int, name: str = "") -> str:
        return "".join(
            f'<w:{kind} w:id="{n}" w:author="Amt">{paragraph(run(words(name or kind, 3)))}</w:{kind}>'
            for n in range(1, count + 1)
        )

    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    loose = f'<w:comment w:id="99">{paragraph(run(words("loose-comment", 3)))}</w:comment>'
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{words('diagram')}</a:t></a:r></a:p></dgm:t></dgm:pt>" for _ in range(5)
    )
    cached = "".join(f'<c:pt idx="{n}"><c:v>{words("chart")}</c:v></c:pt>' for n in range(5))
    values = "".join(f'<c:pt idx="{n}"><c:v>{words("chart")}</c:v></c:pt>' for n in range(5))
    chart = (
        f"<c:plotArea><c:barChart><c:ser><c:cat><c:strCache>{cached}</c:strCache></c:cat>"
        f"<c:val><c:numCache>{values}</c:numCache></c:val></c:ser></c:barChart></c:plotArea>"
    )
    return {
        "word/footnotes.xml": wrapped("w:footnotes", separator + entries("footnote", 5)),
        "word/endnotes.xml": wrapped("w:endnotes", entries("endnote", 5)),
        "word/comments.xml": wrapped("w:comments", entries("comment", 5) + loose),
        "word/header1.xml": wrapped("w:hdr", paragraph(run(words("header", 10)))),
        "word/footer1.xml": wrapped("w:ftr", paragraph(run(words("footer", 10)))),
        "word/data1.xml": wrapped("dgm:dataModel", points),
        "word/chart1.xml": wrapped("c:chartSpace", chart),
    }


def oracle() -> tuple[Words, bytes]:
    words = Words()
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    margins = '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>'
    body = (
        paragraph(run(words("heading", 5)), '<w:outlineLvl w:val="0"/>')
        + "".join(paragraph(run(words("body", 10))) for _ in range(20))
        + "".join(paragraph(run(words("list", 3)), numbered) for _ in range(5))
        + _table(words)
        + _boxes(words)
        + _changes(words)
        + _inline(words)
        + _notes(words)
        + f"<w:sdt><w:sdtContent>{paragraph(run(words('control', 5)))}</w:sdtContent></w:sdt>"
        + paragraph("", margins)
        + margins
    )
    related = {
        "n": ("footnotes", "footnotes.xml"),
        "e": ("endnotes", "endnotes.xml"),
        "k": ("comments", "comments.xml"),
        "h": ("header", "header1.xml"),
        "f": ("footer", "footer1.xml"),
        "dm": ("diagramData", "data1.xml"),
        "ch": ("chart", "chart1.xml"),
    }
    return words, document(body, _parts(words), related=related)


@pytest.mark.parametrize("kind", SEEN)
def test_every_word_people_see_is_there_once(kind: str) -> None:
    words, data = oracle()
    text = "\n".join(block.text for block in docx.read(data, "a").blocks)

    assert words.found_in(text, kind) >= 0.995


@pytest.mark.parametrize("kind", LOST)
def test_no_word_people_do_not_see_is_there(kind: str) -> None:
    words, data = oracle()
    text = "\n".join(block.text for block in docx.read(data, "a").blocks)

    assert not set(words.given[kind]) & set(text.split())


def test_every_loss_is_reported() -> None:
    words, data = oracle()
    counts = {doubt.code: doubt.count for doubt in docx.read(data, "a").doubts}
    hidden = sum(len(" ".join(words.given[kind])) for kind in ("hidden", "white", "tiny"))

    assert counts == {"tracked-changes": 4, "hidden-words": hidden, "pictures-unread": 1}


def test_a_spoiled_document_is_read_or_refused_and_never_worse() -> None:
    _, data = oracle()
    for spoiled in mutations(data, 200):
        begun = time.process_time()
        with suppress(InputProblem):
            assert isinstance(docx.read(spoiled, "a"), Content)
        assert time.process_time() - begun < 2
