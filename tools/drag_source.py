"""A window that offers files to be dragged away, as a file manager does: for tests and pictures of real drops."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

_LINGER_MS = 3_000


class DragSource(QLabel):
    """Begins a drag of its files at the first move of a pressed mouse."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__("\n".join(file.name for file in files))
        self._files = files
        self.setWindowTitle("Quelle")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(220, 48)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin the drag."""
        if not event.buttons():
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file.absolute())) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
        # Whoever took the drop still fetches its data from us.
        QTimer.singleShot(_LINGER_MS, self, self.close)


def main() -> int:
    """Show the window until its files have been dragged away."""
    application = QApplication(sys.argv[:1])
    source = DragSource([Path(name) for name in sys.argv[1:]])
    source.move(10, 10)
    source.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
