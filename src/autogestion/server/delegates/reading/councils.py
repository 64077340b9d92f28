"""All councils, and the chain of them above a body."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Council, Sender, Term
from autogestion.server.organisations.models import Body, Organisation


@dataclass(frozen=True)
class CouncilLine:
    """A council in the list of them all."""

    council: Council
    state: str
    senders: int
    delegates: int


def lines_of_councils(organisation: Organisation) -> list[CouncilLine]:
    """All councils: those that exist first, then those proposed, then those that ended."""
    found = queries.councils(organisation).annotate(
        sending=Count("senders", distinct=True),
        seated=Count("terms", filter=Q(terms__ended_at=None), distinct=True),
    )
    lines = []
    for council in found:
        council.body.organisation = organisation
        lines.append(CouncilLine(council, state_of(council), council.sending, council.seated))
    return sorted(lines, key=lambda line: (line.council.ended_at or 0, line.council.body.number))


def state_of(council: Council) -> str:
    """Whether it exists."""
    if council.ended_at is not None:
        return _("no more")
    return _("exists") if council.body.founded_at is not None else _("proposed")


@dataclass(frozen=True)
class Link:
    """A council above a body: how many steps above it, through whom, and who speaks for it there."""

    steps: int
    council: Body
    through: Body
    terms: list[Term]


def chain_above(organisation: Organisation, body: Body) -> list[Link]:
    """Every council above a body, the nearest first, each by the shortest way."""
    rows = Sender.objects.filter(council__body__organisation=organisation, council__ended_at=None)
    above: dict[int, list[Sender]] = {}
    for row in rows.select_related("council__body__name", "body__name").order_by("pk"):
        row.council.body.organisation = row.body.organisation = organisation
        above.setdefault(row.body.number, []).append(row)
    terms: dict[tuple[int, int], list[Term]] = {}
    running = organisation.terms.filter(ended_at=None).select_related("member")
    for term in running.order_by("seat"):
        term.organisation = organisation
        terms.setdefault((term.council_id, term.sender_id), []).append(term)
    links, level, seen, steps = [], [body.number], {body.number}, 0
    while level:
        steps += 1
        sending = [row for number in level for row in above.get(number, ())]
        level = []
        for row in sending:
            council = row.council.body
            if council.number not in seen:
                seen.add(council.number)
                level.append(council.number)
                found = terms.get((row.council_id, row.body_id), [])
                links.append(Link(steps, council, row.body, found))
    return links
