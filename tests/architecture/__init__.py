"""The promises of the house that a compiler does not keep: read from the source, never run."""
