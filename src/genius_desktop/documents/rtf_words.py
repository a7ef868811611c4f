"""The control words of RTF by what they mean to a reader."""

from genius_desktop.documents.rtf_looks import Kind
from genius_desktop.documents.rtf_story import INNER_CELL

# Groups that a reader may leave out, and that hold text.
PASSED = set(
    "shpinst shppict shptxt ud moMath moMathPara annotation atnauthor fldinst template objdata result upr do".split()
)
# Groups without text a person sees, or with the same text again.
SKIPPED = set(
    "filetbl info xe tc tcn rxe txe nonshppict shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn revtbl rsidtbl "
    "bkmkstart bkmkend datafield sp mmathPict nonesttables private listtable listoverridetable pgdsctbl objdata "
    "userprops xmlnstbl themedata colorschememapping latentstyles datastore generator company operator".split()
)
TABLES: dict[str, Kind] = {"fonttbl": "fonts", "stylesheet": "styles", "colortbl": "colours"}
HEADS = {"header": "Kopfzeile", "footer": "Fußzeile"}
RUNNING = {f"{name}{page}" for name in HEADS for page in ("", "l", "r", "f")}
# Words that stand for characters.
SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softpage": "", "emdash": "—", "endash": "–",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ", "nestcell": INNER_CELL, "nestrow": "\n",
}  # fmt: skip
ESCAPED = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
