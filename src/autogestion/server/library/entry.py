"""What somebody writes into an entry, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autogestion.rules.library import LISTS, PARTS


@dataclass(frozen=True)
class Said:
    """An entry as it is written: what stands in clear, and the words. Empty ones are not kept."""

    begun: str
    outcome: str
    country: str = ""
    ended: str = ""
    people: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)
    """Part (rules.library.PARTS) -> words."""
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """List (rules.library.LISTS) -> one text for each demand, form or source."""

    def facts(self) -> dict[str, str | int]:
        """What stands in the record in clear."""
        return {
            "country": self.country, "begun": self.begun, "ended": self.ended,
            "people": self.people, "outcome": self.outcome,
        }  # fmt: skip

    def parts(self) -> dict[str, str]:
        """The parts that are written."""
        found = {part: self.texts.get(part, "") for part in PARTS}
        return {part: text for part, text in found.items() if text.strip()}

    def items(self) -> dict[str, list[str]]:
        """The items that are written, of each list."""
        return {name: [one for one in self.lists.get(name, ()) if one.strip()] for name in LISTS}
