"""What a ballot file says, whatever its format."""

from dataclasses import dataclass, field
from typing import Any


class MalformedError(Exception):
    """A ballot file that cannot be read, with the line where it breaks (0: the file as a whole)."""

    def __init__(self, line: int, reason: str) -> None:
        where = f"Line {line}: " if line else ""
        super().__init__(where + reason)
        self.line = line
        self.reason = reason


def last_line(text: str) -> int:
    """The line on which the file ends: where it lacks what should have come by then."""
    return max(1, len(text.splitlines()))


def line_of(text: str, words: str, *, nth: int = 1) -> int:
    """The line on which these words stand for the nth time; the last where they never do."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return last_line(text)
    return text.count("\n", 0, at) + 1


@dataclass
class Election:
    """Options in ballot order and the ballots, each with how many voters cast it alike.

    kind says what a choice is: "ranks" a rank or None per option; "scores" points or None per
    option; "sets" the approved option numbers; "numbers" one option number; "positions" for each
    rank in turn the option numbers marked there (none: skipped; several: overvote; repeats
    allowed), as a paper ballot has them. The choice 0 abstains.
    scores: beside ranks, where the file has both. method, parameters: how the file says that it
    was counted. invalid: ballots that the file has and that say nothing.
    """

    names: list[str]
    ballots: list[tuple[Any, int]]
    kind: str = "ranks"
    title: str = ""
    seats: int | None = None
    withdrawn: frozenset[int] = frozenset()
    tie_order: tuple[int, ...] = ()
    scores: list[tuple[Any, int]] | None = None
    method: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    invalid: int = 0

    @property
    def voters(self) -> int:
        """All ballots, the blank and the invalid ones included."""
        return self.invalid + sum(weight for _, weight in self.ballots)
