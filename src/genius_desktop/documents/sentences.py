"""The sentences of a paragraph, under the name that readers know them by."""

from genius_desktop.sentences import split

__all__ = ["split"]
