"""Reading explanations."""

from typing import NamedTuple

from autogestion.rules.texts import IN_PLACE
from autogestion.server.organisations.models import Member, Organisation


class Explained(NamedTuple):
    """A word and what it means, as one member explained it; `name` is empty where they erased it."""

    number: int
    word: str
    text: str
    name: str
    pseudonym: str
    at: int


def belongs(member: Member) -> bool:
    """Whether this member has a place in an assembly now, as the rules see it."""
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def explanations(organisation: Organisation) -> list[Explained]:
    """All that can still be read, newest first."""
    rows = organisation.explanations.order_by("-number").values_list(
        "number", "word__content", "text__content", "by__name", "by__pseudonym", "at"
    )
    found = (Explained(*row) for row in rows)
    return [one for one in found if one.word not in IN_PLACE and one.text not in IN_PLACE]
