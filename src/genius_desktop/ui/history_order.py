"""In which order the history is shown."""

import unicodedata
from typing import Literal

from genius_desktop.ui.history_list import Row

Order = Literal["newest", "oldest", "name"]
ORDERS: dict[Order, str] = {"newest": "Neueste zuerst", "oldest": "Älteste zuerst", "name": "Nach Namen"}


def sort(rows: list[Row], order: Order) -> list[Row]:
    """Give the rows, which come the newest first, in another order; what is pinned stands before everything else."""
    arranged = list(reversed(rows)) if order == "oldest" else list(rows)
    if order == "name":
        arranged.sort(key=lambda row: _key(row.title))
    return [row for row in arranged if row.pinned] + [row for row in arranged if not row.pinned]


def _key(title: str) -> str:
    """Sort „Ä“ as „A“, as DIN 5007-1 does for words."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
