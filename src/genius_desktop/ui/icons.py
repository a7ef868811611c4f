"""Our own icons, drawn in any colour."""

from functools import cache

from PySide6.QtGui import QGuiApplication, QIcon, QPixmap, QPixmapCache

from genius_desktop import paths

_SIZES_PX = (16, 24, 48)


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def icon(name: str, colour: str = "#000000") -> QIcon:
    """Draw an icon; `colour` is written #rrggbb."""
    result = QIcon()
    for size in _SIZES_PX:
        result.addPixmap(pixmap(name, colour, size))
    return result


def pixmap(name: str, colour: str, size_px: int) -> QPixmap:
    """Draw an icon at one size, as sharp as the screen is."""
    program = QGuiApplication.instance()
    ratio = program.devicePixelRatio() if isinstance(program, QGuiApplication) else 1.0
    fine_px = round(size_px * ratio)
    # Qt's own cache: what Python holds would outlive the application.
    key = f"{name} {colour} {fine_px} {ratio}"
    result = QPixmap()
    if QPixmapCache.find(key, result):
        return result
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('width="24" height="24"', f'width="{fine_px}" height="{fine_px}"', 1)
    result.loadFromData(drawing.encode(), "svg")
    result.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, result)
    return result
