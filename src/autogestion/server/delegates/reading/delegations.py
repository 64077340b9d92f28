"""Who sends whom to a council: a page of senders at a time, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from autogestion.rules import delegates
from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Council, Sender, Term
from autogestion.server.organisations.models import Body


@dataclass(frozen=True)
class Delegation:
    """Those whom one body sends: their terms, how many seats are vacant, the election under way."""

    body: Body
    terms: list[Term]
    vacant: int
    election: int | None


def senders(council: Council) -> QuerySet[Sender]:
    """Who sends delegates, in order, with how many members each has (`size`)."""
    return (
        council.senders.select_related("body__name")
        .annotate(size=Count("body__places", filter=Q(body__places__until=None)))
        .prefetch_related(
            Prefetch(
                "body__terms_filled",
                Term.objects.filter(council=council, ended_at=None)
                .select_related("member")
                .order_by("seat"),
                to_attr="sent",
            )
        )
        .order_by("body__number")
    )


def delegations(council: Council, sending: Sequence[Any]) -> list[Delegation]:
    """What the page shows of each of these rows of `senders`."""
    organisation = council.body.organisation
    elections = queries.elections_under_way(council)
    found = []
    for row in sending:
        row.body.organisation = organisation
        for term in row.body.sent:
            term.organisation = term.member.organisation = organisation
        seats = delegates.seats_for(council.seats, row.size)
        found.append(
            Delegation(
                body=row.body,
                terms=row.body.sent,
                vacant=max(0, seats - len(row.body.sent)) if council.body.founded_at else 0,
                election=elections.get(row.body.number),
            )
        )
    return found
