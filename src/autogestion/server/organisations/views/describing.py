"""The assemblies by what they say of themselves, and the form in which one says it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import acts, describing, queries
from autogestion.server.organisations.forms import Describe, Describing
from autogestion.server.organisations.visits import MemberVisit, for_members, page

CONFLICT = 409


@never_cache
@require_safe
@for_members
def assemblies(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All assemblies; `?trade=`, `?workplace=`, `?region=` and `?country=` choose among them."""
    every = describing.assemblies(visit.organisation)
    form = Describing(request.GET, terms=describing.terms(every))
    wanted = form.cleaned_data if form.is_valid() else {}
    return page(
        request, "organisations/assemblies.html", visit,
        form=form, assemblies=describing.chosen(every, wanted), is_chosen=any(wanted.values()),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def describe(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say what one's own assembly is of, in its own words or those that others used."""
    body = queries.body_numbered(visit.organisation, number)
    if body is None or body.is_council or not queries.is_in(visit.member, body):
        raise Http404
    said = {
        part: text for part, _words, text in describing.said_of(describing.description_of(body))
    }
    form = Describe(request.POST if request.method == "POST" else None, initial=said)
    refusal = None
    if form.is_valid():
        try:
            acts.describe_assembly(visit.member, body, said=form.cleaned_data)
        except RuleBroken as broken:
            refusal = broken
        else:
            messages.success(request, _("So your assembly describes itself."))
            return redirect(body.url)
    return page(
        request, "organisations/describe.html", visit, status=CONFLICT if refusal else 200,
        body=body, form=form, refusal=refusal,
        used=describing.terms(describing.assemblies(visit.organisation)),
    )  # fmt: skip
