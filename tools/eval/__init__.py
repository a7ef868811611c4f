"""How good summaries are: figures of a checker of its own, which shares no code with the program it measures."""
