"""The pages of the record, and what programs read of it."""
