"""What members did, gathered from the lines of a record in one pass; the replay knows who was entitled."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from autogestion.measures.deeds import LISTS, NOTED
from autogestion.rules.replay import Replay
from autogestion.rules.state import Organisation, Vote

Line = dict[str, Any]
DAY = 86_400
HOUR = 3_600
Stays = dict[str, list[list[int]]]
"""Member -> [from, until] of each stay; 0 where it goes on."""


Texts = Callable[[Collection[str]], Mapping[str, str]]
"""Commitments of what assemblies say -> the texts behind them that are there, and were not erased."""


def no_texts(_commitments: Collection[str]) -> Mapping[str, str]:
    return {}


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
    body: int | None = None
    at_once: bool = False
    without: frozenset[str] = frozenset()
    """Of a council's vote: members below it whom nobody asked, though it binds them."""


@dataclass(slots=True)
class Gathered:
    """Everything that the measures count, of the whole or of one body. Lists are (when, who)."""

    posed: list[tuple[int, str]] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    controlled: list[tuple[int, str]] = field(default_factory=list)
    written: list[tuple[int, str]] = field(default_factory=list)
    created: list[tuple[int, str]] = field(default_factory=list)
    published: list[tuple[int, str]] = field(default_factory=list)
    taken_in: list[tuple[int, str]] = field(default_factory=list)
    """Ballots of others that somebody took in as a teller."""
    adopted: list[tuple[int, str]] = field(default_factory=list)
    """Of adopted questions: when they were decided, and who had posed them."""
    votes: list[VoteSeen] = field(default_factory=list)
    present: Stays = field(default_factory=lambda: defaultdict(list))
    """[from, until] of each stay in some assembly; 0 where it goes on."""
    places: Mapping[int, Stays] = field(default_factory=dict)
    """Body -> the same of its own members."""
    missed: list[int] = field(default_factory=list)
    """When accounts were missed."""
    asked: dict[int, int] = field(default_factory=dict)
    answered: dict[int, int] = field(default_factory=dict)
    """Inquiry -> when it was made, and when it was answered."""
    ends: int = 0
    state: Organisation = field(default_factory=lambda: Organisation(""))
    body: int | None = None
    """The one body that it is about; None for the whole."""
    texts: Texts = no_texts
    asked_for: dict[Any, Any] | None = None
    """While it is measured, what several measures ask for, so that it is counted once."""

    @property
    def is_council(self) -> bool:
        """Whether it is about a council, whose members are delegates."""
        return self.body is not None and self.body in self.state.councils

    def members(self, since: int) -> list[str]:
        """Who was a member at some moment since then, in order."""
        members: list[str] = self.once(("members", since), self._members, since)
        return members

    def _members(self, since: int) -> list[str]:
        present = self.present.items()
        return sorted(member for member, stays in present if not 0 < stays[-1][1] <= since)

    def stood(self, since: int) -> tuple[Counter[str], Counter[str]]:
        """Of the votes that were closed since then: member -> (on how many rolls, in how many a ballot)."""
        both: tuple[Counter[str], Counter[str]] = self.once(("stood", since), self._stood, since)
        return both

    def _stood(self, since: int) -> tuple[Counter[str], Counter[str]]:
        entitled: Counter[str] = Counter()
        took: Counter[str] = Counter()
        for vote in self.voted(since):
            entitled.update(vote.roll)
            took.update(vote.cast.keys())
        return entitled, took

    def once(self, name: tuple[str, int], find: Callable[[int], Any], since: int) -> Any:
        """What was found since then, found anew where nothing is kept (`asked_for`)."""
        if self.asked_for is None:
            return find(since)
        if name not in self.asked_for:
            self.asked_for[name] = find(since)
        return self.asked_for[name]

    def deeds(self) -> Iterator[list[tuple[int, str]]]:
        """Every list of what members did of their own accord, beside voting and carrying out."""
        yield self.posed
        for name in LISTS:
            yield getattr(self, name)

    def voted(self, since: int) -> list[VoteSeen]:
        """The votes that were closed since then, in which those who are measured voted themselves."""
        return [
            vote
            for vote in self.votes
            if vote.closed_at is not None
            and vote.closed_at >= since
            and (self.is_council or not vote.delegates)
        ]


def gather(lines: Iterable[Line], texts: Texts = no_texts) -> Gathered:
    """Read a record from its first line to its last. ReplayBroken where a line does not hold."""
    gathering = Gathering(texts)
    for line in lines:
        gathering.feed(line)
    return gathering.found


