"""What was decided elsewhere, not by acts here."""

from dataclasses import dataclass


@dataclass(slots=True)
class Precedent:
    """A decision of others, as a member brought it in. Texts are commitments; votes are sums."""

    number: int
    title: str
    text: str
    source: str
    outcome: str
    decided_at: int
    review_at: int
    sums: dict[str, int]
    replaces: list[int]
    by: str
    at: int
