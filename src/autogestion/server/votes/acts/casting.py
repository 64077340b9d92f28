"""Casting ballots, and what the clock does with a vote."""

from dataclasses import dataclass

from autogestion.rules import results
from autogestion.rules import votes as rules
from autogestion.rules.decisions import check_living
from autogestion.rules.keys import check_signed
from autogestion.rules.mandates import check_kept, is_kept
from autogestion.rules.opening import Paper, open_hours
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.scope import electors_by_body, roll, roll_digest
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, CharterVersion, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, act
from autogestion.server.votes import casting, queries
from autogestion.server.votes.models import Ballot, Elector, Vote


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


@act
def cast_ballot(by: Member, vote: Vote, *, choice: object, turn: int = 1) -> Ballot:
    """Vote, or change one's ballot until the vote closes.

    `turn` is which ballot of this member this is: 1 for the first. It refuses a form sent twice
    and a ballot cast without having seen one's latest.
    """
    return cast(by, vote, choice=choice, turn=turn)


def cast(by: Member, vote: Vote, *, choice: object, turn: int) -> Ballot:
    """Write a ballot and its line, by whatever hand. Stands inside an act."""
    standing = casting.standing(vote, by)
    check_living(is_founded=True, is_dissolved=standing.dissolved_at is not None)
    rules.check_casting(
        is_elector=standing.is_elector,
        has_seat=bool(standing.has_seat),
        at=record.moment(),
        closes_at=standing.closes_at,
        is_closed=standing.closed_at is not None,
        turn=turn,
        turns_before=standing.turns,
    )
    if standing.signed:
        check_signed(is_demanded=True, is_signed=record.demand_signature(by), article="")
    read = rules.read_choice(choice, method=standing.method, options=standing.options)
    if standing.mandate is not None:
        _check_mandate(by, vote, standing.mandate, read, standing.method)
    choice = as_data(read)
    line = record.append(
        "ballot.cast", by=by, within=standing.body, vote=vote.number, choice=choice, turn=turn
    )
    ballot = Ballot(
        elector_id=standing.elector_id, choice=choice, turn=turn, cast_at=record.moment(),
        how=line["proof"]["how"], seq=line["seq"],
    )  # fmt: skip
    ballot.save(force_insert=not standing.turns, force_update=bool(standing.turns))
    return ballot


def _check_mandate(by: Member, vote: Vote, mandate: int, choice: rules.Choice, method: str) -> None:
    charter = CharterVersion.objects.get(pk=queries.charter_of(vote)).read()
    check_kept(
        is_imperative=charter.councils.mandates == "imperative",
        mandate=mandate,
        is_kept=is_kept(choice, mandate, method),
        article=charter.councils_article,
    )


def as_data(choice: rules.Choice) -> int | list[int | None]:
    """A choice as tables and record hold it."""
    return choice if isinstance(choice, int) else list(choice)


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


@act
def extend_vote(by: ByItself, vote: Vote) -> None:
    """The quorum is missing at the hour of closing: the vote stays open once more, as the charter says."""
    vote = _open_vote(by, vote)
    kind = vote.charter.read().rule_for(vote.kind)
    if not _must_extend(vote, count(vote)):
        raise RuleBroken(_("The charter does not extend this vote."))
    vote.closes_at += kind.extension_hours * rules.HOUR
    vote.extended_at = record.moment()
    vote.save(update_fields=["closes_at", "extended_at"])
    record.append(
        "vote.extended",
        by=by,
        within=vote.body.number if vote.body else None,
        vote=vote.number,
        closes=vote.closes_at,
    )


def _open_vote(by: ByItself, vote: Vote) -> Vote:
    fresh = queries.vote_numbered(by.organisation, vote.number)
    assert fresh is not None
    rules.check_closing(
        at=record.moment(),
        closes_at=fresh.closes_at,
        is_closed=fresh.closed_at is not None,
        is_early=queries.is_all_cast(fresh),
    )
    return fresh


def _must_extend(vote: Vote, counted: rules.Json) -> bool:
    kind = vote.charter.read().rule_for(vote.kind)
    return rules.must_extend(
        quorate=counted["quorate"],
        extension_hours=kind.extension_hours,
        is_extended=vote.extended_at is not None,
    )


def count(vote: Vote) -> rules.Json:
    """The result of a vote as its ballots stand, and by which means they came."""
    return _counted(vote) | {"means": rules.means(queries.means_of(vote))}


def _counted(vote: Vote) -> rules.Json:
    base = queries.laid_votes(vote)
    return results.count(
        vote,
        charter=vote.charter.read(),
        ballots=queries.ballots_of(vote),
        electors=vote.electors_by_body,
        choices=queries.choices_of(vote) if vote.members_by_body is not None else {},
        carried=[queries.ballots_of(laid) for laid in base],
        base=[laid.electors_by_body for laid in base],
    )


@act
def close_vote(by: ByItself, vote: Vote) -> Vote:
    """The hour has come: count, and write down what the count amounts to."""
    vote = _open_vote(by, vote)
    counted = count(vote)
    if _must_extend(vote, counted):
        raise RuleBroken(_("The quorum is missing, so the charter keeps this vote open once more."))
    vote.closed_at = record.moment()
    vote.result = counted
    vote.save(update_fields=["closed_at", "result"])
    record.append(
        "vote.closed",
        by=by,
        within=vote.body.number if vote.body else None,
        vote=vote.number,
        result=counted,
    )
    return vote


def end_at_hour(organisation: Organisation, vote: Vote) -> None:
    """Extend or close a vote whose hour has come; both where the clock stood still for long.

    Nothing where somebody was faster.
    """
    fresh = queries.vote_numbered(organisation, vote.number)
    if fresh is None or fresh.closed_at is not None or fresh.closes_at > clock.now():
        return
    if not _must_extend(fresh, count(fresh)):
        close_vote(ByItself(organisation), fresh)
        return
    extend_vote(ByItself(organisation), fresh)
    end_at_hour(organisation, fresh)


def end_when_all_voted(organisation: Organisation, number: int) -> None:
    """Close a vote for which all gave up the notice, once the last of them has cast a ballot."""
    if not casting.is_at_once(organisation, number):
        return
    vote = queries.vote_numbered(organisation, number)
    if vote is not None and queries.is_all_cast(vote) and not _must_extend(vote, count(vote)):
        close_vote(ByItself(organisation), vote)
