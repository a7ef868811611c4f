"""The letterhead of an office."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the results of an office: paths of its templates and its logo, its name and address.

    `word` and `opendocument` are for files of their own kind, the others for PDF.
    """

    word: str = ""
    opendocument: str = ""
    office: str = ""
    address: str = ""
    logo: str = ""


NO_LETTERHEAD = Letterhead()
