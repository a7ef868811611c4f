"""Pictures of documents, as the pages of a PDF."""

import pymupdf


def open_as_pdf(data: bytes) -> pymupdf.Document:
    """Give a PDF whose pages show the pictures of a file.

    Raises `RuntimeError`, `ValueError` where MuPDF cannot read it.
    """
    with pymupdf.open(stream=data) as shown:
        return pymupdf.open(stream=shown.convert_to_pdf(), filetype="pdf")
