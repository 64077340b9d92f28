"""Means lent and borrowed, and what is shown: the state of a replay into tables."""

from autogestion.rules import state as states
from autogestion.server.deliberation.models import Decision
from autogestion.server.groups.models import Borrowing, Lending, Piece
from autogestion.server.portable.kept import Kept


def write_means(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Hosts and groups on other servers stay named; who follows what, each chooses anew."""
    means, organisation = state.means, kept.organisation
    rows = (
        Decision.objects.filter(organisation=organisation)
        if means.lent
        else Decision.objects.none()
    )
    decisions = dict(rows.values_list("number", "pk"))
    Lending.objects.bulk_create(
        Lending(
            organisation=organisation, number=one.number, group=one.group,
            name_id=kept.text(one.name), body_id=kept.bodies[one.body],
            decision_id=decisions[one.decision], by_id=kept.member(one.by), at=one.at,
            announced=one.announced, ended_at=one.ended_at,
        )
        for one in means.lent.values()
    )  # fmt: skip
    Borrowing.objects.bulk_create(
        Borrowing(
            organisation=organisation, number=one.number, host=one.host, offer=one.offer,
            by_id=kept.member(one.by), at=one.at, ended_at=one.ended_at,
        )
        for one in means.borrowed.values()
    )  # fmt: skip
    Piece.objects.bulk_create(
        Piece(
            organisation=organisation, number=one.number, shelf=one.shelf,
            title_id=kept.text(one.title), text_id=kept.text(one.text), thing=one.thing,
            by_id=kept.member(one.by), at=one.at, withdrawn_at=one.withdrawn_at,
        )
        for one in means.pieces.values()
    )  # fmt: skip
