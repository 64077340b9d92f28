"""The pages of the people room: coming in, and one's own account."""
