"""`dev.py eval search`: how well the collection is searched, each part of the search switched off in turn."""
