"""What stands on the ballot of a question when its vote opens."""

from dataclasses import dataclass
from typing import Any

from autogestion.rules import elections
from autogestion.rules.candidates import groups, standing
from autogestion.rules.charter import Charter, Kind
from autogestion.rules.drawing import LOT
from autogestion.rules.questions import ballot_method, ballot_options
from autogestion.rules.state import Candidate
from autogestion.rules.votes import APART


@dataclass(frozen=True)
class Paper:
    """A ballot paper: how it is counted, how many places it has; for an election, who stands for what."""

    method: str
    options: int
    needs: list[str]
    seats: int
    candidates: list[str]
    limits: list[list[Any]]


def open_hours(kind: Kind, method: str) -> int:
    """How long a vote is open; where it is by lot, nobody votes, and it closes as soon as it opens."""
    return 0 if method == LOT else kind.open_hours


def paper(
    *,
    kind: str,
    needs: list[str],
    charter: Charter,
    candidates: list[Candidate],
    seats: int,
    is_apart: bool = False,
) -> Paper:
    """The ballot of a question of this kind with these options, or these candidates for so many seats.

    `is_apart`: the options are amendments, each weighed against the text as it stands.
    """
    if is_apart:
        return Paper(APART, len(needs) + 1, needs, 0, [], [])
    if kind != "election":
        method = ballot_method(charter.rule_for(kind).method, len(needs))
        return Paper(method, ballot_options(len(needs)), needs or [""], 0, [], [])
    method, stand = charter.councils.method, standing(candidates)
    limits = groups(stand, charter.councils.workplace_max)
    return Paper(
        method=method,
        options=elections.ballot_options(method, len(stand)),
        needs=[""],
        seats=seats,
        candidates=[one.member for one in stand],
        limits=sorted([sorted(group), most] for group, most in limits.items()),
    )
