"""The doors of an assembly: invitations, requests to be admitted, and leaving."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import acts, charters, queries
from autogestion.server.organisations.forms import Ask, Invite, Sign
from autogestion.server.organisations.secrets import hash_of
from autogestion.server.organisations.views.assembly import show_assembly
from autogestion.server.organisations.visits import (
    MemberVisit,
    Visit,
    for_anyone,
    for_members,
    page,
)
from autogestion.server.people import sessions
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body, Invitation, Organisation

CONFLICT = 409
HANDED_OUT = "invitation"
"""Where this browser keeps the secret of the invitation that it made last; the server keeps none."""


def body_at(organisation: "Organisation", number: int) -> "Body":
    """The assembly at this address. Http404 where there is none."""
    body = queries.body_numbered(organisation, number)
    if body is None:
        raise Http404
    return body


# --- Invitations


@never_cache
@require_POST
@for_members
def invite(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A member invites to their assembly, and is shown the link."""
    body = body_at(visit.organisation, number)
    charter = queries.charter_in_force(visit.organisation)
    form = Invite(request.POST, days_max=charter.admission.invitation_days)
    if not form.is_valid():
        return show_assembly(request, visit, body, invite=form)
    invitation, secret = acts.invite(visit.member, body, **form.cleaned_data)
    request.session[HANDED_OUT] = [visit.organisation.pk, invitation.number, secret]
    return redirect(invitation_url(visit, invitation))


def invitation_url(visit: Visit, invitation: "Invitation") -> str:
    """The page that shows the link, in the browser that made it."""
    return address("o", visit.organisation.slug, "invitations", str(invitation.number))


@never_cache
@require_safe
@for_members
def show_invitation(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The link of an invitation, to copy, to print, to show to a camera."""
    invitation, link = _handed_out(request, visit, number)
    return page(request, "organisations/invitation.html", visit, invitation=invitation, link=link)


@never_cache
@require_safe
@for_members
def print_invitation(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """As many slips as the invitation admits people, six on a sheet."""
    invitation, link = _handed_out(request, visit, number)
    slip = {"url": link, "until": invitation.expires_at}
    context = {
        "slips": [slip] * invitation.uses_left,
        "organisation": visit.organisation,
        "body": invitation.body,
        "back_url": invitation_url(visit, invitation),
    }
    return render(request, "web/slips.html", context)


def _handed_out(request: HttpRequest, visit: MemberVisit, number: int) -> "tuple[Invitation, str]":
    """The invitation that this browser made last, with its link. Http404 for every other."""
    invitation = queries.invitation_numbered(visit.organisation, number)
    organisation, made, secret = request.session.get(HANDED_OUT, (0, 0, ""))
    if invitation is None or (organisation, made) != (visit.organisation.pk, number):
        raise Http404
    return invitation, request.build_absolute_uri(address("join", secret))


@require_POST
@for_members
def withdraw_invitation(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A member of the assembly takes an invitation back."""
    invitation = queries.invitation_numbered(visit.organisation, number)
    if invitation is None:
        raise Http404
    acts.withdraw_invitation(visit.member, invitation)
    messages.success(request, _("The invitation admits nobody any more."))
    return redirect(
        address("o", visit.organisation.slug, "assemblies", str(invitation.body.number))
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """For whoever holds an invitation: what they enter, under which rules, and the door."""
    invitation = queries.invitation_with_secret(hash_of(secret))
    if invitation is None:
        return render(request, "organisations/link_gone.html", status=410)
    typed = request.POST if request.method == "POST" else None
    form = Sign(typed, is_known=request.user.is_authenticated)
    if not form.is_valid():
        return _door(request, invitation, form)
    try:
        somebody = sessions.somebody(request, name=form.newcomers_name)
        acts.accept_invitation(somebody, invitation)
    except RuleBroken as refusal:
        return _door(request, invitation, form, refusal=refusal)
    invitation.body.organisation = invitation.organisation
    messages.success(
        request, _("You are a member of %(assembly)s.") % {"assembly": invitation.body}
    )
    return sessions.onward(request, somebody, invitation.body.url)


def _door(
    request: HttpRequest,
    invitation: "Invitation",
    form: Sign,
    *,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    organisation = invitation.organisation
    charter = queries.charter_in_force(organisation)
    me = queries.member_of(request.user, organisation)
    mine = list(queries.bodies_of(me)) if me else []
    context = {
        "invitation": invitation,
        "joined": organisation,
        "articles": charters.in_short(charter),
        "is_in": invitation.body in mine,
        "moves_from": me.base if me and me.base and not charter.assemblies.several else None,
        "is_open": queries.still_admits(invitation),
        "form": form,
        "refusal": refusal,
    }
    status = CONFLICT if refusal else 200
    return render(request, "organisations/join.html", context, status=status)


# --- Requests


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def ask(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Somebody asks the assembly to admit them."""
    body = body_at(visit.organisation, number)
    typed = request.POST if request.method == "POST" else None
    form = Ask(typed, is_known=request.user.is_authenticated)
    if not form.is_valid():
        return _ask(request, visit, body, form)
    try:
        somebody = sessions.somebody(request, name=form.newcomers_name)
        acts.request_admission(somebody, body, reason=form.cleaned_data["reason"])
    except RuleBroken as refusal:
        return _ask(request, visit, body, form, refusal=refusal)
    messages.success(request, _("The members of the assembly read your request and answer it."))
    return sessions.onward(request, somebody, body.url)


def _ask(
    request: HttpRequest,
    visit: Visit,
    body: "Body",
    form: Ask,
    *,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    charter = queries.charter_in_force(visit.organisation)
    base = visit.member.base if visit.member else None
    return page(
        request,
        "organisations/ask.html",
        visit,
        status=CONFLICT if refusal else 200,
        body=body,
        form=form,
        refusal=refusal,
        admission=charter.admission,
        moves_from=None if charter.assemblies.several else base,
    )


@require_POST
@for_members
def answer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """A member of the assembly says yes or no."""
    admission = queries.admission_numbered(visit.organisation, number)
    if admission is None or request.POST.get("answer") not in ("yes", "no"):
        raise Http404
    says_yes = request.POST["answer"] == "yes"
    acts.answer_admission(visit.member, admission, yes=says_yes)
    messages.success(
        request, _("You said yes.") if says_yes else _("You said no: all of us decide.")
    )
    return redirect(address("o", visit.organisation.slug, "assemblies", str(admission.body.number)))


# --- Leaving


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def leave(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """What leaving means, and the door."""
    body = body_at(visit.organisation, number)
    if request.method == "POST":
        acts.leave(visit.member, body)
        messages.success(request, _("You have left the assembly."))
        return redirect(visit.organisation.url)
    return page(
        request,
        "organisations/leave.html",
        visit,
        body=body,
        others=[other for other in queries.bodies_of(visit.member) if other != body],
        is_base=visit.member.base == body,
    )
