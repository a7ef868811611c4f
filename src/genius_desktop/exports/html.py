"""An outline as a page of HTML without links, scripts or pictures: for the clipboard, the printer and the browser."""

from collections.abc import Iterator
from html import escape

from genius_desktop.exports.blocks import (
    Block,
    Facts,
    Heading,
    Line,
    Listing,
    Notice,
    Paragraph,
    Prose,
    Run,
    Signature,
    Synopsis,
    Table,
)
from genius_desktop.exports.outline import LANGUAGE, Outline
from genius_desktop.exports.telling import PROGRAM

# Nothing may load, whoever opens the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font-family:sans-serif;font-size:11pt;line-height:1.4;max-width:48em}"
    "h1{font-size:17pt}h2{font-size:13pt}h3{font-size:11pt}"
    "table{border-collapse:collapse}th,td{border:1px solid #828282;padding:4px;text-align:left;vertical-align:top}"
)


def render(outline: Outline) -> bytes:
    """Write an outline as HTML in UTF-8; every text of it is only ever text."""
    about = [("generator", PROGRAM), ("description", outline.description), ("keywords", ", ".join(outline.keywords))]
    metas = "\n".join(
        f'<meta name="{escape(name)}" content="{escape(value)}">' for name, value in (*about, *outline.properties)
    )
    body = "\n".join(part for block in outline.blocks for part in _parts(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n{metas}\n'
        f"<title>{escape(outline.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        f"<p><small>{escape(outline.footer)}</small></p>\n</body>\n</html>\n"
    ).encode()


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Notice(text):
            yield f"<p><strong>{escape(text)}</strong></p>"
        case Paragraph(text) | Signature(text):
            yield f"<p>{escape(text)}</p>"
        case Prose(lines, marks):
            noted = "".join(f" – <strong>{escape(mark)}</strong>" for mark in marks)
            yield f"<p>{'<br>'.join(map(_line, lines))}{noted}</p>"
        case Synopsis(header, rows):
            yield "<table>"
            yield _row(header, '<th scope="col">', "</th>")
            for row in rows:
                yield "<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>"
            yield "</table>"
        case Listing():
            yield from _listing(block)
        case Table(header, rows):
            yield "<table>"
            yield _row(header, '<th scope="col">', "</th>")
            yield from (_row(row, "<td>", "</td>") for row in rows)
            yield "</table>"
        case Facts(pairs):
            yield from (f"<p><strong>{escape(label)}:</strong> {escape(value)}</p>" for label, value in pairs)


def _listing(block: Listing) -> Iterator[str]:
    tag = "ol" if block.numbered else "ul"
    yield f'<ol start="{block.first}">' if block.numbered else "<ul>"
    for entry in block.entries:
        marks = "".join(f" – <strong>{escape(mark)}</strong>" for mark in entry.marks)
        yield f"<li>{escape(entry.text)}{marks}</li>"
    yield f"</{tag}>"


def _row(cells: tuple[str, ...], opening: str, closing: str) -> str:
    return "<tr>" + "".join(f"{opening}{escape(cell)}{closing}" for cell in cells) + "</tr>"


_TAGS = {"gap": "mark", "old": "del", "new": "ins"}


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    tag = _TAGS.get(run.look)
    return f"<{tag}>{escape(run.text)}</{tag}>" if tag else escape(run.text)
