"""Votes: tables into the state of a replay."""

from typing import Any

from autogestion.rules import state as states
from autogestion.server.votes.models import Ballot, Elector, Vote


def read_vote(vote: Vote) -> states.Vote:
    """A vote with its roll and its ballots."""
    roll = Elector.objects.filter(vote=vote).values_list("member__pseudonym", "body__number")
    ballots = Ballot.objects.filter(elector__vote=vote).values_list(
        "elector__member__pseudonym", "choice", "turn", "how"
    )
    return states.Vote(
        number=vote.number,
        kind=vote.kind,
        charter=vote.charter.number,
        method=vote.method,
        options=vote.options,
        needs=list(vote.needs),
        body=vote.body.number if vote.body else None,
        opened_at=vote.opened_at,
        closes_at=vote.closes_at,
        notice_hours=vote.notice_hours,
        roll=dict(roll),
        at_once=vote.at_once,
        signed=vote.signed,
        seats=vote.seats,
        candidates=list(vote.candidates),
        limits=list(vote.limits),
        sent=vote.sent,
        members=vote.members,
        laid=list(vote.laid),
        counted_as=vote.counted_as,
        mandates=dict(_of_electors(vote, "mandate")),
        departures=dict(_of_electors(vote, "departure__commitment")),
        ballots={
            pseudonym: (choice if isinstance(choice, int) else tuple(choice), turn, how)
            for pseudonym, choice, turn, how in ballots
        },
        extended_at=vote.extended_at,
        closed_at=vote.closed_at,
        result=vote.result,
        readers=None if vote.readers is None else states.Readers(**vote.readers),
    )


def _of_electors(vote: Vote, field: str) -> list[tuple[str, Any]]:
    """What stands beside those on the roll of a council's vote: (pseudonym, value), where there is one."""
    if vote.members_by_body is None:
        return []
    rows = Elector.objects.filter(vote=vote).exclude(**{field: None})
    return list(rows.values_list("member__pseudonym", field))
