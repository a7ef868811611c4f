"""What the ending of a name promises; a file is read by its content, but a lie is told."""

from genius_desktop.documents.formats import Format

_PICTURES: frozenset[Format] = frozenset({"png", "jpeg", "tiff"})
_PROMISES: dict[str, frozenset[Format]] = {
    "pdf": frozenset({"pdf"}),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), frozenset[Format]({"docx"})),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), frozenset[Format]({"xlsx"})),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "potx"), frozenset[Format]({"pptx"})),
    **dict.fromkeys(("odt", "ott"), frozenset[Format]({"odt"})),
    **dict.fromkeys(("ods", "ots"), frozenset[Format]({"ods"})),
    **dict.fromkeys(("odp", "otp"), frozenset[Format]({"odp"})),
    **dict.fromkeys(("png", "jpg", "jpeg", "tif", "tiff"), _PICTURES),
    "rtf": frozenset({"rtf"}),
    "msg": frozenset({"msg"}),
    "zip": frozenset({"zip"}),
}


def lies(kind: Format, name: str) -> bool:
    """Tell whether a name ends in what its file is not; endings that promise little never lie."""
    promised = _PROMISES.get(name.rpartition(".")[2].lower())
    return promised is not None and kind not in promised
