"""How easy a German text is to read, measured by rules and without any model."""
