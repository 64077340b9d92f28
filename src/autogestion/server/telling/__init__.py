"""Struggles that somebody from outside tells of: through the newspaper's letter box, into the library."""
