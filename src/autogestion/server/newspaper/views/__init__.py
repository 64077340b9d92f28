"""The pages of the newspaper."""
