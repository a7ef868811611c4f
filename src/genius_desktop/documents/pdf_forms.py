"""What people have added to PDF pages: the values of forms, and annotations."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pymupdf

from genius_desktop.documents.pdf_lines import letters
from genius_desktop.documents.pdf_signs import FAULTS

_UNSEEN = pymupdf.PDF_ANNOT_IS_HIDDEN | pymupdf.PDF_ANNOT_IS_NO_VIEW
_SILENT = {
    pymupdf.PDF_ANNOT_LINK,
    pymupdf.PDF_ANNOT_POPUP,
    pymupdf.PDF_ANNOT_WIDGET,
}
_INDEX = re.compile(r"\[\d+\]$")
_OFF = {"", "Off", "False", "None"}
_CHOSEN, _NOT_CHOSEN = "[x]", "[ ]"
_SCRIPTS = ("script", "script_stroke", "script_format", "script_change", "script_calc", "script_blur", "script_focus")


@dataclass(slots=True)
class Additions:
    """The lines that stand for fields and annotations, and what was noticed on the way."""

    lines: list[str] = field(default_factory=list)
    hidden: int = 0
    files: int = 0
    active: bool = False
    signed: bool = False


def additions(page: pymupdf.Page) -> Additions:
    """Read the fields and annotations of a page, as far as they are sound."""
    found = Additions()
    with suppress(*FAULTS):
        _read_fields(page, found)
    with suppress(*FAULTS):
        _read_annotations(page, found)
    return found


def _read_fields(page: pymupdf.Page, found: Additions) -> None:
    for name, value, flags in _fields(page, found):
        if flags & _UNSEEN:
            found.hidden += letters(value)
        else:
            found.lines.append(f"{name}: {value}" if name else value)


def _read_annotations(page: pymupdf.Page, found: Additions) -> None:
    for annotation in page.annots() if page.first_annot else ():
        kind = annotation.type[0]
        if kind == pymupdf.PDF_ANNOT_FILE_ATTACHMENT:
            found.files += 1
        if kind in _SILENT:
            continue
        text = str(annotation.info.get("content") or "")
        if not text.strip() and kind in {pymupdf.PDF_ANNOT_FREE_TEXT, pymupdf.PDF_ANNOT_STAMP}:
            text = str(annotation.get_text())
        if annotation.flags & _UNSEEN:
            found.hidden += letters(text)
        elif text.strip():
            found.lines.append(f"[Anmerkung: {' '.join(text.split())}]")


def _fields(page: pymupdf.Page, found: Additions) -> Iterator[tuple[str, str, int]]:
    if not page.first_widget:
        return
    told: set[str] = set()
    for widget in page.widgets():
        found.active = found.active or any(getattr(widget, script, None) for script in _SCRIPTS)
        if widget.field_type == pymupdf.PDF_WIDGET_TYPE_SIGNATURE:
            found.signed = found.signed or bool(widget.is_signed)
        value = _value(widget)
        # A field may stand in several places on a page with one value.
        key = f"{widget.field_name}\n{value}"
        if value and key not in told:
            told.add(key)
            yield _name(widget), value, _flags(page, widget.xref)


def _flags(page: pymupdf.Page, xref: int) -> int:
    kind, text = page.parent.xref_get_key(xref, "F")
    return int(text) if kind == "int" else 0


def _value(widget: pymupdf.Widget) -> str:
    kind, value = widget.field_type, widget.field_value
    match kind:
        case pymupdf.PDF_WIDGET_TYPE_CHECKBOX:
            return _NOT_CHOSEN if str(value) in _OFF else _CHOSEN
        case pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON:
            return "" if str(value) in _OFF else str(value)
        case pymupdf.PDF_WIDGET_TYPE_BUTTON | pymupdf.PDF_WIDGET_TYPE_SIGNATURE:
            return ""
        case _ if widget.field_flags & pymupdf.PDF_TX_FIELD_IS_PASSWORD and kind == pymupdf.PDF_WIDGET_TYPE_TEXT:
            return ""
    values = value if isinstance(value, list) else [value]
    return ", ".join(" ".join(str(item).split()) for item in values if item)


def _name(widget: pymupdf.Widget) -> str:
    """Give the name people see, or the last part of the technical one."""
    label = " ".join(str(widget.field_label or "").split())
    return label or _INDEX.sub("", str(widget.field_name or "").rsplit(".", 1)[-1])
