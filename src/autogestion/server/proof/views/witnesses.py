"""Who countersigns the record, and how a member's machine becomes a witness."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.organisations.witnesses import witnesses
from autogestion.server.proof.reading import address_for_member, address_for_witness
from autogestion.server.record import checkpoints


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The witnesses that the charter names, when each last signed, and the commands for them."""
    organisation = visit.organisation
    return page(
        request, "proof/witnesses.html", visit,
        witnesses=[
            (one, address_for_witness(organisation, one.key)) for one in witnesses(organisation)
        ],
        needed=organisations.charter_in_force(organisation).witnesses.needed,
        key=checkpoints.public_key(organisation),
        reading_address=address_for_member(visit.member),
    )  # fmt: skip
