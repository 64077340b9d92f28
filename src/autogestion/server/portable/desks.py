"""Desks and dispatches: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.desks.models import Desk, Dispatch, Feed
from autogestion.server.portable.kept import Kept


def write_desks(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. What had come from elsewhere is asked for again."""
    desks = {}
    for one in state.desks.values():
        desks[one.number] = Desk.objects.create(
            organisation=kept.organisation, number=one.number, body_id=kept.bodies[one.body],
            name_id=kept.text(one.name), about_id=kept.text(one.about),
            by_id=kept.member(one.by), at=one.at,
        )  # fmt: skip
        Feed.objects.bulk_create(
            Feed(
                desk=desks[one.number], number=number, address_id=kept.text(feed.address),
                by_id=kept.member(feed.by), at=feed.at, let_go_at=feed.let_go_at,
            )
            for number, feed in one.feeds.items()
        )  # fmt: skip
    Dispatch.objects.bulk_create(
        Dispatch(
            organisation=kept.organisation, number=one.number, desk=desks[one.desk],
            title_id=kept.text(one.title), text_id=kept.text(one.text),
            source_id=kept.text(one.source), trade_id=kept.text(one.trade) if one.trade else None,
            country=one.country, by_id=kept.member(one.by), at=one.at,
        )
        for one in state.dispatches.values()
    )  # fmt: skip
