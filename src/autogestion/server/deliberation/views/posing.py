"""Posing a question."""

from collections.abc import Sequence
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
from autogestion.server.deliberation.acts.parts import ASKED_MAX
from autogestion.server.deliberation.charter_differences import differences, for_reader
from autogestion.server.deliberation.forms.concerning import CONDITIONS, with_conditions
from autogestion.server.deliberation.forms.posing import (
    SUMMARY,
    PosingForm,
    form_for,
    with_summary,
)
from autogestion.server.deliberation.posable import posable_kinds, scopes_of
from autogestion.server.deliberation.views.anew import Beside, beside_of
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, question_address
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.checking import checked
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body

WHY_MAX = 2_000
"""So much of what another page has written beforehand is taken."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def pose(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Pose a question in `?assembly=`, of the kind `?kind=`: the page says beforehand what the charter asks.

    `?anew=` names a question that was sent back and is put anew, `?too=` one that may concern this assembly too.
    """
    body = assembly_of(visit, request.GET.get("assembly", ""))
    charter = organisations.charter_in_force(visit.organisation)
    kinds = posable_kinds(charter, body)
    kind = next((k for k in kinds if k.name == request.GET.get("kind", "ordinary")), None)
    if kind is None:
        raise Http404
    beside = beside_of(request, visit)
    form = _form(request, visit, body, charter, kind.name, beside)
    refusal, status, changes, found, shifts = None, 200, None, None, None
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid() and "look" in request.POST:
            then = form.cleaned_data["charter"]
            status, changes = 200, differences(charter, then)
            found, shifts = checked(then), for_reader(charter, then, visit.member)
        elif form.is_valid():
            try:
                return _posed(request, visit, body, kind.name, form, beside)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
    return page(
        request, "deliberation/pose.html", visit, status=status,
        form=form, body=body, kind=kind, kinds=kinds, refusal=refusal, changes=changes,
        checked=found, shifts=shifts, beside=beside,
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
    request: HttpRequest,
    visit: MemberVisit,
    body: "Body",
    charter: Charter,
    kind: str,
    beside: Beside | None,
) -> PosingForm:
    rule = charter.kind(kind)
    scopes = scopes_of(charter, kind, is_joined=body.joined_at is not None)
    if body.is_council or (beside and beside.key == "too"):
        scopes = ["own"]
    details: dict[str, Any] = {
        "scopes": scopes,
        "kind": kind,
        "in_council": body.is_council,
        "matters": (*charter.questions.reserved, *charter.questions.common),
        "initial": {**_prefilled(request, scopes), **(beside.filled if beside else {})},
        "circles": reading.circles(visit.organisation, visit.member),
    }
    if kind == "charter":
        details["now"] = charter
    if kind == "exclusion":
        details["members"] = organisations.members_of(body).exclude(pk=visit.member.pk)
    form = form_for(kind, has_options=rule.method != "majority")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return with_conditions(with_summary(form(*sent, **details)))


def _prefilled(request: HttpRequest, scopes: Sequence[str]) -> dict[str, Any]:
    """What a page that leads here has written beforehand, `?asked=`, `?why=`, `?scope=`, `?bodies=`: changed or not."""
    asked, why = (request.GET.get(part, "").strip() for part in ("asked", "why"))
    scope = request.GET.get("scope", "")
    return {
        **({"asked": asked[:ASKED_MAX]} if asked else {}),
        **({"why": why[:WHY_MAX]} if why else {}),
        **({"scope": scope} if scope in scopes else {}),
        "bodies": [one for one in request.GET.get("bodies", "").split(",") if one.isdecimal()],
    }


def _posed(
    request: HttpRequest,
    visit: MemberVisit,
    body: "Body",
    kind: str,
    form: PosingForm,
    beside: Beside | None,
) -> HttpResponse:
    details = form.details
    if beside:
        details["subject"] |= {beside.key: beside.question.number}
    question = acts.pose_question(visit.member, body, dossier=form.dossier, kind=kind, **details)
    if conditions := form.cleaned_data[CONDITIONS]:
        acts.name_conditions(visit.member, question, conditions=conditions)
    if summary := form.cleaned_data[SUMMARY]:
        acts.add_summary(visit.member, question, text=summary)
    messages.success(
        request, _("The question is posed. Now others can support it and fill its dossier.")
    )
    return redirect(question_address(visit, question.number))
