"""Reading networks."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from autogestion.rules.state import networks as states
from autogestion.server.deliberation.models import Decision
from autogestion.server.inquiry import queries as inquiry
from autogestion.server.inquiry.models import Survey
from autogestion.server.networks.models import (
    Network,
    NetworkAssembly,
    NetworkFollow,
    NetworkMember,
    NetworkMessage,
)
from autogestion.server.organisations.models import Body, Member, Organisation


def network_numbered(organisation: Organisation, number: int) -> Network | None:
    network = (
        organisation.networks.select_related("name", "aim", "tied", "by")
        .filter(number=number)
        .first()
    )
    if network is not None:
        network.organisation = organisation
    return network


def as_state(network: Network) -> states.Network:
    """The network as rules and replay know it."""
    members = network.entered.order_by("pk").values_list("member__pseudonym", "named")
    assemblies = network.assemblies.order_by("pk").values_list("body__number", "decision__number")
    messages = network.messages.order_by("number").values_list(
        "text__commitment", "survey", "by__pseudonym", "at"
    )
    return states.Network(
        number=network.number,
        name=network.name.commitment,
        aim=network.aim.commitment,
        tie=network.tie,
        tied=network.tied.commitment,
        by=network.by.pseudonym,
        at=network.at,
        members=dict(members),
        assemblies=dict(assemblies),
        messages=[states.NetworkMessage(*row) for row in messages],
        ended_at=network.ended_at,
    )


def belongs(member: Member) -> bool:
    """Whether this member has a place in an assembly now, as the rules see it."""
    return Member.objects.filter(pk=member.pk, base__isnull=False).exists()


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a network -> its name."""
    rows = Network.objects.filter(organisation=organisation, number__in=numbers)
    return dict(rows.values_list("number", "name__content"))


def networks(organisation: Organisation) -> QuerySet[Network]:
    """All networks that are not over, in order, each with how many members and assemblies are in it."""
    present = Q(entered__member__base__isnull=False)
    return (
        organisation.networks.filter(ended_at=None)
        .select_related("name", "tied")
        .annotate(
            size=Count("entered", filter=present, distinct=True),
            bodies=Count("assemblies", distinct=True),
        )
        .order_by("number")
    )


def members_of(network: Network) -> QuerySet[NetworkMember]:
    """Who is in it and belongs to the organisation, by name, each with their assembly."""
    return (
        network.entered.filter(member__base__isnull=False)
        .select_related("member__base__name")
        .order_by("member__name", "pk")
    )


def assemblies_of(network: Network) -> QuerySet[NetworkAssembly]:
    return network.assemblies.select_related("body__name", "decision").order_by("body__number")


def messages_of(network: Network, most: int) -> list[NetworkMessage]:
    """What was written to it, newest first."""
    return list(network.messages.select_related("text", "by").order_by("-number")[:most])


def is_inside(network: Network, member: Member) -> bool:
    return network.entered.filter(member=member).exists()


def follows(network: Network, member: Member) -> bool:
    return NetworkFollow.objects.filter(network=network, member=member).exists()


def follow_numbered(member: int, row: int) -> NetworkFollow | None:
    return (
        NetworkFollow.objects.filter(member=member, pk=row).select_related("network__name").first()
    )


def follows_of_all(
    organisation: Organisation, members: Collection[int], networks: Collection[int]
) -> QuerySet[NetworkFollow, tuple[int, int, int]]:
    """(number of the network, member, row) of those of these members who are in one and want its letters."""
    rows = NetworkFollow.objects.filter(
        member__in=members, network__organisation=organisation, network__number__in=networks
    )
    return rows.values_list("network__number", "member_id", "pk")


def own_decisions(body: Body) -> QuerySet[Decision]:
    """Decisions in force that this assembly took for itself, newest first."""
    return (
        Decision.objects.filter(
            organisation=body.organisation_id, body=body, adopted=True, ended_at=None
        )
        .exclude(question__scope="whole")
        .select_related("question__asked")
        .order_by("-number")
    )


def surveys_to_name(organisation: Organisation, most: int) -> QuerySet[Survey]:
    """Inquiries that are being written or can be answered, newest first."""
    return inquiry.surveys(organisation).filter(closed_at=None)[:most]
