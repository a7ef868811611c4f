"""Results as files: Word, OpenDocument, PDF, Markdown."""
