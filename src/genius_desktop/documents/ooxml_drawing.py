"""Text in drawings that Word, Excel and PowerPoint share: paragraphs, diagrams and charts."""

from collections.abc import Iterator

from genius_desktop.documents.ooxml import Element, attribute, local, number
from genius_desktop.documents.ooxml_rows import Cell, table_lines

_POINTS_LIMIT = 5000


def paragraph_text(paragraph: Element) -> str:
    """Give the text of a DrawingML paragraph."""
    parts: list[str] = []
    for entry in paragraph.iter():
        match local(entry):
            case "t":
                parts.append(entry.text or "")
            case "br":
                parts.append("\n")
            case "tab" if local_parent(entry) == "r":
                parts.append("\t")
            case _:
                pass
    return "".join(parts).strip()


def local_parent(element: Element) -> str:
    """Give the name of what an element stands in."""
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def diagram_texts(root: Element) -> Iterator[str]:
    """Give the text of a SmartArt diagram, point by point."""
    for point in root.iter("{*}pt"):
        for paragraph in point.iterfind("{*}t/{*}p"):
            if text := paragraph_text(paragraph):
                yield text


def chart_texts(root: Element) -> Iterator[str]:
    """Give titles, series and stored values of a chart."""
    for rich in root.iter("{*}rich"):
        if text := " ".join(t for p in rich.iterfind("{*}p") if (t := paragraph_text(p))):
            yield text
    for plot in root.iter("{*}plotArea"):
        for group in plot:
            series = group.findall("{*}ser")
            if series:
                yield from _plot(series)
    # The newer kinds of charts keep their data in one place.
    for data in root.iter("{*}chartData"):
        texts = [(point.text or "").strip() for point in data.iter("{*}pt")]
        yield " | ".join(text for text in texts if text)


def _plot(series: list[Element]) -> Iterator[str]:
    rows: dict[int, list[Cell]] = {}
    head = [Cell("", 0)]
    for column, one in enumerate(series, 1):
        for index, text in _points(one, "cat", "xVal"):
            row = rows.setdefault(index, [])
            if not row:
                row.append(Cell(text, 0))
        for kind in ("val", "yVal", "bubbleSize"):
            for index, text in _points(one, kind):
                rows.setdefault(index, [Cell("", 0)]).append(Cell(text, column))
        head.append(Cell(" ".join(text for _, text in _points(one, "tx")), column))
    ordered = [rows[index] for index in sorted(rows)]
    yield from (line for line in table_lines([head, *ordered], marked=1) if line)


def _points(series: Element, *kinds: str) -> Iterator[tuple[int, str]]:
    seen: set[int] = set()
    for kind in kinds:
        for source in series.findall(f"{{*}}{kind}"):
            percent = "%" in (source.findtext(".//{*}formatCode") or "")
            for point in source.iter("{*}pt"):
                index = number(attribute(point, "idx"))
                if index in seen or len(seen) > _POINTS_LIMIT:
                    continue
                seen.add(index)
                yield index, _shown((point.findtext("{*}v") or "").strip(), percent=percent, text=kind == "tx")
            if not seen and (direct := (source.findtext("{*}v") or "").strip()):
                yield 0, direct


def _shown(value: str, *, percent: bool, text: bool) -> str:
    """Write a stored number as Germans do; what is no number stays."""
    try:
        parsed = float(value)
    except ValueError:
        return value
    if text or "e" in value.lower() or "n" in value.lower():
        return value
    if percent:
        return f"{parsed * 100:.10g} %".replace(".", ",")
    return f"{parsed:.15g}".replace(".", ",")
