"""OpenDocument files for tests."""

from tests.makers import zipped

_OASIS = "office text table style draw presentation form script chart meta number"
_SPACES = " ".join(
    [
        *(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in _OASIS.split()
            if name != "draw"
        ),
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
_TYPE = "application/vnd.oasis.opendocument."
KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def packed(kind: str, body: str, *, styles: str = "", masters: str = "", more: dict[str, str] | None = None) -> bytes:
    """Make a packed file; `styles` are the automatic styles of the content, `masters` the master pages."""
    name = KINDS[kind]
    return zipped(
        {
            "mimetype": _TYPE + name,
            "content.xml": f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:{name}>{body}</office:{name}></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_SPACES}><office:master-styles>{masters}</office:master-styles>"
            "</office:document-styles>",
            **(more or {}),
        }
    )


def flat(kind: str, body: str, *, styles: str = "", masters: str = "") -> bytes:
    """Make a flat file, indented as programs write it."""
    name = KINDS[kind]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} office:mimetype="{_TYPE}{name}">\n'
        f" <office:automatic-styles>{styles}</office:automatic-styles>\n"
        f" <office:master-styles>{masters}</office:master-styles>\n"
        f" <office:body>\n  <office:{name}>{body}</office:{name}>\n </office:body>\n</office:document>"
    ).encode()


def chart(text: str) -> str:
    """Make the content of an embedded chart."""
    return (
        f"<office:document-content {_SPACES}><office:body><office:chart><chart:chart><chart:title>"
        f"<text:p>{text}</text:p></chart:title></chart:chart></office:chart></office:body></office:document-content>"
    )
