"""Posing a question."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation import acts, reading
from autogestion.server.deliberation.charter_differences import differences
from autogestion.server.deliberation.forms.posing import (
    SUMMARY,
    PosingForm,
    form_for,
    with_summary,
)
from autogestion.server.deliberation.posable import posable_kinds, scopes_of
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, question_address
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.checking import checked
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def pose(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Pose a question in `?assembly=`, of the kind `?kind=`: the page says beforehand what the charter asks."""
    body = assembly_of(visit, request.GET.get("assembly", ""))
    charter = organisations.charter_in_force(visit.organisation)
    kinds = posable_kinds(charter, body)
    kind = next((k for k in kinds if k.name == request.GET.get("kind", "ordinary")), None)
    if kind is None:
        raise Http404
    form = _form(request, visit, body, charter, kind.name)
    refusal, status, changes, found = None, 200, None, None
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid() and "look" in request.POST:
            status, changes = 200, differences(charter, form.cleaned_data["charter"])
            found = checked(form.cleaned_data["charter"])
        elif form.is_valid():
            try:
                return _posed(request, visit, body, kind.name, form)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
    return page(
        request, "deliberation/pose.html", visit, status=status,
        form=form, body=body, kind=kind, kinds=kinds, refusal=refusal, changes=changes,
        checked=found,
    )  # fmt: skip


def assembly_of(visit: MemberVisit, number: str) -> "Body":
    """The assembly named in the address, else the reader's own."""
    own = visit.member.base.number if visit.member.base else 0
    body = organisations.body_numbered(
        visit.organisation, int(number) if number.isdecimal() else own
    )
    if body is None:
        raise Http404
    if not organisations.is_in(visit.member, body):
        raise PermissionDenied from RuleBroken(
            gettext_noop("You can pose a question only in an assembly that you belong to.")
        )
    return body


def _form(
    request: HttpRequest, visit: MemberVisit, body: "Body", charter: Charter, kind: str
) -> PosingForm:
    rule = charter.kind(kind)
    details: dict[str, Any] = {
        "scopes": scopes_of(charter, kind, is_joined=body.joined_at is not None),
        "circles": reading.circles(visit.organisation, visit.member),
    }
    if kind == "charter":
        details["now"] = charter
    if kind == "exclusion":
        details["members"] = organisations.members_of(body).exclude(pk=visit.member.pk)
    form = form_for(kind, has_options=rule.method != "majority")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return with_summary(form(*sent, **details))


def _posed(
    request: HttpRequest, visit: MemberVisit, body: "Body", kind: str, form: PosingForm
) -> HttpResponse:
    question = acts.pose_question(
        visit.member, body, dossier=form.dossier, kind=kind, **form.details
    )
    if summary := form.cleaned_data[SUMMARY]:
        acts.add_summary(visit.member, question, text=summary)
    messages.success(
        request, _("The question is posed. Now others can support it and fill its dossier.")
    )
    return redirect(question_address(visit, question.number))
