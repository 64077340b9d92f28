"""What bringing in asks the tables."""

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from autogestion.server.bringing.models import Precedent
from autogestion.server.finding import queries as finding
from autogestion.server.finding.sought import Sought
from autogestion.server.organisations.models import Member

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from autogestion.server.organisations.models import Organisation


def known(organisation: "Organisation", asked: Collection[str]) -> set[tuple[str, str]]:
    """(What is asked, why) of the questions here that ask one of these."""
    rows = organisation.questions.filter(asked__content__in=asked)
    return set(rows.order_by().values_list("asked__content", "why__content"))


def belongs(member: Member) -> bool:
    """Whether this member has a place in an assembly now, as the rules see it."""
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def given(member: Member) -> int:
    """How many decisions from elsewhere this member has brought in."""
    return Precedent.objects.filter(by=member).count()


def among(organisation: "Organisation", numbers: Collection[int]) -> set[int]:
    """Those of these numbers under which something was brought in."""
    if not numbers:
        return set()
    return set(organisation.precedents.filter(number__in=numbers).values_list("number", flat=True))


def precedents(organisation: "Organisation") -> "QuerySet[Precedent]":
    """What was decided elsewhere, the newest decision first."""
    return organisation.precedents.select_related("title", "source", "text", "by").order_by(
        "-decided_at", "-number"
    )


def brought_titles(organisation: "Organisation") -> dict[tuple[str, str], int]:
    """(Title, where it is from) -> its number, of all that were brought in."""
    rows = organisation.precedents.values_list("title__content", "source__content", "number")
    return {(title, source): number for title, source, number in rows}


def replaced(organisation: "Organisation") -> dict[int, list[int]]:
    """Number -> the numbers of those that took its place."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = organisation.precedents.exclude(replaces=[]).order_by("number")
    for number, replaces in rows.values_list("number", "replaces"):
        for one in replaces:
            found[one].append(number)
    return found


def precedents_on(organisation: "Organisation", sought: Sought) -> list[Precedent]:
    """Those that have any one thing of what is sought."""
    asked = finding.any_of(organisation, sought, "precedent")
    found = finding.numbers_with(organisation.pk, asked)
    return list(precedents(organisation).filter(number__in=found))
