"""Text as a search compares it: no accents, no capitals, so that "greve" finds "Grève"."""

import unicodedata


def folded(text: str | None) -> str:
    """The letters of a text without their marks (Unicode NFKD, combining marks left out), case folded."""
    parts = unicodedata.normalize("NFKD", text or "")
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
