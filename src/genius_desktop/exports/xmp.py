"""What a PDF says of itself beyond what its writer lets us say, as XMP (ISO 16684-1)."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

_IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_CLOSING = b"</rdf:Description></rdf:RDF>"
_SCHEMAS = b"<pdfaExtension:schemas><rdf:Bag>"
_METADATA = re.compile(rb"/Metadata (\d+) 0 R")
_TRAILER = re.compile(rb"trailer\s*<<(.+?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def with_properties(pdf: bytes, properties: Iterable[tuple[str, str]]) -> bytes:
    """Add properties of the IPTC extension schema to a file with plain XMP, as an update at its end.

    PDF/A wants a schema that it does not know described (ISO 19005-2, 6.6.2.3). Raises `ValueError` for a file that
    has no such XMP.
    """
    told = dict(properties)
    number = _METADATA.search(pdf)
    trailer = _TRAILER.search(pdf)
    start = pdf.find(b"<?xpacket begin", pdf.find(b"\n" + number[1] + b" 0 obj")) if number else -1
    end = pdf.find(b"endstream", start)
    packet = pdf[start:end].rstrip()
    if number is None or trailer is None or start < 0 or _SCHEMAS not in packet or _CLOSING not in packet:
        raise ValueError("no XMP to add to")
    packet = packet.replace(_SCHEMAS, _SCHEMAS + _schema(told), 1)
    packet = packet.replace(_CLOSING, _values(told) + b"</rdf:Description>" + b"</rdf:RDF>", 1)
    head = b"%s 0 obj\n<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n" % (number[1], len(packet))
    before = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    body = head + packet + b"\nendstream\nendobj\n"
    table = b"xref\n0 1\n0000000000 65535 f \n%s 1\n%010d 00000 n \n" % (number[1], len(before))
    closing = b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], len(before) + len(body))
    return before + body + table + closing


def _values(told: dict[str, str]) -> bytes:
    said = "".join(f"<Iptc4xmpExt:{name}>{escape(value)}</Iptc4xmpExt:{name}>" for name, value in told.items())
    return f'</rdf:Description><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="{_IPTC}">{said}'.encode()


def _schema(told: dict[str, str]) -> bytes:
    properties = "".join(
        '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>'
        "<pdfaProperty:description>Origin of the content</pdfaProperty:description>"
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        for name in told
    )
    return (
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>IPTC Extension schema</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{_IPTC}</pdfaSchema:namespaceURI><pdfaSchema:prefix>Iptc4xmpExt</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    ).encode()
