"""Members who stand for something together."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tendency:
    """A tendency: over when the last of its members has left it."""

    number: int
    name: str
    platform: str
    by: str
    at: int
    members: dict[str, bool] = field(default_factory=dict)
    """Pseudonym -> whether its page names them, or only counts them."""
    said: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    """Question -> (the commitment of what it says in the dossier, by whom, when): the last word."""
    ended_at: int | None = None
