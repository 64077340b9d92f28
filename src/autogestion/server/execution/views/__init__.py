"""The pages of the room of carrying out."""
