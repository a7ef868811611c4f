"""What a user can ask for: TOML files, checked while reading."""
