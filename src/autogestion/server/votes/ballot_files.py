"""The ballots of a vote as files with which anybody counts again: spec/ballots.md."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from autogestion.rules.votes import ABSTAIN, APART, RANKED
from autogestion.server.votes.models import Ballot, Vote
from autogestion.server.web import sheets

FORMAT = "autogestion-ballots-1"


def as_json(vote: Vote, ballots: Iterable[Ballot], labels: Sequence[str]) -> str:
    """The vote, the rule of its count, and every ballot by pseudonym. `labels` name the options in order."""
    content = {
        "format": FORMAT,
        "organisation": vote.organisation.org,
        "vote": vote.number,
        "method": vote.method,
        **counting_rule(vote),
        "options": list(labels),
        "charter": vote.charter.number,
        "electors": vote.electors_by_body,
        "opened": vote.opened_at,
        "closes": vote.closes_at,
        "closed": vote.closed_at,
        "ballots": [_ballot(ballot) for ballot in ballots],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def counting_rule(vote: Vote) -> dict[str, Any]:
    """What the count of a ranked vote depends on beside the ballots; nothing for the other methods."""
    charter = vote.charter.read()
    kind = charter.rule_for(vote.kind)
    if vote.method == "schulze":
        return {"strength": kind.strength, "unranked": kind.unranked}
    quorum = kind.quorum.per_option(sum(vote.electors_by_body.values()))
    if vote.method == APART:
        return {"quorum": quorum}
    if vote.method == "debian":
        ratios = [charter.rule_for(need).ratio if need else kind.ratio for need in vote.needs]
        return {"quorum": quorum, "ratios": [str(ratio) for ratio in ratios]}
    return {}


def _ballot(ballot: Ballot) -> dict[str, Any]:
    return {
        "elector": ballot.elector.member.pseudonym,
        "assembly": ballot.elector.body.number,
        "choice": ballot.choice,
        "turn": ballot.turn,
        "line": ballot.seq,
    }


def as_csv(vote: Vote, ballots: Iterable[Ballot]) -> str:
    """One line a ballot, one column an option: 1 where it is chosen, its rank, or nothing."""
    numbers = range(1, vote.options + 1)
    columns = [f"option_{number}" for number in numbers]
    head = ["elector", "assembly", "abstains", *columns, "turn", "line"]
    return sheets.as_csv([head, *(_row(ballot, numbers, vote.method) for ballot in ballots)])


def _row(ballot: Ballot, numbers: Iterable[int], method: str) -> list[str | int]:
    elector = ballot.elector
    marks = [_mark(ballot.choice, number, method) for number in numbers]
    return [
        elector.member.pseudonym, elector.body.number, int(ballot.choice == ABSTAIN),
        *marks, ballot.turn, ballot.seq,
    ]  # fmt: skip


def _mark(choice: Any, option: int, method: str) -> int | str:
    if choice == ABSTAIN:
        return ""
    if method in RANKED:
        return choice[option - 1] or ""
    chosen = [choice] if method == "majority" else choice
    return 1 if option in chosen else ""
