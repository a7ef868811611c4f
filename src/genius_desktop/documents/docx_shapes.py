"""What single elements of a Word document say: drawings that are filled or switched off, form fields, commands."""

import re

from genius_desktop.documents.docx_styles import has_fill
from genius_desktop.documents.ooxml import Element, attribute, is_on, number

_DDE = re.compile(r"\bDDE(?:AUTO)?\b")
_OFF = re.compile(r"visibility:\s*hidden|display:\s*none|mso-hide:\s*all", re.IGNORECASE)


def commands(root: Element) -> int:
    """Count the fields that would start another program."""
    instructions = (entry.text or "" for entry in root.iter("{*}instrText"))
    simple = (attribute(entry, "instr") for entry in root.iter("{*}fldSimple"))
    return sum(bool(_DDE.search(text)) for text in (*instructions, *simple))


def form_value(char: Element) -> str:
    """Give what was chosen in a form field that has no text."""
    box = char.find("{*}ffData/{*}checkBox")
    if box is not None:
        state = box.find("{*}checked")
        return "☒ " if is_on(state if state is not None else box.find("{*}default")) else "☐ "
    choice = char.find("{*}ffData/{*}ddList")
    if choice is None:
        return ""
    entries = choice.findall("{*}listEntry")
    chosen = number(attribute(choice.find("{*}result"), "val"))
    return attribute(entries[chosen], "val") if 0 <= chosen < len(entries) else ""


def is_hidden_shape(shape: Element) -> bool:
    """Tell whether a drawing is switched off."""
    off = attribute(shape.find("{*}docPr"), "hidden") in {"1", "true", "on"}
    return off or bool(_OFF.search(attribute(shape, "style")))


def is_filled_shape(shape: Element) -> bool:
    """Tell whether a drawing has a colour on which white letters can be read."""
    fill = shape.find("{*}spPr/{*}solidFill")
    if fill is not None:
        return has_fill(attribute(next(iter(fill), None), "val")) or attribute(next(iter(fill), None), "val") == ""
    painted = any(shape.find(f"{{*}}spPr/{{*}}{kind}") is not None for kind in ("gradFill", "blipFill", "pattFill"))
    styled = shape.find("{*}style/{*}fillRef")
    return (
        painted
        or has_fill(attribute(shape, "fillcolor").split(" ")[0])
        or (attribute(styled, "idx") not in {"", "0"} and shape.find("{*}spPr/{*}noFill") is None)
    )
