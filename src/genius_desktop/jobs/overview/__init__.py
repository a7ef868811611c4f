"""The overview of a document without any model."""
