"""Reading votes, rolls and ballots."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from autogestion.rules.votes import Ballots
from autogestion.server.organisations.models import Member, Organisation, Place
from autogestion.server.votes.models import Ballot, Elector, Handed, Opened, Vote


def vote_numbered(organisation: Organisation, number: int) -> Vote | None:
    vote = organisation.votes.select_related("charter", "body").filter(number=number).first()
    if vote is not None:
        vote.organisation = organisation
    return vote


def known_readers(vote: Vote) -> int:
    """Of how many ballots it is known what was opened before, while the vote is open."""
    known = Opened.objects.values_list("known", flat=True).filter(vote_id=vote.pk).first()
    return known or 0


def charter_of(vote: Vote) -> int:
    """The primary key of the version of the charter under which the vote opened."""
    return Vote.objects.values_list("charter_id", flat=True).get(pk=vote.pk)


def elector(vote: Vote, member: Member) -> Elector | None:
    """The member's place on the roll, with the vote as it is now, and their ballot where there is one."""
    return (
        Elector.objects.select_related("vote__organisation", "ballot", "body")
        .filter(vote=vote, member=member)
        .first()
    )


def ballots_of(vote: Vote) -> Ballots:
    """The ballots as they stand, grouped by body and choice."""
    rows = Ballot.objects.filter(elector__vote=vote).values_list("elector__body__number", "choice")
    return Ballots.of((body, _hashable(choice)) for body, choice in rows.iterator())


def choices_of(vote: Vote) -> dict[str, int | tuple]:
    """Pseudonym -> the choice as it stands: for a council, whose delegates vote in the open."""
    rows = Ballot.objects.filter(elector__vote=vote).values_list(
        "elector__member__pseudonym", "choice"
    )
    return {pseudonym: _hashable(choice) for pseudonym, choice in rows}


def laid_votes(vote: Vote) -> list[Vote]:
    """The votes by which the base answered the same question as this one of a council."""
    if not vote.laid:
        return []
    return list(
        Vote.objects.filter(organisation_id=vote.organisation_id, number__in=vote.laid).order_by(
            "number"
        )
    )


def _hashable(choice: int | list) -> int | tuple:
    return choice if isinstance(choice, int) else tuple(choice)


def means_of(vote: Vote) -> Iterable[str]:
    """By what each of those was known whose ballots stand."""
    return Ballot.objects.filter(elector__vote=vote).values_list("how", flat=True).iterator()


def roll_of(vote: Vote) -> QuerySet[Elector]:
    """Who may vote, by body and name."""
    return vote.roll.select_related("member", "body__name").order_by(
        "body__number", "member__name", "pk"
    )


def cast_ballots(vote: Vote) -> QuerySet[Ballot]:
    """The ballots, by pseudonym: order of arrival says nothing here."""
    return (
        Ballot.objects.filter(elector__vote=vote)
        .select_related("elector__member", "elector__body")
        .order_by("elector__member__pseudonym")
    )


def turnout(vote: Vote) -> int:
    """How many have cast a ballot so far."""
    return Ballot.objects.filter(elector__vote=vote).count()


def is_all_cast(vote: Vote) -> bool:
    """Whether all gave up the notice of this vote and everybody on its roll has cast a ballot."""
    return vote.at_once and turnout(vote) == sum(vote.electors_by_body.values())


def due_to_close(at: int) -> QuerySet[Vote]:
    """Open votes whose hour has come."""
    return Vote.objects.filter(closed_at=None, closes_at__lte=at).select_related("organisation")


def open_votes_for(member: Member) -> QuerySet[Elector]:
    """The member's places on the rolls of votes that are open, soonest to close first."""
    return (
        Elector.objects.filter(member=member, vote__closed_at=None)
        .select_related("vote", "ballot")
        .order_by("vote__closes_at")
    )


def votes_by_number(organisation: Organisation, numbers: Iterable[int]) -> dict[int, Vote]:
    return {vote.number: vote for vote in organisation.votes.filter(number__in=numbers)}


def may_look_into(vote: Vote, member: Member) -> bool:
    """Whether roll and ballots are this member's to see: on the roll, or in a body that votes.

    Delegates vote before everybody: those who sent them see what they do (S3, S6).
    """
    if vote.members_by_body is not None:
        return True
    bodies = [int(number) for number in vote.electors_by_body]
    return (
        vote.roll.filter(member=member).exists()
        or Place.objects.filter(member=member, until=None, body__number__in=bodies).exists()
    )


def turnout_up_to(vote: Vote, most: int) -> int:
    """How many have cast a ballot so far, counted no further than `most`."""
    return Ballot.objects.filter(elector__vote=vote)[:most].count()


def elector_with_ballot(vote: Vote, member: Member) -> Elector | None:
    """The member's place on the roll and their ballot where there is one, for reading."""
    return Elector.objects.select_related("ballot").filter(vote=vote, member=member).first()


def elector_and_turnout(vote: Vote, member: Member, most: int) -> Elector | None:
    """The same in the same query, with how many have voted so far as `turnout`, counted up to `most`."""
    found = Elector.objects.select_related("ballot").filter(vote=vote, member=member)
    return found.annotate(turnout=RawSQL(_TURNOUT, (vote.pk, most))).first()  # noqa: S611 - fixed SQL; Django counts no further than a limit only in a query of its own.


_TURNOUT = """SELECT COUNT(*) FROM (
    SELECT 1 FROM server_ballot cast_one JOIN server_elector voter ON voter.id = cast_one.elector_id
    WHERE voter.vote_id = %s LIMIT %s) so_far"""


def uncast_of(members: Sequence[Member]) -> QuerySet[Elector]:
    """Open votes on whose roll one of these members is without having voted, soonest to close first."""
    return (
        Elector.objects.filter(member__in=members, vote__closed_at=None, ballot=None)
        .select_related("vote", "body__name")
        .order_by("vote__closes_at", "pk")
    )


def without_ballot(vote: Vote, teller: Member) -> QuerySet[Elector]:
    """Who votes in an assembly of this teller and has not cast a ballot, by name."""
    bodies = Place.objects.filter(member=teller, until=None).values("body")
    return (
        Elector.objects.filter(vote=vote, body__in=bodies, ballot=None)
        .exclude(member=teller)
        .select_related("member", "body__name")
        .order_by("member__name", "pk")
    )


def handed_in(vote: Vote, teller: Member) -> QuerySet[Handed]:
    """Ballots that wait for further tellers, of those whose ballots this teller can take in."""
    waiting = without_ballot(vote, teller).values("pk")
    return (
        Handed.objects.filter(elector__in=waiting)
        .select_related("elector__member", "elector__vote__organisation")
        .prefetch_related("tellers")
        .order_by("elector__member__name", "pk")
    )
