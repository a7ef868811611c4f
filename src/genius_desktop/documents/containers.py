"""Office files are ZIP containers with XML inside; neither is trusted."""

import io
import zipfile
import zlib
from zipfile import ZipFile

from lxml import etree

from genius_desktop.problems import InputProblem

# Limits from the bad-input catalogue (O01): far above any honest office file.
_MEMBER_LIMIT_BYTES = 100 * 1024 * 1024
_TOTAL_LIMIT_BYTES = 300 * 1024 * 1024
_RATIO_LIMIT = 200
_RATIO_FROM_BYTES = 1024 * 1024
_MEMBERS_LIMIT = 10_000


def open_container(data: bytes, name: str) -> ZipFile:
    """Open a container whose members are all of bounded size.

    Raises `InputProblem`: `damaged-document` or `too-costly`.
    """
    try:
        container = ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as fault:
        raise InputProblem("damaged-document", name) from fault
    members = container.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise InputProblem("encrypted-document", name)
    too_much = (
        len(members) > _MEMBERS_LIMIT
        or sum(member.file_size for member in members) > _TOTAL_LIMIT_BYTES
        or any(_is_bomb(member) for member in members)
    )
    if too_much:
        raise InputProblem("too-costly", name)
    return container


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(member.compress_size, 1)
    return member.file_size > _MEMBER_LIMIT_BYTES or (member.file_size > _RATIO_FROM_BYTES and ratio > _RATIO_LIMIT)


def read_xml(container: ZipFile, member: str, name: str) -> etree._Element:
    """Parse a member; a document type definition is refused, since no Office program writes one.

    Raises `InputProblem`.
    """
    try:
        with container.open(member) as stream:
            data = stream.read(_MEMBER_LIMIT_BYTES + 1)
    except KeyError as fault:
        raise InputProblem("damaged-document", name) from fault
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as fault:
        raise InputProblem("damaged-document", name) from fault
    if len(data) > _MEMBER_LIMIT_BYTES:
        raise InputProblem("too-costly", name)
    return parse_xml(data, name)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse XML under the same rules wherever it came from.

    Raises `InputProblem`.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise InputProblem("damaged-document", name) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputProblem("damaged-document", name)
    return root
