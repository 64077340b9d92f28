"""Calls: writing one, reading it (everybody, once two stand by it), letting it out, saying that one comes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.rules.actions import is_public
from autogestion.server.actions import acts, queries
from autogestion.server.actions.forms import CallForm
from autogestion.server.actions.models import Call
from autogestion.server.actions.views.common import above, action_at
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import (
    MemberVisit,
    Visit,
    for_anyone,
    for_members,
    page,
)


def _call_at(visit: Visit, number: int) -> Call:
    call = queries.call_numbered(visit.organisation, number)
    if call is None:
        raise Http404
    return call


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write a call to an action."""
    action = action_at(visit, number)
    words = Words(
        _("Call others to take part"),
        _("Members read it at once. Everybody can read it once another member of your assembly stands by it too."),
        _("Write the call"),
        _("The call is written. Another member of your assembly can let it out."),
    )  # fmt: skip
    return asked(
        request, visit, above(action), words, CallForm(request.POST or None),
        lambda form: acts.write_call(visit.member, action, **form.details),
    )  # fmt: skip


@require_safe
@for_anyone
def show(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A call. Strangers read those that were let out, and nothing else of the organisation."""
    call = _call_at(visit, number)
    reader = visit.member if organisations.belongs(visit.member) else None
    if reader is None and not is_public(queries.call_state(call)):
        raise Http404
    is_mine = organisations.is_in(reader, call.action.body)
    is_living = visit.organisation.dissolved_at is None and call.withdrawn_at is None
    return page(
        request, "actions/call.html", visit,
        call=call, reader=reader, is_public=is_public(queries.call_state(call)),
        comes=reader is not None and queries.comes(call, reader), may_come=reader is not None and is_living,
        may_publish=is_mine and is_living and call.published_at is None and call.by != reader,
        may_withdraw=is_mine and is_living, url=request.build_absolute_uri(call.url),
    )  # fmt: skip


@require_POST
@for_members
def publish(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Stand by a call that another member wrote: everybody can read it."""
    call = _call_at(visit, number)
    acts.publish_call(visit.member, call)
    messages.success(request, _("Everybody can read it now, also without signing in."))
    return redirect(call.url)


@require_POST
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take a call back."""
    call = _call_at(visit, number)
    acts.withdraw_call(visit.member, call)
    messages.success(request, _("It is taken back. Nobody outside reads it any more."))
    return redirect(call.url)


@require_POST
@for_members
def come(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that one comes, or does not."""
    call = _call_at(visit, number)
    acts.come(visit.member, call, comes=request.POST.get("comes") == "yes")
    return redirect(call.url)