class Gathering:
    """What is gathered line by line; `found` is what the lines so far say, `parts` the same of each body."""

    def __init__(self, texts: Texts = no_texts) -> None:
        self.replay = Replay(keeps_ballots=False)
        self.stays: dict[int, Stays] = {}
        self.found = Gathered(places=self.stays, texts=texts)
        self.parts: dict[int, Gathered] = {}
        """Body -> what was done in it; its state and its end are set where it is measured (bodies.py)."""
        self.touched: set[int] = set()
        """The bodies in which something was done since somebody emptied this."""
        self.last_done: dict[int, int] = {}
        """Body -> when something was done in it last, ballots left out."""
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
            vote = self.votes[body["vote"]]
            vote.cast[by] = body["choice"]
            if tellers := line["proof"].get("tellers"):
                for found in self._both(line["in"]):
                    found.taken_in += [(at, teller) for teller in tellers]
            return
        if line["in"] is not None:
            self.touched.add(line["in"])
            self.last_done[line["in"]] = at
        if by is not None and act in NOTED:
            for found in self._both(line["in"]):
                for name in NOTED[act]:
                    getattr(found, name).append((at, by))
        if see := _SEEN.get(act):
            see(self, line)

    def _both(self, body: int | None) -> tuple[Gathered, ...]:
        """The whole, and the body in which it was done, where it was done in one."""
        if body is None:
            return (self.found,)
        part = self.parts.get(body)
        if part is None:
            part = self.parts[body] = Gathered(body=body, places=self.stays)
            self.stays[body] = part.present
        return (self.found, part)

    def _posed(self, line: Line) -> None:
        if line["by"] is not None:
            for found in self._both(line["in"]):
                found.posed.append((line["at"], line["by"]))
            self.posed_by[line["body"]["question"]] = line["by"]

    def _opened(self, line: Line) -> None:
        assert self.replay.state is not None
        number = line["body"]["vote"]
        vote = self.replay.state.votes[number]
        question = self.replay.state.questions[number]
        seen = VoteSeen(
            number, vote.kind, line["at"], question.complete_at, frozenset(vote.roll),
            bool(vote.members), dict(vote.mandates), vote.method, body=vote.body, at_once=vote.at_once,
            without=self._without(vote),
        )  # fmt: skip
        self.votes[number] = seen
        for found in self._both(vote.body):
            found.votes.append(seen)

    def _without(self, vote: Vote) -> frozenset[str]:
        """Who belongs to an assembly below a council, and was not asked about what it votes on."""
        state = self.found.state
        if not vote.members:
            return frozenset()
        below: set[str] = set()
        bodies = list(vote.members)
        while bodies:
            body = bodies.pop()
            council = state.councils.get(body)
            if council is None:
                below |= state.bodies[body].members.keys()
            else:
                bodies += council.senders
        asked = {member for laid in vote.laid for member in state.votes[laid].roll}
        return frozenset(below - asked)

    def _closed(self, line: Line) -> None:
        vote = self.votes[line["body"]["vote"]]
        vote.closed_at, vote.result = line["at"], line["body"]["result"]

    def _taken(self, line: Line) -> None:
        number = line["body"]["question"]
        author = self.posed_by.get(number)
        if line["body"]["adopted"] and author is not None:
            for found in self._both(self.found.state.questions[number].body):
                found.adopted.append((line["at"], author))

    def _signed(self, line: Line) -> None:
        """Founders are members from the moment in which their assembly exists."""
        assert self.replay.state is not None
        number = 1 if line["act"] == "organisation.founded" else line["in"]
        for member in self.replay.state.bodies[number].members:
            self._enter(member, line["at"], number)

    def _admitted(self, line: Line) -> None:
        self._enter(line["body"]["member"], line["at"], line["in"])
        if line["body"]["left"] is not None:
            self._leave(line["body"]["member"], line["at"], line["body"]["left"])

    def _left(self, line: Line) -> None:
        self._leave(line["body"].get("member") or line["by"], line["at"], line["in"])

    def _enter(self, member: str, at: int, body: int) -> None:
        self.places[member] += 1
        if self.places[member] == 1:
            self.found.present[member].append([at, 0])
        self._both(body)[1].present[member].append([at, 0])

    def _leave(self, member: str, at: int, body: int) -> None:
        self.places[member] -= 1
        if self.places[member] == 0:
            self.found.present[member][-1][1] = at
        self._both(body)[1].present[member][-1][1] = at

    def _missed(self, line: Line) -> None:
        for found in self._both(line["in"]):
            found.missed.append(line["at"])

    def _asked(self, line: Line) -> None:
        for found in self._both(line["in"]):
            found.asked[line["body"]["inquiry"]] = line["at"]

    def _answered(self, line: Line) -> None:
        for found in self._both(line["in"]):
            found.answered[line["body"]["inquiry"]] = line["at"]


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
