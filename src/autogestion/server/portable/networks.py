"""Networks: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.rules.state.networks import Network as NetworkState
from autogestion.server.deliberation.models import Decision
from autogestion.server.networks import queries
from autogestion.server.networks.models import (
    Network,
    NetworkAssembly,
    NetworkMember,
    NetworkMessage,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_networks(organisation: Organisation) -> dict[int, NetworkState]:
    """Every network, by number."""
    rows = organisation.networks.select_related("name", "aim", "tied", "by").order_by("number")
    return {row.number: queries.as_state(row) for row in rows}


def write_networks(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Decisions are written already; whom letters reach, each chooses anew."""
    if not state.networks:
        return
    decisions = dict(
        Decision.objects.filter(organisation=kept.organisation).values_list("number", "pk")
    )
    for one in state.networks.values():
        row = Network.objects.create(
            organisation=kept.organisation, number=one.number, name_id=kept.text(one.name),
            aim_id=kept.text(one.aim), tie=one.tie, tied_id=kept.text(one.tied),
            by_id=kept.member(one.by), at=one.at, ended_at=one.ended_at,
        )  # fmt: skip
        NetworkMember.objects.bulk_create(
            NetworkMember(network=row, member_id=kept.member(who), named=named)
            for who, named in one.members.items()
        )
        NetworkAssembly.objects.bulk_create(
            NetworkAssembly(network=row, body_id=kept.bodies[body], decision_id=decisions[decision])
            for body, decision in one.assemblies.items()
        )
        NetworkMessage.objects.bulk_create(
            NetworkMessage(
                network=row, number=number, text_id=kept.text(message.text),
                survey=message.survey, by_id=kept.member(message.by), at=message.at,
            )
            for number, message in enumerate(one.messages, 1)
        )  # fmt: skip
