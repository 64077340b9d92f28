"""Members and assemblies who have something in common across all assemblies."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class NetworkMessage:
    """What a member wrote to all of a network. `survey`: the inquiry that it asks to answer, 0 for none."""

    text: str
    survey: int
    by: str
    at: int


@dataclass(slots=True)
class Network:
    """A network: over when the last has left it."""

    number: int
    name: str
    aim: str
    tie: str
    tied: str
    by: str
    at: int
    members: dict[str, bool] = field(default_factory=dict)
    """Pseudonym -> whether its page names them, or only counts them."""
    assemblies: dict[int, int] = field(default_factory=dict)
    """Assembly -> its decision by which it is in the network."""
    messages: list[NetworkMessage] = field(default_factory=list)
    ended_at: int | None = None
