"""Bundles: what an office installs, built from the lock files alone."""
