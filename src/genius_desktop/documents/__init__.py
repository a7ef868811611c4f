"""From bytes to pages to passages."""
