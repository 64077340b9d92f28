"""The pages of discussing."""
