"""Which weights: the catalogue, fetching, importing, verifying."""
