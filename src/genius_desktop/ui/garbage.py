"""Garbage is collected on the window's own thread only: whatever thread makes Python collect ends the widgets in it.

Python collects on whichever thread happens to allocate, and Shiboken calls `~QWidget` there: a window that is shown
waits for its own thread and hangs with it (tried), others leave what the next style sheet may stumble over.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 2_000


def sweep() -> None:
    """Collect what Python would have collected by itself by now."""
    # A generation counts what the one before it has left over, whether or not Python collects by itself.
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counted) if count > threshold]
    if due:
        gc.collect(due[-1])


def collect_here(parent: QObject) -> None:
    """Let nothing but a timer of this thread collect from now on; what is there by now is never looked at again."""
    gc.disable()
    # To look through all that was loaded for the window again and again would hold it up.
    gc.freeze()
    timer = QTimer(parent, interval=INTERVAL_MS)
    timer.timeout.connect(sweep)
    timer.start()
