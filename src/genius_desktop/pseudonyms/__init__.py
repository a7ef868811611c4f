"""What tells of a person in a text, and how it is hidden from a server and put back into its answer."""
