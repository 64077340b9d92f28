"""The pages of texts to adopt and amendments."""
