"""Dates and times of a spreadsheet: days since 1900 or 1904, with the leap day that 1900 never had."""

from datetime import datetime, timedelta

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
_LAST_DAY = 2958465
_LEAP_BUG = 60
_NAMED_MONTH = 3
_NAMED_DAY = 3


def moment(value: float, parts: list[str], *, from_1904: bool) -> str:
    """Write a serial number as the date, time or duration that its format asks for; empty where it is none."""
    if not 0 <= value <= _LAST_DAY:
        return ""
    elapsed = next((part for part in parts if part.startswith("[")), "")
    if elapsed:
        seconds = round(value * 86400)
        minutes, hours = seconds // 60, seconds // 3600
        first = {"h": f"{hours}:{minutes % 60:02d}", "m": f"{minutes}:{seconds % 60:02d}"}.get(elapsed[1], str(seconds))
        return f"{first}:{seconds % 60:02d}" if elapsed[1] == "h" and "s" in "".join(parts) else first
    days = value + (1 if value < _LEAP_BUG and not from_1904 else 0)
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (a cell has no time zone)
    try:
        at = start + timedelta(seconds=round(days * 86400))
    except OverflowError:
        return ""
    return " ".join(text for text in (_day(at, parts), _time(at, parts)) if text)


def _day(moment: datetime, parts: list[str]) -> str:
    months = [part for part in parts if part[0] == "m"]
    days = [part for part in parts if part[0] == "d"]
    years = any(part[0] == "y" for part in parts)
    weekday = _DAYS[moment.weekday()] if any(len(part) >= _NAMED_DAY for part in days) else ""
    if any(len(part) < _NAMED_DAY for part in days):
        return f"{weekday}, {moment:%d.%m.%Y}" if weekday else f"{moment:%d.%m.%Y}"
    if months:
        named = len(months[0]) >= _NAMED_MONTH
        text = _MONTHS[moment.month - 1] if named else f"{moment:%m}"
        text += (" " if named else ".") + f"{moment:%Y}" if years else ""
    else:
        text = f"{moment:%Y}" if years else ""
    return ", ".join(part for part in (weekday, text) if part)


def _time(moment: datetime, parts: list[str]) -> str:
    hours, minutes, seconds = (any(part[0] == mark for part in parts) for mark in ("h", "M", "s"))
    if hours:
        return f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"
    return f"{moment:%M:%S}" if minutes and seconds else ""


def with_minutes(parts: list[str]) -> list[str]:
    """Tell months from minutes: those after hours or before seconds are minutes, here written M."""
    resolved: list[str] = []
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else ""
        after = parts[at + 1] if at + 1 < len(parts) else ""
        minutes = part[0] == "m" and (before.lstrip("[").startswith("h") or after.startswith("s"))
        resolved.append("M" if minutes else part)
    return resolved
