"""Laying a ballot open: the roll is fixed, and in a council who sent whom."""

from dataclasses import dataclass

from autogestion.rules import votes as rules
from autogestion.rules.opening import Paper, open_hours
from autogestion.rules.scope import electors_by_body, roll, roll_digest
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, CharterVersion, Organisation
from autogestion.server.record import acts as record
from autogestion.server.votes.models import Elector, Opened, Vote


@dataclass(frozen=True)
class Sending:
    """In a council: who sent each delegate, how many members stand behind each body, what the base answered.

    sent: pseudonym -> number of the body. laid: numbers of the votes on the same question.
    """

    sent: dict[str, int]
    members_by_body: dict[str, int]
    laid: list[int]
    mandates: dict[str, int]
    """Pseudonym -> the place on the ballot for which those who sent them have decided."""
    is_answering: bool
    """Whether somebody below still votes on the same question."""


def lay_open(
    organisation: Organisation,
    *,
    number: int,
    kind: str,
    charter: CharterVersion,
    paper: Paper,
    body: Body | None,
    bodies: set[int],
    notice_hours: int,
    at_once: bool,
    counted_as: str = "",
    sending: Sending | None = None,
) -> tuple[Vote, dict]:
    """Fix the roll and lay the ballot open. Stands inside the act that opens a question.

    `sending`: in a council, who sent its delegates. Answers the vote, and what the line of the
    record says of it.
    """
    rows = organisations.places_in(organisation, bodies).values_list(
        "member__pseudonym", "member_id", "body__number", "body_id", "member__base_id"
    )
    member_ids = {pseudonym: member for pseudonym, member, _number, _body, _base in rows}
    body_ids = {number: body_id for _p, _m, number, body_id, _base in rows}
    electors = roll(
        ((pseudonym, number, base == body_id) for pseudonym, _m, number, body_id, base in rows),
        bodies,
    )
    rule = charter.read().rule_for(kind)
    vote = Vote.objects.create(
        organisation=organisation,
        number=number,
        kind=kind,
        charter=charter,
        method=paper.method,
        options=paper.options,
        needs=paper.needs,
        counted_as=counted_as,
        seats=paper.seats,
        candidates=paper.candidates,
        limits=paper.limits,
        members_by_body=sending.members_by_body if sending else None,
        laid=sending.laid if sending else [],
        body=body,
        opened_at=record.moment(),
        closes_at=record.moment() + open_hours(rule, paper.method) * rules.HOUR,
        notice_hours=notice_hours,
        at_once=at_once,
        signed=rule.signed,
        electors_by_body=electors_by_body(electors),
    )
    Opened.objects.create(vote=vote)
    on_roll = (
        _elector(vote, member_ids[pseudonym], body_ids[number], pseudonym, sending)
        for pseudonym, number in sorted(electors.items())
    )
    Elector.objects.bulk_create(on_roll, batch_size=5000)
    return vote, _opening(vote, roll_digest(electors), sending)


def _elector(
    vote: Vote, member: int, body: int, pseudonym: str, sending: Sending | None
) -> Elector:
    if sending is None:
        return Elector(vote=vote, member_id=member, body_id=body)
    return Elector(
        vote=vote,
        member_id=member,
        body_id=body,
        sent_by=sending.sent[pseudonym],
        mandate=sending.mandates.get(pseudonym),
    )


def _opening(vote: Vote, digest: str, sending: Sending | None) -> dict:
    """What the line that opens a vote says of it."""
    return {
        "vote": vote.number,
        "method": vote.method,
        "options": vote.options,
        "closes": vote.closes_at,
        "at_once": vote.at_once,
        "electors": vote.electors_by_body,
        "roll": digest,
        **_special(vote, sending),
    }


def _special(vote: Vote, sending: Sending | None) -> dict:
    """What it says beyond the usual in an election and in a council."""
    if vote.seats:
        return {"seats": vote.seats, "candidates": vote.candidates, "limits": vote.limits}
    if sending is not None:
        return {
            "senders": sending.members_by_body,
            "laid": sending.laid,
            "mandates": sending.mandates,
        }
    return {}
