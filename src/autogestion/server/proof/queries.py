"""Reading the names of what lines of the record speak of."""

from collections.abc import Iterable

from autogestion.server.deliberation.models import Challenge, Contest, Contradiction
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


DISPUTES: dict[str, type[Contest | Challenge | Contradiction]] = {
    "contest": Contest,
    "challenge": Challenge,
    "contradiction": Contradiction,
}
"""What lines call the disputes over how and to whom a question is put -> their table."""


def questions_disputed(
    organisation: Organisation, disputes: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], int]:
    """(what kind of dispute, its number) -> number of the question."""
    numbers: dict[str, set[int]] = {}
    for what, number in disputes:
        numbers.setdefault(what, set()).add(number)
    return {
        (what, number): question
        for what, wanted in numbers.items()
        for number, question in DISPUTES[what]
        ._default_manager.filter(organisation=organisation, number__in=wanted)
        .values_list("number", "question__number")
    }
