"""Asking the index of the search."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from autogestion.server.finding.asking import Bounds, expression, statement
from autogestion.server.finding.models import Passage
from autogestion.server.finding.sought import Sought
from autogestion.server.organisations.models import Body, Member, Organisation

LAST = 2**62
"""After every row there can be."""
LOOKED_AT_MAX = 200
"""Among how many decisions those that share most words are looked for."""


@dataclass(frozen=True)
class Choice:
    """What a reader chose beside words: kind of thing, assembly or council, writer, days, whether still open."""

    kind: str = ""
    body: int | None = None
    by: str = ""
    since: int | None = None
    before: int | None = None
    is_open: bool | None = None

    def __bool__(self) -> bool:
        return self != Choice()


def passages(
    organisation: Organisation, sought: Sought, choice: Choice, *, below: int | None, most: int
) -> list[Passage]:
    """At most so many of the passages that fit, newest first; only those before the row `below`."""
    first, last = _between(organisation, choice)
    last = min(last, LAST if below is None else below - 1)
    if first > last:
        return []
    found = _found(organisation, sought, choice, first=first, last=last, most=most)
    rows = Passage.objects.filter(pk__in=found).select_related("text").defer("words")
    return [row for row in rows.order_by("-pk") if row.text.salt]


def _between(organisation: Organisation, choice: Choice) -> tuple[int, int]:
    """The first and the last row of the days chosen: rows come in the order of time."""
    first, last = 0, LAST
    rows = Passage.objects.filter(organisation=organisation).values_list("pk", flat=True)
    if choice.since is not None:
        first = rows.filter(at__gte=choice.since).order_by("at", "pk").first() or LAST + 1
    if choice.before is not None:
        last = rows.filter(at__lt=choice.before).order_by("-at", "-pk").first() or -1
    return first, last


def _found(
    organisation: Organisation, sought: Sought, choice: Choice, *, first: int, last: int, most: int
) -> RawSQL:
    """The primary keys of the newest that fit, to be asked for inside another query."""
    vendor = connection.vendor
    asked = expression(vendor, _marks(organisation, choice), sought)
    within = Bounds(organisation.pk, first, last, most, choice.is_open)
    return RawSQL(*statement(vendor, asked, within))  # noqa: S611 - nothing of it was typed


def _marks(organisation: Organisation, choice: Choice) -> list[str]:
    marks = [f"o{organisation.pk}"]
    if choice.kind:
        marks.append(f"k{choice.kind.replace('_', '')}")
    if choice.body is not None:
        marks.append(f"b{choice.body}")
    if choice.by:
        marks.append(f"m{choice.by}")
    return marks


def any_of(organisation: Organisation, sought: Sought, kind: str) -> str:
    """What the index is asked for things of this kind that have any one thing of what is sought."""
    marks = _marks(organisation, Choice(kind=kind))
    return expression(connection.vendor, marks, sought, any_one=True)


def numbers_with(organisation: int, asked: str) -> QuerySet:
    """The numbers of the newest things that are found by this (`any_of`), as a query."""
    within = Bounds(organisation, first=0, last=LAST, most=LOOKED_AT_MAX, is_open=None)
    found = RawSQL(*statement(connection.vendor, asked, within))  # noqa: S611 - nothing of it was typed
    return Passage.objects.filter(pk__in=found).values("within")


def asked_in(organisation: Organisation, questions: Collection[int]) -> dict[int, str]:
    """Number of a question -> what it asks now."""
    rows = Passage.objects.filter(
        organisation=organisation, kind="question", question__in=questions
    ).exclude(words="")
    found = rows.order_by().values_list("question", "text__content")
    return {number: content for number, content in found if number is not None}


def writers(organisation: Organisation, pseudonyms: Iterable[str]) -> dict[str, Member]:
    """Pseudonym -> the member."""
    members = Member.objects.filter(organisation=organisation, pseudonym__in=set(pseudonyms))
    found = {member.pseudonym: member for member in members}
    for member in found.values():
        member.organisation = organisation
    return found


def bodies(organisation: Organisation) -> list[Body]:
    """Every assembly and council, in order of number, as links."""
    found = list(organisation.bodies.select_related("name").order_by("number"))
    for body in found:
        body.organisation = organisation
    return found
