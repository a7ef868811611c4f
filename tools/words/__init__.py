"""Where the long lists of the recognisers come from."""
