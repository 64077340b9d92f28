"""The page of an assembly: who is in it, who asks to be, and what one can do."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from autogestion.rules.charter.model import Admission
from autogestion.server.organisations import queries, sections
from autogestion.server.organisations.describing import description_of, said_of
from autogestion.server.organisations.forms import Invite
from autogestion.server.organisations.requests import in_words
from autogestion.server.organisations.saying import said_of_assembly
from autogestion.server.organisations.visits import Visit, for_anyone, page

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body

PER_SHEET = 50


class Counted(Paginator):
    """A paginator of a list whose length is known already."""

    def __init__(self, things: Any, count: int) -> None:
        self._known = count
        super().__init__(things, PER_SHEET)

    @cached_property
    def count(self) -> int:
        return self._known


@never_cache
@require_safe
@for_anyone
def show(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Strangers read its name and how to be admitted; members of the organisation read all."""
    body = queries.body_numbered(visit.organisation, number)
    if body is None:
        raise Http404
    return show_assembly(request, visit, body)


def show_assembly(
    request: HttpRequest, visit: Visit, body: "Body", *, invite: Invite | None = None
) -> HttpResponse:
    """The page, with a form in it as it was typed."""
    mine = list(queries.bodies_of(visit.member)) if visit.member else []
    charter = queries.charter_in_force(visit.organisation)
    context: dict[str, Any] = {
        "body": body,
        "mine": mine,
        "is_mine": body in mine,
        "charter": charter,
        "base": visit.member.base if visit.member else None,
    }
    if body.founded_at is None:
        return _being_founded(request, visit, context)
    if not mine:
        return page(request, "organisations/assembly_door.html", visit, **context)
    size = queries.size_of(body)
    members = queries.members_of(body)
    context["size"] = size
    context["said"] = said_of(description_of(body))
    if visit.member:
        context["beside"] = sections.on_body(body, visit.member, is_mine=body in mine)
    context["sentences"] = said_of_assembly(body)
    context["sheet"] = Counted(members, size).get_page(request.GET.get("page"))
    for member in context["sheet"]:
        member.organisation = visit.organisation
    if body in mine:
        context |= _doors(visit, body, charter.admission, invite)
    return page(request, "organisations/assembly.html", visit, **context)


def _doors(visit: Visit, body: "Body", rule: Admission, invite: Invite | None) -> dict[str, Any]:
    """What its own members see beside: requests, invitations, and the form that makes one."""
    return {
        "requests": in_words(queries.open_admissions(body, rule.request_days), visit, rule),
        "invitations": list(queries.open_invitations(body)),
        "invite": invite or Invite(days_max=rule.invitation_days),
    }


def _being_founded(request: HttpRequest, visit: Visit, context: dict[str, Any]) -> HttpResponse:
    """Its founders see who signed; others only that it is being founded."""
    body, charter = context["body"], context["charter"]
    signers = list(queries.signers(body))
    needed = charter.founders_min if body.number == 1 else charter.assemblies.size_min
    has_signed = visit.member in signers
    if not has_signed and not context["mine"]:
        raise Http404
    return page(
        request,
        "organisations/assembly_founding.html",
        visit,
        **context,
        signers=signers if has_signed else [],
        has_signed=has_signed,
        missing=max(0, needed - len(signers)),
    )
