"""Founding further assemblies, and their joining the organisation."""

from django.db import transaction
from django.db.models import F

from autogestion.rules import bodies as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries
from autogestion.server.organisations.acts.common import (
    NAME_MAX,
    body_here,
    known,
    require_living,
    require_same,
    seat_signers,
)
from autogestion.server.organisations.models import Body, Member, Organisation, Place, Signature
from autogestion.server.organisations.secrets import hash_of, new_secret
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


def propose_assembly(
    person: Person | Newcomer,
    organisation: Organisation,
    *,
    name: str,
    within: Body | None = None,
    own_name: str = "",
    known_by: str = "session",
) -> tuple[Body, str]:
    """Somebody proposes an assembly and signs its founding. Answers it and the secret of its link."""
    with transaction.atomic():
        member = known(person, organisation, own_name=own_name, known_by=known_by)
        return _propose_assembly(member, name=name, within=within)


@act
def _propose_assembly(by: Member, *, name: str, within: Body | None) -> tuple[Body, str]:
    organisation, secret = by.organisation, new_secret()
    require_living(organisation)
    if within is not None and (within.organisation_id != organisation.pk or within.is_council):
        raise RuleBroken(_("There is no such assembly in this organisation."))
    body = Body.objects.create(
        organisation=organisation, number=queries.next_number(organisation.bodies.all()),
        name=record.keep_line(organisation, name, max_length=NAME_MAX), within=within,
        proposed_at=record.moment(), founding_secret=hash_of(secret),
    )  # fmt: skip
    Signature.objects.create(body=body, member=by)
    record.append(
        "assembly.proposed",
        by=by,
        body=body.number,
        name=body.name.commitment,
        part_of=within.number if within else None,
    )
    return body, secret


def sign_assembly(
    person: Person | Newcomer, body: Body, *, own_name: str = "", known_by: str = "session"
) -> Member:
    """Another person will meet in the assembly being founded."""
    with transaction.atomic():
        member = known(person, body.organisation, own_name=own_name, known_by=known_by)
        _sign_assembly(member, body)
    return member


@act
def _sign_assembly(by: Member, body: Body) -> None:
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    body = body_here(by.organisation, body.number)
    rules.check_signing(
        is_founded=body.founded_at is not None, has_signed=queries.has_signed(body, by)
    )
    Signature.objects.create(body=body, member=by)
    record.append("assembly.signed", by=by, within=body.number)


@act
def found_assembly(by: ByItself, body: Body) -> None:
    """As many have signed as the smallest assembly has: it exists, and they are its members."""
    body = body_here(by.organisation, body.number)
    needed = queries.charter_in_force(by.organisation).assemblies.size_min
    if body.founded_at is not None or queries.count_signatures(body) < needed:
        raise RuleBroken(_("%(needed)d people sign before an assembly exists."), needed=needed)
    body.founded_at = record.moment()
    body.save(update_fields=["founded_at"])
    seat_signers(body)
    record.append("assembly.founded", by=by, within=body.number)


@act
def join_organisation(by: ByItself, body: Body, *, question: int) -> None:
    """The assembly decided to belong to the organisation; its members vote in it on common questions from now on."""
    body.joined_at = record.moment()
    body.save(update_fields=["joined_at"])
    if not queries.charter_in_force(by.organisation).assemblies.several:
        members = list(queries.members_of(body).exclude(base=body))
        left = Place.objects.filter(member__in=members, until=None, body=F("member__base"))
        Place.objects.filter(pk__in=list(left.values_list("pk", flat=True))).update(
            until=record.moment()
        )
        Member.objects.filter(pk__in=[member.pk for member in members]).update(base=body)
    record.append("assembly.joined", by=by, within=body.number, question=question)


def renew_founding_link(by: Member, body: Body) -> str:
    """A new link for a founding that one has signed; the old one ends. Answers its secret.

    Nothing of it is in the record: who holds the link is nobody's business.
    """
    body = body_here(by.organisation, body.number)
    if not queries.has_signed(body, by):
        raise RuleBroken(_("Only those who have signed a founding hand its link on."))
    rules.check_signing(is_founded=body.founded_at is not None, has_signed=False)
    secret = new_secret()
    body.founding_secret = hash_of(secret)
    body.save(update_fields=["founding_secret"])
    return secret
