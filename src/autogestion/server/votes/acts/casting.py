"""Casting ballots, and what the clock does with a vote."""

from collections.abc import Collection

from autogestion.rules import results
from autogestion.rules import votes as rules
from autogestion.rules.decisions import check_living
from autogestion.rules.keys import check_signed
from autogestion.rules.mandates import check_kept, is_kept
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations.models import CharterVersion, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, act
from autogestion.server.votes import casting, queries
from autogestion.server.votes.acts import readers
from autogestion.server.votes.models import Ballot, Vote


@act
def cast_ballot(
    by: Member,
    vote: Vote,
    *,
    choice: object,
    turn: int = 1,
    opened: Collection[str] | None = None,
) -> Ballot:
    """Vote, or change one's ballot until the vote closes.

    `turn` is which ballot of this member this is: 1 for the first. It refuses a form sent twice
    and a ballot cast without having seen one's latest. `opened`: which parts of the dossier were open
    before, where it is known; it goes into sums, for a first ballot only, and nowhere else.
    """
    ballot = cast(by, vote, choice=choice, turn=turn)
    if opened is not None and ballot.turn == 1:
        readers.add(vote, opened)
    return ballot


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
