"""Reading means that are lent and borrowed, and what groups show."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from autogestion.rules.state import groups as states
from autogestion.server.deliberation.models import Decision
from autogestion.server.groups.models import Borrowing, GroupFollow, Lending, Piece
from autogestion.server.inquiry import queries as inquiry
from autogestion.server.inquiry.models import Survey
from autogestion.server.library import queries as library
from autogestion.server.organisations.models import Body, Member, Organisation


def belongs(member: Member) -> bool:
    """Whether this member has a place in an assembly now, as the rules see it."""
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def organisation_of(org: str) -> Organisation | None:
    """The organisation whose record is known so, where it is on this server and lives."""
    rows = Organisation.objects.filter(founded_at__isnull=False, dissolved_at=None)
    return rows.select_related("name").filter(org=org).first()


def lent(organisation: Organisation) -> QuerySet[Lending]:
    """What is lent now, in order."""
    rows = organisation.lent.filter(ended_at=None).select_related("name", "body__name", "decision")
    return rows.order_by("number")


def lending_numbered(organisation: Organisation, number: int) -> Lending | None:
    rows = organisation.lent.select_related("name", "body__name", "decision", "by")
    found = rows.filter(number=number).first()
    if found is not None:
        found.organisation = found.body.organisation = found.by.organisation = organisation
    return found


def borrowing_numbered(organisation: Organisation, number: int) -> Borrowing | None:
    return organisation.borrowed.select_related("by").filter(number=number).first()


def borrowed(organisation: Organisation) -> list[tuple[Borrowing, Organisation | None]]:
    """What is borrowed now, each with its host where that is on this server."""
    rows = list(organisation.borrowed.filter(ended_at=None).order_by("number"))
    hosts = _by_org([row.host for row in rows])
    return [(row, hosts.get(row.host)) for row in rows]


def offers_to(organisation: Organisation) -> list[Lending]:
    """What others offer to this organisation and it has not taken up."""
    taken = Borrowing.objects.filter(
        organisation=organisation, ended_at=None, host=OuterRef("organisation__org")
    )
    rows = Lending.objects.filter(group=organisation.org, ended_at=None).exclude(Exists(taken))
    return list(rows.select_related("organisation__name").order_by("organisation", "number"))


def offered(host: Organisation, number: int, group: str) -> bool:
    """Whether this host offers means to this group under this number now."""
    return Lending.objects.filter(
        organisation=host, number=number, group=group, ended_at=None
    ).exists()


def _in_force(rows: QuerySet[Lending]) -> QuerySet[Lending]:
    """Lent, and taken up: both records say so."""
    taken = Borrowing.objects.filter(
        organisation__org=OuterRef("group"), host=OuterRef("organisation__org"),
        offer=OuterRef("number"), ended_at=None,
    )  # fmt: skip
    return rows.filter(Exists(taken), ended_at=None, organisation__dissolved_at=None)


def is_in_force(lending: Lending) -> bool:
    return _in_force(Lending.objects.filter(pk=lending.pk)).exists()


def shown_at(host: Organisation, shelf: str = "") -> QuerySet[Piece]:
    """What groups show at this host now, newest first, on one shelf or all. Read from the groups each time."""
    groups = _in_force(Lending.objects.filter(organisation=host)).values("group")
    rows = Piece.objects.filter(organisation__org__in=groups, withdrawn_at=None)
    rows = rows.filter(shelf=shelf) if shelf else rows
    return rows.select_related("title", "organisation__name").order_by("-at", "-pk")


def pieces_of(organisation: Organisation) -> list[Piece]:
    """What it shows now, newest first."""
    rows = organisation.pieces.filter(withdrawn_at=None).select_related("title", "text", "by")
    found = list(rows.order_by("-number"))
    for row in found:
        row.organisation = organisation
    return found


def piece_numbered(organisation: Organisation, number: int) -> Piece | None:
    rows = organisation.pieces.select_related("title", "text", "by")
    found = rows.filter(number=number).first()
    if found is not None:
        found.organisation = organisation
    return found


def pieces_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a piece -> its title."""
    rows = organisation.pieces.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))


