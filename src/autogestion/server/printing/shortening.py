"""A member's text made as short as the paper wants, where it says so itself."""

CUT = "[…]"


def shortened(text: str, most: int) -> str:
    """The text, or its beginning up to a paragraph, a sentence or a word, and a sign that more is on the page."""
    if len(text) <= most:
        return text
    start = text[: max(most, 1)]
    for end, kept in (("\n\n", 0), (". ", 1), ("\n", 0), (" ", 0)):
        at = start.rfind(end)
        # What would leave less than half is no good place to stop.
        if at > most // 2:
            return f"{start[: at + kept].rstrip()} {CUT}"
    return f"{start.rstrip()}{CUT}"
