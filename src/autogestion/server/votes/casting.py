"""The two readings that every ballot needs, written by hand.

Django writes a query anew each time it asks it: 1 ms for one over four tables, of which the
database needs 0.07 ms. Everywhere else that is cheap; here it would double what a ballot costs.
"""

from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.models import Person
from autogestion.server.votes.models import Vote


class Standing(NamedTuple):
    """An elector's place on a roll, the vote as it is now, and how often they have cast a ballot."""

    elector_id: int
    body: int
    closes_at: int
    closed_at: int | None
    method: str
    options: int
    dissolved_at: int | None
    turns: int
    signed: bool
    has_seat: bool
    mandate: int | None

    @property
    def is_elector(self) -> bool:
        """Whether they are on the roll at all."""
        return self.elector_id != 0


NOT_ON_THE_ROLL = Standing(0, 0, 0, None, "", 0, None, 0, signed=False, has_seat=True, mandate=None)


_STANDING = """
SELECT elector.id, body.number, vote.closes_at, vote.closed_at, vote.method, vote.options,
       organisation.dissolved_at, COALESCE(ballot.turn, 0), vote.signed,
       vote.members_by_body IS NULL OR EXISTS (
           SELECT 1 FROM server_place place
           WHERE place.body_id = elector.body_id AND place.member_id = elector.member_id
             AND place.until IS NULL
       ) AND (elector.sent_by IS NULL OR EXISTS (
           SELECT 1 FROM server_term term JOIN server_body sender ON sender.id = term.sender_id
           WHERE term.council_id = elector.body_id AND term.member_id = elector.member_id
             AND term.ended_at IS NULL AND sender.number = elector.sent_by
       )), elector.mandate
FROM server_elector elector
JOIN server_vote vote ON vote.id = elector.vote_id
JOIN server_organisation organisation ON organisation.id = vote.organisation_id
JOIN server_body body ON body.id = elector.body_id
LEFT JOIN server_ballot ballot ON ballot.elector_id = elector.id
WHERE elector.vote_id = %s AND elector.member_id = %s
"""


def standing(vote: Vote, member: Member) -> Standing:
    """How this member stands to the vote now."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [vote.pk, member.pk])
        row = cursor.fetchone()
    return NOT_ON_THE_ROLL if row is None else Standing(*row)


_AT_ADDRESS = """
SELECT organisation.id, organisation.org, organisation.slug, vote.id, vote.number, vote.method,
       vote.options, member.id, member.pseudonym
FROM server_organisation organisation
JOIN server_vote vote ON vote.organisation_id = organisation.id
JOIN server_member member ON member.organisation_id = organisation.id
JOIN server_elector elector ON elector.vote_id = vote.id AND elector.member_id = member.id
WHERE organisation.slug = %s AND vote.number = %s AND member.person_id = %s
"""


def at_address(slug: str, number: int, person: Person) -> tuple[Member, Vote] | None:
    """The signed-in person as a member, and the vote, where they are on its roll.

    Rows with the few columns that casting a ballot needs; Django would fetch the others when asked.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AT_ADDRESS, [slug, number, person.pk])
        row = cursor.fetchone()
    if row is None:
        return None
    organisation = Organisation.from_db(DEFAULT_DB_ALIAS, ["id", "org", "slug"], row[:3])
    vote = Vote.from_db(DEFAULT_DB_ALIAS, ["id", "number", "method", "options"], row[3:7])
    member = Member.from_db(DEFAULT_DB_ALIAS, ["id", "pseudonym"], row[7:])
    vote.organisation = member.organisation = organisation
    return member, vote


def is_at_once(organisation: Organisation, number: int) -> bool:
    """Whether all concerned gave up the notice of this vote; asked after every ballot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT at_once FROM server_vote WHERE organisation_id = %s AND number = %s",
            [organisation.pk, number],
        )
        row = cursor.fetchone()
    return bool(row and row[0])
