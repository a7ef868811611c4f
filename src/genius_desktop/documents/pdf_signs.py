"""Signs of damage and danger in a PDF as a whole."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pymupdf

from genius_desktop.documents.blocks import Part
from genius_desktop.domain import Doubt
from genius_desktop.problems import InputProblem

FAULTS = (
    RuntimeError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    OverflowError,
    MemoryError,
    pymupdf.mupdf.FzErrorBase,
)
_OWNER = 4
_ACTION = re.compile(rb"/S\s*/(?:JavaScript|Launch|SubmitForm|ImportData)\b")
_DEED = re.compile(r"/S\s*/(?!GoTo\b)\w+")
_PLACEHOLDER = re.compile(
    r"please wait|bitte warten|adobe reader|acrobat reader|pdf viewer may not|pdf-anzeige|contents of this document"
    r"|inhalt dieses dokuments",
    re.IGNORECASE,
)
_PLACEHOLDER_PAGES, _PLACEHOLDER_CHARS = 2, 2500
_PARTS_MOST = 1000
_TRIED_FIRST = 50
# No document of an office has more pages; a file that says so lies.
_CLAIMED_MOST = 100_000
_CERTIFICATE = re.compile(rb"/Adobe\.PubSec|/Filter\s*/(?!Standard\b)\w+[^>]{0,200}/SubFilter\s*/adbe\.pkcs7\.s[345]")


def open_pdf(data: bytes, name: str, password: str) -> tuple[pymupdf.Document, bool]:
    """Open a PDF, and tell whether its owner forbids copying.

    Raises `InputProblem`.
    """
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
        # MuPDF goes by what it sees, whatever it is told.
        is_pdf = bool(pdf.is_pdf)
        protected = pdf.needs_pass
        granted = pdf.authenticate(password) if protected else 0
        repaired = bool(pdf.is_repaired)
        forbidden = bool((pdf.metadata or {}).get("encryption")) and not pdf.permissions & pymupdf.PDF_PERM_COPY
    except FAULTS as fault:
        if _CERTIFICATE.search(data):
            raise InputProblem("locked-to-key", name) from fault
        code = "encrypted-document" if "encrypt" in str(fault) else "damaged-document"
        raise InputProblem(code, name) from fault
    if not is_pdf:
        raise InputProblem("damaged-document", name)
    if protected and not granted:
        raise InputProblem("encrypted-document", name)
    if _key(pdf, "Pages/Kids") in {"[]", "[ ]"} and not repaired:
        raise InputProblem("no-pages", name)
    return pdf, forbidden and not granted & _OWNER


def reachable_pages(pdf: pymupdf.Document, name: str) -> tuple[int, int]:
    """Tell how many pages there are, and how many more the file counts: those end beyond the last one.

    Raises `InputProblem` where there is none.
    """
    counted = _counted_pages(pdf)
    if counted < 1:
        raise InputProblem("damaged-document", name)
    low, high = 0, counted
    if _is_there(pdf, high - 1):
        return high, 0
    low = next((number + 1 for number in range(min(high, _TRIED_FIRST)) if _is_there(pdf, number)), 0)
    if not low:
        raise InputProblem("damaged-document", name)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _is_there(pdf, middle - 1) else (low, middle)
    return low, counted - low


def _counted_pages(pdf: pymupdf.Document) -> int:
    with suppress(*FAULTS):
        return int(pdf.page_count)
    # More pages than objects: MuPDF gives up, but goes on with a count that may be true.
    with suppress(*FAULTS):
        kind, text = pdf.xref_get_key(pdf.pdf_catalog(), "Pages/Count")
        claimed = int(text) if kind == "int" else 0
        if 0 < claimed <= _CLAIMED_MOST:
            pages = pdf.xref_get_key(pdf.pdf_catalog(), "Pages")[1]
            pdf.xref_set_key(int(pages.split()[0]), "Count", str(min(claimed, pdf.xref_length() - 1)))
            return claimed if pdf.page_count else 0
    return 0


def _is_there(pdf: pymupdf.Document, index: int) -> bool:
    try:
        pdf.load_page(index)
    except FAULTS:
        return False
    return True


def refuse_placeholder(pdf: pymupdf.Document, name: str) -> None:
    """Refuse a form whose only page asks for another program: its contents are XFA.

    Raises `InputProblem`.
    """
    if pdf.page_count > _PLACEHOLDER_PAGES or _key(pdf, "AcroForm/XFA") == "null":
        return
    try:
        page = pdf[0]
        text = page.get_text()
        empty = page.first_widget is None
    except FAULTS:
        return
    if empty and len(text) <= _PLACEHOLDER_CHARS and _PLACEHOLDER.search(text):
        raise InputProblem("xfa-form", name)


def doubts(pdf: pymupdf.Document, data: bytes) -> Iterator[Doubt]:
    """Tell what a reader of the document should know about the file."""
    if pdf.is_repaired:
        yield Doubt("repaired")
    files = len(parts(pdf))
    if _key(pdf, "Collection") != "null":
        yield Doubt("portfolio", count=files)
    elif files:
        yield Doubt("embedded-files", count=files)
    if _is_active(pdf, data):
        yield Doubt("active-content")
    if _is_signed(pdf):
        yield Doubt("signed")
    hidden = _hidden_layers(pdf)
    if hidden:
        yield Doubt("hidden-layers", count=hidden)


def parts(pdf: pymupdf.Document) -> list[Part]:
    """List the files within, without their bytes."""
    found = []
    try:
        for number in range(min(pdf.embfile_count(), _PARTS_MOST)):
            about = pdf.embfile_info(number)
            name = about.get("ufilename") or about.get("filename") or about.get("name") or str(number + 1)
            found.append(Part(str(name), max(int(about.get("size") or about.get("length") or 0), 0)))
    except FAULTS:
        return found
    return found


def _is_active(pdf: pymupdf.Document, data: bytes) -> bool:
    if _ACTION.search(data) or _key(pdf, "AA") != "null" or _key(pdf, "Names/JavaScript") != "null":
        return True
    return bool(_DEED.search(_key(pdf, "OpenAction")))


def _is_signed(pdf: pymupdf.Document) -> bool:
    try:
        return bool(pdf.get_sigflags() > 0 and pdf.get_sigflags() & 1)
    except FAULTS:
        return False


def _hidden_layers(pdf: pymupdf.Document) -> int:
    try:
        return sum(not layer["on"] for layer in pdf.get_ocgs().values())
    except FAULTS:
        return 0


def _key(pdf: pymupdf.Document, path: str) -> str:
    """Give what the catalogue says at a path, followed through one reference."""
    try:
        kind, text = pdf.xref_get_key(pdf.pdf_catalog(), path)
        return str(pdf.xref_object(int(text.split()[0]), compressed=True)) if kind == "xref" else str(text)
    except FAULTS:
        return "null"
