"""Write a result to a file, whole or not at all."""

import errno
import math
import os
from datetime import datetime
from pathlib import Path

from genius_desktop.domain import ExportFormat
from genius_desktop.exports.foreign import LetterheadError, distrusted
from genius_desktop.exports.outline import Outline, outline
from genius_desktop.letterhead import NO_LETTERHEAD, Letterhead
from genius_desktop.plain_text import clean
from genius_desktop.problems import InputProblem, Problem, SetupProblem
from genius_desktop.storing import write_whole
from genius_desktop.tasks import ExportTask

_FULL = {errno.ENOSPC, errno.EDQUOT}


def written(task: ExportTask) -> tuple[bytes, str]:
    """Write the summary of a task to its file; give its content where the task names no file.

    The second value names what of the letterhead could not be used. Raises `Problem`; then no file is left behind and
    an older one is as it was.
    """
    content = outline(task.summary, datetime.now().astimezone().replace(microsecond=0), before=task.before)
    without = ""
    try:
        data = _render(task.format, content, task.letterhead)
    except LetterheadError:
        data = _render(task.format, content, NO_LETTERHEAD)
        without = _template(task)
    if not task.path:
        return data, without
    try:
        _save(Path(os.fsdecode(task.path)), data, overwrite=task.overwrite)
    except FileExistsError as fault:
        raise InputProblem("output-exists", clean(task.path.decode("utf-8", "replace"))) from fault
    except OSError as fault:
        raise _refusal(fault, task.path, len(data)) from fault
    return b"", without


def _template(task: ExportTask) -> str:
    """Name the file that the letterhead of this format comes from."""
    given = task.letterhead
    file = {"docx": given.word, "odt": given.opendocument, "pdf": given.logo}.get(task.format, "")
    return clean(Path(file).name)


def _render(kind: ExportFormat, content: Outline, letterhead: Letterhead) -> bytes:
    match kind:
        case "md":
            from genius_desktop.exports.markdown import render
        case "docx":
            from genius_desktop.exports import word, word_base

            if not letterhead.word:
                return word.render(content)
            with distrusted():
                return word.render(content, word_base.office(Path(letterhead.word)))
        case "odt":
            from genius_desktop.exports import opendocument

            if not letterhead.opendocument:
                return opendocument.render(content)
            with distrusted():
                return opendocument.render(content, opendocument.office(Path(letterhead.opendocument)))
        case "pdf":
            from genius_desktop.exports import pdf

            return pdf.render(content, letterhead)
        case "html":
            from genius_desktop.exports.html import render
        case "txt":
            from genius_desktop.exports.plain import render
    return render(content)


def _save(target: Path, data: bytes, *, overwrite: bool) -> None:
    if target.is_file() and not overwrite:
        raise FileExistsError(target)
    write_whole(target, data)


def _refusal(fault: OSError, target: bytes, length: int) -> Problem:
    if fault.errno in _FULL:
        return SetupProblem("disk-full", f"{math.ceil(length / 1e6)} MB")
    return InputProblem("output-not-writable", clean(target.decode("utf-8", "replace")))
