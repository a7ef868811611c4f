"""Messages for tests: EML, winmail.dat and MSG; invented places, no real persons."""

import base64
import struct
from collections.abc import Mapping, Sequence

HEAD = (
    "From: Bauamt <bauamt@musterau.example>\r\nTo: rat@musterau.example\r\n"
    "Subject: =?utf-8?q?Einladung_zur_Sitzung_=C3=BCber_den_Haushalt?=\r\n"
    "Date: Tue, 12 May 2026 10:05:00 +0200\r\nMIME-Version: 1.0\r\n"
)
BODY = "Sehr geehrte Damen und Herren,\r\n\r\ndie Sitzung über den Haushalt beginnt um 18 Uhr.\r\n"


def eml(
    body: str = BODY, *, head: str = HEAD, kind: str = "text/plain; charset=utf-8", encoding: str = "utf-8"
) -> bytes:
    """Make a message of one part."""
    return f"{head}Content-Type: {kind}\r\n\r\n".encode() + body.encode(encoding)


def part(data: bytes, kind: str, *headers: str, way: str = "base64") -> bytes:
    """Make a part of a message."""
    body = base64.encodebytes(data).replace(b"\n", b"\r\n") if way == "base64" else data
    lines = [f"Content-Type: {kind}", *headers, f"Content-Transfer-Encoding: {way}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def attached(name: str, data: bytes, kind: str = "application/octet-stream") -> bytes:
    """Make an attachment."""
    return part(data, kind, f'Content-Disposition: attachment; filename="{name}"')


def joined(
    parts: Sequence[bytes], kind: str = "multipart/mixed", *, head: str = HEAD, boundary: str = "grenze"
) -> bytes:
    """Make a message, or a part of one, of several parts."""
    lines = b"".join(b"\r\n--" + boundary.encode() + b"\r\n" + each for each in parts)
    top = f"{head}Content-Type: {kind}; boundary={boundary}\r\n\r\n".encode()
    return top + b"vorab" + lines + b"\r\n--" + boundary.encode() + b"--\r\n"


def plain(text: str) -> bytes:
    """Make a part of plain text."""
    return part(text.encode(), "text/plain; charset=utf-8", way="8bit")


def page(text: str) -> bytes:
    """Make a part of HTML."""
    return part(text.encode(), "text/html; charset=utf-8", way="8bit")


def signed(inner: bytes, *, told: bool = True, enveloped: bool = False) -> bytes:
    """Make a CMS container around a message (its signature is none), with lengths told or not."""

    def tlv(tag: int, value: bytes) -> bytes:
        if not told and tag & 0x20:
            return bytes([tag, 0x80]) + value + b"\0\0"
        return bytes([tag, 0x84]) + struct.pack(">I", len(value)) + value

    oid = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    pieces = b"".join(tlv(4, inner[at : at + 100]) for at in range(0, len(inner), 100))
    octets = tlv(4, inner) if told else tlv(0x24, pieces)
    content = tlv(0x30, oid + b"\x01" + tlv(0xA0, octets))
    body = tlv(0x30, b"\x02\x01\x01" + b"\x31\x00" + content + b"\x31\x00")
    return tlv(0x30, oid + (b"\x03" if enveloped else b"\x02") + tlv(0xA0, body))


def tnef(files: Mapping[str, bytes], text: str = "") -> bytes:
    """Make a winmail.dat."""

    def attribute(number: int, data: bytes) -> bytes:
        return struct.pack("<BII", 2, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    out = b"\x78\x9f\x3e\x22\x01\x00" + attribute(0x00069007, struct.pack("<II", 1252, 0))
    if text:
        out += attribute(0x0002800C, text.encode("cp1252") + b"\0")
    for name, data in files.items():
        wide = name.encode("utf-16-le") + b"\0\0"
        properties = struct.pack("<I", 2) + struct.pack("<HHI", 3, 0x0E20, len(data))
        properties += struct.pack("<HHII", 0x1F, 0x3707, 1, len(wide)) + wide + b"\0" * (-len(wide) % 4)
        out += attribute(0x00069002, b"\0" * 14) + attribute(0x00018010, b"KURZ~1.PDF\0")
        out += attribute(0x0006800F, data) + attribute(0x00069005, properties)
    return out


Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """Make a compound file (OLE) of storages and streams, each stream padded to miss the mini stream."""
    entries: list[tuple[str, int, int, bytes]] = []
    links: dict[int, list[int]] = {}

    def add(name: str, content: "bytes | Tree", kind: int) -> int:
        index = len(entries)
        entries.append((name, kind, 0, content if isinstance(content, bytes) else b""))
        if not isinstance(content, bytes):
            links[index] = [add(key, value, 2 if isinstance(value, bytes) else 1) for key, value in content.items()]
        return index

    add("Root Entry", tree, 5)
    small = b""
    sectors: list[bytes] = []
    fat: list[int] = []
    minifat: list[int] = []
    starts: dict[int, int] = {}

    def chain(data: bytes) -> int:
        first = len(fat)
        count = max((len(data) + 511) // 512, 1)
        sectors.extend(data[at * 512 : at * 512 + 512].ljust(512, b"\0") for at in range(count))
        fat.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        return first

    for index, (_, kind, _, data) in enumerate(entries):
        if kind != 2 or not data:
            starts[index] = 0xFFFFFFFE
        elif len(data) >= 4096:
            starts[index] = chain(data)
        else:
            starts[index] = len(minifat)
            count = (len(data) + 63) // 64
            minifat.extend([*range(len(minifat) + 1, len(minifat) + count), 0xFFFFFFFE])
            small += data.ljust(count * 64, b"\0")
    starts[0] = chain(small) if small else 0xFFFFFFFE
    first_minifat = chain(struct.pack(f"<{len(minifat)}I", *minifat).ljust(512, b"\xff")) if minifat else 0xFFFFFFFE
    minifat_sectors = (len(minifat) * 4 + 511) // 512
    nothing = 0xFFFFFFFF
    beside = {mine: rest for each in links.values() for mine, rest in zip(each, [*each[1:], nothing], strict=True)}
    directory = b""
    for index, (name, kind, _, data) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\0\0"
        child = links.get(index, [])[0] if links.get(index) else nothing
        size = len(small) if index == 0 else len(data)
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(wide), kind, 1, nothing, beside.get(index, nothing), child
        )
        directory += b"\0" * 36 + struct.pack("<IQ", starts[index], size)
    directory += (b"\0" * 68 + b"\xff" * 12 + b"\0" * 48) * (-len(entries) % 4)
    first_directory = chain(directory)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * 512:
        fat_sectors += 1
    places = list(range(len(fat), len(fat) + fat_sectors))
    fat += [0xFFFFFFFD] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack(
        "<IIIIIIIII", 0, fat_sectors, first_directory, 0, 4096, first_minifat, minifat_sectors, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", *places, *[nothing] * (109 - len(places)))
    return header + b"".join(sectors) + table


def msg(
    properties: Mapping[str, bytes | str], files: Sequence["tuple[str, bytes | Tree]"] = (), *, inner: bool = False
) -> Tree:
    """Make the tree of an Outlook message; text is Unicode unless its property is one of bytes."""
    tree: dict[str, bytes | Tree] = {}
    for tag, value in properties.items():
        tree[f"__substg1.0_{tag}"] = value.encode("utf-16-le") if isinstance(value, str) else value
    sent = struct.pack("<IIQ", 0x00390040, 6, 134_230_467_000_000_000)
    page_number = struct.pack("<IIII", 0x3FFD0003, 6, 1252, 0)
    tree["__properties_version1.0"] = b"\0" * (24 if inner else 32) + sent + page_number
    for number, (name, content) in enumerate(files):
        attachment: dict[str, bytes | Tree] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D": content,
        }
        tree[f"__attach_version1.0_#{number:08X}"] = attachment
    return tree
