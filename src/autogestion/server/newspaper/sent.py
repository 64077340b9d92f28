"""What somebody sends, as plain values."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple


class Enclosed(NamedTuple):
    """A cleaned file and what it shows."""

    kind: str
    ending: str
    content: bytes
    caption: str


@dataclass(frozen=True)
class Sent:
    """A contribution as it is written. `about`: the number of the one that it answers, corrects or translates."""

    title: str
    text: str = ""
    sort: str = "testimony"
    language: str = "en"
    byline: str = ""
    public: bool = True
    about: int | None = None
    files: Sequence[Enclosed] = ()

    def says(self) -> dict[str, Any]:
        """Everything but the files, as JSON keeps it."""
        said = asdict(self)
        del said["files"]
        return said
