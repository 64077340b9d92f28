"""Founding an organisation, changing its charter, and its end."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from autogestion.rules import bodies as rules
from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries
from autogestion.server.organisations.acts.common import (
    NAME_MAX,
    body_here,
    known,
    require_living,
    seat_signers,
)
from autogestion.server.organisations.models import (
    Body,
    CharterVersion,
    Member,
    Organisation,
    Signature,
)
from autogestion.server.organisations.secrets import hash_of, new_secret
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, act


def propose_organisation(
    person: Person | Newcomer,
    *,
    name: str,
    languages: Sequence[str],
    charter: Charter,
    assembly: str,
    own_name: str = "",
    known_by: str = "session",
) -> tuple[Organisation, str]:
    """The first founder proposes an organisation and signs its charter.

    Answers the organisation and the secret of the link by which other founders find it.
    """
    secret = new_secret()
    with transaction.atomic():
        organisation = Organisation.objects.create(
            slug=_free_slug(name), proposed_at=clock.now(), founding_secret=hash_of(secret)
        )
        record.begin(organisation)
        member = known(person, organisation, own_name=own_name, known_by=known_by)
        _propose_organisation(
            member,
            name=name,
            languages=languages,
            charter=charter,
            assembly=assembly,
            secret=secret,
        )
    return organisation, secret


@act
def _propose_organisation(
    by: Member, *, name: str, languages: Sequence[str], charter: Charter, assembly: str, secret: str
) -> None:
    organisation = by.organisation
    if not languages:
        raise RuleBroken(_("Choose at least one language for the organisation."))
    organisation.name = record.keep_line(organisation, name, max_length=NAME_MAX)
    organisation.languages = list(languages)
    organisation.proposed_at = record.moment()
    organisation.save()
    version = CharterVersion.objects.create(
        organisation=organisation, number=1, data=charter.to_data(), since=record.moment()
    )
    first = Body.objects.create(
        organisation=organisation, number=1, name=record.keep_line(organisation, assembly, max_length=NAME_MAX),
        proposed_at=record.moment(), founding_secret=hash_of(secret),
    )  # fmt: skip
    Signature.objects.create(body=first, member=by)
    record.append(
        "organisation.proposed", by=by, name=organisation.name.commitment, languages=organisation.languages,
        charter=version.data, assembly=first.name.commitment,
    )  # fmt: skip


def _free_slug(name: str) -> str:
    """An address made of the name, with a number where it is taken."""
    wished = slugify(name)[:50] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wished).values_list("slug", flat=True))
    candidates = (
        wished if count == 1 else f"{wished}-{count}" for count in range(1, len(taken) + 2)
    )
    return next(slug for slug in candidates if slug not in taken)


def sign_charter(
    person: Person | Newcomer,
    organisation: Organisation,
    *,
    own_name: str = "",
    known_by: str = "session",
) -> Member:
    """Another founder signs. When as many have signed as the charter asks, the organisation exists."""
    with transaction.atomic():
        member = known(person, organisation, own_name=own_name, known_by=known_by)
        _sign_charter(member)
    return member


@act
def _sign_charter(by: Member) -> None:
    first = body_here(by.organisation, 1)
    rules.check_signing(
        is_founded=_is_founded(by.organisation), has_signed=queries.has_signed(first, by)
    )
    Signature.objects.create(body=first, member=by)
    record.append("charter.signed", by=by)


def _is_founded(organisation: Organisation) -> bool:
    """As the table says now, not as it was when the page was fetched."""
    return Organisation.objects.filter(pk=organisation.pk, founded_at__isnull=False).exists()


@act
def found_organisation(by: ByItself) -> None:
    """As many founders have signed as the charter asks: the first assembly exists."""
    first = body_here(by.organisation, 1)
    needed = queries.charter_in_force(by.organisation).founders_min
    if _is_founded(by.organisation) or queries.count_signatures(first) < needed:
        raise RuleBroken(
            _("%(needed)d founders sign before the organisation exists."), needed=needed
        )
    by.organisation.founded_at = first.founded_at = first.joined_at = record.moment()
    by.organisation.save(update_fields=["founded_at"])
    first.save(update_fields=["founded_at", "joined_at"])
    seat_signers(first)
    record.append("organisation.founded", by=by)


@act
def dissolve_organisation(by: ByItself, *, decision: int) -> None:
    """The whole decided to dissolve itself. The record ends here and stays readable."""
    require_living(by.organisation)
    by.organisation.dissolved_at = record.moment()
    by.organisation.save(update_fields=["dissolved_at"])
    record.append("organisation.dissolved", by=by, decision=decision)


@act
def change_charter(by: ByItself, *, data: dict, decision: int) -> CharterVersion:
    """A new charter comes into force by the common decision that the old one prescribes."""
    number = queries.next_number(by.organisation.charters.all())
    version = CharterVersion.objects.create(
        organisation=by.organisation,
        number=number,
        data=data,
        since=record.moment(),
        decision=decision,
    )
    record.append("charter.changed", by=by, charter=number, decision=decision)
    return version
