"""Readers of ballot files, one module a format: `read(text) -> Election`, or MalformedError."""
