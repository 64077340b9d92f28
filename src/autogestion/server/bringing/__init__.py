"""Bringing in what was written elsewhere: a table of proposals, the threads under them."""
