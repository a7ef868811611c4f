"""Genius Desktop: documents summarised on one's own PC, each statement with its page."""

__version__ = "0.1.0"
