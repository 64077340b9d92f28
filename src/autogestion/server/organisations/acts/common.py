"""What the acts of this room share: who acts, on what, and whether the organisation lives."""

from autogestion.rules.decisions import check_living
from autogestion.rules.delegates import refuse_council_members
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Body, Member, Organisation, Place
from autogestion.server.people.acts import NAME_MAX as MEMBER_NAME_MAX
from autogestion.server.people.acts import Newcomer, registered
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record

NAME_MAX = 120


def known(
    somebody: Person | Newcomer,
    organisation: Organisation,
    *,
    own_name: str = "",
    known_by: str = "session",
) -> Member:
    """The person as this organisation knows them; a new pseudonym where it does not yet.

    A newcomer becomes a person. Not an act: it stands inside one, which a refusal undoes.
    """
    person = registered(somebody)
    name = clean_line(own_name or person.name, max_length=MEMBER_NAME_MAX)
    member, _is_new = Member.objects.get_or_create(
        organisation=organisation, person=person, defaults={"name": name}
    )
    if not member.name:
        member.name, member.name_erased_at = name, None
        member.save(update_fields=["name", "name_erased_at"])
    member.organisation = organisation
    member.known_by = known_by
    return member


def rename_member(by: Member, *, name: str) -> None:
    """The name by which the other members know one. Names are not in the record, so it leaves no line."""
    by.name = clean_line(name, max_length=MEMBER_NAME_MAX)
    by.save(update_fields=["name"])


def require_same(by: Member, organisation_id: int) -> None:
    """RuleBroken where somebody acts on a thing of another organisation than the one they act in."""
    if by.organisation_id != organisation_id:
        raise RuleBroken(_("This belongs to another organisation than the one in which you act."))


def body_here(organisation: Organisation, number: int) -> Body:
    body = queries.body_numbered(organisation, number)
    if body is None:
        raise RuleBroken(_("There is no such assembly in this organisation."))
    if body.is_council:
        refuse_council_members()
    return body


def seat_signers(body: Body) -> None:
    signers = list(queries.signers(body))
    Place.objects.bulk_create(
        Place(body=body, member=member, since=record.moment()) for member in signers
    )
    Member.objects.filter(pk__in=[member.pk for member in signers], base=None).update(base=body)


def require_living(organisation: Organisation) -> None:
    """RuleBroken unless the organisation is founded and has not dissolved itself."""
    ((founded_at, dissolved_at),) = queries.life_of(organisation.pk)
    check_living(is_founded=founded_at is not None, is_dissolved=dissolved_at is not None)
