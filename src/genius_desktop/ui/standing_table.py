"""How far each file of a job over several is, as a table."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from genius_desktop import standing_words
from genius_desktop.standings import Standing
from genius_desktop.ui.building import label, plain_tip
from genius_desktop.ui.story import Story

# More is scrolled to.
_MOST_ROWS, _MOST_LINES = 7, 15
_BREAK = "\u200b"


class StandingTable(QFrame):
    """Shows the files of a round while it goes on; of its result, those that are not in it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[tuple[int, tuple[int, ...]], Standing] = {}
        self.heading = label("", "strong")
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName("Stand der Dateien")
        self.table.setHorizontalHeaderLabels([standing_words.FILE, standing_words.STATE])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        # A bar that comes and goes would break the lines elsewhere each time.
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # Where there is more or less room, names and reasons break elsewhere.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        header.sectionResized.connect(lambda *_sizes: self._later.start())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.table)
        self.hide()

    def show_story(self, story: Story) -> None:
        """Bring the table up to date; a job over one file has none."""
        rows = list(story.standings.values())
        self.setVisible(bool(rows))
        if not rows:
            self._shown = {}
            self.table.setRowCount(0)
            return
        self.heading.setText(standing_words.LEFT_OUT if story.summary is not None else standing_words.counted(rows))
        if list(self._shown) != list(story.standings):
            self._shown = {}
            self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            if self._shown.get(row.place) != row:
                self._put(number, 0, row.name)
                self._put(number, 1, standing_words.state(row))
        if self._shown != story.standings:
            self._shown = dict(story.standings)
            self._fit()

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        # Long names break where their words do.
        item.setText(text.replace("_", f"_{_BREAK}"))
        item.setToolTip(plain_tip(text))

    def _fit(self) -> None:
        """Be as high as the rows are, up to some."""
        self.table.resizeRowsToContents()
        rows = range(min(self.table.rowCount(), _MOST_ROWS))
        height = sum(self.table.rowHeight(row) for row in rows)
        frame = 2 * self.table.frameWidth()
        height = min(height, _MOST_LINES * self.fontMetrics().lineSpacing())
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + frame)
