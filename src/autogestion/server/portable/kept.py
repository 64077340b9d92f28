"""Where the things of an organisation lie in the tables: what the record calls them -> primary key."""

from dataclasses import dataclass, field

from autogestion.rules.texts import ERASED
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.restoring import keep_texts


@dataclass
class Kept:
    """Primary keys, while an organisation is being written.

    A commitment whose text was erased keeps its place, empty.
    """

    organisation: Organisation
    texts: dict[str, int]
    files: dict[str, int]
    charters: dict[int, int] = field(default_factory=dict)
    bodies: dict[int, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    questions: dict[int, int] = field(default_factory=dict)
    votes: dict[int, int] = field(default_factory=dict)

    def text(self, commitment: str) -> int:
        """The text behind a commitment."""
        if commitment not in self.texts:
            self.texts = keep_texts(self.organisation, [(commitment, b"", ERASED)], {})
        return self.texts[commitment]

    def member(self, pseudonym: str) -> int:
        return self.members[pseudonym]

    def somebody(self, pseudonym: str | None) -> int | None:
        """The member, or nobody where it followed by itself."""
        return None if pseudonym is None else self.members[pseudonym]

    def body(self, number: int | None) -> int | None:
        return None if number is None else self.bodies[number]
