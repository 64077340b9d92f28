"""Reading the names of what lines of the record speak of."""

from collections.abc import Iterable

from autogestion.server.deliberation.models import Contest
from autogestion.server.organisations.models import Body, Member, Organisation


def members_by_pseudonym(
    organisation: Organisation, pseudonyms: Iterable[str]
) -> dict[str, Member]:
    """The members of whom lines speak."""
    found = Member.objects.filter(organisation=organisation, pseudonym__in=set(pseudonyms))
    members = {member.pseudonym: member for member in found}
    for member in members.values():
        member.organisation = organisation
    return members


def bodies_by_number(organisation: Organisation) -> dict[int, Body]:
    """All assemblies."""
    found = organisation.bodies.select_related("name").order_by("number")
    bodies = {body.number: body for body in found}
    for body in bodies.values():
        body.organisation = organisation
    return bodies


def delegates_of(organisation: Organisation, terms: Iterable[int]) -> dict[int, str]:
    """Number of a term -> the pseudonym of the delegate whose it is."""
    found = organisation.terms.filter(number__in=set(terms))
    return dict(found.values_list("number", "member__pseudonym"))


def questions_contested(organisation: Organisation, numbers: Iterable[int]) -> dict[int, int]:
    """Number of a dispute over scope -> number of the question."""
    found = Contest.objects.filter(organisation=organisation, number__in=set(numbers))
    return dict(found.values_list("number", "question__number"))
