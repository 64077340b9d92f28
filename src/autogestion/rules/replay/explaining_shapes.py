"""What the body of each act consists of that says something more simply."""

from autogestion.rules.replay.fits import Fields, commitment, name, number

OF_EXPLAINING: dict[str, tuple[Fields, ...]] = {
    "summary.added": ({"question": number, "text": commitment},),
    "explanation.added": ({"explanation": number, "word": name, "text": commitment},),
}
"""Act -> the fields of its body."""
