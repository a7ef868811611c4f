"""Text of a page that is only a picture."""

import pymupdf

from genius_desktop.domain import Page


def recognise(_page: pymupdf.Page, number: int) -> Page:
    """Read the picture of a page."""
    return Page(number, "", origin="none")
