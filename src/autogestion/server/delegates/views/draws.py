"""A draw: what was announced, what its source gave, who is drawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.delegates import acts, drawing
from autogestion.server.delegates.forms import ValueForm
from autogestion.server.delegates.reading.draws import draw_page
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The draw; whoever elects writes down here what came of its source."""
    draw = drawing.draw_numbered(visit.organisation, number)
    if draw is None:
        raise Http404
    form, refusal, status = ValueForm(request.POST or None), None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                acts.write_value(visit.member, draw, value=form.cleaned_data["value"])
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("The value is written down. Others look it up now."))
                return redirect(request.path)
    return page(
        request, "delegates/draw.html", visit, status=status, draw=draw, form=form, refusal=refusal,
        it=draw_page(draw, visit.member),
    )  # fmt: skip


@require_POST
@for_members
def judge(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say whether one found the same value."""
    draw = drawing.draw_numbered(visit.organisation, number)
    if draw is None:
        raise Http404
    acts.judge_value(visit.member, draw, agrees=request.POST.get("agrees") == "yes")
    messages.success(request, _("What you found is counted."))
    return redirect(reverse("draw", args=[visit.organisation.slug, number]))