def to_announce() -> QuerySet[Lending]:
    """What is in force where the group has shown more than was told."""
    newer = Piece.objects.filter(
        organisation__org=OuterRef("group"), number__gt=OuterRef("announced"), withdrawn_at=None,
        at__gte=OuterRef("at"),
    )  # fmt: skip
    rows = _in_force(Lending.objects.all()).filter(Exists(newer))
    return rows.select_related("organisation__name").order_by("pk")


def next_piece(lending: Lending) -> int | None:
    """The number of the first piece that was not told yet; what was shown before the means were lent is not news."""
    rows = Piece.objects.filter(
        organisation__org=lending.group, number__gt=lending.announced, withdrawn_at=None,
        at__gte=lending.at,
    )  # fmt: skip
    return rows.order_by("number").values_list("number", flat=True).first()


def follows(lending: Lending, member: Member) -> bool:
    return GroupFollow.objects.filter(lending=lending, member=member).exists()


def follow_numbered(member: int, row: int) -> GroupFollow | None:
    return GroupFollow.objects.filter(member=member, pk=row).select_related("lending__name").first()


def follows_of_all(
    organisation: Organisation, members: Collection[int], lendings: Collection[int]
) -> QuerySet[GroupFollow, tuple[int, int, int]]:
    """(number of the lending, member, row) of these members who follow one of these groups."""
    rows = GroupFollow.objects.filter(
        member__in=members, lending__organisation=organisation, lending__number__in=lendings
    )
    return rows.values_list("lending__number", "member_id", "pk")


def _by_org(orgs: Collection[str]) -> dict[str, Organisation]:
    rows = Organisation.objects.filter(org__in=orgs).select_related("name")
    return {row.org: row for row in rows}


def lending_as_state(row: Lending) -> states.Lending:
    return states.Lending(
        row.number, row.group, row.name.commitment, row.body.number, row.decision.number,
        row.by.pseudonym, row.at, row.announced, row.ended_at,
    )  # fmt: skip


def borrowing_as_state(row: Borrowing) -> states.Borrowing:
    return states.Borrowing(row.number, row.host, row.offer, row.by.pseudonym, row.at, row.ended_at)


def piece_as_state(row: Piece) -> states.Piece:
    return states.Piece(
        row.number, row.shelf, row.title.commitment, row.text.commitment, row.thing,
        row.by.pseudonym, row.at, row.withdrawn_at,
    )  # fmt: skip


def as_state(organisation: Organisation) -> states.Means:
    """All of it, as rules and replay know it."""
    lendings = organisation.lent.select_related("name", "body", "decision", "by")
    borrowings = organisation.borrowed.select_related("by")
    pieces = organisation.pieces.select_related("title", "text", "by")
    return states.Means(
        {row.number: lending_as_state(row) for row in lendings.order_by("number")},
        {row.number: borrowing_as_state(row) for row in borrowings.order_by("number")},
        {row.number: piece_as_state(row) for row in pieces.order_by("number")},
    )


def decisions_binding(body: Body) -> QuerySet[Decision]:
    """Decisions in force that bind an assembly: its own and those of the whole, newest first."""
    rows = Decision.objects.filter(organisation=body.organisation_id, adopted=True, ended_at=None)
    rows = rows.filter(Q(body=body) | Q(question__scope="whole"))
    return rows.select_related("question__asked").order_by("-number")


def entries_to_show(organisation: Organisation, most: int) -> dict[int, str]:
    """Number of each of the newest entries of its library -> title."""
    numbers = organisation.struggles.order_by("-number").values_list("number", flat=True)[:most]
    return library.called(organisation, list(numbers))


def surveys_to_show(organisation: Organisation, most: int) -> QuerySet[Survey]:
    """Inquiries that were opened, newest first."""
    return inquiry.surveys(organisation).exclude(opened_at=None)[:most]
