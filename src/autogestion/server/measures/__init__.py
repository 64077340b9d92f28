"""The room of the measures: is it still ours? (D1-D7). Computed from the record alone, kept, and told in words."""
