"""The programme: one living text that all change by deciding, and the circles that study it (F3, S14)."""
