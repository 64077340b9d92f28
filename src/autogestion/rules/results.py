"""The result of a vote of any sort: an ordinary one, an election, a council's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from autogestion.rules import carrying, elections, votes
from autogestion.rules.charter import Charter
from autogestion.rules.mandates import counting_rule
from autogestion.rules.votes import Ballots

Json = dict[str, Any]


class Counted(Protocol):
    """What a count needs to know of a vote: `state.Vote` has it, and the row of a table too."""

    @property
    def kind(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def options(self) -> int: ...
    @property
    def needs(self) -> list[str]: ...
    @property
    def body_number(self) -> int | None: ...
    @property
    def notice_hours(self) -> int: ...
    @property
    def seats(self) -> int: ...
    @property
    def limits(self) -> list[list[Any]]: ...
    @property
    def sent(self) -> dict[str, int]: ...
    @property
    def counted_as(self) -> str: ...
    @property
    def members(self) -> dict[int, int]: ...


def count(
    vote: Counted,
    *,
    charter: Charter,
    ballots: Ballots,
    electors: dict[str, int],
    choices: Mapping[str, Any],
    carried: Sequence[Ballots],
    base: Sequence[dict[str, int]],
    tie_order: tuple[int, ...] = (),
) -> Json:
    """The result of a vote, as it stands in the record but for the means.

    `choices`: in a council, each delegate's ballot. `carried`, `base`: the ballots of the votes by
    which the base answered the same question, and how many were entitled there.
    """
    kind = counting_rule(charter, vote.kind, vote.counted_as)
    if vote.seats:
        return elections.result(
            ballots,
            kind=kind,
            method=vote.method,
            options=vote.options,
            seats=vote.seats,
            electors=electors,
            limits={frozenset(group): most for group, most in vote.limits},
            tie_order=tie_order,
        )

    def plain(cast: Ballots, entitled: dict[str, int]) -> Json:
        return votes.result(
            cast,
            charter=charter,
            kind=kind,
            method=vote.method,
            options=vote.options,
            needs=vote.needs,
            electors=entitled,
            notice_hours=vote.notice_hours,
        )

    if not vote.sent:
        return plain(ballots, electors)
    return carrying.result(
        plain,
        decides=charter.councils.counts,
        council=vote.body_number or 0,
        choices=choices,
        sent=vote.sent,
        members=vote.members,
        carried=Ballots(sum((one.by_body for one in carried), Counter())),
        base={body: entitled for one in base for body, entitled in one.items()},
    )
