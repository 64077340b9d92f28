"""What a council's page shows above its delegations, and what its reader can do."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.server.delegates import queries
from autogestion.server.delegates.models import Council, Sender
from autogestion.server.delegates.reading.councils import state_of
from autogestion.server.deliberation import reading as deliberation
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.stages import GATHERING, NOTICE, OPEN
from autogestion.server.deliberation.ways import Way
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address


@dataclass(frozen=True)
class CouncilPage:
    """A council's page above its list of delegations."""

    state: str
    seats: str
    steps: str
    above: list[Body]
    ways: list[Way]
    delegates: int
    is_delegate: bool


def council_page(council: Council, reader: Member) -> CouncilPage:
    """What it is made of, and what this reader can do about it."""
    organisation = council.body.organisation
    running = council.terms.filter(ended_at=None)
    above = Sender.objects.filter(body=council.body, council__ended_at=None)
    found = [row.council.body for row in above.select_related("council__body__name")]
    for body in found:
        body.organisation = organisation
    is_delegate = running.filter(member=reader).exists()
    return CouncilPage(
        state=state_of(council),
        seats=seats_in_words(council.seats),
        steps=_steps(organisation, council),
        above=found,
        ways=_ways(council, reader, is_delegate=is_delegate),
        delegates=running.count(),
        is_delegate=is_delegate,
    )


def seats_in_words(seats: dict[str, Any]) -> str:
    """How many delegates each sends, as a sentence."""
    if "fixed" in seats:
        many = seats["fixed"]
        return ngettext("Each sends %(many)s delegate.", "Each sends %(many)s delegates.", many) % {
            "many": plain(many)
        }
    if "for_each" in seats:
        many = seats["for_each"]
        return ngettext(
            "Each sends one delegate for every member.",
            "Each sends one delegate for every %(many)s members begun.",
            many,
        ) % {"many": plain(many)}
    steps = [
        _("from %(size)s members on, %(many)s") % {"size": plain(size), "many": plain(many)}
        for size, many in seats["steps"]
    ]
    return _("Each sends delegates by its size: %(steps)s.") % {"steps": "; ".join(steps)}


def _steps(organisation: Organisation, council: Council) -> str:
    """How far a member is from what is decided here."""
    depth = steps_below(queries.sends_to(organisation), council.body.number)
    return ngettext(
        "Between a member and a decision taken here lies %(steps)s step.",
        "Between a member and a decision taken here lie up to %(steps)s steps.",
        depth,
    ) % {"steps": plain(depth)}


def steps_below(sends_to: dict[int, list[int]], council: int) -> int:
    """The longest way down from a council to an assembly. There is no circle: the rules refuse one."""
    below = [sender for sender, above in sends_to.items() if council in above]
    return 1 + max((steps_below(sends_to, sender) for sender in below), default=0) if below else 0


def _ways(council: Council, reader: Member, *, is_delegate: bool) -> list[Way]:
    organisation = council.body.organisation
    if council.ended_at is not None or organisation.dissolved_at is not None:
        return []
    exists = council.body.founded_at is not None
    ways = []
    if is_delegate and exists:
        url = (
            f"{address('o', organisation.slug, 'questions', 'new')}?assembly={council.body.number}"
        )
        ways.append(Way(_("Pose a question in this council"), url, is_first=True))
    sending = queries.senders_of(council)
    places = reader.places.filter(until=None).exclude(body=council.body)
    for place in places.select_related("body__name").order_by("body__number"):
        body = place.body
        words = {"body": body}
        if body.number in sending:
            ways.append(_from("leave-council", _("Ask whether %(body)s leaves it"), council, words))
            if exists:
                label = _("Instruct those whom %(body)s sends")
                ways.append(_from("instruct", label, council, words))
                if queries.running_terms(council, body).count() > 1:
                    label = _("Recall all whom %(body)s sends")
                    ways.append(_from("recall-all", label, council, words))
            if exists and _can_elect(council, body):
                ways.append(
                    _from("call-election", _("Call an election in %(body)s"), council, words)
                )
        elif body.joined_at is not None or body.is_council:
            ways.append(
                _from("join-council", _("Ask whether %(body)s sends delegates"), council, words)
            )
    return ways


def _from(name: str, label: str, council: Council, words: dict[str, Body]) -> Way:
    url = reverse(name, args=[council.body.organisation.slug, council.body.number])
    return Way(label % words, f"{url}?from={words['body'].number}")


def _can_elect(council: Council, body: Body) -> bool:
    if queries.election_under_way(council, body) is not None:
        return False
    charter = organisations.charter_in_force(council.body.organisation)
    body.organisation = council.body.organisation
    return queries.to_fill(council, body, charter, clock.now())[0] > 0


def before(council: Council, most: int) -> list[Question]:
    """What is before the council: its undecided questions, the open votes first."""
    organisation = council.body.organisation
    found: Any = deliberation.register_of_questions(organisation, assembly=council.body.number)
    return list(found.filter(stage__in=(OPEN, NOTICE, GATHERING))[:most])
