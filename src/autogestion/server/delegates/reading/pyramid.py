"""The councils as a picture: assemblies at the ground, councils made by them, delegates on the lines between."""

from django.db.models import Count, Q

from autogestion.server.delegates.models import Sender, Term
from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.web import map as drawn


def pyramid(organisation: Organisation) -> list[drawn.Body]:
    """Each council that sends delegates to no other, with those below it; a body that sends to two stands twice."""
    rows = Sender.objects.filter(
        council__body__organisation=organisation,
        council__ended_at=None,
        council__body__founded_at__isnull=False,
    )
    below: dict[int, list[int]] = {}
    for council, body in rows.order_by("body__number").values_list("council_id", "body_id"):
        below.setdefault(council, []).append(body)
    if not below:
        return []
    sent = {
        (council, sender): count
        for council, sender, count in Term.objects.filter(organisation=organisation, ended_at=None)
        .values_list("council_id", "sender_id")
        .annotate(count=Count("pk"))
    }
    wanted = {*below, *(body for bodies in below.values() for body in bodies)}
    found = (
        Body.objects.filter(pk__in=wanted)
        .select_related("name")
        .annotate(size=Count("places", filter=Q(places__until=None)))
    )
    known = {one.pk: one for one in found}
    for one in known.values():
        one.organisation = organisation

    def stands(pk: int, above: int | None) -> drawn.Body:
        body = known[pk]
        return drawn.Body(
            str(body),
            body.url,
            kind=body.kind,
            members=body.size,
            seats=sent.get((above, pk), 0) if above is not None else 0,
            children=[stands(one, pk) for one in below.get(pk, ())],
        )

    tops = below.keys() - {body for bodies in below.values() for body in bodies}
    return [stands(pk, None) for pk in sorted(tops, key=lambda pk: known[pk].number)]
