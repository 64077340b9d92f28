"""What members did, gathered from the lines of a record in one pass; the replay knows who was entitled."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from autogestion.rules.replay import Replay
from autogestion.rules.state import Organisation

Line = dict[str, Any]
DAY = 86_400

SAID = ("argument.added", "fact.added", "option.added", "rewording.proposed", "minority.stated")
"""What members put into a dossier, beside the question itself."""

CONTROLLED = (
    "question.seconded", "fact.demanded", "demand.supported", "scope.contested", "contest.supported",
    "question.challenged", "challenge.supported", "contradiction.marked",
    "reopening.asked", "recall.opened", "recall.supported", "callback.asked", "inquiry.made",
    "admission.answered",
)  # fmt: skip
"""By what members control what others do."""


@dataclass(slots=True)
class VoteSeen:
    """A vote, who could take part, who did; `delegates`: a council's."""

    number: int
    kind: str
    opened_at: int
    complete_at: int | None
    roll: frozenset[str]
    delegates: bool
    mandates: dict[str, int]
    method: str
    cast: dict[str, Any] = field(default_factory=dict)
    closed_at: int | None = None
    result: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """Everything that the measures count. Lists are (when, who)."""

    posed: list[tuple[int, str]] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    controlled: list[tuple[int, str]] = field(default_factory=list)
    adopted: list[tuple[int, str]] = field(default_factory=list)
    """Of adopted questions: when they were decided, and who had posed them."""
    votes: list[VoteSeen] = field(default_factory=list)
    present: dict[str, list[list[int]]] = field(default_factory=lambda: defaultdict(list))
    """Member -> [from, until] of each stay in some assembly; 0 where it goes on."""
    missed: list[int] = field(default_factory=list)
    """When accounts were missed."""
    asked: dict[int, int] = field(default_factory=dict)
    answered: dict[int, int] = field(default_factory=dict)
    """Inquiry -> when it was made, and when it was answered."""
    ends: int = 0
    state: Organisation = field(default_factory=lambda: Organisation(""))

    def members(self, since: int) -> list[str]:
        """Who was a member at some moment since then, in order."""
        return sorted(
            member
            for member, stays in self.present.items()
            if any(until == 0 or until > since for _from, until in stays)
        )


def gather(lines: Iterable[Line]) -> Gathered:
    """Read a record from its first line to its last. ReplayBroken where a line does not hold."""
    gathering = Gathering()
    for line in lines:
        gathering.feed(line)
    return gathering.found


class Gathering:
    """What is gathered line by line; `found` is what the lines so far say."""

    def __init__(self) -> None:
        self.replay = Replay(keeps_ballots=False)
        self.found = Gathered()
        self.places: Counter[str] = Counter()
        self.posed_by: dict[int, str] = {}
        self.votes: dict[int, VoteSeen] = {}

    @property
    def size(self) -> int:
        """How many lines there were."""
        return self.replay.size

    def feed(self, line: Line) -> None:
        """One more line. ReplayBroken where it does not hold."""
        self.replay.feed(line)
        self._see(line)

    def _see(self, line: Line) -> None:
        act, at, by, body = line["act"], line["at"], line["by"], line["body"]
        if self.found.ends == 0 and self.replay.state is not None:
            self.found.state = self.replay.state
        self.found.ends = at
        if act == "ballot.cast":
            self.votes[body["vote"]].cast[by] = body["choice"]
            return
        if by is not None and act in SAID:
            self.found.said.append((at, by))
        if by is not None and act in CONTROLLED:
            self.found.controlled.append((at, by))
        if see := _SEEN.get(act):
            see(self, line)

    def _posed(self, line: Line) -> None:
        if line["by"] is not None:
            self.found.posed.append((line["at"], line["by"]))
            self.posed_by[line["body"]["question"]] = line["by"]

    def _opened(self, line: Line) -> None:
        assert self.replay.state is not None
        number = line["body"]["vote"]
        vote = self.replay.state.votes[number]
        question = self.replay.state.questions[number]
        seen = VoteSeen(
            number, vote.kind, line["at"], question.complete_at, frozenset(vote.roll),
            bool(vote.members), dict(vote.mandates), vote.method,
        )  # fmt: skip
        self.votes[number] = seen
        self.found.votes.append(seen)

    def _closed(self, line: Line) -> None:
        vote = self.votes[line["body"]["vote"]]
        vote.closed_at, vote.result = line["at"], line["body"]["result"]

    def _taken(self, line: Line) -> None:
        author = self.posed_by.get(line["body"]["question"])
        if line["body"]["adopted"] and author is not None:
            self.found.adopted.append((line["at"], author))

    def _signed(self, line: Line) -> None:
        """Founders are members from the moment in which their assembly exists."""
        assert self.replay.state is not None
        number = 1 if line["act"] == "organisation.founded" else line["in"]
        for member in self.replay.state.bodies[number].members:
            self._enter(member, line["at"])

    def _admitted(self, line: Line) -> None:
        self._enter(line["body"]["member"], line["at"])
        if line["body"]["left"] is not None:
            self._leave(line["body"]["member"], line["at"])

    def _left(self, line: Line) -> None:
        self._leave(line["body"].get("member") or line["by"], line["at"])

    def _enter(self, member: str, at: int) -> None:
        self.places[member] += 1
        if self.places[member] == 1:
            self.found.present[member].append([at, 0])

    def _leave(self, member: str, at: int) -> None:
        self.places[member] -= 1
        if self.places[member] == 0:
            self.found.present[member][-1][1] = at

    def _missed(self, line: Line) -> None:
        self.found.missed.append(line["at"])

    def _asked(self, line: Line) -> None:
        self.found.asked[line["body"]["inquiry"]] = line["at"]

    def _answered(self, line: Line) -> None:
        self.found.answered[line["body"]["inquiry"]] = line["at"]


_SEEN = {
    "question.posed": Gathering._posed,
    "vote.opened": Gathering._opened,
    "vote.closed": Gathering._closed,
    "decision.taken": Gathering._taken,
    "organisation.founded": Gathering._signed,
    "assembly.founded": Gathering._signed,
    "member.admitted": Gathering._admitted,
    "member.left": Gathering._left,
    "member.excluded": Gathering._left,
    "report.missed": Gathering._missed,
    "inquiry.made": Gathering._asked,
    "inquiry.answered": Gathering._answered,
}
